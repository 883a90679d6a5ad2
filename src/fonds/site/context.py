"""The words around a note's marker, as a reader of the list of notes needs them to find the place again."""

from __future__ import annotations

import re

from fonds.tei.names import Element, local
from fonds.tei.text import LEFT_OUT, is_in, is_sign

WIDTH = 48
"""How many characters are shown on each side, words whole."""
_BLOCKS = frozenset(["p", "head", "byline", "item", "titlePart", "ab", "quote", "cell", "note", "speaker"])
_SIGN = "\0"
"""Stands for the marker: a character that no XML file can hold."""


def around(note: Element) -> tuple[str, str]:
    """The words before and behind a note's marker in its paragraph."""
    before, behind = beside(note)
    return before.strip(), behind.strip()


def beside(element: Element) -> tuple[str, str]:
    """The words before and behind an element in its paragraph, in the reading text, as they stand beside it: with or
    without a space there.
    """
    block = next((above for above in element.iterancestors() if local(above) in _BLOCKS), None)
    if block is None:
        return "", ""
    parts: list[str] = []
    _collect(block, element, parts)
    before, _, behind = "".join(parts).partition(_SIGN)
    return _tail(re.sub(r"\s+", " ", before).lstrip()), _head(re.sub(r"\s+", " ", behind).rstrip())


def _collect(element: Element, note: Element, parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if child is note:
            parts.append(_SIGN)
        elif local(child) and local(child) not in LEFT_OUT and not is_sign(child) and is_in(child, is_reading=True):
            _collect(child, note, parts)
        parts.append(child.tail or "")


def _tail(words: str) -> str:
    return words if len(words) <= WIDTH else "… " + words[-WIDTH:].partition(" ")[2]


def _head(words: str) -> str:
    return words if len(words) <= WIDTH else words[:WIDTH].rpartition(" ")[0] + " …"
