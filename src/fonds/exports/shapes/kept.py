"""What was made before: kept in a folder with a fingerprint of what it was made from, so that it is made once.

A shape is of today's edition where the fingerprint beside it is that of today's linked TEI, of what edition.yaml and
site.yaml tell of the edition as a whole, of the templates and of the program.
"""

from __future__ import annotations

import dataclasses
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import fonds
from fonds.config import EditionConfig, SiteConfig

_IN_TEI = frozenset(
    ["folder", "file", "note_numbers", "documents", "expected", "habits", "rules_off", "apparatus", "first_page"]
)
"""Fields of the configuration that a book shows only as far as the linked TEI has them."""


@dataclasses.dataclass(frozen=True)
class Shelf:
    """The folder with what was made of one edition."""

    folder: Path

    def take(self, name: str, fingerprint: str) -> bytes | None:
        """A file that is whole and was made from what the fingerprint stands for; else None."""
        file, label = self.folder / name, self._label(name)
        if not (file.is_file() and label.is_file()):
            return None
        made = file.read_bytes()
        return made if label.read_bytes() == _said(fingerprint, made).encode() else None

    def has(self, name: str) -> bool:
        """Whether such a file was ever made."""
        return (self.folder / name).is_file()

    def put(self, name: str, fingerprint: str, made: bytes) -> Path:
        """Keep a file. Whoever is killed here leaves a file that nobody takes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write(name, made)
        self._write(self._label(name).name, _said(fingerprint, made).encode())
        return self.folder / name

    def _label(self, name: str) -> Path:
        return self.folder / f"{name}.made-from"

    def _write(self, name: str, data: bytes) -> None:
        temporary = self.folder / f".{name}.{os.getpid()}"
        temporary.write_bytes(data)
        temporary.replace(self.folder / name)


def fingerprint_of(tei: bytes, config: EditionConfig, site: SiteConfig, templates: Iterable[Path]) -> str:
    """What a shape depends on, as 64 digits. `templates`: the folders with templates, the first one first."""
    digest = hashlib.sha256()
    parts = [tei, _told(config).encode(), repr((site.title, site.base_url)).encode()]
    parts.append(os.environ.get("SOURCE_DATE_EPOCH", "").encode())
    for folder in templates:
        parts += _files(folder / "shapes", "*")
    parts += _files(Path(fonds.__file__).parent, "*.py")
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def _files(folder: Path, pattern: str) -> Iterable[bytes]:
    """Names and contents of the files below a folder, in one order."""
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()


def _told(config: EditionConfig) -> str:
    """What edition.yaml tells of the edition as a whole."""
    names = [field.name for field in dataclasses.fields(config) if field.name not in _IN_TEI]
    return repr([(name, getattr(config, name)) for name in names])


def _said(fingerprint: str, made: bytes) -> str:
    return f"{fingerprint} {hashlib.sha256(made).hexdigest()}\n"
