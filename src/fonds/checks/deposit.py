"""What archives are told of the files against the files that were built."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote

from fonds.deposit import CRATE, MANIFEST, from_lines, is_deposited
from fonds.findings import Findings
from fonds.source import Place

_HINT = "Build the site anew."


def check_deposit(site: Path, built: Mapping[str, str], findings: Findings) -> None:
    """Compare the manifest for archives, and the crate where there is one, with all files that the build made.

    `built`: path → SHA-256. That a file is no longer as it was built is told elsewhere.
    """
    if MANIFEST not in built:
        findings.add("K-014", Place(MANIFEST), "There is no manifest for archives.", hint=_HINT)
        return
    due = {path: sha256 for path, sha256 in built.items() if is_deposited(path) and path != MANIFEST}
    try:
        listed = from_lines((site / MANIFEST).read_bytes())
        described = _described(site / CRATE) if CRATE in built else None
    except (OSError, ValueError, TypeError, KeyError) as error:
        findings.add("K-014", Place(MANIFEST), f"What archives are told cannot be read back: {error}.", hint=_HINT)
        return
    _compare(MANIFEST, listed, due, findings)
    if described is not None:
        _compare(CRATE, described, {path: sha256 for path, sha256 in due.items() if path != CRATE}, findings)


def _described(file: Path) -> dict[str, str]:
    """Path → SHA-256 of the files that a crate describes."""
    graph = json.loads(file.read_bytes())["@graph"]
    return {unquote(entity["@id"]): entity["sha256"] for entity in graph if entity["@type"] == "File"}


def _compare(name: str, listed: Mapping[str, str], due: Mapping[str, str], findings: Findings) -> None:
    for path in sorted(listed.keys() | due.keys()):
        if path not in listed:
            fact = "A file of the site is not listed."
        elif path not in due:
            fact = "A file is listed that the build did not make."
        elif listed[path] != due[path]:
            fact = "A file is listed with another fingerprint than it was built with."
        else:
            continue
        findings.add("K-014", Place(name), fact, words=path, hint=_HINT)
