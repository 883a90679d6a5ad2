"""W-035: a table is announced and is not in the text."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.tei.names import Element, walk
from fonds.tei.text import is_emendation

from .paper import Division, Doubt, Paper, division_of
from .passages import Passage
from .words import end_of

CODE = "W-035"


def doubts(paper: Paper) -> Iterator[Doubt]:
    """One finding for each gap that the encoder left where a table was announced; a gap by hand is a decision."""
    for division in paper.divisions:
        for gap in walk(division.element, "gap"):
            if gap.get("unit") != "table" or is_emendation(gap) or division_of(gap) is not division.element:
                continue
            before = _before(division, gap)
            if before is not None and not before.is_decided(len(before.text.rstrip()) - 1, len(before.text)):
                line, column = before.place(len(before.text.rstrip()) - 1)
                fact = "A table is announced here and is not in the text."
                hint = "See what the print has: supply the table, or mark a gap that says what is missing."
                yield Doubt(CODE, line, column, end_of(before.text), fact, hint)


def _before(division: Division, gap: Element) -> Passage | None:
    """The passage behind which, or inside which, the gap stands."""
    order = {element: i for i, element in enumerate(division.element.iter())}
    at = order[gap]
    known = [p for p in division.passages if p.kind not in ("note", "source") and order.get(p.element, at) < at]
    return known[-1] if known else None
