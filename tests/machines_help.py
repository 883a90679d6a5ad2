"""A site of two short editions, for the tests of what a site tells programs."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from tools.project import PROJECT, build_site

CASES = PROJECT / "tests" / "cases"
RELEASED = 'version: "1.1"\nreleased: "2026-03-04"\n'


def two_editions(folder: Path, *options: str, told: str = "", env: Mapping[str, str] | None = None) -> Path:
    """Build a draft, `first`, and `second`, of which edition.yaml also says what is `told`; the folder of the site."""
    for name, case in (
        ("first", "a-document-with-turns-inside-its-lines"),
        ("second", "endnotes-stand-where-they-are-called"),
    ):
        home = folder / "content" / name
        home.mkdir(parents=True)
        for file in ("edition.yaml", "witness.txt"):
            shutil.copy(CASES / case / "in" / file, home / file)
    with (folder / "content" / "second" / "edition.yaml").open("a", encoding="utf-8") as out:
        out.write(told)
    build_site(folder / "site", env=env, options=["--content", str(folder / "content"), *options])
    return folder / "site"
