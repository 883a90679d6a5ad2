"""Archival citations put into the notes: `bibl` around the words, `biblScope` around the locator."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.tei.names import Element, make, walk, xml_id

from .grammar import Citation, Grammar
from .ranges import content, covering, wrap

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
    owner = xml_id(note)
    places = _places(note, grammar.find(content(note)))
    marked = [(f"{owner}.c{number}", citation) for number, (citation, _) in enumerate(places, 1)]
    for (identifier, citation), (_, place) in zip(reversed(marked), reversed(places), strict=True):
        # from the back, so that offsets stay true
        attributes = {"type": "archival", "xml:id": identifier, "corresp": f"#{file_id(citation)}"}
        attributes["cert"] = DOUBTFUL if citation.has_range else SURE
        bibl = wrap(note, *place, make("bibl", attributes))
        if citation.locator is not None:
            start, end = (offset - place[0] for offset in citation.locator)
            unit = _unit(content(bibl)[start:end], citation)
            if (scope := covering(bibl, start, end)) is not None:
                wrap(bibl, *scope, make("biblScope", {"unit": unit}))
    return marked


def _places(note: Element, citations: Iterable[Citation]) -> list[tuple[Citation, tuple[int, int]]]:
    """The citations that can be marked, each with its place: whole emendations, none of them in two citations."""
    found: list[tuple[Citation, tuple[int, int]]] = []
    for citation in citations:
        place = covering(note, citation.start, citation.end)
        if place is not None and not (found and place[0] < found[-1][1][1]):
            found.append((citation, place))
    return found


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
