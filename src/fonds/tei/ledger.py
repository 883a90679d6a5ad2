"""What became of each line of the witness: read from the TEI, so that whoever has the TEI can draw it up again.

A line serves one address or several, one behind the other: a speech may begin inside a line, two notes may stand on
one. Each such stretch has its columns, its role and its address. A line that the TEI does not have is blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .names import Element, first, local, xml_id
from .pieces import Piece, lines_of, opened_lines, pieces
from .units import kind_of_unit

BLANK = "blank"
"""The role of a line without words."""
_ROLES = {"head": "heading", "titlePart": "title", "byline": "byline", "metamark": "separator"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line, from one column up to another, that serves one address."""

    start: int
    end: int
    """The column behind the last character."""
    role: str
    anchor: str | None
    """The id of the unit whose words these are; None for what has no address (a separator)."""


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of the witness."""

    number: int
    text: str
    """Its characters as the TEI has them, emendations undone; "" for a blank line."""
    stretches: tuple[Stretch, ...]
    opens_page: bool = False
    """Whether a form feed stands before it."""

    @property
    def role(self) -> str:
        """What the line serves as: that of its first stretch."""
        return self.stretches[0].role if self.stretches else BLANK

    @property
    def anchors(self) -> list[str]:
        """The addresses whose words stand on the line, in order."""
        return [stretch.anchor for stretch in self.stretches if stretch.anchor is not None]

    def anchors_at(self, column: int) -> list[str]:
        """The address that holds the character at a column; for column 0 all of the line, each once."""
        met = [s for s in self.stretches if not column or s.start <= column < s.end]
        return list(dict.fromkeys(stretch.anchor for stretch in met or self.stretches if stretch.anchor is not None))


def ledger(text: Element, count: int) -> list[LedgerLine]:
    """All lines of the witness, from 1 to `count`, as the `text` element accounts for them."""
    found = list(pieces(text))
    words = lines_of(found)
    by_line: dict[int, list[Piece]] = {}
    for piece in found:
        by_line.setdefault(piece.line, []).append(piece)
    holders = _Holders()
    opened = opened_lines(text)
    return [
        LedgerLine(
            number,
            words.get(number, "").rstrip(),
            tuple(_stretches(by_line.get(number, ()), holders)),
            number in opened,
        )
        for number in range(1, count + 1)
    ]


def count_lines(tree: Element) -> int:
    """How many lines the witness has: the header says so; 0 where it does not."""
    measure = first(tree, "t:teiHeader//t:witness/t:measure[@unit='line']")
    return int(measure.get("quantity") or 0) if measure is not None else 0


def _stretches(found: Iterable[Piece], holders: _Holders) -> Iterator[Stretch]:
    """Neighbouring pieces with one role and address as one; pieces of white space alone belong to what is before."""
    open_: Stretch | None = None
    for piece in sorted(found, key=lambda piece: piece.column):
        role, anchor = holders.of(piece.owner)
        if open_ is not None and ((role, anchor) == (open_.role, open_.anchor) or piece.text.isspace()):
            open_ = Stretch(open_.start, piece.end, open_.role, open_.anchor)
            continue
        if open_ is not None:
            yield open_
        open_ = Stretch(piece.column, piece.end, role, anchor)
    if open_ is not None:
        yield open_


class _Holders:
    """Role and address of the words in an element; asked for every piece, worked out once for each element."""

    def __init__(self) -> None:
        self._known: dict[Element, tuple[str, str | None]] = {}

    def of(self, element: Element) -> tuple[str, str | None]:
        known = self._known.get(element)
        if known is None:
            known = self._known[element] = (_role(element), _anchor(element))
        return known


_FORME = {"pageNum": "page-number", "note-mark": "note"}
"""What stands on a page beside its text, by the type of `fw`; the rest are running headers."""


def _role(element: Element) -> str:
    """What the words of an element are, by the nearest element around them that says so."""
    for around in (element, *element.iterancestors()):
        name = local(around)
        if name == "note":
            return "source" if around.get("type") == "source" else "note"
        if name == "fw":
            return _FORME.get(around.get("type") or "", "running-header")
        if name in _ROLES:
            return _ROLES[name]
        if name == "div" and around.get("type") == "biographies":
            return "biography"
    return "body"


def _anchor(element: Element) -> str | None:
    """The nearest unit around the words; a running header belongs to the page that it opens."""
    for around in (element, *element.iterancestors()):
        if local(around) == "fw" and around.get("type") == "note-mark":
            note = around.getnext()
            return None if note is None else xml_id(note)
        if local(around) == "fw":
            page = next((e for e in around.itersiblings(preceding=True) if local(e) == "pb"), None)
            if page is not None:
                return xml_id(page)
        elif local(around) == "metamark":
            return None
        elif xml_id(around) is not None and kind_of_unit(around) is not None:
            return xml_id(around)
    return None
