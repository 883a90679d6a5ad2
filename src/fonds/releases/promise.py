"""What releases promise: each address that one of them gave is in the register still, for a unit of the same kind."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Sequence

from fonds.config import EditionConfig
from fonds.findings import Findings
from fonds.source import Place
from fonds.tei.register import NAME, Entry

from .record import Release


def keep_promises(
    config: EditionConfig, releases: Iterable[Release], register: Sequence[Entry], findings: Findings
) -> None:
    """Report each address of a release that the register no longer has, or has for something else (T-008).

    A register whose lines were taken out by hand is at one with itself; the releases know better.
    """
    kinds = {entry.id: entry.kind for entry in register}
    place = Place(f"{config.file.rpartition('/')[0]}/{NAME}")
    hint = "Restore the register from the version control."
    reported: set[str] = set()
    for release in releases:
        with zipfile.ZipFile(release.file) as archive:
            rows = json.loads(archive.read("data/anchors.json"))
        for row in rows:
            identifier, kind = row["id"], row["kind"]
            if row["since"] is None or identifier in reported or kinds.get(identifier) == kind:
                continue
            reported.add(identifier)
            known = kinds.get(identifier)
            what = "is not in the register" if known is None else f"was a {kind} and is a {known} in the register"
            fact = f"The anchor {identifier} of release {release.version} {what}."
            findings.add("T-008", place, fact, words=row["quote"], hint=hint)
