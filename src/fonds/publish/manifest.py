"""The manifest: which files of a published folder the build made. So it knows its own from a person's."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Literal

from fonds.errors import Defect, UsageError

from .leaves import Leaf, above, digest, leaves

MANIFEST = "fonds-manifest.json"
"""Its name in the published folder. It is the one built file that it does not list."""

FORMAT = 1


@dataclass(frozen=True)
class FileRecord:
    """A file as the build made it."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Difference:
    """One way in which a folder is not what its manifest says."""

    path: str
    kind: Literal["changed", "missing", "foreign"]


@dataclass(frozen=True)
class Manifest:
    """All files that a build made, by their path in the folder."""

    files: Mapping[str, FileRecord]

    @classmethod
    def of(cls, folder: Path) -> Manifest:
        """Read what a build wrote. It may hold nothing but files and folders, and no manifest of its own."""
        found = list(leaves(folder))
        odd = [leaf.path for leaf in found if leaf.kind in ("link", "other") or leaf.path == MANIFEST]
        if odd:
            raise Defect(f"the build wrote {odd[0]}, which is no plain file of a site")
        return cls({leaf.path: record(folder / leaf.path) for leaf in found if leaf.kind == "file"})

    @cached_property
    def folders(self) -> frozenset[str]:
        """All folders that hold a file of the build, at any depth."""
        return frozenset(folder for path in self.files for folder in above(path))

    def unchanged(self, folder: Path, leaf: Leaf) -> bool:
        """Whether a leaf of `folder` is a file of the build, byte for byte."""
        known = self.files.get(leaf.path)
        if known is None or leaf.kind != "file":
            return False
        file = folder / leaf.path
        return file.stat().st_size == known.size and digest(file) == known.sha256

    def to_json(self) -> bytes:
        """The manifest's own bytes: sorted, one file a line, with no clock and no path outside the folder."""
        lines = [
            json.dumps({"path": path, "sha256": file.sha256, "size": file.size}, ensure_ascii=False)
            for path, file in sorted(self.files.items())
        ]
        listing = "[\n" + ",\n".join(lines) + "\n]" if lines else "[]"
        return f'{{"made_by": "fonds", "format": {FORMAT}, "files": {listing}}}\n'.encode()


def record(file: Path) -> FileRecord:
    """Hash and measure one file."""
    return FileRecord(digest(file), file.stat().st_size)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a published folder; None where there is none. UsageError where it is no manifest of
    ours.
    """
    file = folder / MANIFEST
    try:
        told = json.loads(file.read_bytes())
        if told["made_by"] != "fonds" or told["format"] != FORMAT:
            raise ValueError("another program or another version wrote it")
        return Manifest(dict(_entry(entry) for entry in told["files"]))
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise UsageError(
            f"{file} cannot be read ({error}), so nobody knows which files the build made: "
            "move the folder away and build again"
        ) from error


def _entry(entry: dict[str, object]) -> tuple[str, FileRecord]:
    """One line of the manifest. A path out of the folder is refused: `check` would read what it names."""
    path, sha256, size = entry["path"], entry["sha256"], entry["size"]
    if not (isinstance(path, str) and isinstance(sha256, str) and isinstance(size, int)):
        raise ValueError("a line of the wrong kind")
    plain = PurePosixPath(path)
    if plain.is_absolute() or ".." in plain.parts or str(plain) != path or path == ".":
        raise ValueError(f"{path!r} is no path inside the folder")
    return path, FileRecord(sha256, size)


def verify_manifest(folder: Path) -> list[Difference]:
    """How a published folder differs from its manifest, sorted by path. UsageError where it has none."""
    manifest = read_manifest(folder)
    if manifest is None:
        raise UsageError(f"{folder} holds no {MANIFEST}: no build has published there")
    found = {leaf.path: leaf for leaf in leaves(folder) if leaf.path != MANIFEST}
    differences = [Difference(path, "missing") for path in manifest.files if path not in found]
    for leaf in found.values():
        if leaf.path not in manifest.files and leaf.path not in manifest.folders:
            differences.append(Difference(leaf.path, "foreign"))
        elif leaf.path in manifest.files and not manifest.unchanged(folder, leaf):
            differences.append(Difference(leaf.path, "changed"))
    return sorted(differences, key=lambda difference: difference.path)
