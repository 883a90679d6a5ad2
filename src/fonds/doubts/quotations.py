"""W-033: a quotation that is opened and not closed, or closed and not opened."""

from __future__ import annotations

from collections.abc import Iterator

from .pairs import unpaired
from .paper import Doubt, Paper
from .words import around

CODE = "W-033"
PAIRS = {"“": "”", "«": "»"}
"""Single marks are none: the closing one is an apostrophe as well. Straight marks do not say which half they are."""


def doubts(paper: Paper) -> Iterator[Doubt]:
    """One finding for each passage in which a quotation mark has no other half."""
    for division in paper.divisions:
        for half in unpaired(division, PAIRS):
            line, column = half.passage.place(half.offset)
            what = "opens a quotation that is not closed" if half.sign in PAIRS else "closes what was not opened"
            hint = "A mark is lost or turned the wrong way, or words are lost with it: see what the print has."
            yield Doubt(
                CODE, line, column, around(half.passage.text, half.offset), f"The mark {half.sign} {what}.", hint
            )
