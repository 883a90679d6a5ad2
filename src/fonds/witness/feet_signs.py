"""The signs that count when lines are cut into body and notes: of a line in its part, of a block, of what it parts.

A sign is a short name for something that can be seen; the tables of weights say what it counts. `apparatus` searches.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from .leanings import beginning_of, end_of, joint_signs, length_of
from .vocabulary import Vocabulary

Kind = Literal["body", "note", "more"]
"""What a line is: body text, the first line of a note, or one that goes on with a note."""
InFoot = Literal["", "note", "more", "either"]
"""What is known of a line of notes: that one begins with it, that one goes on, that it is one of both; or nothing."""
_OPEN = frozenset({"small", "Capital", ",", "-", "digit", "other", ":"})
_BROKEN = _OPEN - {":"}
_WAITING = re.compile(
    r"\b(?:the|a|an|of|to|in|on|at|by|for|from|with|and|or|that|which|as|than|into|upon|between|during|his|her|its|their"
    r"|our|is|are|was|were|be|been|has|have|had|will|would|this|these|those)\s*\Z"
)
"""A word that no sentence, heading or item ends in."""
_WHOLE_LINE = 60
_FIRST = 600
_GLUED = re.compile(r"(?<=[a-z\d)])[.,;:?!]?[”’)\]]?(?<=[.,;:?!”’)\]])(?=[A-Z][a-z])")
"""Punctuation that runs into the next word: mostly a marker stood there."""


@dataclass(frozen=True)
class Row:
    """One line that is to be told apart."""

    text: str
    is_barrier: bool = False
    """Whether a page is known to begin with this line: a running header or a form feed stands before it."""
    is_fixed: bool = False
    """Whether it is known to be no note: a separator, a source line, a title."""
    own: tuple[str, ...] = ()
    """The signs of the line alone; each is worked out once, for both readings."""
    context: tuple[str, ...] = ()
    """The signs that its neighbours give it."""
    mark: float = 0.0
    """2 where the line begins with a sign that the text has behind a word; 1 where it begins with a number that counts
    notes, -1 where other lines do, 0 where none does; -2 where the notes before and behind it count on, so that none
    begins here."""
    foot: InFoot = ""
    """Whether the line is known to be one of notes."""


class Spread:
    """How much body stands between two lines, and what markers may have left in it; prefix sums over all lines."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._size = [0, *itertools.accumulate(len(row.text) for row in rows)]
        self._breaks = [0, *itertools.accumulate(is_broken(a, b) for a, b in zip([None, *rows], rows, strict=False))]
        self._glue = [0, *itertools.accumulate(len(_GLUED.findall(row.text)) for row in rows)]
        self._opened = [0, *itertools.accumulate((i * row.is_barrier for i, row in enumerate(rows)), max)]

    def page(self, last: int, start: int) -> tuple[str, int]:
        """Of the body between the last line of notes and the line `start`: its length, and how many traces it has."""
        begin = max(last + 1, self._opened[start])
        size = self._size[start] - self._size[begin]
        traces = self._breaks[start] - self._breaks[min(begin + 1, start)] + self._glue[start] - self._glue[begin]
        if last < 0 and size < _FIRST:
            return "of unknown length", traces  # a short text is all there is of its page
        length = next((f"<{bound}" for bound in (200, 600, 1200, 2000, 3000, 5000, 9000) if size < bound), "long")
        return length, traces


def body_signs(row: Row) -> tuple[str, ...]:
    """The signs for a line as body text: none, for all is measured against the body; a known body line is sure."""
    return ("known body",) if row.is_fixed else ()


def note_signs(row: Row) -> tuple[str, ...]:
    """The signs for a line as the first of a note."""
    return ("note", *(f"note: {sign}" for sign in (*row.own, *row.context)), *_numbered("note", row))


def more_signs(row: Row) -> tuple[str, ...]:
    """The signs for a line that goes on with a note."""
    return ("more", *(f"more: {sign}" for sign in (*row.own, *row.context)), *_numbered("more", row))


def _numbered(kind: str, row: Row) -> tuple[str, ...]:
    """Whether the line has a number that counts notes, in a text where such numbers survived."""
    if not row.mark:
        return ()
    if row.mark > 1:
        return (f"{kind}: signed",)
    return (f"{kind}: numbered" if row.mark > 0 else f"{kind}: not numbered",)


def fresh_signs(last: Row | None) -> tuple[str, ...]:
    """The signs for a block that begins with a note of its own; `last` is the last line of the block before."""
    return (f"fresh behind {end_of(last.text)}", f"fresh behind {length_of(last.text)}") if last else ("first block",)


def carried_signs(last: Row | None, row: Row) -> tuple[str, ...]:
    """The signs for a first line of a block that goes on with the last note of the page before."""
    if last is None:
        return ("carried from nowhere", *more_signs(row))
    joint = f"carried: {end_of(last.text)}|{beginning_of(row.text)}"
    counted = ("carried in a numbered text",) if row.mark else ()
    return (*counted, "carried", joint, f"carried: {length_of(last.text)} {end_of(last.text)}", *more_signs(row))


def block_opening(rows: Sequence[Row], start: int) -> tuple[str, ...]:
    """The signs for a block of notes that begins here."""
    if not start:
        return ("block",)
    before = rows[start - 1].text
    alike = f"block opens alike {likeness(rows[start - 1], rows[start])}"
    return ("block", f"block behind {end_of(before)}", f"block behind {length_of(before)}", alike)


def page_sign(length: str) -> str:
    """The sign of so much body before a block."""
    return f"page {length}"


def trace_signs(traces: int, labels: Sequence[Kind]) -> tuple[str, ...]:
    """The signs of so many traces of markers before so many notes: each marker mostly leaves one.

    Far more notes than traces are a list or a table that looks like notes; each one more makes that likelier.
    """
    notes = labels.count("note")
    beyond = ("a note without a trace",) * max(0, notes - traces - 2)
    return (f"{min(traces, 5)} traces, {min(notes, 6)} notes", *beyond)


def is_broken(before: Row | None, row: Row) -> bool:
    """Whether a sentence runs on from a line to the next: lines break where a page ends, and at a marker."""
    if before is None or row.is_barrier or row.is_fixed or before.is_fixed:
        return False
    return beginning_of(row.text) == "small" and end_of(before.text) in _OPEN


def over_block(rows: Sequence[Row], start: int, end: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The signs of the body on both sides of the block of notes from `start` up to `end`."""
    size = next((f"<{bound}" for bound in (2, 3, 5, 8, 12, 20) if end - start < bound), "long")
    closing: tuple[str, ...] = (f"block ends {end_of(rows[end - 1].text)}", f"block of {size}")
    header = "before a header" if rows[end].is_barrier else "before no header"
    closing = (*closing, f"block {header}{', numbered' if rows[start].mark else ''}")
    if not start:
        return closing
    signs = joint_signs(rows[start - 1].text, rows[end].text, vocabulary)
    if interrupts(rows[start - 1].text, rows[start].text, rows[end - 1].text, rows[end].text):
        closing = (*closing, "interrupts")
    closing = (*closing, f"block closes alike {likeness(rows[end - 1], rows[end])}")
    known = ("before known body",) if rows[end].is_fixed else ()
    return (*closing, *(f"over: {sign}" for sign in signs), *known)


def interrupts(before: str, first: str, last: str, after: str) -> bool:
    """Whether lines stand between two halves of a sentence and belong to neither: mostly the foot of a page.

    The line before breaks off: in a word that ends no sentence, or after a whole printed line, while the line behind
    goes on in small letters. The lines between begin and end for themselves.
    """
    if end_of(before) not in _BROKEN or beginning_of(first) == "small" or end_of(last) in _OPEN:
        return False
    goes_on = len(before) >= _WHOLE_LINE and beginning_of(after) == "small"
    return goes_on or _WAITING.search(before) is not None


def body_joint(rows: Sequence[Row], i: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The signs of a body line directly behind another."""
    if rows[i].is_barrier or rows[i].is_fixed or rows[i - 1].is_fixed:
        return ()
    return tuple(f"joint: {sign}" for sign in joint_signs(rows[i - 1].text, rows[i].text, vocabulary))


def likeness(before: Row, row: Row) -> int:
    """How much two lines have the same signs, from 0 to 5: the rows of a table are alike, body and note are not."""
    one, other = set(before.own), set(row.own)
    return int(5 * len(one & other) / max(1, len(one | other)))


def new_note(before: Row, row: Row) -> tuple[str, ...]:
    """The signs of a note that begins behind a line of notes."""
    return (f"next: {end_of(before.text)}|{beginning_of(row.text)}", f"next: {length_of(before.text)}")


def same_note(before: Row, row: Row) -> tuple[str, ...]:
    """The signs of a line that goes on with the note of the line before."""
    return (f"same: {end_of(before.text)}|{beginning_of(row.text)}", f"same: {length_of(before.text)}")
