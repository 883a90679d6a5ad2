"""ledger.json: what became of every line of the witness (`tei.ledger` finds it out)."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.tei.ledger import LedgerLine, count_lines, ledger
from fonds.tei.names import Element

from .edition import Edition, Row


def rows(edition: Edition) -> Iterator[Row]:
    """One object a line, in order."""
    return ledger_rows(edition.text, count_lines(edition.tree))


def ledger_rows(text: Element, count: int) -> Iterator[Row]:
    """The ledger of a `text` element for a witness of `count` lines; `check` draws it up again from the files."""
    return (_row(line) for line in ledger(text, count))


def _row(line: LedgerLine) -> Row:
    """Columns count from 1; `to` is the column behind the last character."""
    parts: list[Row] = []
    if len(line.stretches) > 1:
        parts = [{"from": s.start, "to": s.end, "role": s.role, "anchor": s.anchor} for s in line.stretches]
    return {"line": line.number, "role": line.role, "anchors": line.anchors, "parts": parts}
