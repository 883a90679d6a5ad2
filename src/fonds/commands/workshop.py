"""Where the intermediate products lie: `.fonds/` beside the content folder, git-ignored, readable, replaceable."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path

from fonds.tei.names import Element
from fonds.tei.serialise import to_bytes
from fonds.witness.model import Witness


@dataclasses.dataclass(frozen=True)
class Workshop:
    """The folders of one edition's intermediate products."""

    project: Path
    edition: str

    @property
    def folder(self) -> Path:
        """Where the products of the stages lie: 1-witness.json, 2-edition.xml, 3-linked.xml."""
        return self.project / ".fonds" / "work" / self.edition

    @property
    def index(self) -> Path:
        """Where the Whoosh index lies; never published."""
        return self.project / ".fonds" / "index" / self.edition

    @property
    def shapes(self) -> Path:
        """Where EPUB, PDF and plain text lie that were made before."""
        return self.project / ".fonds" / "shapes" / self.edition

    def keep_witness(self, witness: Witness) -> None:
        """Write the first stage's product."""
        self._write("1-witness.json", json.dumps(witness, ensure_ascii=False, default=_fields).encode() + b"\n")

    def keep_tei(self, name: str, tree: Element) -> None:
        """Write a tree."""
        self._write(name, to_bytes(tree))

    def _write(self, name: str, data: bytes) -> None:
        """In one step, so that nobody ever reads half a file; two builds at once leave one of two whole files."""
        self.folder.mkdir(parents=True, exist_ok=True)
        temporary = self.folder / f".{name}.{os.getpid()}"
        temporary.write_bytes(data)
        temporary.replace(self.folder / name)


def _fields(value: object) -> dict[str, object]:
    """One object's fields; those inside it are asked for in turn, so that no copy of the whole is made."""
    if not dataclasses.is_dataclass(value):
        raise TypeError(f"{type(value).__name__} cannot be written as JSON")
    return {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
