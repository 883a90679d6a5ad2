"""The staging folder: made for a build to write into, put in order when it has written, removed when it is
done with.
"""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path

from .beside import Beside


def make_stage(beside: Beside) -> Path:
    """A new empty folder beside the target, with the permissions that any new folder gets (mkdtemp's are too
    strict).
    """
    stage = beside.fresh()
    stage.mkdir()
    return stage


def put_in_order(stage: Path) -> None:
    """Make what was built independent of how it was written: no empty folders, and the plain permissions of
    this user's files and folders, also for what came from a temporary file (0600), so that a web server can
    read it.
    """
    # 0777 without the umask, which cannot be asked for without changing it.
    allowed = stage.stat().st_mode & 0o777
    for directory, _, names in os.walk(stage, topdown=False):
        here = Path(directory)
        for name in names:
            _permit(here / name, allowed & 0o666)
        if here != stage:
            if not any(here.iterdir()):
                here.rmdir()
            else:
                _permit(here, allowed)


def take_mode(target: Path, stage: Path) -> None:
    """Give the new site's folder the permissions that somebody chose for the old one."""
    if target.is_dir():
        stage.chmod(stat.S_IMODE(target.stat().st_mode))


def discard(folder: Path) -> bool:
    """Remove a folder and all in it; links are removed and not followed. False where the system does not
    allow it, which costs space and no more: the next run tries again.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.lexists(folder):
        for directory, _, _ in os.walk(folder):
            _permit(Path(directory), 0o700)  # a folder of a person that was carried over may be read-only
        shutil.rmtree(folder, ignore_errors=True)
    return not os.path.lexists(folder)


def _permit(path: Path, mode: int) -> None:
    about = path.lstat()
    if not stat.S_ISLNK(about.st_mode) and about.st_mode & 0o777 != mode:
        path.chmod(mode)
