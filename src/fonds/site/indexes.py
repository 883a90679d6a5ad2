"""The index of all notes of an edition."""

from __future__ import annotations

from collections import Counter

from fonds.tei.names import Element, walk, xml_id

from .context import around
from .edition import Edition
from .html import text
from .notes import LOST, name_of, number_of
from .part import Part
from .places import NotePlace
from .renderer import is_note
from .text import words_of
from .urls import HOME
from .views import NoteGroup, NoteRow, NotesView


def notes_view(edition: Edition) -> NotesView:
    """All notes in the order of the text, by section."""
    front = [] if edition.front is None else [n for n in walk(edition.front, "note") if is_note(n)]
    groups = [NoteGroup(HOME, "Title page", _rows(edition, front))] if front else []
    groups += [_group(edition, part) for part in edition.parts if part.notes]
    rows = [row for group in groups for row in group.notes]
    counts = Counter(row.placement for row in rows)
    said = ", ".join(
        f"{counts[kind]} {words}"
        for kind, words in (
            ("attested", "with a marker that was read"),
            ("inferred", "with an inferred place"),
            ("unplaced", "of which only the page is known"),
        )
        if counts[kind]
    )
    summary = f"{len(rows)} notes: {said}." if rows else "This edition has no notes."
    return NotesView(summary, tuple(groups))


def _group(edition: Edition, part: Part) -> NoteGroup:
    title = f"Document {part.number}: {part.title}" if part.is_document else part.title
    return NoteGroup(part.page, title, _rows(edition, part.notes))


def _rows(edition: Edition, notes: list[Element]) -> tuple[NoteRow, ...]:
    return tuple(note_row(edition, note) for note in notes)


def note_row(edition: Edition, note: Element) -> NoteRow:
    """A note as it stands in a list: its words, the words around its marker, and how its place was found."""
    identifier = xml_id(note) or ""
    place = edition.places.get(identifier) or NotePlace("attested")
    before, behind = ("", "") if place.is_unplaced else around(note)
    return NoteRow(
        number=number_of(note),
        name=name_of(note),
        url=edition.urls.of(identifier),
        marker_url=f"{edition.urls.page_of(identifier)}#ref-{identifier}",
        text=text(words_of(note) or LOST),
        before=before,
        behind=behind,
        placement=place.placement,
        evidence="; ".join(place.evidence),
        confidence=place.confidence or "",
    )
