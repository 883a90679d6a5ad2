"""findings.json: what an editor should look at in the text, and what the editors know and let stand."""

from __future__ import annotations

from fonds.config.expected import sort_out
from fonds.findings import Finding
from fonds.tei.ledger import LedgerLine, count_lines, ledger

from .edition import Edition, Row


def rows(edition: Edition) -> list[Row]:
    """One object a finding, sorted by place; `reason` is why the editors let it stand, null for what is open."""
    told = sort_out(edition.findings, edition.config.expected)
    reasons = {finding: entry.reason for finding, entry in told.known}
    named = {finding.place.line for finding in edition.findings}
    lines = {line.number: line for line in ledger(edition.text, count_lines(edition.tree)) if line.number in named}
    return [_row(finding, edition, lines.get(finding.place.line), reasons.get(finding)) for finding in edition.findings]


def _row(finding: Finding, edition: Edition, line: LedgerLine | None, reason: str | None) -> Row:
    file = finding.place.file.rpartition("/")[2]
    is_of_witness = file == edition.config.witness.file
    return {
        "code": finding.code,
        "level": finding.level,
        "file": file,
        "line": finding.place.line or None,
        "column": finding.place.column or None,
        "words": finding.words or None,
        "fact": finding.fact,
        "hint": finding.hint or None,
        "anchors": line.anchors_at(finding.place.column) if line is not None and is_of_witness else [],
        "reason": reason,
    }
