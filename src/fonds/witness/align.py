"""Notes and candidates of one page, matched in order: the best assignment, and how sure each pairing is.

Notes come in order and so do markers, so the assignment is monotone. Each candidate is passed over, or calls a note of
the page, or calls a note that is lost; each note is called from a candidate or left without a place. `align` finds the
best assignment by dynamic programming and, summing over all of them, the share of the whole in which a note stands at
its place: that is its confidence. Scores are log-odds against passing a candidate over.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

Row = Sequence[float]
Table = list[list[list[float]]]
"""Score by the number of lost notes, of notes and of candidates that are done with."""
Join = Callable[[float, float], float]
"""How two ways to the same point are put together: the better one, or the sum of both."""
_NEVER = -math.inf


@dataclass(frozen=True)
class Costs:
    """What the two exceptions cost, as log-odds."""

    unplaced: float
    """To leave a note without a place."""
    lost: float
    """To take a candidate for the marker of a lost note."""


@dataclass(frozen=True)
class Pairing:
    """One marker of the best assignment."""

    note: int | None
    """Index of the note; None for a lost one."""
    candidate: int | None
    """Index of the candidate; None for a note without a place."""
    confidence: float


@dataclass(frozen=True)
class Alignment:
    """The best assignment of a page."""

    score: float
    pairings: tuple[Pairing, ...]
    """In the order of the page; notes without a place where they come among the others."""


def align(scores: Sequence[Row], lost: Row, costs: Costs, wanted: int) -> Alignment:
    """Match notes (rows) with candidates (columns), with exactly `wanted` lost notes.

    `scores[i][j]` is what speaks for note i at candidate j, `lost[j]` what speaks for a lost note's marker there.
    """
    n, m = len(scores), len(lost)
    tables = _tables(scores, lost, costs, wanted, max)
    sums = _tables(scores, lost, costs, wanted, _log_add)
    back = _tables([row[::-1] for row in reversed(scores)], lost[::-1], costs, wanted, _log_add)
    total = sums[wanted][n][m]
    pairings: list[Pairing] = []
    i, j, k = n, m, wanted
    while i or j:
        here = tables[k][i][j]
        if i and j and _same(here, tables[k][i - 1][j - 1] + scores[i - 1][j - 1]):
            i, j = i - 1, j - 1
            share = _share(sums, back, (i, j, k), (n, m, wanted), scores[i][j], total, 0)
            pairings.append(Pairing(i, j, share))
        elif j and k and _same(here, tables[k - 1][i][j - 1] + lost[j - 1] + costs.lost):
            j, k = j - 1, k - 1
            share = _share(sums, back, (i, j, k), (n, m, wanted), lost[j] + costs.lost, total, 1)
            pairings.append(Pairing(None, j, share))
        elif j and _same(here, tables[k][i][j - 1]):
            j -= 1
        else:
            i -= 1
            pairings.append(Pairing(i, None, 0.0))
    return Alignment(tables[wanted][n][m], tuple(reversed(pairings)))


def best_score(scores: Sequence[Row], lost: Row, costs: Costs, wanted: int) -> float:
    """The score of the best assignment alone, without places and confidence."""
    return _tables(scores, lost, costs, wanted, max)[wanted][len(scores)][len(lost)]


def _tables(scores: Sequence[Row], lost: Row, costs: Costs, wanted: int, join: Join) -> Table:
    """For each number k of lost notes: best (or summed) score of the first i notes and j candidates."""
    n, m = len(scores), len(lost)
    found: Table = []
    for k in range(wanted + 1):
        before = found[k - 1] if k else None
        table: list[list[float]] = []
        for i in range(n + 1):
            row: list[float] = []
            for j in range(m + 1):
                value = 0.0 if i == j == k == 0 else _NEVER
                if i and j:
                    value = join(value, table[i - 1][j - 1] + scores[i - 1][j - 1])
                if j and before is not None:
                    value = join(value, before[i][j - 1] + lost[j - 1] + costs.lost)
                if j:
                    value = join(value, row[j - 1])
                if i:
                    value = join(value, table[i - 1][j] + costs.unplaced)
                row.append(value)
            table.append(row)
        found.append(table)
    return found


def _share(
    sums: Table,
    back: Table,
    at: tuple[int, int, int],
    size: tuple[int, int, int],
    score: float,
    total: float,
    used: int,
) -> float:
    """The share of all assignments that use a pairing; `at` is what lies before it, `used` 1 for a lost note."""
    (i, j, k), (n, m, wanted) = at, size
    after = back[wanted - k - used][n - i - (1 - used)][m - j - 1]
    value = sums[k][i][j] + score + after - total
    return min(1.0, math.exp(value)) if value > -700 else 0.0


def _same(a: float, b: float) -> bool:
    return a == b or abs(a - b) < 1e-9


def _log_add(a: float, b: float) -> float:
    high, low = (a, b) if a >= b else (b, a)
    if low == _NEVER:
        return high
    return high + math.log1p(math.exp(low - high))
