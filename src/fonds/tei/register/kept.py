"""Lists that the program writes and people keep under version control: anchors.lock, releases.lock."""

from __future__ import annotations

from pathlib import Path


def lines_of(file: Path) -> list[str]:
    """The lines of a list; its line ends and byte order mark may be those of another system's editor."""
    return file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")


def write_whole(file: Path, data: bytes) -> None:
    """Let the new content take the place of the old at once: who looks, or is broken off, finds one of the two."""
    temporary = file.with_name(f".{file.name}.new")
    temporary.write_bytes(data)
    temporary.replace(file)
