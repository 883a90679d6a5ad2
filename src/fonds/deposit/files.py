"""The files that are deposited."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

INDEX = "search"
"""The folder of an edition's search index, which is left out."""


@dataclass(frozen=True, order=True)
class DepositFile:
    """A file that is deposited."""

    path: str
    """Relative to the site's folder, with `/`."""
    sha256: str
    size: int


def deposited(site: Path, left_out: frozenset[str] = frozenset()) -> list[DepositFile]:
    """All files below a folder but search indexes and those `left_out`, by their paths."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return [deposit_file(site, name) for name in names if is_deposited(name) and name not in left_out]


def is_deposited(name: str) -> bool:
    """Whether a file of the site is deposited, by its path: search indexes are not."""
    return INDEX not in PurePosixPath(name).parts[1:-1]


def deposit_file(site: Path, name: str) -> DepositFile:
    """Measure one file of a folder."""
    with (site / name).open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return DepositFile(name, sha256, (site / name).stat().st_size)
