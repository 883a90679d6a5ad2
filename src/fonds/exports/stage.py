"""The stage as a whole: the linked edition as files for programs and archives."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from fonds.tei.lock import Entry
from fonds.tei.serialise import to_bytes

from . import anchors, citations, documents, emendations, findings, ledger, names, notes, sources, works
from .edition import Edition, Row

WITNESS = "witness.txt"
"""The witness as it was read, byte for byte, so that whoever has the files can compare it with the edition."""


_FILES: dict[str, Callable[[Edition, list[Entry]], Iterable[Row]]] = {
    "sections": lambda edition, _: documents.sections(edition),
    "notes": lambda edition, _: notes.rows(edition),
    "documents": lambda edition, _: documents.documents(edition),
    "citations": lambda edition, _: citations.rows(edition),
    "sources": lambda edition, _: sources.rows(edition),
    "works": lambda edition, _: works.rows(edition),
    "persons": lambda edition, _: names.persons(edition),
    "places": lambda edition, _: names.places(edition),
    "organisations": lambda edition, _: names.organisations(edition),
    "abbreviations": lambda edition, _: names.abbreviations(edition),
    "emendations": lambda edition, _: emendations.rows(edition),
    "anchors": anchors.rows,
    "ledger": lambda edition, _: ledger.rows(edition),
    "findings": lambda edition, _: findings.rows(edition),
}
"""File name → what makes its objects. What no stage works out yet is an empty list, never a guess."""


def data(edition: Edition, lock: list[Entry]) -> dict[str, list[Row]]:
    """File name → its objects."""
    return {name: list(rows(edition, lock)) for name, rows in _FILES.items()}


def publish(edition: Edition, lock: list[Entry], out: Path) -> dict[str, int]:
    """Write `tei/<edition>.xml`, `data/*.json`, sources and works in more forms, and the witness below `out`.

    Gives file name → number of objects. `out` is the edition's folder.
    """
    tei = out / "tei" / f"{edition.config.id}.xml"
    tei.parent.mkdir(parents=True, exist_ok=True)
    tei.write_bytes(to_bytes(edition.tree))
    folder = out / "data"
    folder.mkdir(parents=True, exist_ok=True)
    counts = {name: _write(folder / f"{name}.json", rows(edition, lock)) for name, rows in _FILES.items()}
    sources.write_csv(edition, folder / "sources.csv")
    _write(folder / "sources.csl.json", sources.csl(edition))
    _write(folder / "works.csl.json", works.items(edition))
    shutil.copyfile(edition.config.folder / edition.config.witness.file, folder / WITNESS)
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
