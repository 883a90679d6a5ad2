"""accept-anchors: an editor records the addresses that a text has now. The only command that writes into content/."""

from __future__ import annotations

import argparse
import sys

from fonds.config import EditionConfig, load_editions
from fonds.errors import UsageError
from fonds.findings import Findings, shorten
from fonds.tei.anchors import Settlement
from fonds.tei.lock import entries_of, read_lock, write_lock
from fonds.tei.names import xp
from fonds.tei.stage import encode
from fonds.tei.units import units
from fonds.witness import read_witness

from .report import FINDINGS, GOOD, exit_code, show


def run(options: argparse.Namespace) -> int:
    """Show what would be recorded for each edition, ask, and write anchors.lock."""
    findings = Findings()
    editions = load_editions(options.content, findings, options.edition)
    code = GOOD
    for config in editions:
        code = max(code, _accept(config, options, findings))
    show(findings.at_level("error"))
    return max(code, exit_code(findings))


def _accept(config: EditionConfig, options: argparse.Namespace, findings: Findings) -> int:
    if options.afresh and not config.is_draft:
        raise UsageError(f"{config.id} has a release: its addresses are promised, --afresh would break them")
    lock = read_lock(config.folder, config.file.rpartition("/")[0], findings)
    witness = read_witness(config, findings)
    if lock is None or witness is None:
        return FINDINGS
    encoded = encode(witness, config, [] if options.afresh else lock, findings)
    if encoded.settlement.is_settled:
        print(f"{config.id}: all {len(lock)} anchors are recorded")
        return GOOD
    if not options.quiet:
        _table(config, encoded.settlement)
    if not (options.yes or _asked(config)):
        print("nothing was recorded", file=sys.stderr)
        return FINDINGS
    text = xp(encoded.tree, "t:text")[0]
    entries = entries_of(units(text), lock, config.version)
    write_lock(config.folder, entries)
    print(f"{config.id}: {len(entries)} anchors recorded in {config.folder.name}/anchors.lock")
    return GOOD


def _table(config: EditionConfig, settlement: Settlement) -> None:
    rows = [("new", unit.id, unit.words) for unit in settlement.new]
    rows += [("changed", unit.id, unit.words) for unit in settlement.changed]
    rows += [("lost", entry.id, entry.quote) for entry in settlement.lost]
    print(f"{config.id}: {len(rows)} differences from the register")
    for what, identifier, words in rows:
        print(f"  {what:8} {identifier:12} {shorten(words, 70)}")


def _asked(config: EditionConfig) -> bool:
    """Whether the editor says yes. Without a terminal nobody can be asked: then --yes is needed."""
    if not sys.stdin.isatty():
        print("this is no terminal: say --yes to record them", file=sys.stderr)
        return False
    return input(f"Record them for {config.id}? [y/N] ").strip().lower() in ("y", "yes")
