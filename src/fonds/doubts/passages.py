"""The text as the edition reads it, block by block, with the line and column of the witness for each character.

Doubts are looked for in the reading text: what an editor has emended is no doubt any more. Where a person has decided
something (a correction, a gap, a slip that is kept) the passage remembers the place: no rule speaks of it again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from fonds.tei.names import Element, local, xml_id
from fonds.tei.text import EDITORS_WORDS, WITNESS_FORMS, is_emendation, is_sign

PROGRAM = "#fonds"
"""Who answers for restorations by rule: these are no decision of a person."""
_BLOCKS = frozenset(
    [
        *("p", "head", "item", "label", "ab", "titlePart", "byline", "speaker", "stage", "cell", "l", "quote"),
        *("opener", "closer", "salute", "signed", "dateline", "trailer", "postscript", "title"),
    ]
)
"""Elements whose words stand by themselves. A quotation or a stage direction inside a sentence goes on with it."""
_INLINE = frozenset({"quote", "stage", "label", "title"})
"""Those of them that may also stand inside a line."""


@dataclass
class Passage:
    """One block: a paragraph, a heading, a note, a point of a list."""

    element: Element
    kind: str
    """The name of its element; `note` and `source` for notes."""
    text: str = ""
    decided: list[int] = field(default_factory=list)
    """Where a person has decided something: offsets in the text."""
    _marks: list[tuple[int, int, int]] = field(default_factory=list)
    """Offset, line and column of the beginnings of what the witness has without a break."""

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the witness of a character; of what the editors read, those of the words before it."""
        i = bisect_right([mark[0] for mark in self._marks], offset) - 1
        if i < 0:
            return (self._marks[0][1], self._marks[0][2]) if self._marks else (0, 0)
        start, line, column = self._marks[i]
        return line, column + offset - start

    def is_decided(self, start: int, end: int) -> bool:
        """Whether a person has decided something between two offsets, both included."""
        return any(start <= at <= end for at in self.decided)


def passages(text: Element) -> list[Passage]:
    """The passages of a `text` element in the order in which they begin; a note where it is called."""
    reader = _Reader()
    reader.inside(text, None)
    return [passage for passage in reader.found if passage.text.strip()]


class _Reader:
    def __init__(self) -> None:
        self.found: list[Passage] = []
        self._line, self._column = 0, 1
        self._follows = False
        """Whether the next character stands right behind the last one in the witness and in the passage."""

    def inside(self, element: Element, passage: Passage | None) -> None:
        """All that an element holds, into a passage."""
        self._take(element.text, passage)
        for child in element:
            if local(child):
                self._child(child, passage)
            self._take(child.tail, passage)

    def _child(self, child: Element, passage: Passage | None) -> None:
        name = local(child)
        if name == "lb":
            line, _, column = (child.get("n") or "0").partition(":")
            self._line, self._column, self._follows = int(line), int(column or 1), False
        elif name in ("note", "fw", "metamark"):
            self._aside(child, passage)
        elif is_sign(child):
            self._skip(child)
        elif name == "choice":
            self._choice(child, passage)
        elif name in EDITORS_WORDS:
            self._added(child, passage)
        elif _stands_alone(child, passage):
            self._block(child, name)
        else:
            if passage is not None and name in ("gap", "sic") and _is_by_hand(child):
                passage.decided.append(len(passage.text))
            self.inside(child, passage)
            if passage is not None and name == "sic" and _is_by_hand(child):
                passage.decided.append(len(passage.text))

    def _block(self, element: Element, kind: str) -> None:
        passage = Passage(element, kind)
        self.found.append(passage)
        self._follows = False
        self.inside(element, passage)
        self._follows = False

    def _aside(self, element: Element, passage: Passage | None) -> None:
        """What has lines of its own inside the line of another: behind it that line goes on."""
        before = self._line, self._column
        kind = "source" if element.get("type") == "source" else "note"
        if local(element) == "note" and element.get("type") in (None, "source"):
            self._block(element, kind)
        elif local(element) == "note" and passage is not None:
            passage.decided.append(len(passage.text))  # an editor's note
        self._line, self._column = before
        self._follows = False

    def _choice(self, element: Element, passage: Passage | None) -> None:
        """The reading into the passage; the witness's words only count their characters."""
        if passage is not None and _is_by_hand(element):
            passage.decided.append(len(passage.text))
        for child in element:
            if local(child) in WITNESS_FORMS:
                self._skip(child)
            else:
                self._added(child, passage)

    def _added(self, element: Element, passage: Passage | None) -> None:
        """What the editors read: characters that the witness does not have."""
        if passage is None:
            return
        by_hand = _is_by_hand(element)
        start = len(passage.text)
        self._follows = False
        passage.text += "".join(_words(element)).replace("\n", " ")
        if by_hand:
            passage.decided += [start, len(passage.text)]

    def _skip(self, element: Element) -> None:
        """Characters of the witness that are not read."""
        nobody = Passage(element, "")
        self.inside(element, nobody)
        self._follows = False

    def _take(self, text: str | None, passage: Passage | None) -> None:
        for i, piece in enumerate((text or "").split("\n")):
            if i and passage is not None:
                passage.text += " "
                self._follows = False
            if not piece:
                continue
            if passage is not None:
                if not self._follows:
                    passage._marks.append((len(passage.text), self._line, self._column))
                passage.text += piece
                self._follows = True
            self._column += len(piece)


def _stands_alone(element: Element, passage: Passage | None) -> bool:
    """Whether an element's words are a passage of their own."""
    name = local(element)
    if name not in _BLOCKS:
        return False
    return not (name in _INLINE and passage is not None and passage.text.strip() != "")


def _is_by_hand(element: Element) -> bool:
    """Whether a person answers for an emendation."""
    if not is_emendation(element):
        return False
    marks = [element, *element.iter()]
    return not any(mark.get("resp") == PROGRAM for mark in marks)


def _words(element: Element) -> Iterator[str]:
    """The characters of a reading; notes and signs left out."""
    yield element.text or ""
    for child in element:
        if local(child) and local(child) not in ("note", "fw") and not is_sign(child):
            yield from _words(child)
        yield child.tail or ""


def anchor_of(element: Element) -> str:
    """The nearest id around the words of a passage."""
    return next((i for around in (element, *element.iterancestors()) if (i := xml_id(around)) is not None), "")
