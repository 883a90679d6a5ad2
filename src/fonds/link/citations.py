"""Archival citations put into the notes: `bibl` around the words, `biblScope` around the locator."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.tei.names import Element, make, walk, xml_id

from .grammar import Citation, Grammar
from .ranges import content, wrap

SURE, DOUBTFUL = "0.95", "0.6"
"""Certainty of a citation that follows its archive's grammar, and of one with a range where a number belongs."""


def mark_citations(text: Element, grammar: Grammar) -> dict[str, Citation]:
    """Mark the citations of all author's notes; gives citation id → citation."""
    found: dict[str, Citation] = {}
    for note in walk(text, "note"):
        if note.get("place") == "foot":
            found.update(_mark_note(note, grammar))
    return found


def _mark_note(note: Element, grammar: Grammar) -> Iterable[tuple[str, Citation]]:
    citations = grammar.find(content(note))
    owner = xml_id(note)
    marked = [(f"{owner}.c{number}", citation) for number, citation in enumerate(citations, 1)]
    for identifier, citation in reversed(marked):  # from the back, so that offsets stay true
        attributes = {"type": "archival", "xml:id": identifier, "corresp": f"#{file_id(citation)}"}
        attributes["cert"] = DOUBTFUL if citation.has_range else SURE
        bibl = wrap(note, citation.start, citation.end, make("bibl", attributes))
        if citation.locator is not None:
            start, end = (offset - citation.start for offset in citation.locator)
            wrap(bibl, start, end, make("biblScope", {"unit": _unit(content(bibl)[start:end], citation)}))
    return marked


def _unit(locator: str, citation: Citation) -> str:
    """What the locator counts: leaves where it says so, a range in the file's place where it stands there."""
    if citation.has_range:
        return "range"
    return "leaf" if re.match(r"\s*(?:ll?|leaf|leaves|fols?)\b", locator, re.IGNORECASE) else "page"


def file_id(citation: Citation) -> str:
    """The address of the cited unit in the index of sources: made of its own identifier, so that it never moves."""
    levels = {level.name: level for level in citation.archive.levels}
    steps = [
        _slug((levels[name].printed[0] if levels[name].printed and len(levels) > 1 else "") + value)
        for name, value in citation.levels
    ]
    return "-".join(["src", _slug(citation.archive.key), *steps])


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace(".", "")).strip("-")
