"""`anchors.lock`: the register of all addresses that were ever accepted, one line each, sorted, readable in a diff."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Sequence
from pathlib import Path

from fonds.errors import Defect
from fonds.findings import Findings, shorten
from fonds.source import Place

from .entry import Entry, NoEntry, parse
from .fresh import natural
from .kept import lines_of, write_whole

NAME = "anchors.lock"
HEADER = (
    "# anchors.lock 2: id, kind, fingerprint, release, fate, divisions, behind, first words, outline, check. "
    "Written by accept-anchors; not edited by hand."
)
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
_OTHER_FORM = re.compile(r"# anchors\.lock (?!2\b)")
_OLD = "The register was written by another version of this program; in a draft it can be made anew."
_HINT = "Restore the file from the version control; what two people accepted apart, accept-anchors records again."


def read_lock(folder: Path, name: str, findings: Findings) -> list[Entry] | None:
    """The register of an edition's folder; empty where there is none, None where it is damaged (T-003)."""
    file = folder / NAME
    if not file.exists():
        return []
    lines = lines_of(file)
    if _OTHER_FORM.match(lines[0]):
        findings.add("T-003", Place(f"{name}/{NAME}", 1), _OLD, words=lines[0], hint="build.py accept-anchors --afresh")
        return None
    at: dict[str, int] = {}
    entries: list[Entry] = []
    faults: list[tuple[int, str, str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            entries.append(_entry(line, at))
            at[entries[-1].id.lower()] = number
        except NoEntry as error:
            faults.append((number, line, str(error)))
    if not entries and not faults:
        faults.append((1, "", "The register has no entry: the file was cut off."))
    if not faults:
        for entry, fact in contradictions(entries):
            faults.append((at[entry.id.lower()], f"{entry.id} {entry.quote}", fact))
    for number, words, fact in faults:
        findings.add("T-003", Place(f"{name}/{NAME}", number), fact, words=shorten(words), hint=_HINT)
    return None if faults else entries


def _entry(line: str, known: Container[str]) -> Entry:
    if _CONFLICT.match(line):
        raise NoEntry("A merge conflict is not settled.")
    entry = parse(line)
    if entry.id.lower() in known:
        raise NoEntry(f"The id {entry.id} stands here for the second time.")
    return entry


def contradictions(entries: Sequence[Entry]) -> list[tuple[Entry, str]]:
    """What entries say that cannot be: of each the entry and a sentence."""
    living = {entry.id for entry in entries if entry.is_alive}
    known = {entry.id for entry in entries}
    followers: dict[str | None, list[Entry]] = defaultdict(list)
    found: list[tuple[Entry, str]] = []
    for entry in entries:
        if entry.behind is not None and entry.behind not in living:
            found.append((entry, f"{entry.id} stands behind {entry.behind}, which the register does not have."))
        elif entry.is_alive:
            followers[entry.behind].append(entry)
        for other in (entry.fate.into if entry.fate else None, entry.kin):
            if other is not None and other not in known:
                found.append((entry, f"{entry.id} points to {other}, which the register does not have."))
    for behind, several in followers.items():
        found += [(entry, f"{entry.id} and {several[0].id} both stand behind {behind}.") for entry in several[1:]]
    chain = {entry.id for entry in in_order(entries)}
    if not found and len(chain) < len(living):
        lost = next(entry for entry in entries if entry.is_alive and entry.id not in chain)
        found.append((lost, f"{lost.id} stands behind itself."))
    return found


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """The living entries in the order of the text."""
    following = {entry.behind: entry for entry in entries if entry.is_alive}
    found: list[Entry] = []
    at = following.get(None)
    while at is not None:
        found.append(at)
        at = following.get(at.id)
    return found


def write_lock(folder: Path, entries: Iterable[Entry]) -> None:
    """Write the register: an editor's act, never the build's. One at odds with itself is never written (Defect)."""
    entries = list(entries)
    twice = [name for name, times in Counter(entry.id.lower() for entry in entries).items() if times > 1]
    wrong = [f"{name} stands there twice" for name in twice] or [fact for _, fact in contradictions(entries)]
    if wrong:
        raise Defect(f"the register would be at odds with itself: {wrong[0]}")
    lines = [str(entry) for entry in sorted(entries, key=lambda entry: natural(entry.id))]
    write_whole(folder / NAME, ("\n".join([HEADER, *lines]) + "\n").encode())
