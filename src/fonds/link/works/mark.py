"""Citations of works put into the notes: `bibl` around the words, `title` and `biblScope` inside; in the header a list
of the works, each once.

What is marked already stays as it is: a work is sought only beside archival citations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.config import EditionConfig, Registers
from fonds.findings import Findings
from fonds.link.ranges import content, covering, is_running, placed, witness_place, wrap
from fonds.tei.names import Element, make, sub, walk, xml_id
from fonds.tei.text import is_sign

from .collect import Cited, Collected, Note, collect
from .model import Span, Work
from .record import write

LEVELS = {"article": "a", "chapter": "a", "paper": "a", "thesis": "u", "other": "a", "collection": "u"}
"""Kind of work → TEI's level of its title; `m` for all others."""


def mark_works(text: Element, registers: Registers, config: EditionConfig, findings: Findings) -> tuple[Work, ...]:
    """Mark all citations of works; gives the works. What looks like a citation and is none is a finding."""
    notes = [note for note in walk(text, "note") if note.get("place") == "foot"]
    found = collect([_note(note) for note in notes], registers)
    marked = {number for note, cited in zip(notes, found.cited, strict=True) for number in _mark(note, cited, found)}
    for number, start, words in found.unread:
        place = witness_place(notes[number], start, config)
        fact = "This seems to cite a work, and it could not be told which."
        hint = "A title that notes shorten or misspell is told in registers/works.yaml, under variants."
        findings.add("L-010", place, fact, words=words, hint=hint)
    return tuple(work for number, work in enumerate(found.works) if number in marked)


def add_works(source: Element, works: Iterable[Work]) -> None:
    """The list of the works in the header's `sourceDesc`, sorted by id."""
    listed = sorted(works, key=lambda work: work.id)
    if listed:
        listing = sub(source, "listBibl", {"type": "works"})
        for work in listed:
            listing.append(write(work))


def _note(note: Element) -> Note:
    """The note's words, its own sign blanked out; what is marked in it is taken."""
    words = content(note)
    for start, end, sign in placed(note, "seg"):
        if is_sign(sign):
            words = words[:start] + " " * (end - start) + words[end:]
    return Note(xml_id(note) or "", words, tuple((start, end) for start, end, _ in placed(note, "bibl")))


def _mark(note: Element, cited: tuple[Cited, ...], found: Collected) -> list[int]:
    """Wrap the citations of one note, from the back, so that offsets stay true; gives the numbers of their works."""
    places = [(one, place) for one in cited if (place := _place(note, one)) is not None]
    for number, (one, place) in reversed(list(enumerate(places, 1))):
        work = found.works[one.work]
        attributes = {
            "type": "work",
            "subtype": "short" if one.is_short else "full",
            "xml:id": f"{xml_id(note)}.w{number}",
            "corresp": f"#{work.id}",
            "cert": f"{one.certainty:g}",
        }
        bibl = wrap(note, *place, make("bibl", attributes))
        inside = [(one.pages, "biblScope", {"unit": _unit(one.pages, place, bibl)})] if one.pages else []
        inside += [(one.title, "title", {"type": "work", "level": LEVELS.get(work.kind, "m")})] if one.title else []
        for span, name, given in sorted(inside, key=lambda part: -part[0][0]):
            scope = covering(bibl, span[0] - place[0], span[1] - place[0])
            if scope is not None and is_running(bibl, *scope):
                wrap(bibl, *scope, make(name, given))
    return [one.work for one, _ in places]


def _place(note: Element, one: Cited) -> Span | None:
    """Where a citation can be wrapped: whole emendations, and nothing in it that is no running text."""
    place = covering(note, one.start, one.end)
    return place if place is not None and is_running(note, *place) else None


def _unit(pages: Span, place: Span, bibl: Element) -> str:
    words = content(bibl)[pages[0] - place[0] : pages[1] - place[0]]
    return "chapter" if re.match(r"ch", words, re.IGNORECASE) else "page"
