"""The names that a publication uses beside its target, in the same folder and so on the same filesystem."""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Beside:
    """Where everything lies. `target` is resolved: absolute, and no link itself."""

    target: Path

    @property
    def folder(self) -> Path:
        """The folder that holds the target and all the rest."""
        return self.target.parent

    @property
    def lock(self) -> Path:
        """Held by the build that publishes."""
        return self._named("lock")

    @property
    def journal(self) -> Path:
        """There from just before the exchange until the new site is in its place for good."""
        return self._named("journal")

    @property
    def old(self) -> Path:
        """The old site between the two renames. Never half removed: it is given another name first."""
        return self._named("old")

    @property
    def kept(self) -> Path:
        """Copies of what a person changed in the target. No build ever removes it."""
        return self._named("kept")

    def fresh(self) -> Path:
        """A name that is free, for a staging folder."""
        return self._named(secrets.token_hex(4))

    def is_stage(self, name: str) -> bool:
        """Whether a name is one that `fresh` gives: only such folders are ever removed."""
        return re.fullmatch(re.escape(f".{self.target.name}.fonds-") + "[0-9a-f]{8}", name) is not None

    def stages(self) -> list[Path]:
        """All staging folders that lie there. A link by such a name is none of ours."""
        try:
            with os.scandir(self.folder) as listing:
                names = [e.name for e in listing if self.is_stage(e.name) and e.is_dir(follow_symlinks=False)]
        except (FileNotFoundError, NotADirectoryError):
            return []
        return [self.folder / name for name in sorted(names)]

    def leftovers(self) -> list[Path]:
        """All that a killed build left, but for its lock, which died with it."""
        return [path for path in (self.journal, self.old) if os.path.lexists(path)] + self.stages()

    def _named(self, what: str) -> Path:
        return self.folder / f".{self.target.name}.fonds-{what}"
