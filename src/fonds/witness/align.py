"""Notes and candidates of one page, matched in order: the best assignment, and how sure each pairing is.

Notes come in order and so do markers, so the assignment is monotone. `align` finds the best one by dynamic programming
and, summing over all of them, the share of the whole in which a note stands at its place: that is its confidence.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from .candidates import SURE, Candidate

UNPLACED = -5.0
"""What it costs to leave a note without a place."""
IGNORED = -2.5
"""What it costs to pass over a trace that is nearly certain."""


@dataclass(frozen=True)
class Alignment:
    """The best assignment of a page."""

    score: float
    places: tuple[int | None, ...]
    """For each note the index of its candidate, or None."""
    confidence: tuple[float, ...]
    """For each note the probability of its place among all assignments of the page."""


def align(scores: Sequence[Sequence[float]], candidates: Sequence[Candidate]) -> Alignment:
    """Match notes (rows of `scores`) with candidates (columns). `scores[i][j]` is the log-odds of note i at place j."""
    skip = _skips(candidates)
    n, m = len(scores), len(candidates)
    best, choice = _best(scores, skip, n, m)
    forward = _sums(scores, skip, n, m)
    backward = _sums([row[::-1] for row in reversed(scores)], skip[::-1], n, m)
    places: list[int | None] = [None] * n
    i, j = n, m
    while i or j:
        step = choice[i][j]
        if step == "pair":
            i, j = i - 1, j - 1
            places[i] = j
        elif step == "skip":
            j -= 1
        else:
            i -= 1
    total = forward[n][m]
    confidence = [
        0.0 if p is None else math.exp(forward[k][p] + scores[k][p] + backward[n - k - 1][m - p - 1] - total)
        for k, p in enumerate(places)
    ]
    return Alignment(best[n][m], tuple(places), tuple(min(1.0, c) for c in confidence))


def best_score(scores: Sequence[Sequence[float]], candidates: Sequence[Candidate]) -> float:
    """The score of the best assignment alone, without places and confidence."""
    row = [0.0]
    skip = _skips(candidates)
    for cost in skip:
        row.append(row[-1] + cost)
    for of_note in scores:
        new = [row[0] + UNPLACED]
        for j, score in enumerate(of_note):
            new.append(max(row[j] + score, new[j] + skip[j], row[j + 1] + UNPLACED))
        row = new
    return row[-1]


def _skips(candidates: Sequence[Candidate]) -> list[float]:
    return [IGNORED if candidate.score >= SURE else 0.0 for candidate in candidates]


def _best(
    scores: Sequence[Sequence[float]], skip: Sequence[float], n: int, m: int
) -> tuple[list[list[float]], list[list[str]]]:
    best = [[0.0] * (m + 1) for _ in range(n + 1)]
    choice = [[""] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            options = []
            if i and j:
                options.append((best[i - 1][j - 1] + scores[i - 1][j - 1], "pair"))
            if j:
                options.append((best[i][j - 1] + skip[j - 1], "skip"))
            if i:
                options.append((best[i - 1][j] + UNPLACED, "unplaced"))
            if options:
                best[i][j], choice[i][j] = max(options, key=lambda option: option[0])
    return best, choice


def _sums(scores: Sequence[Sequence[float]], skip: Sequence[float], n: int, m: int) -> list[list[float]]:
    """Log of the sum over all assignments of the first i notes to the first j candidates.

    To count each assignment once, a note without a place is put after the candidates that are passed over there.
    """
    ends_in_note = [[-math.inf] * (m + 1) for _ in range(n + 1)]
    total = [[0.0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            options = [0.0] if i == j == 0 else []
            if i and j:
                options.append(total[i - 1][j - 1] + scores[i - 1][j - 1])
            if i:
                unplaced = total[i - 1][j] + UNPLACED
                ends_in_note[i][j] = unplaced
                options.append(unplaced)
            if j:
                options.append(_without_unplaced(total[i][j - 1], ends_in_note[i][j - 1]) + skip[j - 1])
            total[i][j] = _log_sum(options)
    return total


def _without_unplaced(total: float, ends_in_note: float) -> float:
    if ends_in_note == -math.inf:
        return total
    rest = 1.0 - math.exp(ends_in_note - total)
    return total + math.log(rest) if rest > 1e-12 else -math.inf


def _log_sum(values: Sequence[float]) -> float:
    top = max(values, default=-math.inf)
    return top if top == -math.inf else top + math.log(sum(math.exp(v - top) for v in values))
