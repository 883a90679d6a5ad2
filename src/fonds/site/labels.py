"""Addresses in words: what a link to a unit says (`¶ 31`, `note 22`, `speech 14`)."""

from __future__ import annotations

import re

from fonds.tei.names import Element

from .notes import name_of

_UNIT = re.compile(r"(?:.*\.)?(?P<kind>[a-z]+)(?P<number>[\d.a-z]*)\Z")
_WORDS = {"t": "speech", "i": "item", "q": "quotation", "st": "direction", "g": "gap", "s": "section"}
_NAMED = {
    "h": "heading",
    "source": "source line",
    "opener": "opening",
    "closer": "close",
    "byline": "authors",
    "title": "title",
}


def label(unit: str, note: Element | None) -> str:
    """What a unit is called inside its section or document. `note` is its element where it is an author's note."""
    if note is not None:
        return name_of(note)[0].lower() + name_of(note)[1:]
    last = unit.rpartition(".")[2]
    if last in _NAMED:
        return _NAMED[last]
    speech = re.search(r"\.(?P<speech>t\d+[a-z]*)\.p(?P<p>\d+)\Z", unit)
    if speech:
        return f"speech {speech['speech'][1:]} ¶ {speech['p']}"
    match = _UNIT.fullmatch(unit.partition(".")[2] or unit)
    if match is None:
        return unit
    return (
        f"¶ {match['number']}" if match["kind"] == "p" else f"{_WORDS.get(match['kind'], '')} {match['number']}".strip()
    )
