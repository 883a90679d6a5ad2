"""The registers: people, places, bodies, abbreviations, each with where the paper has it; and those of one page."""

from __future__ import annotations

from collections.abc import Iterable

from fonds.link.names.listed import Listed, is_ours
from fonds.link.names.mark import target_of
from fonds.tei.names import Element, first, walk, xml_id
from fonds.tei.text import plain

from .edition import Edition
from .labels import label
from .part import Part
from .urls import HOME
from .views import (
    AbbreviationRow,
    AbbreviationsView,
    Link,
    MentionGroup,
    NamedHere,
    NamedRow,
    NameRow,
    NamesView,
    PartTaken,
)

MANY = 24
"""More places than this are folded."""
TITLES = {"person": "People", "place": "Places", "org": "Organisations"}
_COUNTED = {"person": ("person", "people"), "place": ("place", "places"), "org": ("organisation", "organisations")}


def names_view(edition: Edition, kind: str) -> NamesView:
    """The register of one kind: person, place or org."""
    entries = edition.listed[kind]
    inferred = sum(one.is_inferred for one in entries)
    one, many = _COUNTED[kind]
    summary = (
        f"{len(entries)} {many if len(entries) != 1 else one} named in this paper."
        if entries
        else (f"No {one} was recognised: names stand in the text as they are printed.")
    )
    if inferred:
        summary += f" {inferred} of them stand in no register; the text itself has two forms of their names."
    return NamesView(TITLES[kind], summary, tuple(_row(edition, entry) for entry in entries))


def abbreviations_view(edition: Edition) -> AbbreviationsView:
    """All abbreviations."""
    bodies = {one.abbreviation: one for kind in ("org", "place") for one in edition.listed[kind] if one.abbreviation}
    rows = []
    for one in edition.shorts:
        body = bodies.get(one.abbreviation)
        rows.append(
            AbbreviationRow(
                id=one.id,
                short=one.abbreviation,
                expansion=one.expansion,
                entry=None if body is None else Link(edition.urls.of(body.id), body.name),
                defined=None if one.defined_at is None else _place(edition, one.defined_at, with_document=True),
                count=_places(len(one.uses)),
                is_long=len(one.uses) > MANY,
                mentions=_groups(edition, one.uses),
            )
        )
    said = f"{len(rows)} abbreviations" if len(rows) != 1 else "One abbreviation"
    return AbbreviationsView(f"{said} explained." if rows else "No abbreviation is explained.", tuple(rows))


def named_here(edition: Edition, part: Part) -> NamedHere | None:
    """The people and abbreviations of one page; None where it has none."""
    elements = [e for e in walk(part.element, "persName", "abbr") if is_ours(e)]
    targets = {target_of(element) for element in elements}
    people = tuple(
        NamedRow(edition.urls.of(one.id), one.name, one.note or "")
        for one in edition.listed["person"]
        if one.id in targets
    )
    abbreviations = tuple(
        NamedRow(edition.urls.of(one.id), one.abbreviation, one.expansion)
        for one in edition.shorts
        if one.id in targets
    )
    said = [name for name, rows in (("people", people), ("abbreviations", abbreviations)) if rows]
    return NamedHere(f"{' and '.join(said)} on this page".capitalize(), people, abbreviations) if said else None


def _row(edition: Edition, entry: Listed) -> NameRow:
    others = [*entry.variants, *([entry.abbreviation] if entry.abbreviation else [])]
    return NameRow(
        id=entry.id,
        name=entry.name,
        others=", ".join(others),
        note=entry.note or (f"In {entry.country}." if entry.country else ""),
        doubt="Inferred from the text, which has both forms of the name." if entry.is_inferred else "",
        part_in=tuple(_part_taken(edition, identifier) for identifier in entry.part_in),
        count=_places(len(entry.mentions)),
        is_long=len(entry.mentions) > MANY,
        mentions=_groups(edition, entry.mentions),
    )


def _part_taken(edition: Edition, identifier: str) -> PartTaken:
    document = next(part for part in edition.documents if identifier.startswith(f"{part.id}."))
    person = next(p for p in edition.persons[document.id] if xml_id(p) == identifier)
    said = [_said(person, "t:occupation"), _said(person, "t:affiliation[@type='side']")]
    words = ", ".join(word for word in (said[0], f"{said[1]} side" if said[1] else "") if word)
    return PartTaken(document.page, _title(document), words)


def _said(person: Element, path: str) -> str:
    found = first(person, path)
    return "" if found is None else plain(found)


def _places(count: int) -> str:
    return f"{count} place" if count == 1 else f"{count} places"


def _groups(edition: Edition, units: Iterable[str]) -> tuple[MentionGroup, ...]:
    """Addresses by section and document, in the order of the text."""
    found: dict[str, list[Link]] = {}
    for unit in units:
        found.setdefault(edition.urls.page_of(unit), []).append(_place(edition, unit))
    titles = {part.page: _title(part) for part in edition.parts} | {HOME: "Title page"}
    return tuple(MentionGroup(page, titles[page], tuple(links)) for page, links in found.items())


def _title(part: Part) -> str:
    return f"Document {part.number}: {part.short}" if part.is_document else part.title


def _place(edition: Edition, unit: str, with_document: bool = False) -> Link:
    """The link to an address, with its label: `¶ 31`, `note 22`, `doc. 5 ¶ 3`."""
    said = label(unit, edition.notes_by_id.get(unit))
    number = next((part.number for part in edition.documents if unit == part.id or unit.startswith(f"{part.id}.")), "")
    return Link(edition.urls.of(unit), f"doc. {number} {said}" if number and with_document else said)
