"""What the register does not say of a text yet, as findings. Nothing is changed here, and nothing is guessed."""

from __future__ import annotations

import json
from collections.abc import Iterable

from fonds.config import EditionConfig
from fonds.findings import Findings, shorten
from fonds.source import Place
from fonds.tei.units import Unit

from .decisions import line_of
from .entry import Entry
from .lockfile import NAME
from .settle import Settlement


def report_anchors(settlement: Settlement, config: EditionConfig, frozen: bool, findings: Findings) -> None:
    """Say how the text differs from the register. With `frozen` every difference is an error of its own."""
    place = Place(f"{config.file.rpartition('/')[0]}/{NAME}")
    for refusal in settlement.refusals:
        hint = "Correct it, or take it out if it was recorded."
        findings.add("T-007", refusal.decision.at, refusal.fact, words=refusal.decision.id, hint=hint)
    if config.is_draft:
        _of_draft(settlement, config, place, findings)
    else:
        for old, new in settlement.doubts:
            _doubt(old, new, place, findings)
    born = [entry for entry in settlement.lock if entry.since is None and entry.is_alive]
    if settlement.is_settled and (config.is_draft or not born):
        return
    if not frozen:
        _count(settlement, len(born) if not config.is_draft else 0, place, findings)
        return
    _each(settlement, place, findings)
    if born and not config.is_draft:
        fact = f"{len(born)} anchors were recorded in the draft and not yet for release {config.version}."
        findings.add("T-002", place, fact, words=born[0].quote)


def _of_draft(settlement: Settlement, config: EditionConfig, place: Place, findings: Findings) -> None:
    released = next((entry for entry in settlement.lock if entry.since is not None), None)
    if released is not None:
        fact = f"The register holds anchors of release {released.since}, but edition.yaml has no version any more."
        findings.add("T-003", place, fact, words=f"{released.id} {released.quote}", hint="Give the version again.")


def _count(settlement: Settlement, born: int, place: Place, findings: Findings) -> None:
    counts = [
        f"{len(settlement.new)} new, {len(settlement.changed)} changed, {len(settlement.lost)} lost",
        *([f"{len(settlement.moved)} moved"] if settlement.moved else []),
        *([f"{born} of the draft"] if born else []),
    ]
    fact = f"The register does not describe the text: {', '.join(counts)}."
    findings.add("T-004", place, fact, hint="Look at them and record them: build.py accept-anchors.")


def _each(settlement: Settlement, place: Place, findings: Findings) -> None:
    doubtful = {entry.id for old, _ in settlement.doubts for entry in old}
    kinds = {unit.id: unit.kind for unit in settlement.units}
    for entry in settlement.lost:
        into = settlement.into.get(entry.id)
        if into is not None and kinds.get(into) != entry.kind:
            fact = f"The anchor {entry.id} is gone: its words are no {entry.kind} any more, they stand as {into}."
        elif into is not None:
            fact = f"The anchor {entry.id} is gone: its words stand in {into} now."
        else:
            unclear = " or cannot be told from others" if entry.id in doubtful else ""
            fact = f"The anchor {entry.id} is gone{unclear}."
        findings.add("T-001", place, fact, words=entry.quote)
    _units(settlement.new, "is new and was not accepted", place, findings)
    _units(settlement.changed, "has other words than were accepted", place, findings)
    changed = {unit.id for unit in settlement.changed}
    _units(
        (unit for unit in settlement.moved if unit.id not in changed), "stands elsewhere than accepted", place, findings
    )


def _units(found: Iterable[Unit], what: str, place: Place, findings: Findings) -> None:
    for unit in found:
        findings.add("T-002", place, f"The anchor {unit.id} {what}.", words=shorten(unit.words))


def _doubt(old: tuple[Entry, ...], new: tuple[Unit, ...], place: Place, findings: Findings) -> None:
    ours = ", ".join(f"{entry.id} “{shorten(entry.quote, 40)}”" for entry in old)
    theirs = ", ".join(f"“{shorten(unit.words, 40)}” (line {line_of(unit) or '?'})" for unit in new)
    fact = f"Nobody can say which is which: {ours} in the register, {theirs} in the text."
    findings.add("T-006", place, fact, words=old[0].quote, hint=how_to_decide(old, new))


def how_to_decide(old: tuple[Entry, ...], new: tuple[Unit, ...]) -> str:
    """The lines of `decisions` for the first of them, to be copied and changed."""
    unit = next((unit for unit in new if unit.kind == old[0].kind), None)
    gone = f"- {{id: {old[0].id}, gone: true}}"
    if unit is None or line_of(unit) is None:
        return f"Say it in edition.yaml under decisions: {gone}"
    line = line_of(unit) or ""
    words = json.dumps(shorten(unit.words, 40).rstrip("…"), ensure_ascii=False)  # YAML reads what JSON writes
    place = line if line.isdigit() else f'"{line}"'
    here = f"- {{id: {old[0].id}, line: {place}, words: {words}}}"
    return f"Say it in edition.yaml under decisions, for each: {here} or {gone}"
