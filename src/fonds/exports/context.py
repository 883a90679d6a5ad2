"""The words around a note's marker: running text as a reader hears it, over page breaks, headers and other notes."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.tei.names import Element, local, xml_id, xp
from fonds.tei.text import LEFT_OUT, is_in, is_sign

WIDTH = 40
"""How many characters of running text are given on each side."""
_SIGN = "\0"
"""Stands for a marker while the text is put together: a character that no XML file can hold."""


def contexts(text: Element) -> dict[str, tuple[str, str]]:
    """Note id → the words before and after its marker. A section is one run of text, and so is a document."""
    found: dict[str, tuple[str, str]] = {}
    for blocks in _runs(text):
        found.update(_in_run(blocks))
    return found


def _runs(text: Element) -> Iterator[list[Element]]:
    for part in xp(text, "t:front|t:body/t:div|t:back/t:div"):
        yield xp(part, ".//t:p[not(ancestor::t:note)]|.//t:byline|.//t:titlePart")


def _in_run(blocks: list[Element]) -> dict[str, tuple[str, str]]:
    notes: list[str] = []
    parts: list[str] = []
    for block in blocks:
        _collect(block, parts, notes)
        parts.append(" ")
    pieces = " ".join("".join(parts).split()).split(_SIGN)
    found: dict[str, tuple[str, str]] = {}
    before = ""
    after = "".join(pieces)
    for note, piece in zip(notes, pieces, strict=False):
        before += piece
        found[note] = (before[-WIDTH:], after[len(before) : len(before) + WIDTH])
    return found


def _collect(element: Element, parts: list[str], notes: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        name = local(child)
        if name == "note":
            if child.get("place") == "foot":
                notes.append(str(xml_id(child)))
                parts.append(_SIGN)
        elif name and name not in LEFT_OUT and not is_sign(child) and is_in(child, is_reading=False):
            _collect(child, parts, notes)
        parts.append(child.tail or "")
