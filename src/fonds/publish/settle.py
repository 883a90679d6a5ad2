"""After every publication, whether it went well, failed or was killed: one way to bring the target to rest.

The same steps end a good build and mend a bad one, so the mending is tried with each build. They may be
broken off anywhere and begun again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from fonds.errors import UsageError

from .beside import Beside
from .carry import rescue
from .durable import sync_folder
from .journal import Journal, read_journal, remove_journal
from .leaves import is_folder
from .stage import discard


@dataclass(frozen=True)
class Settled:
    """How the target came to rest."""

    published: bool = False
    """An exchange had begun, and the target is the new site."""
    kept: tuple[str, ...] = ()
    """Files that people changed in the old site, and that were kept beside it."""
    stuck: tuple[str, ...] = ()
    """Folders that could not be removed."""


def settle(beside: Beside) -> Settled:
    """Finish an exchange that has begun, or undo it where it cannot be finished; then remove what is left
    beside the target. To be called under the lock.
    """
    journal = read_journal(beside)
    if is_folder(beside.old) and journal and not journal.is_published(beside):
        _make_room(beside)
    if not os.path.lexists(beside.target):
        _put_in_place(beside, journal)
    published = journal is not None and journal.is_published(beside)
    kept: list[str] = []
    if journal and published:
        # Only with a journal: without one it may be half removed, and its remains belong nowhere.
        for left in (journal.stage, beside.old):
            if is_folder(left):
                kept += rescue(left, beside.target, beside.kept)
    remove_journal(beside)
    return Settled(published, tuple(kept), tuple(_clear(beside)))


def _make_room(beside: Beside) -> None:
    """Between the two renames the target is not there. If a folder has come there since, it must be an empty
    one.
    """
    if not os.path.lexists(beside.target):
        return
    try:
        beside.target.rmdir()
    except OSError as error:
        raise UsageError(
            f"a publication was interrupted, and something else was put at {beside.target} since; "
            f"the old site lies in {beside.old}: move one of the two away and build again"
        ) from error


def _put_in_place(beside: Beside, journal: Journal | None) -> None:
    """The new site, if an exchange has begun, or else the old one."""
    if journal and is_folder(journal.stage):
        try:
            journal.stage.rename(beside.target)
        except OSError:
            if not is_folder(beside.old):
                raise
        else:
            sync_folder(beside.folder)
            return
    if is_folder(beside.old):
        beside.old.rename(beside.target)
        sync_folder(beside.folder)


def _clear(beside: Beside) -> list[str]:
    """Remove the old site and all staging folders. Returns the names of those that would not go."""
    if is_folder(beside.old):
        beside.old.rename(beside.fresh())  # so that what bears the name of the old site is always whole
    return [stage.name for stage in beside.stages() if not discard(stage)]
