"""What lies in a folder: every file, link and empty folder, and whether two of them are the same."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal

Kind = Literal["file", "link", "folder", "other"]


@dataclass(frozen=True, order=True)
class Leaf:
    """One end of the tree. A folder is a leaf only where it is empty; a link is never followed."""

    path: str
    """Relative to the folder that was read, with `/`."""
    kind: Kind


def leaves(folder: Path) -> Iterator[Leaf]:
    """All leaves below `folder`, in a fixed order. A folder that cannot be read raises OSError: nothing is
    passed over.
    """
    return _leaves(folder, "")


def _leaves(folder: Path, prefix: str) -> Iterator[Leaf]:
    with os.scandir(folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        path = prefix + entry.name
        if not entry.is_dir(follow_symlinks=False):
            yield Leaf(path, kind(entry.stat(follow_symlinks=False).st_mode))
            continue
        empty = True
        for leaf in _leaves(folder / entry.name, path + "/"):
            empty = False
            yield leaf
        if empty:
            yield Leaf(path, "folder")


def kind(mode: int) -> Kind:
    """The kind of a thing by the mode that lstat gives for it."""
    kinds: dict[int, Kind] = {stat.S_IFREG: "file", stat.S_IFLNK: "link", stat.S_IFDIR: "folder"}
    return kinds.get(stat.S_IFMT(mode), "other")


def above(path: str) -> list[str]:
    """The folders above a relative path, the outermost first: `a/b/c` lies in `a` and `a/b`."""
    return [str(parent) for parent in reversed(PurePosixPath(path).parents)][1:]


def is_folder(path: Path) -> bool:
    """Whether a folder lies there, and not a link to one."""
    return path.is_dir() and not path.is_symlink()


def digest(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal digits."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def same(one: Path, other: Path) -> bool:
    """Whether two paths hold the same thing: equal bytes, equal link, or both a folder. False where one is
    not there.
    """
    try:
        first, second = one.lstat(), other.lstat()
    except OSError:
        return False
    if os.path.samestat(first, second):
        return True
    if kind(first.st_mode) != kind(second.st_mode):
        return False
    match kind(first.st_mode):
        case "file":
            return first.st_size == second.st_size and digest(one) == digest(other)
        case "link":
            return one.readlink() == other.readlink()
        case other_kind:
            return other_kind == "folder"
