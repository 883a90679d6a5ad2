"""The stage as a whole: the linked edition as files for programs and archives."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from fonds.tei.register import Entry
from fonds.tei.serialise import to_bytes

from . import (
    anchors,
    citations,
    citing,
    documents,
    dts,
    emendations,
    findings,
    ledger,
    names,
    notes,
    selectors,
    sources,
    works,
)
from .edition import Edition, Row

WITNESS = "witness.txt"
"""The witness as it was read, byte for byte, so that whoever has the files can compare it with the edition."""


FROM_TEI: dict[str, Callable[[Edition], Iterable[Row]]] = {
    "sections": documents.sections,
    "notes": notes.rows,
    "documents": documents.documents,
    "citations": citations.rows,
    "sources": sources.rows,
    "works": works.rows,
    "persons": names.persons,
    "places": names.places,
    "organisations": names.organisations,
    "abbreviations": names.abbreviations,
    "emendations": emendations.rows,
}
"""File name → what makes its objects, of all that the TEI alone tells."""


def _files(edition: Edition, register: Sequence[Entry]) -> dict[str, Callable[[], Iterable[Row]]]:
    """File name → its objects, made when they are asked for."""
    told: dict[str, Callable[[], Iterable[Row]]] = {name: partial(rows, edition) for name, rows in FROM_TEI.items()}
    return {
        **told,
        "anchors": partial(anchors.rows, edition, register),
        "ledger": partial(ledger.rows, edition),
        "findings": partial(findings.rows, edition),
    }


def data(edition: Edition, register: Sequence[Entry]) -> dict[str, list[Row]]:
    """File name → its objects."""
    return {name: list(rows()) for name, rows in _files(edition, register).items()}


def publish(edition: Edition, register: Sequence[Entry], out: Path) -> dict[str, int]:
    """Write `tei/<edition>.xml`, `data/*.json`, sources and works in more forms, and the witness below `out`;
    where the site's address is known, the answers of its text services too.

    Gives file name → number of objects. `out` is the edition's folder, which holds its pages.
    """
    tei = out / "tei" / f"{edition.config.id}.xml"
    tei.parent.mkdir(parents=True, exist_ok=True)
    tei.write_bytes(to_bytes(edition.tree))
    folder = out / "data"
    folder.mkdir(parents=True, exist_ok=True)
    counts = {name: _write(folder / f"{name}.json", rows()) for name, rows in _files(edition, register).items()}
    counts["selectors"] = _write(folder / "selectors.json", selectors.rows(anchors.rows(edition, register), out))
    sources.write_csv(edition, folder / "sources.csv")
    _write(folder / "sources.csl.json", sources.csl(edition))
    _write(folder / "works.csl.json", works.items(edition))
    citing.publish(edition, out)
    shutil.copyfile(edition.config.folder / edition.config.witness.file, folder / WITNESS)
    if edition.base_url:
        dts.publish(edition, edition.base_url, out)
    return counts


def _write(file: Path, rows: Iterable[Row]) -> int:
    """One object a line, so that two versions can be compared; written as they come. Gives their number."""
    count = 0
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.write("[")
        for row in rows:
            out.write((",\n" if count else "\n") + json.dumps(row, ensure_ascii=False))
            count += 1
        out.write("\n]\n" if count else "]\n")
    return count
