"""The file of a release → the files that were released, unchanged."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from fonds.errors import Defect
from fonds.tei.names import Element
from fonds.tei.serialise import from_bytes

from .record import Release


def unpack(release: Release, folder: Path) -> int:
    """Write the files of a release into a folder; gives how many. A path that leads out of it is refused (Defect)."""
    with release.opened() as archive:
        for entry in archive.infolist():
            path = PurePosixPath(entry.filename)
            if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or entry.is_dir():
                raise Defect(f"the release {release.version} holds the path {entry.filename!r}")
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(entry))
        return len(archive.infolist())


def tei_of(release: Release) -> Element:
    """The TEI of a release."""
    with release.opened() as archive:
        name = next(name for name in archive.namelist() if name.startswith("tei/") and name.endswith(".xml"))
        return from_bytes(archive.read(name))
