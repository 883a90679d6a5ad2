"""accept-anchors: an editor records the addresses that a text has now, after seeing what that would change."""

from __future__ import annotations

import argparse
import sys

from fonds.config import EditionConfig, load_editions
from fonds.errors import UsageError
from fonds.findings import Findings, shorten
from fonds.releases import keep_promises, releases_of
from fonds.source import Place
from fonds.tei.register import Settlement, read_lock, write_lock
from fonds.tei.register.report import report_anchors
from fonds.tei.stage import encode
from fonds.witness import read_witness

from .report import FINDINGS, exit_code, show

_FORBID = frozenset({"R-003", "T-003", "T-006", "T-008"})
"""Findings with which nothing may be recorded: the register is at odds with itself or with a release, units cannot be
told apart, or the version is that of a release.
"""


def run(options: argparse.Namespace) -> int:
    """Show what would be recorded for each edition, ask, and write anchors.lock."""
    findings = Findings()
    editions = load_editions(options.content, findings, options.edition)
    show(findings.at_level("error"))
    return max([exit_code(findings), *(_accept(config, options) for config in editions)])


def _accept(config: EditionConfig, options: argparse.Namespace) -> int:
    """One edition; what is wrong with another does not keep it from being recorded."""
    findings = Findings()
    name = config.file.rpartition("/")[0]
    if options.afresh and not config.is_draft:
        raise UsageError(f"{config.id} has a release: its addresses are promised, --afresh would break them")
    lock = [] if options.afresh else read_lock(config.folder, name, findings)
    witness = read_witness(config, findings)
    if lock is None or witness is None:
        show(findings.at_level("error"))
        return FINDINGS
    releases = releases_of(config, findings)
    keep_promises(config, releases, lock, findings)
    encoded = encode(witness, config, lock, findings)
    settlement, entries = encoded.settlement, encoded.register
    report_anchors(settlement, config, False, findings)
    is_recorded = sorted(map(str, entries)) == sorted(map(str, lock))
    if not is_recorded and config.version in {release.version for release in releases}:
        fact = f"Release {config.version} is made and stays as it is: what differs from it belongs to the next."
        hint = "Give edition.yaml the version that comes next."
        findings.add("R-003", Place(config.file), fact, words=config.version or "", hint=hint)
    forbidden = [finding for finding in findings if finding.code in _FORBID]
    if any(not refusal.is_done for refusal in settlement.refusals):
        forbidden += [finding for finding in findings if finding.code == "T-007"]
    show(sorted({*findings.at_level("error"), *forbidden}))
    if forbidden:
        print(f"{config.id}: nothing was recorded", file=sys.stderr)
        return FINDINGS
    if is_recorded:
        print(f"{config.id}: all {len(lock)} anchors are recorded")
        return exit_code(findings)
    if not options.quiet:
        _table(config, settlement)
    if not (options.yes or _asked(config)):
        print("nothing was recorded", file=sys.stderr)
        return FINDINGS
    write_lock(config.folder, entries)
    print(f"{config.id}: {len(entries)} anchors recorded in {config.folder.name}/anchors.lock")
    return exit_code(findings)


def rows(settlement: Settlement) -> list[tuple[str, str, str]]:
    """(what happened, id, words or where they went) of each difference from the register."""
    changed = {unit.id for unit in settlement.changed}
    moved = {unit.id for unit in settlement.moved}
    found = [("new", unit.id, unit.words) for unit in settlement.new if unit.id not in settlement.kin]
    found += [
        ("split", unit.id, f"from {settlement.kin[unit.id]}: {unit.words}")
        for unit in settlement.new
        if unit.id in settlement.kin
    ]
    found += [("moved, changed" if unit.id in moved else "changed", unit.id, unit.words) for unit in settlement.changed]
    found += [("moved", unit.id, unit.words) for unit in settlement.moved if unit.id not in changed]
    for entry in settlement.lost:
        into = settlement.into.get(entry.id)
        found.append(
            ("removed" if into is None else "merged", entry.id, f"into {into}: {entry.quote}" if into else entry.quote)
        )
    return found


def _table(config: EditionConfig, settlement: Settlement) -> None:
    found = rows(settlement)
    print(f"{config.id}: {len(found)} differences from the register")
    for what, identifier, words in found:
        print(f"  {what:14} {identifier:12} {shorten(words, 70)}")


def _asked(config: EditionConfig) -> bool:
    """Whether the editor says yes. Without a terminal nobody can be asked: then --yes is needed."""
    if not sys.stdin.isatty():
        print("this is no terminal: say --yes to record them", file=sys.stderr)
        return False
    return input(f"Record them for {config.id}? [y/N] ").strip().lower() in ("y", "yes")
