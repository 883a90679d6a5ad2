"""manifest-sha256.txt: which files there are, and the fingerprint of each.

`sha256sum --check manifest-sha256.txt` verifies a copy wherever it lies.
"""

from __future__ import annotations

from collections.abc import Iterable

from .files import DepositFile

MANIFEST = "manifest-sha256.txt"


def to_lines(files: Iterable[DepositFile]) -> bytes:
    """The manifest's bytes."""
    return "".join(f"{file.sha256}  {file.path}\n" for file in files).encode()


def from_lines(content: bytes) -> dict[str, str]:
    """Path → fingerprint, of a manifest's bytes. ValueError where it is none."""
    found = {}
    for line in content.decode("utf-8").splitlines():
        sha256, between, path = line.partition("  ")
        if len(sha256) != 64 or not between or not path or path in found:
            raise ValueError(f"“{line}” is no line of a manifest")
        found[path] = sha256
    return found
