"""Archival citations put into the notes: `bibl` around the words, `biblScope` around the locator."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.config import Archive, EditionConfig
from fonds.findings import Findings
from fonds.link.ranges import content, covering, witness_place, wrap
from fonds.source import Place
from fonds.tei.names import Element, make, walk, xml_id

from .grammar import Citation, Grammar, Unread
from .levels import Levels


def mark_citations(text: Element, grammar: Grammar, config: EditionConfig, findings: Findings) -> dict[str, Citation]:
    """Mark the citations of all author's notes; gives citation id → citation."""
    found: dict[str, Citation] = {}
    for note in walk(text, "note"):
        if note.get("place") == "foot":
            words = content(note)
            read = grammar.read(words)
            for item in read:
                if isinstance(item, Unread):
                    _report(words, item, witness_place(note, item.start, config), findings)
            found.update(_mark_note(note, [item for item in read if isinstance(item, Citation)]))
    return found


def _report(words: str, item: Unread, place: Place, findings: Findings) -> None:
    fact = f"{item.archive.name} is named here, and the number behind it does not have the form of its register entry."
    hint = "If it is printed so, add the form to archives.yaml; if it is damaged, record an emendation."
    findings.add("L-003", place, fact, words=words[item.start : item.end + 40], hint=hint)


def _mark_note(note: Element, citations: Iterable[Citation]) -> Iterable[tuple[str, Citation]]:
    owner = xml_id(note)
    places = _places(note, citations)
    marked = [(f"{owner}.c{number}", citation) for number, (citation, _) in enumerate(places, 1)]
    for (identifier, citation), (_, place) in zip(reversed(marked), reversed(places), strict=True):
        # from the back, so that offsets stay true
        attributes = {
            "type": "archival",
            "xml:id": identifier,
            "corresp": f"#{file_id(citation.archive, citation.levels)}",
        }
        attributes["cert"] = str(citation.certainty)
        bibl = wrap(note, *place, make("bibl", attributes))
        if citation.locator is not None:
            start, end = (offset - place[0] for offset in citation.locator)
            if (scope := covering(bibl, start, end)) is not None:
                wrap(bibl, *scope, make("biblScope", {"unit": citation.unit}))
    return marked


def _places(note: Element, citations: Iterable[Citation]) -> list[tuple[Citation, tuple[int, int]]]:
    """The citations that can be marked, each with its place: whole emendations, none of them in two citations."""
    found: list[tuple[Citation, tuple[int, int]]] = []
    for citation in citations:
        place = covering(note, citation.start, citation.end)
        if place is not None and not (found and place[0] < found[-1][1][1]):
            found.append((citation, place))
    return found


def archive_id(key: str) -> str:
    """The address of an archive in the index of sources: made of its key, letters, digits and hyphens only."""
    return f"archive-{_slug(key)}"


def file_id(archive: Archive, levels: Levels) -> str:
    """The address of a unit in the index of sources: made of its own identifier, so that it never moves.

    A space between a letter and a digit (`A 38-2` and `A38-2`) makes no other file.
    """
    known = {level.name: level for level in archive.levels}
    steps = [
        _slug((known[name].printed[0] if known[name].printed and len(known) > 1 else "") + _closed(value))
        for name, value in levels
    ]
    return "-".join(["src", _slug(archive.key), *steps])


def _closed(value: str) -> str:
    return re.sub(r"(?<=\b[A-Z])(?=\d)", " ", value)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace(".", "")).strip("-")
