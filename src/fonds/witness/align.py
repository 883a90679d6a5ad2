"""Notes and candidates of one page, matched in order: the best assignment, and how sure each pairing is.

Notes come in order and so do markers, so the assignment is monotone. Each candidate is passed over, or calls a note of
the page, or calls a note that is lost; each note is called from a candidate or left without a place. `align` finds the
best assignment by dynamic programming and, summing over all of them, the share of the whole in which a note stands at
its place: that is its confidence. Scores are log-odds against passing a candidate over.

A line that breaks off inside a paragraph has a cause: a marker near the break, or the page's end. So a break with no
marker near it costs something. Breaks open and close in order, and a marker explains all that are open where it stands:
to know how many of them are not explained yet is enough.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Row = Sequence[float]
States = list[float]
"""Score by the number of open breaks that no marker explains yet."""
Table = list[list[list[States]]]
"""States by the number of lost notes, of candidates and of notes that are done with."""
Join = Callable[[float, float], float]
"""How two ways to the same point are put together: the better one, or the sum of both."""
_NEVER = -math.inf


@dataclass(frozen=True)
class Costs:
    """What the exceptions cost, as log-odds."""

    unplaced: float
    """To leave a note without a place."""
    lost: float
    """To take a candidate for the marker of a lost note."""


class Break(NamedTuple):
    """A break inside a paragraph, and the candidates near it."""

    first: int
    last: int
    """Index behind the last candidate near it."""
    cost: float
    """What it costs to have no marker near it, as log-odds."""


@dataclass(frozen=True)
class Page:
    """What is weighed on one page."""

    scores: Sequence[Row]
    """`scores[i][j]` is what speaks for note i at candidate j."""
    lost: Row
    """`lost[j]` is what speaks for a lost note's marker at candidate j."""
    breaks: Sequence[Break] = ()
    """In order; none begins or ends before another that stands before it."""

    def reversed(self) -> Page:
        """The same page read from its end."""
        size = len(self.lost)
        breaks = [Break(size - last, size - first, cost) for first, last, cost in reversed(self.breaks)]
        return Page([row[::-1] for row in reversed(self.scores)], self.lost[::-1], breaks)


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


def align(page: Page, costs: Costs, wanted: int) -> Alignment:
    """Match notes (rows) with candidates (columns), with exactly `wanted` lost notes."""
    n, m = len(page.scores), len(page.lost)
    best = tables(page, costs, wanted, max)
    sums = tables(page, costs, wanted, log_add)
    back = tables(page.reversed(), costs, wanted, log_add)
    total = sums[wanted][m][n][0]
    pairings: list[Pairing] = []
    for step, i, j, k in _steps(page, costs, best, wanted):
        if step == "unplaced":
            pairings.append(Pairing(i, None, 0.0))
            continue
        used = step == "lost"
        score = page.lost[j] + costs.lost if used else page.scores[i][j]
        before = _joined(sums[k][j][i], log_add)
        after = _joined(back[wanted - k - used][m - j - 1][n - i - (not used)], log_add)
        share = before + score + after - total
        pairings.append(Pairing(None if used else i, j, min(1.0, math.exp(share)) if share > -700 else 0.0))
    return Alignment(best[wanted][m][n][0], tuple(reversed(pairings)))


def best_score(page: Page, costs: Costs, wanted: int) -> float:
    """The score of the best assignment alone, without places and confidence."""
    return tables(page, costs, wanted, max)[wanted][len(page.lost)][len(page.scores)][0]


def tables(page: Page, costs: Costs, wanted: int, join: Join) -> Table:
    """For each number of lost notes: best (or summed) score of the first j candidates and i notes, by open breaks."""
    n, m = len(page.scores), len(page.lost)
    shifts = _shifts(page.breaks, m)
    found: Table = [[] for _ in range(wanted + 1)]
    for k in range(wanted + 1):
        first = [[_NEVER] * (shifts[0].opened + 1) for _ in range(n + 1)]
        if not k:
            first[0][-1] = 0.0
        found[k].append(_unplaced(first, costs, join))
        for j in range(m):
            shift = shifts[j + 1]
            column = [[_NEVER] * (shift.left + shift.opened + 1) for _ in range(n + 1)]
            for i in range(n + 1):
                into = column[i]
                _advance(found[k][j][i], into, shift, join)
                called = _joined(found[k][j][i - 1], join) + page.scores[i - 1][j] if i else _NEVER
                if k:
                    called = join(called, _joined(found[k - 1][j][i], join) + page.lost[j] + costs.lost)
                into[shift.opened] = join(into[shift.opened], called)
            found[k].append(_unplaced(column, costs, join))
    return found


class _Shift(NamedTuple):
    """What happens to the open breaks between a candidate and the next."""

    left: int
    """How many breaks that were open stay so."""
    opened: int
    """How many breaks the next candidate is the first one near."""
    closing: tuple[float, ...]
    """What the breaks that close cost, summed from the last of them backwards: none, the last, the last two, …"""


def _shifts(breaks: Sequence[Break], size: int) -> list[_Shift]:
    """For each candidate, and behind the last, what happened since the one before."""
    left, opened = [0] * (size + 1), [0] * (size + 1)
    closing: list[list[float]] = [[0.0] for _ in range(size + 1)]
    for first, last, _ in breaks:
        opened[first] += 1
        for j in range(first + 1, last):
            left[j] += 1
    for _, last, cost in reversed(breaks):
        closing[last].append(closing[last][-1] + cost)
    return [_Shift(*shift) for shift in zip(left, opened, map(tuple, closing), strict=True)]


def _advance(states: States, into: States, shift: _Shift, join: Join) -> None:
    """Pass a candidate over: breaks that close without a marker are paid for, newly opened ones are not explained."""
    for open_breaks, value in enumerate(states):
        if value > _NEVER:
            paid = max(0, open_breaks - shift.left)
            at = open_breaks - paid + shift.opened
            into[at] = join(into[at], value + shift.closing[paid])


def _unplaced(column: list[States], costs: Costs, join: Join) -> list[States]:
    """Add to a column the ways in which a note finds no place here."""
    for i in range(1, len(column)):
        column[i] = [join(one, before + costs.unplaced) for one, before in zip(column[i], column[i - 1], strict=True)]
    return column


def _steps(page: Page, costs: Costs, best: Table, wanted: int) -> Iterator[tuple[str, int, int, int]]:
    """The steps of the best assignment, the last first: what was done, and how many notes, candidates and lost ones
    lay before it.
    """
    i, j, k, s = len(page.scores), len(page.lost), wanted, 0
    shifts = _shifts(page.breaks, j)
    while i or j:
        here = best[k][j][i][s]
        if i and _same(here, best[k][j][i - 1][s] + costs.unplaced):
            i -= 1
            yield "unplaced", i, j, k
            continue
        shift = shifts[j]
        passed = _passed(best[k][j - 1][i], shift, here, s)
        if passed is not None:
            j, s = j - 1, passed
            continue
        j -= 1
        lost = k > 0 and _same(here, _joined(best[k - 1][j][i]) + page.lost[j] + costs.lost)
        i, k = (i, k - 1) if lost else (i - 1, k)
        states = best[k][j][i]
        s = states.index(max(states))
        yield "lost" if lost else "called", i, j, k


def _passed(states: States, shift: _Shift, here: float, s: int) -> int | None:
    """The state from which a candidate was passed over to reach a score; None where it was not."""
    for open_breaks, value in enumerate(states):
        paid = max(0, open_breaks - shift.left)
        if open_breaks - paid + shift.opened == s and _same(here, value + shift.closing[paid]):
            return open_breaks
    return None


def _joined(states: States, join: Join = max) -> float:
    value = _NEVER
    for state in states:
        value = join(value, state)
    return value


def _same(a: float, b: float) -> bool:
    return a == b or abs(a - b) < 1e-9


def log_add(a: float, b: float) -> float:
    """The logarithm of the sum of two numbers of which the logarithms are given."""
    high, low = (a, b) if a >= b else (b, a)
    if low == _NEVER:
        return high
    return high + math.log1p(math.exp(low - high))
