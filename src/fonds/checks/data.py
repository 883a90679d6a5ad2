"""The written data files: each follows its schema, and every id that one names is there in another."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from fonds import exports
from fonds.findings import Findings, shorten
from fonds.source import Place

from .pages import WrittenPage

FILES = (
    "sections",
    "notes",
    "documents",
    "citations",
    "sources",
    "works",
    "persons",
    "places",
    "organisations",
    "abbreviations",
    "emendations",
    "anchors",
    "ledger",
    "findings",
)
"""The data files of an edition; each has a schema of its name."""
OF_PAGES = ("selectors",)
"""The same of those that are drawn up from the written pages."""
NAMED = ("persons", "places", "organisations", "abbreviations")
"""Those that say whom and what the text names."""


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator for one data file."""
    file = resources.files(exports).joinpath("schemas", f"{name}.schema.json")
    return Draft202012Validator(json.loads(file.read_text("utf-8")))


def check_data(
    edition: Path, name: str, pages: dict[str, WrittenPage], findings: Findings, schemas: bool = True
) -> dict[str, Any]:
    """Check the data of one edition's written folder; gives file name → objects. `name` is its path in the site.

    `schemas`: whether to hold them against their schemas too, which takes as long as all else together.
    """
    data: dict[str, Any] = {}
    before = len(findings)
    for file in (*FILES, *OF_PAGES):
        path = edition / "data" / f"{file}.json"
        place = Place(f"{name}/data/{file}.json")
        try:
            data[file] = json.loads(path.read_bytes())
        except (OSError, ValueError) as error:
            findings.add("K-005", place, f"The file cannot be read back: {error}.")
            continue
        for fault in validator(file).iter_errors(data[file]) if schemas else ():
            where = "/".join(str(step) for step in fault.absolute_path)
            findings.add("K-003", place, f"At {where}: {shorten(fault.message, 200)}")
    if len(findings) == before:  # what breaks its schema cannot be followed
        _check_addresses(data, name, pages, findings)
        _check_references(data, name, findings)
    return data


def _check_addresses(data: dict[str, Any], name: str, pages: dict[str, WrittenPage], findings: Findings) -> None:
    """Every `url` of every file must resolve in the written pages, and every id be an address."""
    for file in ("anchors", "sections", "notes", "documents", "sources"):
        for row in data[file]:
            path, _, fragment = row["url"].partition("#")
            page = pages.get(f"{name}/{path}")
            if page is None or fragment not in page.ids:
                fact = f"The address of {row['id']} does not resolve."
                findings.add("K-004", Place(f"{name}/data/{file}.json"), fact, words=row["url"])


def _check_references(data: dict[str, Any], name: str, findings: Findings) -> None:
    """Every reference from one file to another is an id that is there."""
    anchors = {row["id"] for row in data["anchors"]}
    known = anchors | {row["id"] for file in ("citations", *NAMED) for row in data[file]}
    for file, identifier in _references(data):
        if identifier not in known:
            fact = f"It names {identifier}, which is nowhere."
            findings.add("K-004", Place(f"{name}/data/{file}.json"), fact, words=identifier)


def _references(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(file, id) for every id that a file names."""
    for row in data["notes"]:
        yield from _named("notes", (row["section"], row["document"], row["anchor"]["paragraph"]))
    yield from _named("emendations", (row["anchor"] for row in data["emendations"]))
    for row in data["documents"]:
        yield from _named("documents", row["cited_by"])
        yield from _named("documents", (one["person"] for one in (*row["participants"], *row["speakers"])))
    for row in data["citations"]:
        keys = ("note", "document", "document_ref", "same_file_as", "antecedent")
        yield from _named("citations", (row[key] for key in keys))
    yield from _of_registers(data)
    for row in data["ledger"]:
        yield from _named("ledger", row["anchors"])
        yield from _named("ledger", (part["anchor"] for part in row["parts"]))
    for row in data["findings"]:
        yield from _named("findings", row["anchors"])


def _of_registers(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The same of names, abbreviations, sources and works."""
    for file in NAMED[:3]:
        for row in data[file]:
            yield from _named(file, row["mentions"])
    for row in data["abbreviations"]:
        yield from _named("abbreviations", (row["defined_at"], *row["uses"]))
    for row in data["sources"]:
        above = (row["part_of"],) if row["part_of"] else ()
        yield from _named("sources", (*above, *row["citations"], *row["documents"]))
    for row in data["works"]:
        yield from _named("works", (citing["note"] for citing in row["cited_by"]))


def _named(file: str, identifiers: Iterable[str | None]) -> Iterator[tuple[str, str]]:
    return ((file, identifier) for identifier in identifiers if identifier is not None)
