"""A publication, from the empty staging folder to the new site in its place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from fonds.errors import FondsError
from fonds.findings import Findings

from .beside import Beside
from .carry import carry_over
from .durable import sync_folder, sync_tree
from .exchange import exchange
from .journal import Journal, manifest_digest
from .leaves import Leaf
from .lock import Held, Lock
from .manifest import MANIFEST, Manifest
from .notices import name_changed, name_foreign, name_mended, told
from .place import refuse_contents, refuse_place, resolve
from .settle import Settled, settle
from .stage import make_stage, put_in_order, take_mode


class Publication:
    """Publishes what is written into a staging folder: `with Publication(…) as stage: write(stage)`.

    When the block ends well, the stage becomes the target in one step. When it ends with an exception, or the
    process is killed at whatever moment, the target stays as it was or is the new site, whole.
    """

    def __init__(self, target: Path, *, project: Path, forbidden: Sequence[Path], findings: Findings) -> None:
        """`target`: the published folder, there or not. `project`: the root, in which sites may lie but which
        none may be or hold. `forbidden`: folders of people (content, src, templates), which no site may be,
        hold or lie in.
        """
        self._given = target
        self._project = project
        self._forbidden = forbidden
        self._findings = findings

    def __enter__(self) -> Path:
        """Refuse a wrong target (UsageError), take the lock, mend what a killed build left, and give the
        staging folder.
        """
        with told(self._given):
            self._beside = Beside(resolve(self._given))
            refuse_place(self._beside.target, self._project, self._forbidden)
            self._beside.folder.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(self._beside.lock)
            self._lock.acquire()
            try:
                _mend(self._beside, self._given, self._findings)
                refuse_contents(self._beside.target)
                self._process = os.getpid()
                self._stage = make_stage(self._beside)
            except BaseException:
                self._lock.release()
                raise
        return self._stage

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Publish, or after an exception leave everything as it was."""
        if os.getpid() != self._process:
            return  # a forked worker that leaves the block by an exception: the publication is its parent's
        with told(self._given):
            try:
                changed = self._publish() if error is None else []
            except BaseException:
                self._end(quietly=True)
                raise
            settled = self._end(quietly=error is not None)
        if error is None:
            name_changed(self._given, self._beside.kept, [*changed, *settled.kept], self._findings)

    def _publish(self) -> list[str]:
        """Everything up to the exchange. Returns the files that people had changed in the old site."""
        target, stage = self._beside.target, self._stage
        refuse_contents(target)  # again: it was free when the build began
        put_in_order(stage)
        made = Manifest.of(stage)
        foreign: list[Leaf] = []
        changed: list[str] = []
        if target.is_dir():
            found = carry_over(target, stage, made, self._beside.kept)
            foreign, changed = found.foreign, found.changed
        (stage / MANIFEST).write_bytes(made.to_json())
        take_mode(target, stage)
        sync_tree(stage)
        commit(self._beside, stage)
        name_foreign(self._given, foreign, made, self._findings)
        return changed

    def _end(self, *, quietly: bool) -> Settled:
        """Clear up and let the next build in. `quietly`: another error is under way, which says more than one
        of ours.
        """
        try:
            return settle(self._beside)
        except (OSError, FondsError):
            if not quietly:
                raise
            return Settled()
        finally:
            self._lock.release()


def commit(beside: Beside, stage: Path) -> None:
    """Let a complete stage take the target's place: in one step where there is no target yet or the system
    can exchange two folders, else by two renames, between which the journal knows the way.
    """
    Journal(stage, manifest_digest(stage) or "").write(beside)
    if not beside.target.exists():
        stage.rename(beside.target)
    elif not exchange(stage, beside.target):
        beside.target.rename(beside.old)
        stage.rename(beside.target)
    sync_folder(beside.folder)


def recover(target: Path, findings: Findings | None = None) -> None:
    """Finish or undo what a killed publication left beside `target`. Writes nothing where there is nothing to
    mend, and leaves a build alone that is at work: it mends for itself.
    """
    with told(target):
        beside = Beside(resolve(target))
        if not beside.leftovers():
            return
        lock = Lock(beside.lock)
        try:
            lock.acquire()
        except Held:
            return
        try:
            _mend(beside, target, findings)
        finally:
            lock.release()


def _mend(beside: Beside, given: Path, findings: Findings | None) -> None:
    """Settle what is left, under the lock, and say so in a finding."""
    if not beside.leftovers():
        return
    settled = settle(beside)
    if findings is not None:
        name_mended(given, settled, findings)
        name_changed(given, beside.kept, settled.kept, findings)
