"""Whole folders compared byte for byte."""

from __future__ import annotations

import hashlib
from pathlib import Path


def contents(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file, by its path; a folder without files stands for itself."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in sorted(folder.rglob("*"))
        if path.is_file() or not any(path.iterdir())
    }


def differences(one: Path, other: Path) -> list[str]:
    """The paths that one of two folders lacks or holds with other bytes."""
    left, right = contents(one), contents(other)
    return sorted(path for path in left.keys() | right.keys() if left.get(path) != right.get(path))
