"""The stage as a whole: the linked edition as files for programs and archives."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from fonds.tei.lock import Entry
from fonds.tei.serialise import to_bytes

from . import anchors, citations, documents, emendations, findings, ledger, notes
from .edition import Edition, Row

WITNESS = "witness.txt"
"""The witness as it was read, byte for byte, so that whoever has the files can compare it with the edition."""


def data(edition: Edition, lock: list[Entry]) -> dict[str, list[Row]]:
    """File name → its objects. What no stage works out yet is an empty list, never a guess."""
    return {
        "sections": documents.sections(edition),
        "notes": notes.rows(edition),
        "documents": documents.documents(edition),
        "citations": citations.rows(edition),
        "works": [],
        "persons": [],
        "emendations": emendations.rows(edition),
        "anchors": anchors.rows(edition, lock),
        "ledger": ledger.rows(edition),
        "findings": findings.rows(edition),
    }


def publish(edition: Edition, lock: list[Entry], out: Path) -> dict[str, int]:
    """Write `tei/<edition>.xml`, `data/*.json` and the witness below the edition's folder.

    Gives file name → number of objects.
    """
    tei = out / "tei" / f"{edition.config.id}.xml"
    tei.parent.mkdir(parents=True, exist_ok=True)
    tei.write_bytes(to_bytes(edition.tree))
    folder = out / "data"
    folder.mkdir(parents=True, exist_ok=True)
    counts = {}
    for name, rows in data(edition, lock).items():
        (folder / f"{name}.json").write_bytes(_json(rows))
        counts[name] = len(rows)
    shutil.copyfile(edition.config.folder / edition.config.witness.file, folder / WITNESS)
    return counts


def _json(rows: list[Row]) -> bytes:
    """One object a line, so that two versions can be compared."""
    if not rows:
        return b"[]\n"
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode()
