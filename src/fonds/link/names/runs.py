"""Running text as a reader hears it, and the way back from its characters to the tree.

A run is the text of one block (paragraph, heading, note, label …) in the reading text: emended words as they are read,
lines and pages running on, notes as runs of their own. A citation is a run of its own too, so that names stay out of
it. Characters of a run can be enclosed in new markup; where that cannot be done without cutting an element in two, it
is not done.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from fonds.link.ranges import direct_text, enclose
from fonds.tei.names import Element, local, walk
from fonds.tei.text import EDITORS_WORDS, is_emendation, is_in, is_sign

BREAK = "\0"
"""Stands where the words do not run on: at a citation, a loss, a block inside a block. No XML file can hold it."""
_INLINE = frozenset(
    [
        *("lb", "pb", "cb", "pc", "milestone", "anchor", "w", "c", "g"),
        *(
            "choice",
            "corr",
            "reg",
            "expan",
            "supplied",
            "sic",
            "orig",
            "abbr",
            "unclear",
            "damage",
            "add",
            "del",
            "surplus",
        ),
        *(
            "hi",
            "emph",
            "foreign",
            "title",
            "term",
            "gloss",
            "mentioned",
            "soCalled",
            "q",
            "said",
            "quote",
            "seg",
            "stage",
        ),
        *("ref", "ptr", "date", "time", "num", "measure"),
        *("name", "rs", "persName", "placeName", "orgName", "roleName"),
    ]
)
"""Elements inside which the words of a block run on."""
_OPAQUE = frozenset({"date", "fw"})
"""Elements in which nobody is named."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a run: the text of an element, or what stands behind one."""

    start: int
    text: str
    holder: Element
    """The element in whose own text they stand."""
    behind: Element | None
    """The child behind which they stand; None for those before all children."""

    @property
    def end(self) -> int:
        """Where they end in the run."""
        return self.start + len(self.text)


@dataclass
class Run:
    """The words of one block."""

    block: Element
    part: Element | None
    """The section or document around it."""
    is_note: bool
    """Whether it is a note of the author, or stands in one."""
    is_citation: bool = False
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)

    def enclose(self, start: int, end: int, wrapper: Element) -> bool:
        """Put a new element around some characters; False where it would cut an element, or hold a note.

        Characters behind these may have been enclosed before, but none of these.
        """
        spots = self._spots(start, end)
        if spots is None:
            return False
        parent, first, last = spots
        if not all(_may_stand_inside(child) for child in list(parent)[first[0] : last[0]]):
            return False
        enclose(parent, first, last, wrapper)
        return True

    def _spots(self, start: int, end: int) -> tuple[Element, tuple[int, int], tuple[int, int]] | None:
        """The element in which both ends can stand, and where they stand in it."""
        i = bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1
        k = bisect_right(self.pieces, end - 1, key=lambda piece: piece.start) - 1
        head, tail = self.pieces[i], self.pieces[k]
        parent = _common(head.holder, tail.holder)
        opens = head.start == start
        closes = tail.end == end
        while _is_word_of_an_emendation(parent) and opens and closes and self._is_whole(parent, i, k):
            around = parent.getparent()
            if around is None:
                return None
            parent = around
        if local(parent) == "sic" and not (opens and closes and self._is_whole(parent, i, k)):
            return None  # inside of a longer slip: what is meant there is said in the editors' note
        first = last = None
        if head.holder is parent:
            first = _index(parent, head), start - head.start
        elif opens and self._is_edge(child := _child(parent, head.holder), i - 1):
            first = parent.index(child), len(direct_text(parent, parent.index(child)))
        if tail.holder is parent:
            last = _index(parent, tail), end - tail.start
        elif closes and self._is_edge(child := _child(parent, tail.holder), k + 1):
            last = parent.index(child) + 1, 0
        return None if first is None or last is None else (parent, first, last)

    def _is_whole(self, element: Element, i: int, k: int) -> bool:
        return self._is_edge(element, i - 1) and self._is_edge(element, k + 1)

    def _is_edge(self, element: Element, neighbour: int) -> bool:
        """Whether the neighbouring piece stands outside of an element: the run's words of it end there."""
        if not 0 <= neighbour < len(self.pieces):
            return True
        holder = self.pieces[neighbour].holder
        return holder is not element and element not in holder.iterancestors()


def runs(text: Element) -> list[Run]:
    """All runs of a `text` element in document order, a note behind the block that calls it."""
    found: list[Run] = []
    for group in text:
        if local(group):
            _block(group, None, False, found)
    return found


def run_of(element: Element) -> Run:
    """What one element inside a block holds, as a run."""
    run = Run(element, None, False)
    _Collector(run, []).collect(element)
    return run


def _block(element: Element, part: Element | None, is_note: bool, found: list[Run], is_citation: bool = False) -> None:
    if local(element) == "div" and part is None and element.get("type"):
        part = element
    run = Run(element, part, is_note or _is_authors_note(element), is_citation)
    within: list[Element] = []
    _Collector(run, within).collect(element)
    if run.text.strip(BREAK + " \n\t\r"):
        found.append(run)
    for child in within:
        _block(child, part, run.is_note, found, is_citation or local(child) == "bibl")


def _is_authors_note(element: Element) -> bool:
    return local(element) == "note" and element.get("type") != "source"


class _Collector:
    """Puts a run together; elements that are runs of their own are left for later."""

    def __init__(self, run: Run, within: list[Element]) -> None:
        self._run = run
        self._within = within
        self._parts: list[str] = []
        self._length = 0

    def collect(self, element: Element) -> None:
        self._walk(element)
        self._run.text = "".join(self._parts)

    def _walk(self, element: Element) -> None:
        self._add(element.text, element, None)
        for child in element:
            name = local(child)
            if name in _INLINE and name not in _OPAQUE:
                if is_in(child, True) and not is_sign(child):
                    self._walk(child)
            elif name == "note":
                if child.get("type") != "editorial":
                    self._within.append(child)
            elif name and name not in _OPAQUE:
                self._break()
                if not (name == "gap" and is_emendation(child)):
                    self._within.append(child)
            elif name == "date":
                self._break()
            self._add(child.tail, element, child)

    def _add(self, text: str | None, holder: Element, behind: Element | None) -> None:
        if text:
            self._run.pieces.append(Piece(self._length, text, holder, behind))
            self._parts.append(text)
            self._length += len(text)

    def _break(self) -> None:
        self._parts.append(BREAK)
        self._length += 1


def _common(one: Element, other: Element) -> Element:
    """The nearest element around two (each counts as around itself)."""
    around = [one, *one.iterancestors()]
    return next(element for element in (other, *other.iterancestors()) if element in around)


def _child(parent: Element, inner: Element) -> Element:
    """The child of `parent` that holds an element."""
    return next(e for e in (inner, *inner.iterancestors()) if e.getparent() is parent)


def _index(parent: Element, piece: Piece) -> int:
    return 0 if piece.behind is None else parent.index(piece.behind) + 1


def _is_word_of_an_emendation(element: Element) -> bool:
    return local(element) in EDITORS_WORDS | {"choice"}


def _may_stand_inside(element: Element) -> bool:
    """Whether an element may stand in a name: no note of the author, no block, no emendation written in parts."""
    return all(_is_harmless(inner) for inner in _elements(element))


def _elements(element: Element) -> Iterator[Element]:
    return (inner for inner in walk(element) if local(inner))


def _is_harmless(element: Element) -> bool:
    if element.get("prev") is not None or element.get("next") is not None:
        return False
    if local(element) == "note":
        return element.get("type") == "editorial"
    return local(element) in _INLINE | {"fw", "gap"}
