"""The journal: a new site is complete in its staging folder, and from here on it takes the target's place.

It is written to the disk before the exchange and removed after it. Who finds one knows that a publication was
interrupted in between, and has all that it takes to finish it.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from .beside import Beside
from .durable import sync_folder, write_durably
from .manifest import MANIFEST


@dataclass(frozen=True)
class Journal:
    """An exchange that has begun."""

    stage: Path
    """The staging folder: it holds the new site, and after an exchange in one step the old one."""
    manifest: str
    """SHA-256 of the new site's manifest file, by which the new site is known wherever it lies."""

    def write(self, beside: Beside) -> None:
        """From the return of this call on, the new site will be published, if need be by the next run."""
        told = {"stage": self.stage.name, "manifest": self.manifest}
        write_durably(beside.journal, (json.dumps(told) + "\n").encode())

    def is_published(self, beside: Beside) -> bool:
        """Whether the target is the new site."""
        return manifest_digest(beside.target) == self.manifest


def read_journal(beside: Beside) -> Journal | None:
    """The journal beside a target. None where there is none, or a torn one: no exchange had begun."""
    try:
        told = json.loads(beside.journal.read_bytes())
        stage, manifest = told["stage"], told["manifest"]
        # The name comes from a file, and what it names is renamed and removed: it must be one that we give.
        if not (isinstance(stage, str) and beside.is_stage(stage) and isinstance(manifest, str)):
            return None
        return Journal(beside.folder / stage, manifest)
    except (FileNotFoundError, NotADirectoryError, ValueError, TypeError, KeyError):
        return None


def remove_journal(beside: Beside) -> None:
    """The exchange is over. On the disk too, before the old site goes: its remains must not be taken for a
    site.
    """
    if os.path.lexists(beside.journal):
        beside.journal.unlink()
        sync_folder(beside.folder)


def manifest_digest(folder: Path) -> str | None:
    """SHA-256 of a folder's manifest file; None where there is none."""
    try:
        return hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None
