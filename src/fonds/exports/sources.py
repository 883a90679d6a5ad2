"""sources.json, sources.csv and sources.csl.json: the index of sources for programs, spreadsheets and citing.

One object for each unit of an archive that is cited or holds a document, and for what stands above it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from fonds.tei.dates import iso_of
from fonds.tei.names import Element, first, walk, xml_id, xp
from fonds.tei.text import plain

from .edition import Edition, Row, levels_of, said

COLUMNS = (
    "id", "archive", "archive_name", "place", "country", "identifier", "levels", "is_file", "part_of", "notes", "pages",
    "documents", "url",
)  # fmt: skip
"""The columns of sources.csv; several values in one cell are parted by a semicolon."""


def rows(edition: Edition) -> Iterator[Row]:
    """All units, in the order of archives and numbers."""
    known = {(_key(unit), tuple(levels_of(unit).items())): identifier for identifier, unit in edition.sources.items()}
    lies = _documents(edition)
    citing = _citing(edition)
    for identifier, unit in edition.sources.items():
        levels = tuple(levels_of(unit).items())
        above = (known.get((_key(unit), levels[:depth])) for depth in range(len(levels) - 1, 0, -1))
        written = said(unit, "t:msIdentifier/t:idno[@type='canonical']")
        yield {
            "id": identifier,
            "url": edition.url_of(identifier),
            "repository": _key(unit),
            "identifier": written,
            "levels": dict(levels),
            "is_file": unit.get("type") == "file",
            "part_of": next((one for one in above if one), None),
            "citations": [str(xml_id(bibl)) for bibl in citing.get(identifier, [])],
            "pages": list(dict.fromkeys(_pages(citing.get(identifier, [])))),
            "documents": lies.get((_key(unit), written or ""), []) if written else [],
        }


def write_csv(edition: Edition, file: Path) -> None:
    """The same as a table, UTF-8 with commas (RFC 4180), one line a unit."""
    archives = _archives(edition)
    notes = {str(xml_id(bibl)): note.get("n") or "" for note in edition.notes for bibl in walk(note, "bibl")}
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for row in rows(edition):
            name, place, country = archives.get(str(row["repository"]), ("", "", ""))
            calling = dict.fromkeys(notes.get(citation, "") for citation in _texts(row["citations"]))
            levels = [f"{level} {value}" for level, value in dict(row["levels"]).items()]  # type: ignore[call-overload]
            writer.writerow([
                row["id"], row["repository"], name, place, country, row["identifier"] or "", "; ".join(levels),
                "yes" if row["is_file"] else "no", row["part_of"] or "", "; ".join(calling),
                "; ".join(_texts(row["pages"])), "; ".join(_texts(row["documents"])), row["url"],
            ])  # fmt: skip


def csl(edition: Edition) -> Iterator[Row]:
    """CSL-JSON with the fields for archives: each document of the edition, then each cited file."""
    archives = _archives(edition)
    for div in edition.documents:
        identifier = str(xml_id(div))
        record = edition.records[identifier]
        yield _item(f"{edition.config.id}-{identifier}", _title(div), record, archives, _issued(record))
    for identifier, unit in edition.sources.items():
        written = said(unit, "t:msIdentifier/t:idno[@type='canonical']")
        if unit.get("type") == "file" and written:
            yield _item(f"{edition.config.id}-{identifier}", written, unit, archives, None)


def _item(
    identifier: str, title: str, unit: Element, archives: dict[str, tuple[str, str, str]], issued: Row | None
) -> Row:
    name, place, country = archives.get(_key(unit), ("", "", ""))
    author = said(unit, "t:msContents/t:msItem/t:note[@type='author']")
    fields: Row = {
        "id": identifier,
        "type": "manuscript",
        "title": title,
        "author": [{"literal": author}] if author else None,
        "issued": issued,
        "archive": name or None,
        "archive-place": ", ".join(part for part in (place, country) if part) or None,
        "archive_location": said(unit, "t:msIdentifier/t:idno[@type='canonical']"),
        "locator": said(unit, "t:msContents/t:msItem/t:locus"),
    }
    return {key: value for key, value in fields.items() if value is not None}


def _issued(record: Element) -> Row | None:
    """The day of a document in CSL's form; the first of a range."""
    date = first(record, "t:history/t:origin/t:origDate")
    iso = iso_of(date) if date is not None else None
    if not iso:
        return None
    return {"date-parts": [[int(part) for part in iso.split("/")[0].partition("T")[0].split("-")]]}


def _title(div: Element) -> str:
    head = first(div, "t:head")
    return plain(head) if head is not None else ""


def _archives(edition: Edition) -> dict[str, tuple[str, str, str]]:
    """Key of an archive → its name, place and country."""
    found = xp(edition.tree, "t:teiHeader//t:listOrg[@type='archives']/t:org")
    return {
        org.get("n") or "": (said(org, "t:orgName") or "", said(org, "t:placeName") or "", said(org, "t:country") or "")
        for org in found
    }


def _citing(edition: Edition) -> dict[str, list[Element]]:
    """Id of a unit → the citations of it, in order."""
    found: dict[str, list[Element]] = {}
    for note in edition.notes:
        for bibl in walk(note, "bibl"):
            if bibl.get("type") == "archival" and bibl.get("corresp"):
                found.setdefault((bibl.get("corresp") or "")[1:], []).append(bibl)
    return found


def _documents(edition: Edition) -> dict[tuple[str, str], list[str]]:
    """Archive and identifier → the documents that lie there."""
    found: dict[tuple[str, str], list[str]] = {}
    for document, record in edition.records.items():
        written = said(record, "t:msIdentifier/t:idno[@type='canonical']")
        if written:
            found.setdefault((_key(record), written), []).append(document)
    return found


def _pages(citing: list[Element]) -> Iterator[str]:
    for bibl in citing:
        scope = first(bibl, "t:biblScope")
        if scope is not None:
            yield plain(scope)


def _key(unit: Element) -> str:
    repository = first(unit, "t:msIdentifier/t:repository")
    return "" if repository is None else repository.get("key") or ""


def _texts(values: object) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []
