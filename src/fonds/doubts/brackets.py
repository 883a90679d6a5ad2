"""W-032: a bracket that is not closed, or closes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .pairs import unpaired
from .paper import Doubt, Paper
from .words import around

CODE = "W-032"
PAIRS = {"(": ")", "[": "]"}
"""Braces are none: where a print has them they mostly hold lines of a table together."""
_FEWEST = 6
"""In a passage of fewer words a bracket may belong to the layout of a list or table."""


def doubts(paper: Paper) -> Iterator[Doubt]:
    """One finding for each passage in which a bracket has no other half."""
    for division in paper.divisions:
        for half in unpaired(division, PAIRS):
            if len(re.findall(r"\w+", half.passage.text)) < _FEWEST:
                continue
            line, column = half.passage.place(half.offset)
            what = "is not closed" if half.sign in PAIRS else "closes nothing"
            fact = f"The bracket {half.sign} {what}."
            hint = "A bracket is lost, or one is too many: see what the print has."
            yield Doubt(CODE, line, column, around(half.passage.text, half.offset), fact, hint)
