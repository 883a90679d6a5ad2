"""The pages of releases, below `v/`: each file is the one that was released, and leads to pages that are there."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from fonds.findings import Findings
from fonds.releases.pack import SUMS
from fonds.source import Place

_TO_TODAY = re.compile(rb'href="\.\./\.\./([^"#]+)')


def check_releases(folder: Path, edition: str, findings: Findings) -> None:
    """Check all releases of a built edition (K-013)."""
    for release in sorted((folder / "v").glob("*")):
        name = f"{edition}/v/{release.name}"
        sums = release / SUMS
        if not sums.is_file():
            findings.add("K-013", Place(name), f"The release has no {SUMS}.")
            continue
        listed = dict(_listed(sums.read_text("utf-8")))
        found = {file.relative_to(release).as_posix() for file in release.rglob("*") if file.is_file()} - {SUMS}
        for path in sorted(found ^ set(listed)):
            fact = "The file is no part of the release." if path in found else "The file of the release is not there."
            findings.add("K-013", Place(f"{name}/{path}"), fact, words=path)
        for path in sorted(found & set(listed)):
            data = (release / path).read_bytes()
            if hashlib.sha256(data).hexdigest() != listed[path]:
                findings.add("K-013", Place(f"{name}/{path}"), "The file is not the one that was released.", words=path)
            for target in sorted(set(_TO_TODAY.findall(data))) if path.endswith(".html") else ():
                if not (folder / target.decode()).is_file():
                    fact = "The release leads to a page that is gone."
                    findings.add("K-001", Place(f"{name}/{path}"), fact, words=target.decode())


def _listed(sums: str) -> list[tuple[str, str]]:
    """(path, SHA-256) of each line."""
    return [(line[66:], line[:64]) for line in sums.split("\n") if line]
