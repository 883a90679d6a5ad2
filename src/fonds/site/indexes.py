"""The indexes of an edition: all its notes, its sources."""

from __future__ import annotations

from collections import Counter

from fonds.tei.names import Element, first, walk, xml_id, xp
from fonds.tei.text import plain, reading

from .context import around
from .edition import Edition, Part, note_of
from .html import text
from .notes import LOST, name_of, number_of
from .places import NotePlace
from .records import identifier_of
from .renderer import is_note
from .text import words_of
from .urls import HOME, archive_id
from .views import (
    Archive,
    Citing,
    Link,
    NoteGroup,
    NoteRow,
    NotesView,
    SourceFile,
    SourcesView,
)


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


def sources_view(edition: Edition) -> SourcesView:
    """Archives by name, in each the files that are cited or in which a document lies."""
    archives: dict[str, list[SourceFile]] = {}
    loose: dict[str, list[Link]] = {}
    names: dict[str, str] = {}
    documents = _by_identifier(edition)
    for record in [*xp(edition.tree, "t:teiHeader//t:msDesc[@xml:id]"), *edition.records.values()]:
        repository = first(record, "t:msIdentifier/t:repository")
        if repository is None:
            continue
        key, identifier = repository.get("key") or plain(repository), identifier_of(record)
        names[key] = plain(repository)
        files = archives.setdefault(key, [])
        if identifier is None:
            loose.setdefault(key, []).append(_link(edition, record))
        elif identifier not in {file.identifier for file in files}:
            files.append(_file(edition, record, identifier, documents.get(identifier, ())))
    made = tuple(
        Archive(archive_id(key), names[key], tuple(archives[key]), tuple(loose.get(key, ())))
        for key in sorted(archives, key=lambda key: names[key])
    )
    count = sum(len(archive.files) for archive in made)
    summary = f"{count} files in {len(made)} archives." if made else "No archival source was recognised."
    return SourcesView(summary, made)


def _by_identifier(edition: Edition) -> dict[str, tuple[Link, ...]]:
    found: dict[str, tuple[Link, ...]] = {}
    for record in edition.records.values():
        identifier = identifier_of(record)
        if identifier is not None:
            found[identifier] = (*found.get(identifier, ()), _link(edition, record))
    return found


def _link(edition: Edition, record: Element) -> Link:
    """The document that a record describes."""
    document = (record.get("corresp") or "").removeprefix("#")
    number = next((part.number for part in edition.documents if part.id == document), "")
    return Link(edition.urls.page_of(document), f"Document {number}")


def _file(edition: Edition, record: Element, identifier: str, documents: tuple[Link, ...]) -> SourceFile:
    key = xml_id(record)
    levels = xp(record, "t:msIdentifier/t:altIdentifier")
    return SourceFile(
        id=key,
        identifier=identifier,
        levels=tuple((level.get("type") or "", plain(level)) for level in levels) if len(levels) > 1 else (),
        is_group=record.get("type") == "group",
        citing=tuple(_citing(edition, citation) for citation in edition.citations.get(key or "", [])),
        documents=documents,
    )


def _citing(edition: Edition, citation: Element) -> Citing:
    note = note_of(citation)
    if note is not None:
        return Citing(edition.urls.of(xml_id(note) or ""), name_of(note), reading(citation))
    place = next(e for e in (citation, *citation.iterancestors()) if xml_id(e))
    return Citing(edition.urls.of(xml_id(place) or ""), "Text", reading(citation))
