"""Where a site may be published. A wrong `--site` must never cost a file, so it is refused before anything is
made.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from fonds.errors import UsageError

from .manifest import MANIFEST, read_manifest


def resolve(target: Path) -> Path:
    """The folder that a path stands for, links followed: a target that is a link to a folder is published
    there, and the link stays.
    """
    try:
        return target.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        raise UsageError(f"{target} leads nowhere ({error}): choose another folder for the site") from error


def refuse_place(target: Path, project: Path, forbidden: Sequence[Path]) -> None:
    """Refuse a resolved target that is or holds the project or a folder of its sources, or that lies in one
    of these.
    """
    for folder in [project, *forbidden]:
        if _lies_in(resolve(folder), target):
            raise UsageError(
                f"{target} cannot be the site: it holds {folder}, which the build must not replace; "
                "choose a folder of its own, such as site"
            )
    for folder in forbidden:
        if _lies_in(target, resolve(folder)):
            raise UsageError(
                f"{target} cannot be the site: it lies in {folder}, which belongs to people; "
                "choose a folder outside of it, such as site"
            )


def refuse_contents(target: Path) -> None:
    """Refuse a resolved target that holds what no build has made: a file, or a folder with files and no
    manifest.
    """
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        raise UsageError(f"{target} cannot be the site: it is a file; choose a folder")
    if os.path.ismount(target):
        raise UsageError(
            f"{target} cannot be the site: it is a mount point, and what is mounted cannot be exchanged; "
            "choose a folder inside it"
        )
    if read_manifest(target) is None and any(target.iterdir()):
        raise UsageError(
            f"{target} cannot be the site: it is not empty, and has no {MANIFEST} of a build; "
            "choose another folder, or empty this one"
        )


def _lies_in(path: Path, folder: Path) -> bool:
    """Whether `path` is `folder` or lies below it. Asked of the filesystem, which may not tell A from a."""
    if path == folder or folder in path.parents:
        return True
    return any(_same_folder(parent, folder) for parent in (path, *path.parents))


def _same_folder(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
