"""A small project to publish in, and short ways to say what is published."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from fonds.findings import Findings
from fonds.publish import Publication, publication

OLD = {"index.html": "the old home", "ed/p1.html": "old words", "ed/old.html": "gone in the new site"}
NEW = {"index.html": "the new home", "ed/p1.html": "new words", "ed/data/notes.json": "[]"}


class Project:
    """A project folder with sources; publishes dictionaries of files."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in ("content/ed", "src/fonds", "templates"):
            (root / name).mkdir(parents=True)
        (root / "content/ed/witness.txt").write_text("the witness")
        self.site = root / "site"
        self.kept = root / ".site.fonds-kept"
        self.findings = Findings()

    def publication(self, target: Path | None = None) -> Publication:
        self.findings = Findings()
        sources = [self.root / name for name in ("content", "src", "templates")]
        return Publication(target or self.site, project=self.root, forbidden=sources, findings=self.findings)

    def publish(self, files: Mapping[str, str], target: Path | None = None) -> None:
        with self.publication(target) as stage:
            write(stage, files)

    def notices(self, code: str) -> list[str]:
        return [str(finding) for finding in self.findings if finding.code == code]

    def beside(self) -> set[str]:
        """What a publication left in the project."""
        return {path.name for path in self.root.iterdir()} - {"content", "src", "templates", "site"}


def write(folder: Path, files: Mapping[str, str]) -> None:
    for path, words in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    """All files of a folder but the manifest."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "fonds-manifest.json")
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def without_exchange(patch: pytest.MonkeyPatch) -> None:
    """Act as on a system that cannot exchange two folders."""
    patch.setattr(publication, "exchange", lambda one, other: False)
