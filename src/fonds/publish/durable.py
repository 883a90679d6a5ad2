"""What must outlive a power cut is brought to the disk before anything relies on it.

Measured with 400 files of 40 kB on ext4: one fsync after the other 150 ms, sixteen at a time 60 ms, `syncfs`
20 ms; but with 1 GB of other programs' writing pending `syncfs` takes 350 ms and more (it waits for all of
them), sixteen at a time still 60. So a build pays for its own files only.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

_AT_A_TIME = 16


def sync_tree(folder: Path) -> None:
    """Bring a folder to the disk: its own files, and every folder in it. Files that are linked from elsewhere
    too were carried over, and lie on the disk as they did before.
    """
    files: list[Path] = []
    folders: list[Path] = []
    for directory, _, names in os.walk(folder):
        here = Path(directory)
        folders.append(here)
        files += [here / name for name in names if _own_file(here / name)]
    _at_once(_sync, files)
    _at_once(sync_folder, folders)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk: what was made, renamed or removed there."""
    with contextlib.suppress(OSError):  # some filesystems know no fsync for folders: nothing better can be done
        _sync(folder)


def write_durably(file: Path, content: bytes) -> None:
    """Write a small file and its name to the disk."""
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    sync_folder(file.parent)


def sync_file(file: Path) -> None:
    """Bring one regular file to the disk, and its name."""
    _sync(file)
    sync_folder(file.parent)


def _own_file(file: Path) -> bool:
    about = file.lstat()
    return stat.S_ISREG(about.st_mode) and about.st_nlink == 1


def _at_once(sync: Callable[[Path], None], paths: Iterable[Path]) -> None:
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        for _ in pool.map(sync, paths):
            pass


def _sync(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
