"""The running text of an edition as one string, in which every character knows where it stands in the tree.

First the text itself, block after block (a paragraph, a heading, a speaker's label …), then the notes. What divides
the words of a paragraph without being words (lines, page breaks, running headers, notes) is not in the string, so that
a search in it runs over these. Two blocks are parted by `END`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from .names import Element, local
from .text import EDITORS_WORDS, is_sign

END = " "
"""Between two blocks."""
STOP = "\0"
"""Around each note, besides: no quotation runs over it. A character that no XML file can hold."""

_PARAGRAPHS = frozenset(
    [
        "p",
        "head",
        "note",
        "ab",
        "titlePart",
        "byline",
        "speaker",
        "stage",
        "item",
        "cell",
        "salute",
        "signed",
        "dateline",
        "trailer",
        "label",
        "l",
        "docAuthor",
    ]
)
"""Blocks: elements that hold words."""
_ASIDE = EDITORS_WORDS | {"fw", "metamark"}
"""What is no running text of the witness: the editors' words, running headers, separators between the parts."""
_NEVER_INLINE = _PARAGRAPHS - {"stage"} | frozenset(
    ["list", "table", "row", "lg", "figure", "floatingText", "sp", "div", "desc"]
)


@dataclass(frozen=True)
class Segment:
    """A piece of text that stands in one place of the tree: the text of an element, or what follows it."""

    start: int
    """Where it begins in the running text."""
    text: str
    node: Element
    is_tail: bool
    """Whether the text follows the node instead of opening it."""
    line: int
    """The line of the witness it was read from."""

    @property
    def end(self) -> int:
        """Where it ends in the running text."""
        return self.start + len(self.text)

    @property
    def holder(self) -> Element:
        """The element in which the text stands."""
        parent = self.node.getparent() if self.is_tail else self.node
        assert parent is not None  # what follows a node stands in its parent
        return parent


@dataclass(frozen=True)
class Block:
    """Words that belong together: no emendation runs over a block's end."""

    element: Element
    start: int
    end: int


@dataclass
class Running:
    """The running text."""

    text: str = ""
    segments: list[Segment] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    hyphens: list[tuple[int, str]] = field(default_factory=list)
    """Where a line of the witness ends inside a word, and the hyphen that was undone there ("" where it was kept)."""
    markers: list[int] = field(default_factory=list)
    """Where notes are called, in order."""

    def segment(self, offset: int) -> Segment:
        """The segment that holds the character at an offset."""
        return self.segments[bisect_right(self.segments, offset, key=lambda segment: segment.start) - 1]

    def block(self, offset: int) -> Block:
        """The block that holds the character at an offset."""
        return self.blocks[bisect_right(self.blocks, offset, key=lambda block: block.start) - 1]


def running(text: Element) -> Running:
    """The running text of a `text` element."""
    reader = _Reader()
    reader.read(text, None)
    while reader.notes:
        note, line = reader.notes.pop(0)
        reader.put(STOP)
        reader.line = line
        reader.read(note, note)
    made = reader.made
    made.text = "".join(reader.parts)
    return made


class _Reader:
    """Walks the tree once."""

    def __init__(self) -> None:
        self.made = Running()
        self.parts: list[str] = []
        self.size = 0
        self.line = 0
        self.notes: list[tuple[Element, int]] = []
        self._open: Element | None = None

    def put(self, text: str) -> None:
        """Add characters that part words and stand nowhere in the tree; what was open is closed."""
        self.parts.append(text)
        self.size += len(text)
        self._open = None

    def read(self, element: Element, block: Element | None) -> None:
        """An element's text and children. `block`: the block in which its words stand; None outside of any."""
        self._words(element.text, element, False, block)
        for child in element:
            name = local(child)
            if name == "lb":
                self._line_begins(child)
            elif name == "note" and child.get("type") != "source":
                if child.get("type") != "editorial":
                    self.notes.append((child, self.line))
                    self.made.markers.append(self.size)
            elif name == "pc" and is_sign(child):
                self.made.hyphens.append((self.size, child.text or ""))
            elif name and name not in _ASIDE and not is_sign(child):
                self.read(child, _block_of(child, block))
            self._words(child.tail, child, True, block)

    def _line_begins(self, lb: Element) -> None:
        line = (lb.get("n") or "").partition(":")[0]
        self.line = int(line) if line.isdecimal() else self.line
        hyphens = self.made.hyphens
        if lb.get("break") == "no" and not (hyphens and hyphens[-1][0] == self.size):
            hyphens.append((self.size, ""))

    def _words(self, text: str | None, node: Element, is_tail: bool, block: Element | None) -> None:
        if block is None and text and text.strip():
            block = Segment(0, text, node, is_tail, 0).holder  # words in an element that should hold none
        if not text or block is None:
            return  # between two blocks there is only the file's own white space
        if self._open is not block:
            if self.made.blocks:
                self.put(END)
            self._open = block
            self.made.blocks.append(Block(block, self.size, self.size))
        self.made.segments.append(Segment(self.size, text, node, is_tail, self.line))
        self.parts.append(text)
        self.size += len(text)
        self.made.blocks[-1] = Block(block, self.made.blocks[-1].start, self.size)


def _block_of(element: Element, around: Element | None) -> Element | None:
    """The block in which the words of an element stand; None where it only holds blocks."""
    if around is not None and is_inline(element):
        return around
    return element if local(element) in _PARAGRAPHS or _is_loose_quotation(element) else None


def _is_loose_quotation(element: Element) -> bool:
    return local(element) in ("quote", "q") and not any(local(child) in _NEVER_INLINE for child in element)


def is_inline(element: Element) -> bool:
    """Whether an element inside a block is a part of its line, such as a date: all that is not known as a block."""
    name = local(element)
    return name not in _NEVER_INLINE and (name not in ("quote", "q") or _is_loose_quotation(element))


def pieces(made: Running, start: int, end: int) -> Iterator[Segment]:
    """The segments that hold the characters from `start` to `end`, in order."""
    at = bisect_right(made.segments, start, key=lambda segment: segment.start) - 1
    while at < len(made.segments) and made.segments[at].start < end:
        yield made.segments[at]
        at += 1
