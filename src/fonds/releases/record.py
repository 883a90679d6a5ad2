"""The releases of an edition: a zip each in `content/<edition>/releases/`, and beside that folder `releases.lock`,
which lists them.

    1.0  2026-11-01  9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

With tabs between them: version, date, SHA-256 of the file. What is listed is promised: a file that is gone or that was
changed is an error of every build (R-001, R-002).
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from fonds.config import EditionConfig
from fonds.findings import Findings
from fonds.source import Place
from fonds.tei.register.kept import lines_of, write_whole

FOLDER = "releases"
LOCK = "releases.lock"
HEADER = "# releases.lock 1: version, date, SHA-256 of the file. Written by release; not edited by hand."
_LINE = re.compile(r"(?P<version>[0-9]+(?:\.[0-9]+)+)\t(?P<date>\d{4}-\d\d-\d\d)\t(?P<sha256>[0-9a-f]{64})\Z")
_HINT = "Restore releases/ and releases.lock from the version control: a release is never changed."
_ANCHORS = "data/anchors.json"


@dataclass(frozen=True)
class Listed:
    """A line of the list: a release that was made."""

    version: str
    date: str
    """ISO 8601."""
    sha256: str


@dataclass(frozen=True)
class Release:
    """One release that was made, read once."""

    version: str
    date: str
    """ISO 8601."""
    data: bytes = field(repr=False)
    """The zip."""

    def opened(self) -> zipfile.ZipFile:
        """The zip, to be read."""
        return zipfile.ZipFile(io.BytesIO(self.data))

    @cached_property
    def addresses(self) -> list[dict[str, Any]]:
        """The objects of its `anchors.json`."""
        with self.opened() as archive:
            found: list[dict[str, Any]] = json.loads(archive.read(_ANCHORS))
        return found


def listed(config: EditionConfig) -> tuple[Listed, ...]:
    """The releases that an edition's list names, without a look at their files."""
    matches = (_LINE.match(line) for line in _lines(config.folder))
    return tuple(Listed(match["version"], match["date"], match["sha256"]) for match in matches if match)


def releases_of(config: EditionConfig, findings: Findings) -> tuple[Release, ...]:
    """The releases of an edition whose files are whole, in the order in which they were made."""
    name = config.file.rpartition("/")[0]
    found: dict[str, Release] = {}
    known = set()
    for number, line in enumerate(_lines(config.folder), 1):
        match = _LINE.match(line)
        if match is None or match["version"] in known:
            fact = "This line is no release." if match is None else f"Release {match['version']} is listed twice."
            findings.add("R-001", Place(f"{name}/{LOCK}", number), fact, words=line, hint=_HINT)
            continue
        known.add(match["version"])
        release = _read(config, Listed(match["version"], match["date"], match["sha256"]), findings)
        if release is not None:
            found[release.version] = release
    for file in sorted((config.folder / FOLDER).glob("*.zip")):
        if file.stem not in known:
            fact = f"This file is no release that {LOCK} lists."
            hint = f"Restore {LOCK} from the version control; if release was broken off, take the file out."
            findings.add("R-001", Place(f"{name}/{FOLDER}/{file.name}"), fact, words=file.name, hint=hint)
    return tuple(found.values())


def _read(config: EditionConfig, line: Listed, findings: Findings) -> Release | None:
    file = config.folder / FOLDER / f"{line.version}.zip"
    place = Place(f"{config.file.rpartition('/')[0]}/{FOLDER}/{file.name}")
    if not file.is_file():
        findings.add("R-002", place, f"The file of release {line.version} is gone.", hint=_HINT)
        return None
    release = Release(line.version, line.date, file.read_bytes())
    if hashlib.sha256(release.data).hexdigest() != line.sha256 or not _is_whole(release):
        fact = f"The file of release {line.version} is not the one that was released."
        findings.add("R-001", place, fact, words=file.name, hint=_HINT)
        return None
    return release


def _is_whole(release: Release) -> bool:
    """Whether it is a zip with what every release has; the sum in the list may have been changed with the file."""
    if not zipfile.is_zipfile(io.BytesIO(release.data)):
        return False
    with release.opened() as archive:
        names = archive.namelist()
    return _ANCHORS in names and any(name.startswith("tei/") and name.endswith(".xml") for name in names)


def record(config: EditionConfig, data: bytes) -> Path:
    """Keep the file of a release and list it: an editor's act. Gives the file."""
    folder = config.folder / FOLDER
    folder.mkdir(exist_ok=True)
    file = folder / f"{config.version}.zip"
    write_whole(file, data)
    lines = [*_lines(config.folder), f"{config.version}\t{config.released}\t{hashlib.sha256(data).hexdigest()}"]
    write_whole(config.folder / LOCK, ("\n".join([HEADER, *lines]) + "\n").encode())
    return file


def _lines(folder: Path) -> list[str]:
    """The lines of an edition's list."""
    file = folder / LOCK
    if not file.is_file():
        return []
    return [line for line in lines_of(file) if line.strip() and not line.startswith("#")]
