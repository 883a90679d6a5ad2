"""The data files against the published TEI: the same objects, with the same words.

Both are read from their files. What each row must say is drawn up from the TEI once more, as the exports do it; that
an address leads to the page where its id stands is told by the pages (`data`) and by the fragment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from fonds import exports
from fonds.config import EditionConfig, WitnessFile
from fonds.exports.edition import Edition, Row
from fonds.findings import Findings, shorten
from fonds.source import Place
from fonds.tei.names import Element

_OF_LOCK = frozenset({"since", "retired", "moved_to", "parted_from"})
"""What the TEI does not know of an address: the register of anchors does."""


def check_facts(tree: Element, data: Mapping[str, Any], name: str, findings: Findings) -> None:
    """Compare an edition's data with its TEI; `name` is the path of its folder in the site."""
    if not {"anchors", *exports.FROM_TEI} <= data.keys():
        return  # that a file cannot be read was said already
    urls = {row["id"]: row["url"] for row in data["anchors"]}
    edition = Edition(
        config=EditionConfig(id=name, folder=Path(name), title="", witness=WitnessFile("")),
        tree=tree,
        url_of=lambda identifier: urls.get(identifier, ""),
    )
    for file, rows in exports.FROM_TEI.items():
        compare(file, rows(edition), data[file], name, findings)
    current = [row for row in data["anchors"] if row["retired"] is None]
    compare("anchors", exports.anchors.rows(edition, []), current, name, findings)
    for row in data["anchors"]:
        if row["url"].partition("#")[2] != row["id"]:
            fact = f"The address of {row['id']} leads to another place."
            findings.add("K-004", Place(f"{name}/data/anchors.json"), fact, words=row["url"])


def compare(file: str, expected: Iterable[Row], said: Iterable[Row], name: str, findings: Findings) -> None:
    """Report each row of a data file that is too many, is missing or says something else than is expected."""
    place = Place(f"{name}/data/{file}.json")
    found = {str(row["id"]): row for row in said}
    for row in expected:
        identifier = str(row["id"])
        own = found.pop(identifier, None)
        if own is None:
            findings.add("K-012", place, f"The edition has {identifier}, the file has not.", words=identifier)
            continue
        for key in (key for key in row if key not in _OF_LOCK and own.get(key) != row[key]):
            fact = f"The file says of {identifier} what the edition does not: its {key} there is {_shown(row[key])}."
            findings.add("K-012", place, fact, words=shorten(str(own.get(key))))
    for identifier in found:
        findings.add("K-012", place, f"The file has {identifier}, the edition has not.", words=identifier)


def _shown(value: object) -> str:
    return f"“{shorten(value, 100)}”" if isinstance(value, str) else shorten(str(value), 100)
