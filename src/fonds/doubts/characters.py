"""W-005: a character that stands for nothing that can be read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from .paper import Doubt, Paper
from .words import around

CODE = "W-005"
REPLACEMENT = "\ufffd"


def doubts(paper: Paper) -> Iterator[Doubt]:
    """One finding for each passage with a sign of a font's own (private use), an unassigned one, or U+FFFD."""
    for division in paper.divisions:
        for passage in division.passages:
            found = [i for i, sign in enumerate(passage.text) if sign == REPLACEMENT or _is_nameless(sign)]
            if not found or passage.is_decided(found[0], found[0] + 1):
                continue
            line, column = passage.place(found[0])
            code = f"U+{ord(passage.text[found[0]]):04X}"
            more = f" and {len(found) - 1} more like it" if len(found) > 1 else ""
            fact = f"The character {code}{more} has no meaning outside the font of the print."
            hint = "See what the print has there: often a bullet, a dash or a letter with an accent."
            yield Doubt(CODE, line, column, around(passage.text, found[0]), fact, hint)


def _is_nameless(sign: str) -> bool:
    return sign > "\u02ff" and unicodedata.category(sign) in ("Co", "Cn")
