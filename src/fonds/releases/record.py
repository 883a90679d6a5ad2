"""The releases of an edition: a zip each in `content/<edition>/releases/`, and `releases.lock`, which lists them.

    1.0  2026-11-01  9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

With tabs between them: version, date, SHA-256 of the file. What is listed is promised: a file that is gone or that was
changed is an error of every build (R-001, R-002).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from fonds.config import EditionConfig
from fonds.findings import Findings
from fonds.source import Place

FOLDER = "releases"
LOCK = "releases.lock"
HEADER = "# releases.lock 1: version, date, SHA-256 of the file. Written by release; not edited by hand."
_LINE = re.compile(r"(?P<version>[0-9]+(?:\.[0-9]+)+)\t(?P<date>\d{4}-\d\d-\d\d)\t(?P<sha256>[0-9a-f]{64})\Z")
_HINT = "Restore releases/ from the version control: a release is never changed."


@dataclass(frozen=True)
class Release:
    """One release that was made."""

    version: str
    date: str
    """ISO 8601."""
    sha256: str
    file: Path
    """The zip."""


def releases_of(config: EditionConfig, findings: Findings) -> tuple[Release, ...]:
    """The releases of an edition whose files are whole, in the order in which they were made."""
    folder = config.folder / FOLDER
    name = f"{config.file.rpartition('/')[0]}/{FOLDER}"
    found = []
    for number, line in enumerate(_lines(folder), 1):
        match = _LINE.match(line)
        if match is None:
            findings.add("R-001", Place(f"{name}/{LOCK}", number), "This line is no release.", words=line, hint=_HINT)
            continue
        release = Release(match["version"], match["date"], match["sha256"], folder / f"{match['version']}.zip")
        place = Place(f"{name}/{release.file.name}")
        if not release.file.is_file():
            findings.add("R-002", place, f"The file of release {release.version} is gone.", hint=_HINT)
        elif hashlib.sha256(release.file.read_bytes()).hexdigest() != release.sha256:
            fact = f"The file of release {release.version} is not the one that was released."
            findings.add("R-001", place, fact, words=release.file.name, hint=_HINT)
        else:
            found.append(release)
    known = {f"{line.partition(chr(9))[0]}.zip" for line in _lines(folder)}
    for file in sorted(folder.glob("*.zip")):
        if file.name not in known:
            fact = "This file is no release that releases.lock lists."
            findings.add("R-001", Place(f"{name}/{file.name}"), fact, words=file.name, hint=_HINT)
    return tuple(found)


def record(config: EditionConfig, data: bytes) -> Path:
    """Keep the file of a release and list it: an editor's act. Gives the file."""
    folder = config.folder / FOLDER
    folder.mkdir(exist_ok=True)
    file = folder / f"{config.version}.zip"
    _replace(file, data)
    lines = [*_lines(folder), f"{config.version}\t{config.released}\t{hashlib.sha256(data).hexdigest()}"]
    _replace(folder / LOCK, ("\n".join([HEADER, *lines]) + "\n").encode())
    return file


def _lines(folder: Path) -> list[str]:
    file = folder / LOCK
    if not file.is_file():
        return []
    lines = file.read_bytes().decode("utf-8", "replace").split("\n")
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _replace(file: Path, data: bytes) -> None:
    temporary = file.with_name(f".{file.name}.new")
    temporary.write_bytes(data)
    temporary.replace(file)
