"""Where in the essay each archive is used: the essay from its first word to its last, a mark at each citing note."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from fonds.link.archival import archive_id
from fonds.site.edition import Edition
from fonds.site.holdings import Sources, key_of
from fonds.site.notes import name_of, number_of
from fonds.site.part import Part
from fonds.site.renderer import is_note
from fonds.site.text import counted
from fonds.site.urls import Urls
from fonds.site.views import Picture
from fonds.tei.names import Element, local, walk, xml_id
from fonds.tei.text import LEFT_OUT

from .archives import by_citations
from .draw import WIDTH, Canvas, Frame, Row, Scale, drawing
from .marks import clipped, link, mark, words
from .tables import columns, in_a_row, row, to

MARKS, ROWS = 600, 40
"""So many marks are drawn one by one, for so many archives; more marks are counted by section."""
_STEP = 24
_NAMES = 0.36 * WIDTH
_TICKS = 14


@dataclass(frozen=True)
class _Note:
    element: Element
    place: int
    """How many letters of the essay stand before it."""
    section: Part
    keys: dict[str, int]
    """Key of an archive → how many citations of it the note has."""


@dataclass
class Essay:
    """The essay by its length in letters."""

    notes: list[_Note] = field(default_factory=list)
    sections: list[tuple[Part, int, int]] = field(default_factory=list)
    pages: list[tuple[float, str]] = field(default_factory=list)
    length: int = 0

    @cached_property
    def cited(self) -> dict[str, dict[str, list[_Note]]]:
        """Key of an archive → id of a section → its notes that cite the archive, both in order."""
        found: dict[str, dict[str, list[_Note]]] = {}
        for note in self.notes:
            for key in note.keys:
                found.setdefault(key, {}).setdefault(note.section.id, []).append(note)
        return found

    def read(self, element: Element, section: Part, sources: Sources) -> None:
        """Walk on through an element, noting where notes and pages stand."""
        self.length += len(element.text or "")
        for child in element:
            name = local(child)
            if is_note(child):
                keys = _keys(child, sources)
                if keys:
                    self.notes.append(_Note(child, self.length, section, keys))
            elif name == "pb" and child.get("n"):
                self.pages.append((self.length, child.get("n") or ""))
            elif name and name not in LEFT_OUT:
                self.read(child, section, sources)
            self.length += len(child.tail or "")


def essay(edition: Edition, sources: Sources) -> Essay:
    """The essay with the notes that cite an archive."""
    found = Essay()
    for section in edition.sections:
        if section.kind != "biographies":
            begin = found.length
            for element in (*section.before, section.element):
                if local(element) == "pb" and element.get("n"):
                    found.pages.append((found.length, element.get("n") or ""))
                found.read(element, section, sources)
            found.sections.append((section, begin, found.length))
    return found


def strip_picture(sources: Sources, text: Essay, key: str = "") -> Picture | None:
    """The picture of all archives, or of one; None where the essay cites none."""
    cited = [one for one in ([key] if key else by_citations(sources)) if one in text.cited]
    if not cited:
        return None
    keys, urls = cited[:ROWS], sources.edition.urls
    notes = {one: [note for found in text.cited[one].values() for note in found] for one in keys}
    is_each = sum(len(found) for found in notes.values()) <= MARKS

    def draw(canvas: Canvas) -> Iterator[ET.Element]:
        for at, (section, begin, end) in enumerate(text.sections):
            yield _section(canvas, section, begin, end, is_first=at == 0)
        for at, one in enumerate(keys, 1):
            yield mark("line", "row", x1=0, x2=canvas.width, y1=canvas.y(at), y2=canvas.y(at))
            if is_each:
                yield from (_note(canvas, at, note, one, urls) for note in notes[one])
            else:
                yield from _counted(canvas, at, text, one, urls)

    names = {one: Row(clipped(sources.names[one], _NAMES), _page(urls, one), sources.names[one]) for one in keys}
    citing = {xml_id(note.element): note for found in notes.values() for note in found}
    number = sum(note.keys[one] for one in keys for note in notes[one])
    where = f"{counted(number, 'citation')} in {counted(len(citing), 'note')} of the essay"
    frame = Frame(
        picture=f"picture-essay-{archive_id(key)}" if key else "picture-essay",
        title="Where in the essay it is cited" if key else "Where in the essay each archive is used",
        desc=f"{where}." if key else f"{where}, from {counted(len(keys), 'archive')}.",
        kind="strip",
        scale=Scale(0, max(text.length, 1)),
        ticks=_pages(text),
        rows=[Row(""), Row("")] if key else [Row("Essay"), *names.values()],
        step=_STEP,
    )
    how = "The essay runs from left to right; each mark is a note." if is_each else "Numbers count notes by section."
    left = f" The {ROWS} archives that are cited most are shown." if len(cited) > ROWS else ""
    return Picture(
        id=frame.picture,
        title=frame.title,
        svg=drawing(frame, draw),
        said=f"{frame.desc} {how}{left}",
        columns=columns("Archive", "Section", "#Citations", "#Notes", "Which"),
        rows=tuple(
            row(
                to(_page(urls, one), sources.names[one]),
                to(section.page, section.title),
                sum(note.keys[one] for note in found),
                len(found),
                in_a_row(_to_note(note, urls) for note in (found if is_each else found[:1])),
            )
            for one in keys
            for section, _, _ in text.sections
            if (found := text.cited[one].get(section.id, []))
        ),
    )


def _page(urls: Urls, key: str) -> str:
    return urls.page_of(archive_id(key))


def _to_note(note: _Note, urls: Urls) -> Markup:
    return to(urls.of(xml_id(note.element) or ""), number_of(note.element))


def _keys(note: Element, sources: Sources) -> dict[str, int]:
    found: dict[str, int] = {}
    for citation in walk(note, "bibl"):
        unit = sources.units.get((citation.get("corresp") or "").removeprefix("#"))
        if citation.get("type") == "archival" and unit is not None:
            found[key_of(unit)] = found.get(key_of(unit), 0) + 1
    return found


def _section(canvas: Canvas, section: Part, begin: int, end: int, is_first: bool) -> ET.Element:
    left, right = canvas.x(begin), canvas.x(end)
    marks = [] if is_first else [mark("line", "border", x1=left, x2=left, y1=0, y2=canvas.height)]
    marks.append(mark("rect", "band", x=left, y=canvas.band(0)[0], width=right - left, height=_STEP - 3))
    label = clipped(section.title, right - left - 8)
    return link(section.page, section.title, [*marks, words(label, left + 5, canvas.y(0))], "section")


def _note(canvas: Canvas, at: int, note: _Note, key: str, urls: Urls) -> ET.Element:
    x, y = canvas.x(note.place), canvas.y(at)
    tick = mark("rect", "note", x=x - 1.2, y=y - 7, width=2.4, height=14)
    said = f"{name_of(note.element)}: {counted(note.keys[key], 'citation')}"
    return link(urls.of(xml_id(note.element) or ""), said, [tick])


def _counted(canvas: Canvas, at: int, text: Essay, key: str, urls: Urls) -> Iterator[ET.Element]:
    for section, begin, end in text.sections:
        notes = text.cited[key].get(section.id, [])
        if notes:
            number = words(f"{len(notes):,}", canvas.x((begin + end) / 2), canvas.y(at), "middle")
            said = f"{section.title}: {counted(sum(note.keys[key] for note in notes), 'citation')}"
            yield link(urls.of(xml_id(notes[0].element) or ""), said, [number])


def _pages(text: Essay) -> list[tuple[float, str]]:
    """The printed pages, not more than a line can hold."""
    every = -(-len(text.pages) // _TICKS) or 1
    return [(place, f"p. {number}") for place, number in text.pages[::every]]
