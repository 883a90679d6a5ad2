"""What linking found, written into the header: a `msDesc` for every cited archive unit and for every document."""

from __future__ import annotations

from collections.abc import Iterable

from fonds.config import Archive
from fonds.errors import Defect
from fonds.tei.dates import date_attributes
from fonds.tei.names import Element, first, sub

from .citations import file_id
from .grammar import Citation, identifier
from .records import Record
from .told import Told


def add_sources(root: Element, citations: Iterable[Citation]) -> None:
    """A list of the cited units, each once, sorted by archive and identifier."""
    distinct = {file_id(citation): citation for citation in citations}
    if not distinct:
        return
    bibliography = sub(source_desc(root), "listBibl", {"type": "sources"})
    for key in sorted(distinct, key=lambda key: (distinct[key].archive.key, distinct[key].levels)):
        citation = distinct[key]
        attributes = {"xml:id": key, "type": "file" if citation.is_file else "group"}
        description = sub(bibliography, "msDesc", attributes)
        _identifier(description, citation.archive, citation.levels)


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
