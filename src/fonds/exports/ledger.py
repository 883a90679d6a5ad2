"""ledger.json: what became of every line of the witness."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from fonds.tei.names import Element, local, walk, xml_id
from fonds.witness.model import Witness

from .edition import Edition, Row


@dataclass(frozen=True)
class Piece:
    """The beginning of a piece of a line in the edition."""

    line: int
    column: int
    anchor: str


def rows(edition: Edition) -> list[Row]:
    """One object a line, in order. Columns count from 1; `to` is the column behind the last character."""
    pieces: dict[int, list[Piece]] = {}
    for piece in _pieces(edition.text):
        pieces.setdefault(piece.line, []).append(piece)
    return [_row(number, edition.witness, sorted(pieces.get(number, []), key=_column)) for number in _numbers(edition)]


def _numbers(edition: Edition) -> list[int]:
    return [line.number for line in edition.witness.lines]


def _column(piece: Piece) -> int:
    return piece.column


def _row(number: int, witness: Witness, pieces: list[Piece]) -> Row:
    role = witness.roles[number]
    firsts = [next(group) for _, group in itertools.groupby(pieces, key=lambda piece: piece.anchor)]
    parts: list[Row] = []
    if len(firsts) > 1:
        ends = [piece.column for piece in firsts[1:]] + [len(witness.lines[number - 1].text) + 1]
        parts = [
            {"from": piece.column, "to": end, "role": role, "anchor": piece.anchor}
            for piece, end in zip(firsts, ends, strict=True)
        ]
    return {"line": number, "role": role, "anchors": [piece.anchor for piece in firsts], "parts": parts}


def _pieces(text: Element) -> list[Piece]:
    """The line beginnings of the text, each with the address of the block it stands in."""
    found = []
    for lb in walk(text, "lb"):
        line, _, column = (lb.get("n") or "").partition(":")
        found.append(Piece(int(line), int(column or 1), _anchor(lb)))
    return found


def _anchor(lb: Element) -> str:
    """The nearest id around a line beginning; a running header belongs to the page that it opens."""
    for ancestor in lb.iterancestors():
        identifier = xml_id(ancestor)
        if identifier is not None:
            return identifier
        if local(ancestor) == "fw":
            page = next((e for e in ancestor.itersiblings(preceding=True) if local(e) == "pb"), None)
            if page is not None:
                return str(xml_id(page))
    raise ValueError("a line beginning stands in no block")
