"""Which lines are body text and which are notes at the foot of a page, and where each note begins.

Body and notes alternate in blocks. `label` looks for the best cut of all lines into such blocks: every line has signs
of its own, and so has every joint: of two body lines, of the body on both sides of a block, of a note's line with the
next; and so has every page: how long its body is, and how many traces of markers it has for its notes. A block of notes
is likely where the body, with the block taken out, runs on in the middle of a sentence.

Dynamic programming over the lines: `body[i]` are the best ways through the first i lines that end with a body line,
`blocks[i]` the best blocks of notes that end there. A few are kept of each, since what a block is worth is only known
when the line behind it is, and what a page is worth when its block of notes is.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from .feet_signs import (
    Kind,
    Row,
    Spread,
    block_opening,
    body_joint,
    body_signs,
    carried_signs,
    fresh_signs,
    more_signs,
    new_note,
    note_signs,
    over_block,
    page_sign,
    same_note,
    trace_signs,
)
from .shapes import ends_sentence
from .vocabulary import Vocabulary
from .weights import Weights

LONGEST_BLOCK = 60
"""No page foot holds more lines than this."""
_NEVER = 1e4
"""What it costs to go against what is known of a line: more than all signs of a text's lines may say."""
_HOPELESS = 30.0
"""A block that scores so much worse than the body instead is not made longer."""
_KEPT = 8
"""So many blocks that end at one line are kept until the line behind them is known."""
_WAYS = 3
"""So many ways that differ in their last block are kept until the next block is known."""


class Way(NamedTuple):
    """A way through the lines that ends with a body line."""

    score: float
    last: int
    """Index of the last line of notes; -1 where there is none."""
    foot: Foot | None
    """The block of notes directly before the body line."""
    before: Way | None
    """The way that this one goes on with, where there is no such block."""


class Foot(NamedTuple):
    """A block of notes that ends somewhere, behind a way."""

    score: float
    labels: tuple[Kind, ...]
    start: int
    before: Way


class Chart:
    """The table of the search, and the weights of each line by itself."""

    def __init__(self, rows: Sequence[Row], vocabulary: Vocabulary, weights: Weights) -> None:
        self.rows = rows
        self.vocabulary = vocabulary
        self.weights = weights
        self.spread = Spread(rows)
        self.body: list[list[Way]] = [[Way(0.0, -1, None, None)]]
        self.blocks: list[list[Foot]] = [[] for _ in range(len(rows) + 1)]
        self.own = [weights.sum(body_signs(row)) - _NEVER * bool(row.foot) for row in rows]
        self.note = [
            -math.inf if row.mark < -1 else weights.sum(note_signs(row)) - _NEVER * (row.foot == "more") for row in rows
        ]
        self.more = [weights.sum(more_signs(row)) - _NEVER * (row.foot == "note") for row in rows]
        pairs = list(itertools.pairwise(rows))
        self.begins = [0.0, *(weights.sum(new_note(*pair)) for pair in pairs)]
        self.goes_on = [0.0, *(weights.sum(same_note(*pair)) for pair in pairs)]

    def may_be_note(self, i: int) -> bool:
        """Whether a line may stand among notes behind the line before it."""
        if i >= len(self.rows) or self.rows[i].is_fixed:
            return False
        return not self.rows[i].is_barrier or bool(self.rows[i].foot)


def label(rows: Sequence[Row], vocabulary: Vocabulary, weights: Weights) -> list[Kind]:
    """The label of each line."""
    chart = Chart(rows, vocabulary, weights)
    for i in range(len(rows)):
        follows = bool(i and rows[i - 1].foot)  # no body can stand directly before it
        if chart.may_be_note(i) and not follows and (i or rows[0].mark > 0):  # a page opens with its body
            opening = weights.sum(block_opening(rows, i))
            for way in chart.body[i]:
                _blocks_from(chart, way, i, opening)
        chart.body.append(_ways_on(chart, i))
        chart.body[i], chart.blocks[i] = [], []  # what no way goes on with is given back
    return _trace(chart)


def _ways_on(chart: Chart, i: int) -> list[Way]:
    """The best ways to the body line `i`: behind body, and behind each block of notes that may end before it."""
    rows, weights = chart.rows, chart.weights
    joint = chart.own[i] + (weights.sum(body_joint(rows, i, chart.vocabulary)) if i else 0.0)
    best = {way.last: Way(way.score + joint, way.last, None, way) for way in chart.body[i]}
    parted = {foot.start: 0.0 for foot in chart.blocks[i]}
    for start in parted:
        parted[start] = chart.own[i] + weights.sum(over_block(rows, start, i, chart.vocabulary))
    behind = max(
        (Way(foot.score + parted[foot.start], i - 1, foot, None) for foot in chart.blocks[i]),
        key=lambda way: way.score,
        default=None,
    )
    if behind:
        best[i - 1] = behind
    return sorted(best.values(), key=lambda way: -way.score)[:_WAYS]


def _blocks_from(chart: Chart, way: Way, start: int, opening: float) -> None:
    """Try all blocks of notes that begin with the line `start` behind a way."""
    rows, weights = chart.rows, chart.weights
    length, traces = chart.spread.page(way.last, start)
    base = way.score + opening + weights[page_sign(length)]
    last = rows[way.last] if way.last >= 0 else None
    first = base + chart.note[start] + weights.sum(fresh_signs(last))
    carried = weights.sum(carried_signs(last, rows[start])) if _may_go_on(last, rows, start) else -math.inf
    more = base + carried
    labels: dict[str, tuple[Kind, ...]] = {"note": ("note",), "more": ("more",)}
    against = 0.0
    for end in range(start + 1, len(rows) + 1):
        if end - start > LONGEST_BLOCK and not rows[end - 1].foot:
            return
        score, kind = max((first, "note"), (more, "more"))
        whole = score + weights.sum(trace_signs(traces, labels[kind]))
        if end == len(rows) or not rows[end].foot:
            _keep(chart.blocks[end], Foot(whole, labels[kind], start, way))
        against += chart.own[end - 1]
        if not chart.may_be_note(end) or score - base < against - _HOPELESS:
            return
        before = labels[kind]
        first = score + chart.note[end] + chart.begins[end]
        more = score + chart.more[end] + chart.goes_on[end]
        labels = {"note": (*before, "note"), "more": (*before, "more")}


def _may_go_on(last: Row | None, rows: Sequence[Row], start: int) -> bool:
    """Whether a foot may begin with more of the note at the foot before, which ends with the row `last`.

    Where all notes are numbered, none goes on that had ended, unless the text before it has ended too.
    """
    if rows[start].mark > -2:
        return True
    return last is not None and (not ends_sentence(last.text) or ends_sentence(rows[start - 1].text))


def _keep(feet: list[Foot], foot: Foot) -> None:
    """Keep a block among the best few that end at its place."""
    if len(feet) < _KEPT or foot.score > feet[-1].score:
        feet.append(foot)
        feet.sort(key=lambda one: -one.score)
        del feet[_KEPT:]


def _trace(chart: Chart) -> list[Kind]:
    """The labels along the best way, from its end."""
    way: Way | None = max(chart.body[-1], key=lambda one: one.score)
    foot = max(chart.blocks[-1], key=lambda one: one.score, default=None)
    found: list[Kind] = []
    if foot and way and foot.score + chart.weights["text ends in notes"] > way.score:
        found += reversed(foot.labels)
        way = foot.before
    while way and (way.foot or way.before):
        found.append("body")
        if way.foot:
            found += reversed(way.foot.labels)
        way = way.foot.before if way.foot else way.before
    return found[::-1]
