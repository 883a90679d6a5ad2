"""What releases promise: each address that one of them gave is in the register still, for a unit of the same kind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fonds.config import EditionConfig
from fonds.findings import Findings
from fonds.source import Place
from fonds.tei.register import NAME, Entry

from .record import Release

FEW = 5
"""Where a release has more anchors than these and the register keeps none of them, that is said once."""


def keep_promises(
    config: EditionConfig, releases: Iterable[Release], register: Sequence[Entry], findings: Findings
) -> None:
    """Report each address of a release that the register no longer has, or has for something else (T-008).

    A register whose lines were taken out by hand, or that was made anew, is at one with itself: a release knows better.
    """
    known = {entry.id: entry for entry in register}
    place = Place(f"{config.file.rpartition('/')[0]}/{NAME}")
    hint = "Restore the register from the version control."
    reported: set[str] = set()
    for release in releases:
        rows = [row for row in release.addresses if row["since"] is not None]
        told = [(row, broken) for row in rows if (broken := _broken(row, known.get(row["id"]))) is not None]
        if len(told) == len(rows) > FEW:
            fact = f"The register is not the one from which release {release.version} was made."
            findings.add("T-008", place, fact, words=rows[0]["quote"], hint=hint)
            return
        for row, broken in told:
            if row["id"] not in reported:
                fact = f"The anchor {row['id']} of release {release.version} {broken}."
                findings.add("T-008", place, fact, words=row["quote"], hint=hint)
        reported.update(row["id"] for row, _ in told)


def _broken(row: Mapping[str, Any], entry: Entry | None) -> str | None:
    """How the register breaks the promise of an address; None where it keeps it.

    A register that was lost and made anew gives old ids to other words. Then they are of another release.
    """
    if entry is None:
        return "is not in the register"
    if entry.kind != row["kind"]:
        return f"was a {row['kind']} and is a {entry.kind} in the register"
    if entry.since != row["since"]:
        return f"came with release {row['since']}, and with release {entry.since or 'none'} in the register"
    if row["retired"] is not None and entry.is_alive:
        return "was gone, and is given again in the register"
    return None
