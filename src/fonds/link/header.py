"""What linking found, written into the header: a `msDesc` for every cited archive unit and for every document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from fonds.config import Archive, Registers
from fonds.errors import Defect
from fonds.tei.dates import date_attributes
from fonds.tei.names import Element, first, sub

from .archival import Levels, archive_id, file_id, identifier
from .records import Record
from .told import Told

Source = tuple[Archive, Levels]
"""A unit of an archive."""


def add_archives(root: Element, named: Iterable[Archive], registers: Registers) -> None:
    """A list of the archives that are cited or hold a document, with what their register says of them."""
    distinct = {archive.key: archive for archive in named}
    if not distinct:
        return
    listing = sub(source_desc(root), "listOrg", {"type": "archives"})
    for archive in sorted(distinct.values(), key=lambda archive: archive.key):
        _archive(sub(listing, "org", {"xml:id": archive_id(archive.key), "n": archive.key}), archive, registers)


def _archive(org: Element, archive: Archive, registers: Registers) -> None:
    sub(org, "orgName", {"type": "name"}, archive.name)
    if archive.abbreviation:
        sub(org, "orgName", {"type": "abbreviation"}, archive.abbreviation)
    for variant in archive.variants:
        sub(org, "orgName", {"type": "variant"}, variant)
    if archive.place:
        sub(org, "placeName", None, archive.place)
    if archive.country:
        sub(org, "country", None, archive.country)
    for kind in ("isil", "viaf", "wikidata"):
        if value := getattr(archive, kind):
            sub(org, "idno", {"type": kind}, value)
    if archive.note:
        sub(org, "note", {"type": "about"}, archive.note)
    if archive.website:
        sub(sub(org, "note", {"type": "website"}), "ref", {"target": archive.website}, archive.website)
    before = registers.archive(archive.formerly) if archive.formerly else None
    if before is not None:
        sub(org, "note", {"type": "formerly", "n": before.key}, before.name)


def add_sources(root: Element, cited: Iterable[Source]) -> None:
    """A list of the units that are cited or hold a document, and of those above them: fonds, series, folder.

    Each stands once, sorted by archive and identifier, what is above before what is below. Of two ways to print one
    unit's number the first is kept.
    """
    distinct: dict[str, Source] = {}
    for archive, levels in cited:
        for depth in range(min(1, len(levels)), len(levels) + 1):
            distinct.setdefault(file_id(archive, levels[:depth]), (archive, levels[:depth]))
    if not distinct:
        return
    bibliography = sub(source_desc(root), "listBibl", {"type": "sources"})
    for key in sorted(distinct, key=lambda key: _place(*distinct[key])):
        archive, levels = distinct[key]
        attributes = {"xml:id": key, "type": "file" if _is_file(archive, levels) else "group"}
        description = sub(bibliography, "msDesc", attributes)
        _identifier(description, archive, levels)
        if address := _address(archive, levels):
            item = sub(sub(description, "msContents"), "msItem")
            sub(sub(item, "note", {"type": "elsewhere"}), "ref", {"target": address}, address)


def _address(archive: Archive, levels: Levels) -> str | None:
    """Where the unit is described elsewhere, by the archive's pattern; None without one, or for other levels."""
    given = {name: quote(value, safe="") for name, value in levels}
    wanted = re.findall(r"\{(\w+)\}", archive.link or "")
    if not archive.link or set(wanted) != set(given):
        return None
    return archive.link.format(**given)


def _is_file(archive: Archive, levels: Levels) -> bool:
    """Whether the levels go down to what one orders in the reading room."""
    given = {name for name, _ in levels}
    return any(level.identifies and level.name in given for level in archive.levels)


def _place(archive: Archive, levels: Levels) -> tuple[str, tuple[tuple[int | str, ...], ...]]:
    """Where a unit stands in the list: numbers by their size (`op. 9` before `op. 10`)."""
    return archive.key, tuple(
        tuple(int(part) if part.isdigit() else part for part in re.split(r"(\d+)", value)) for _, value in levels
    )


def add_records(root: Element, records: dict[str, Record]) -> None:
    """The documents' records; document id → record."""
    if not records:
        return
    bibliography = sub(source_desc(root), "listBibl", {"type": "documents"})
    for document, record in records.items():
        attributes = {
            "corresp": f"#{document}",
            "type": "document",
            "subtype": record.status.replace(" ", "-"),
        }
        description = sub(bibliography, "msDesc", attributes)
        _identifier(description, record.archive, record.levels)
        _item(description, record)
        _origin(description, record.told)


def _identifier(description: Element, archive: Archive | None, levels: tuple[tuple[str, str], ...]) -> None:
    element = sub(description, "msIdentifier")
    if archive is None:
        return
    sub(element, "repository", {"key": archive.key}, archive.name)
    if levels:
        sub(element, "idno", {"type": "canonical"}, identifier(archive, levels))
    for name, value in levels:
        sub(sub(element, "altIdentifier", {"type": name}), "idno", None, value)


def _item(description: Element, record: Record) -> None:
    said = [
        ("author", record.told.author),
        ("recipient", record.told.recipient),
        ("translator", record.told.translator),
        ("obtained-by", record.told.obtained_by),
        ("evidence", record.evidence),
    ]
    if not (record.locator or record.published_at or any(value for _, value in said)):
        return
    item = sub(sub(description, "msContents"), "msItem")
    if record.locator:
        sub(item, "locus", None, record.locator)
    for kind, value in said:
        if value:
            sub(item, "note", {"type": kind}, value)
    if record.published_at:
        sub(
            sub(item, "note", {"type": "published"}),
            "ref",
            {"target": record.published_at},
            record.published_at,
        )


def _origin(description: Element, told: Told) -> None:
    """When and where the document was written."""
    if not (told.date or told.place):
        return
    origin = sub(sub(description, "history"), "origin")
    if told.date:
        sub(origin, "origDate", date_attributes(told.date))
    if told.place:
        sub(origin, "origPlace", None, told.place)


def source_desc(root: Element) -> Element:
    """Where the header names the sources of the text."""
    found = first(root, "t:teiHeader/t:fileDesc/t:sourceDesc")
    if found is None:
        raise Defect("the TEI has no sourceDesc")
    return found
