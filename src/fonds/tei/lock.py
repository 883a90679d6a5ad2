"""`anchors.lock`: the register of all addresses that were ever accepted, one line each, readable in a diff.

A line holds, with tabs between them: id, kind, fingerprint of the words, release of birth (`-` in a draft), quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fonds.findings import Findings, shorten
from fonds.source import Place

from .units import Unit

NAME = "anchors.lock"
HEADER = "# anchors.lock 1: id, kind, fingerprint, release, quotation. Written by accept-anchors; not edited by hand."
_LINE = re.compile(
    r"(?P<id>[A-Za-z][A-Za-z0-9.-]*)\t(?P<kind>[a-z]+)\t(?P<print>[0-9a-f]{16})\t(?P<since>\S+)\t(?P<quote>.*)"
)
_CONFLICT = re.compile(r"<{7}|={7}|>{7}")


@dataclass(frozen=True)
class Entry:
    """One address as it was accepted."""

    id: str
    kind: str
    fingerprint: str
    since: str | None
    """The release that brought it; None in a draft."""
    quote: str
    """The first words, for people who read the file and for the search for changed words."""

    def __str__(self) -> str:
        return "\t".join([self.id, self.kind, self.fingerprint, self.since or "-", self.quote])


def read_lock(folder: Path, name: str, findings: Findings) -> list[Entry] | None:
    """The register of an edition's folder; empty where there is none, None where it is damaged (T-003)."""
    file = folder / NAME
    if not file.exists():
        return []
    before = len(findings)
    entries: dict[str, Entry] = {}
    lines = file.read_bytes().decode("utf-8", "replace").split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        entry, fact = _parse(line)
        if entry is not None and entry.id.lower() in entries:
            entry, fact = None, "This id stands here for the second time."
        if entry is None:
            hint = "Restore the file from the version control, or settle the conflict there."
            findings.add("T-003", Place(f"{name}/{NAME}", number), fact, words=shorten(line), hint=hint)
        else:
            entries[entry.id.lower()] = entry
    return list(entries.values()) if len(findings) == before else None


def _parse(line: str) -> tuple[Entry | None, str]:
    match = _LINE.fullmatch(line)
    if match is None:
        is_conflict = _CONFLICT.match(line) is not None
        return (
            None,
            "A merge conflict is not settled." if is_conflict else "This line is no entry of the register.",
        )
    since = None if match["since"] == "-" else match["since"]
    return Entry(match["id"], match["kind"], match["print"], since, match["quote"]), ""


def entries_of(units: Iterable[Unit], known: Iterable[Entry], release: str | None) -> list[Entry]:
    """The register for the units of a text; what is known keeps its release of birth."""
    births = {entry.id: entry.since for entry in known}
    found = [
        Entry(unit.id, unit.kind, unit.fingerprint, births.get(unit.id, release), shorten(unit.words, 60))
        for unit in units
    ]
    return sorted(found, key=lambda entry: natural(entry.id))


def write_lock(folder: Path, entries: Iterable[Entry]) -> None:
    """Write the register: an editor's act, never the build's."""
    text = "\n".join([HEADER, *(str(entry) for entry in entries)]) + "\n"
    temporary = folder / f".{NAME}.new"
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(folder / NAME)


def natural(identifier: str) -> tuple[tuple[int, int | str], ...]:
    """A key that sorts ids as people count: p2 before p10, p31 before p31a."""
    return tuple((1, int(part)) if part.isdigit() else (0, part) for part in re.findall(r"\d+|[^\d.]+|\.", identifier))
