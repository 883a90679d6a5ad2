"""Where each character of the witness stands in the TEI: its line, its column, and the element that holds it.

`lb` gives the line of the witness, and behind a colon the column where a part begins inside a line; from there on every
character counts one. What editors read or add (`corr`, `supplied`, a note of their own) is no character of the witness,
so that the pieces, sorted by line and column, are the witness again, whatever was emended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .names import Element, local, walk
from .text import EDITORS_WORDS

FORM_FEED = "form-feed"
"""The type of an `lb` whose line opens a page: a form feed stands before it in the witness."""
_ASIDE = frozenset({"note", "fw", "metamark"})
"""Elements with lines of their own inside the line of another: behind them that line goes on."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand together in the witness and in one element of the TEI."""

    line: int
    """The line of the witness; 0 where no line has begun."""
    column: int
    """The column of the first character; counts from 1."""
    text: str
    owner: Element
    """The innermost element around them."""

    @property
    def end(self) -> int:
        """The column behind the last character."""
        return self.column + len(self.text)


def pieces(text: Element) -> Iterator[Piece]:
    """The pieces of a `text` element, in the order of the TEI (a note stands where it is called)."""
    yield from _Reader().read(text)


def opened_lines(text: Element) -> frozenset[int]:
    """The lines of the witness that a form feed stands before."""
    beginnings = (lb for lb in walk(text, "lb") if lb.get("type") == FORM_FEED)
    return frozenset(_number((lb.get("n") or "").partition(":")[0], 0) for lb in beginnings)


def lines_of(found: Iterable[Piece]) -> dict[int, str]:
    """Line → its characters put together by their columns; what stands between two pieces was white space.

    Pieces that lie over each other, which no true edition has, are both kept: the line then is not the witness's.
    """
    lines: dict[int, str] = {}
    for piece in sorted(found, key=lambda piece: (piece.line, piece.column)):
        lines[piece.line] = lines.get(piece.line, "").ljust(piece.column - 1) + piece.text
    return lines


class _Reader:
    """Walks through the text and knows at which line and column of the witness it is."""

    def __init__(self) -> None:
        self._line, self._column = 0, 1

    def read(self, element: Element) -> Iterator[Piece]:
        yield from self._take(element.text, element)
        for child in element:
            name = local(child)
            if name == "lb":
                line, _, column = (child.get("n") or "").partition(":")
                self._line, self._column = _number(line, 0), _number(column, 1)
            elif name and name not in EDITORS_WORDS and not _is_editors(name, child):
                before = self._line, self._column
                yield from self.read(child)
                if name in _ASIDE:
                    self._line, self._column = before
            yield from self._take(child.tail, element)

    def _take(self, text: str | None, owner: Element) -> Iterator[Piece]:
        """The characters of a text node; a line end there belongs to the file, not to the witness."""
        written = (text or "").replace("\n", "")
        if written:
            yield Piece(self._line, self._column, written, owner)
            self._column += len(written)


def _is_editors(name: str, element: Element) -> bool:
    """Whether a note has no line in the witness: then the editors wrote it."""
    return name == "note" and next(walk(element, "lb"), None) is None


def _number(digits: str, otherwise: int) -> int:
    return int(digits) if digits.isdecimal() else otherwise
