"""W-034: the numbers of articles or points leave one out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .paper import Division, Doubt, Paper
from .passages import Passage
from .words import beginning_of

CODE = "W-034"
MOST = 2
"""So many numbers may be missing; where more are, the next point belongs to another series."""
_LABEL = re.compile(
    r"(?P<word>Article|Section|Chapter|Point|Paragraph|Clause|Annex|Part)\s+(?P<n>\d{1,3})\b"
    r"|(?P<open>\(?)(?P<m>\d{1,2})(?P<close>\.\)|\)|\.)(?=\s|\Z|\[|[A-Z“])",
    re.IGNORECASE,
)
"""Numbers that open a passage. Letters and Roman numbers are none: initials and abbreviations look the same."""


@dataclass(frozen=True)
class _Point:
    number: int
    style: str
    name: str
    """As it is printed: `Article 3`, `(3)`."""
    passage: Passage


def doubts(paper: Paper) -> Iterator[Doubt]:
    """One finding for each place where a series of points goes on behind a number that is not there."""
    for division in paper.divisions:
        yield from _in_division(division)


def _in_division(division: Division) -> Iterator[Doubt]:
    """A series is points of one style in order. It must have counted twice before a number can be missed in it."""
    series: dict[str, list[_Point]] = {}
    for point in _points(division):
        run = series.setdefault(point.style, [])
        if run and point.number == run[-1].number + 1:
            run.append(point)
            continue
        missing = range(run[-1].number + 1, point.number) if run else range(0)
        if len(run) >= 2 and 1 <= len(missing) <= MOST and not _is_answered(run[-1], point, division):
            yield _doubt(run[-1], point, [str(number) for number in missing])
        if len(run) >= 2 and 1 <= len(missing) <= MOST:
            run.append(point)
        else:
            series[point.style] = [point]


def _points(division: Division) -> Iterator[_Point]:
    for passage in division.passages:
        match = _LABEL.match(passage.text.lstrip()) if passage.kind in ("p", "item", "label", "head", "ab") else None
        if match is None:
            continue
        style = (match["word"] or f"{match['open']}1{match['close']}").casefold()
        yield _Point(int(match["n"] or match["m"]), style, match[0], passage)


def _is_answered(before: _Point, after: _Point, division: Division) -> bool:
    """Whether a person has decided something between the two points."""
    order = list(division.passages)
    between = order[order.index(before.passage) : order.index(after.passage)]
    return any(passage.decided for passage in between) or after.passage.is_decided(0, len(after.name))


def _doubt(before: _Point, after: _Point, missing: list[str]) -> Doubt:
    line, column = after.passage.place(len(after.passage.text) - len(after.passage.text.lstrip()))
    numbers = " and ".join(missing)
    fact = f"{before.name} is followed by {after.name}: {numbers} {'is' if len(missing) == 1 else 'are'} not there."
    hint = "Is a line lost, or does the point stand inside the one before it? Or did the print count so?"
    return Doubt(CODE, line, column, beginning_of(after.passage.text), fact, hint)
