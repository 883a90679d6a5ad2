"""Which lines are body text and which are notes at the foot of a page, and where each note begins.

Body and notes alternate in blocks. `label` looks for the best cut of all lines into such blocks: every line has signs
of its own, and so has every joint: of two body lines, of the body on both sides of a block, of a note's line with the
next. A block of notes is likely where the body, with the block taken out, runs on in the middle of a sentence.

Dynamic programming over the ends of blocks: `body[i]` is the best score of the first i lines where the last of them
is body, `foot[i]` where it ends a block of notes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from .leanings import beginning_of, end_of, joint_signs, length_of, own_signs
from .vocabulary import Vocabulary
from .weights import Weights

LONGEST_BLOCK = 60
"""No page foot holds more lines than this."""
_HOPELESS = 30.0
"""A block that scores so much worse than the body instead is not made longer."""

Label = Literal["body", "note", "more"]
"""What a line is: body text, the first line of a note, or one that goes on with a note."""


@dataclass(frozen=True)
class Row:
    """One line that is to be told apart."""

    text: str
    is_barrier: bool = False
    """Whether a page is known to begin with this line: a running header or a form feed stands before it."""
    is_fixed: bool = False
    """Whether it is known to be no note: a separator, a source line, a title."""
    context: tuple[str, ...] = ()
    """The signs that its neighbours give it."""
    mark: float = 0.0
    """1 where the line begins with a number that counts notes, -1 where other lines do, 0 where none does."""


@dataclass
class Chart:
    """The table of the search."""

    rows: Sequence[Row]
    vocabulary: Vocabulary
    weights: Weights
    body: list[float] = field(default_factory=lambda: [0.0])
    foot: list[float] = field(default_factory=lambda: [-math.inf])
    came: list[bool] = field(default_factory=lambda: [False])
    """Whether the body line that ends here came behind a block of notes."""
    last: list[int] = field(default_factory=lambda: [-1])
    """Index of the last line of notes before the body line that ends here; -1 where there is none."""
    blocks: list[tuple[int, tuple[Label, ...]]] = field(default_factory=lambda: [(0, ())])
    """For the block that ends here: where it begins, and its labels."""


def label(rows: Sequence[Row], vocabulary: Vocabulary, weights: Weights) -> list[Label]:
    """The label of each line."""
    chart = Chart(rows, vocabulary, weights)
    size = len(rows)
    chart.foot += [-math.inf] * size
    chart.blocks += [(0, ())] * size
    own = [weights.sum(body_signs(row)) for row in rows]
    for i in range(size):
        over_body = chart.body[i] + (weights.sum(body_joint(rows, i, vocabulary)) if i else 0.0)
        over_foot = chart.foot[i]
        if over_foot > -math.inf:
            start = chart.blocks[i][0]
            over_foot += weights.sum(over_block(rows, start, i, vocabulary))
        chart.came.append(over_foot > over_body)
        chart.last.append(i - 1 if over_foot > over_body else chart.last[i])
        chart.body.append(max(over_body, over_foot) + own[i])
        _blocks_from(chart, i)
    return _trace(chart)


def _blocks_from(chart: Chart, start: int) -> None:
    """Try all blocks of notes that begin with the line `start`."""
    rows, weights = chart.rows, chart.weights
    if start == 0 and rows[start].mark <= 0:
        return  # a page opens with its body
    if rows[start].is_fixed or rows[start].is_barrier:
        return
    base = chart.body[start] + weights.sum(block_opening(rows, start))
    last = rows[chart.last[start]] if chart.last[start] >= 0 else None
    first = base + weights.sum(note_signs(rows[start])) + weights.sum(fresh_signs(last))
    more = base + weights.sum(carried_signs(last, rows[start]))
    labels: dict[str, tuple[Label, ...]] = {"note": ("note",), "more": ("more",)}
    end = start
    against = 0.0
    while True:
        score, kind = max((first, "note"), (more, "more"))
        if score > chart.foot[end + 1]:
            chart.foot[end + 1] = score
            chart.blocks[end + 1] = (start, labels[kind])
        end += 1
        against += weights.sum(body_signs(rows[end - 1]))
        if end >= len(rows) or end - start >= LONGEST_BLOCK or rows[end].is_fixed or rows[end].is_barrier:
            return
        if score - base < against - _HOPELESS:
            return
        begins = weights.sum(note_signs(rows[end])) + weights.sum(new_note(rows[end - 1], rows[end]))
        goes_on = weights.sum(more_signs(rows[end])) + weights.sum(same_note(rows[end - 1], rows[end]))
        best, kind = max((first, "note"), (more, "more"))
        before = labels[kind]
        first, more = best + begins, best + goes_on
        labels = {"note": (*before, "note"), "more": (*before, "more")}


def _trace(chart: Chart) -> list[Label]:
    i = len(chart.rows)
    in_foot = chart.foot[i] + chart.weights["text ends in notes"] > chart.body[i]
    found: list[Label] = []
    while i > 0:
        if in_foot:
            start, labels = chart.blocks[i]
            found += reversed(labels)
            i, in_foot = start, False
        else:
            found.append("body")
            in_foot = chart.came[i]
            i -= 1
    return found[::-1]


def body_signs(row: Row) -> tuple[str, ...]:
    """The signs for a line as body text: none, for all is measured against the body; a known body line is sure."""
    return ("known body",) if row.is_fixed else ()


def note_signs(row: Row) -> tuple[str, ...]:
    """The signs for a line as the first of a note."""
    return ("note", *(f"note: {sign}" for sign in (*own_signs(row.text), *row.context)), *_numbered("note", row))


def more_signs(row: Row) -> tuple[str, ...]:
    """The signs for a line that goes on with a note."""
    return ("more", *(f"more: {sign}" for sign in (*own_signs(row.text), *row.context)), *_numbered("more", row))


def _numbered(kind: str, row: Row) -> tuple[str, ...]:
    """Whether the line has a number that counts notes, in a text where such numbers survived."""
    if not row.mark:
        return ()
    return (f"{kind}: numbered" if row.mark > 0 else f"{kind}: not numbered",)


def fresh_signs(last: Row | None) -> tuple[str, ...]:
    """The signs for a block that begins with a note of its own; `last` is the last line of the block before."""
    return (f"fresh behind {end_of(last.text)}", f"fresh behind {length_of(last.text)}") if last else ("first block",)


def carried_signs(last: Row | None, row: Row) -> tuple[str, ...]:
    """The signs for a first line of a block that goes on with the last note of the page before."""
    if last is None:
        return ("carried from nowhere", *more_signs(row))
    joint = f"carried: {end_of(last.text)}|{beginning_of(row.text)}"
    return ("carried", joint, f"carried: {length_of(last.text)} {end_of(last.text)}", *more_signs(row))


def block_opening(rows: Sequence[Row], start: int) -> tuple[str, ...]:
    """The signs for a block of notes that begins here."""
    if not start:
        return ("block",)
    before = rows[start - 1].text
    return ("block", f"block behind {end_of(before)}", f"block behind {length_of(before)}")


def over_block(rows: Sequence[Row], start: int, end: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The signs of the body on both sides of the block of notes from `start` up to `end`."""
    size = next((f"<{bound}" for bound in (2, 3, 5, 8, 12, 20) if end - start < bound), "long")
    closing = (f"block ends {end_of(rows[end - 1].text)}", f"block of {size}")
    if not start:
        return closing
    signs = joint_signs(rows[start - 1].text, rows[end].text, vocabulary)
    known = ("before known body",) if rows[end].is_fixed else ()
    return (*closing, *(f"over: {sign}" for sign in signs), *known)


def body_joint(rows: Sequence[Row], i: int, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The signs of a body line directly behind another."""
    if rows[i].is_barrier or rows[i].is_fixed or rows[i - 1].is_fixed:
        return ()
    return tuple(f"joint: {sign}" for sign in joint_signs(rows[i - 1].text, rows[i].text, vocabulary))


def new_note(before: Row, row: Row) -> tuple[str, ...]:
    """The signs of a note that begins behind a line of notes."""
    return (f"next: {end_of(before.text)}|{beginning_of(row.text)}", f"next: {length_of(before.text)}")


def same_note(before: Row, row: Row) -> tuple[str, ...]:
    """The signs of a line that goes on with the note of the line before."""
    return (f"same: {end_of(before.text)}|{beginning_of(row.text)}", f"same: {length_of(before.text)}")
