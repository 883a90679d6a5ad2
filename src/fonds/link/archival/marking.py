"""Archival citations put into the notes: `bibl` around the words, `biblScope` around the locator."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from fonds.config import Archive, EditionConfig
from fonds.findings import Findings
from fonds.link.ranges import content, covering, witness_place, wrap
from fonds.source import Place
from fonds.tei.names import Element, make, walk, xml_id

from .grammar import Citation, Grammar, Unread
from .levels import Levels

_Placed = tuple[Citation, tuple[int, int]]
"""A citation, and the characters of its note that are to be marked."""


class Marked(NamedTuple):
    """What was found in the notes."""

    citations: dict[str, Citation]
    """Citation id → citation."""
    unread: frozenset[str]
    """Ids of notes that cite more than could be marked: nothing may be concluded from what was."""


def mark_citations(text: Element, grammar: Grammar, config: EditionConfig, findings: Findings) -> Marked:
    """Mark the citations of all author's notes."""
    found: dict[str, Citation] = {}
    unread: set[str] = set()
    for note in walk(text, "note"):
        if note.get("place") != "foot":
            continue
        words = content(note)
        read = grammar.read(words)
        places, apart = _places(note, [item for item in read if isinstance(item, Citation)])
        for item in read:
            if isinstance(item, Unread) or item in apart:
                _report(words, item, witness_place(note, item.start, config), findings)
                unread.add(str(xml_id(note)))
        found.update(_mark_note(note, places))
    return Marked(found, frozenset(unread))


def _report(words: str, item: Citation | Unread, place: Place, findings: Findings) -> None:
    if isinstance(item, Unread):
        why = "is named here, and the number behind it does not have the form of its register entry."
        hint = "If it is printed so, add the form to archives.yaml; if it is damaged, record an emendation."
    else:
        why = "is cited here, in an emendation that holds another citation too or a part of something else."
        hint = "Record one emendation for each citation."
    fact = f"{item.archive.name} {why}"
    findings.add("L-003", place, fact, words=words[item.start : item.end + 40], hint=hint)


def _mark_note(note: Element, places: Sequence[_Placed]) -> Iterable[tuple[str, Citation]]:
    owner = xml_id(note)
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


def _places(note: Element, citations: Iterable[Citation]) -> tuple[list[_Placed], list[Citation]]:
    """The citations that can be marked, each with its place, and those that cannot.

    An emendation is marked whole or not at all. Two citations that meet in one are both left: the first would stand for
    both, and what refers back to them would be led to it.
    """
    placed: list[_Placed] = []
    apart: list[Citation] = []
    for citation in citations:
        place = covering(note, citation.start, citation.end)
        if place is None:
            apart.append(citation)
        else:
            placed.append((citation, place))
    met = {i for i, (one, other) in enumerate(itertools.pairwise(placed)) if other[1][0] < one[1][1]}
    met |= {i + 1 for i in met}
    apart += [placed[i][0] for i in sorted(met)]
    return [one for i, one in enumerate(placed) if i not in met], apart


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
