"""The lines of a document as paragraphs: joined where a sentence runs on, cut where a turn begins inside a line.

In documents a line is mostly a whole paragraph, so that only an unfinished sentence is continued. Where turns begin
inside lines, line ends say nothing: there what carries no label goes on with the turn before it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .directions import is_direction_alone
from .model import Line, Position, Run, join_runs
from .paragraphs import is_joined, make_run
from .points import is_marked
from .shapes import begins_small, ends_sentence, is_heading_like
from .speeches import Labels
from .vocabulary import Vocabulary

_CONCLUDES = re.compile(r"(?:Concluded|Done|Signed|Made) (?:on|at|in) |In (?:witness|faith|testimony) whereof\b")
"""Beginnings of the last paragraph of an agreement."""
_SHORT = 60
"""A line of fewer characters is a paragraph of its own, whatever it ends with, unless the next begins small."""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or one paragraph of a speech."""

    runs: tuple[Run, ...]
    label: int = 0
    """How many characters of the first run are a speaker's label with its colon; 0 where it opens no turn."""
    blank_before: bool = False
    blank_after: bool = False
    """Whether a blank line stands there; not at the document's end."""

    @property
    def text(self) -> str:
        """The words."""
        return join_runs(self.runs)


@dataclass(frozen=True)
class _Stretch:
    """A line or a part of one."""

    run: Run
    label: int
    blank_before: bool
    is_inner: bool
    """Whether the line has turns inside: this stretch, or the last one of the line before, was cut there."""
    in_conversation: bool


def flow(lines: Sequence[Line], labels: Labels, vocabulary: Vocabulary) -> list[Paragraph]:
    """The paragraphs of a document's lines, blank lines included in what is given."""
    groups: list[list[_Stretch]] = []
    for stretch in _stretches(lines, labels):
        if groups and not stretch.label and _goes_on(groups[-1], stretch, vocabulary):
            groups[-1].append(stretch)
        else:
            groups.append([stretch])
    return [
        Paragraph(
            _runs(group, vocabulary), group[0].label, group[0].blank_before, after is not None and after[0].blank_before
        )
        for group, after in itertools.zip_longest(groups, groups[1:])
    ]


def _stretches(lines: Sequence[Line], labels: Labels) -> Iterator[_Stretch]:
    blank, inner_before = False, False
    for line in lines:
        if line.is_blank:
            blank = True
            continue
        text = line.text.rstrip()
        turns = dict(labels.turns(text))
        indent = len(text) - len(text.lstrip())
        starts = sorted({indent, *turns})
        has_inner = len(starts) > 1
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            part = text[start:end].rstrip()
            if part:
                is_first = start == indent
                yield _Stretch(
                    Run(Position(line.number, start + 1), part),
                    turns.get(start, 0),
                    blank and is_first,
                    inner_before if is_first else True,
                    bool(labels.names),
                )
        blank, inner_before = False, has_inner


def _goes_on(group: Sequence[_Stretch], stretch: _Stretch, vocabulary: Vocabulary) -> bool:
    """Whether a stretch without a label goes on with the paragraph before it; a point begins a new one."""
    before, after = group[-1].run.text, stretch.run.text
    if stretch.in_conversation and is_direction_alone(after):
        return False
    if begins_small(after) and not is_marked(after):
        return True
    if group[0].label and stretch.is_inner:
        return True
    if _CONCLUDES.match(after) or ends_sentence(before) or is_marked(after) or after[0] in "(*":
        return False
    if before.endswith(":") or is_heading_like(before) or len(before) < _SHORT:
        return False
    return is_joined(before, after, vocabulary)


def _runs(group: Sequence[_Stretch], vocabulary: Vocabulary) -> tuple[Run, ...]:
    runs = []
    for stretch, after in zip(group, [*group[1:], None], strict=True):
        following = None if after is None else Line(after.run.at.line, after.run.text)
        runs.append(make_run(stretch.run.at, stretch.run.text, following, vocabulary))
    return tuple(runs)


def cut(run: Run, *offsets: int) -> list[Run]:
    """A run cut at offsets; white space at a cut stays with neither part, a hyphen at the end with the last."""
    bounds = [0, *offsets, len(run.text)]
    parts = []
    for start, end in itertools.pairwise(bounds):
        text = run.text[start:end]
        kept = text.strip()
        if kept:
            column = run.at.column + start + len(text) - len(text.lstrip())
            hyphen = run.hyphen if end == len(run.text) else "none"
            parts.append(Run(Position(run.at.line, column), kept, hyphen))
    return parts


def mark(run: Run, found: Sequence[tuple[int, int, str, str]]) -> list[Run]:
    """A run cut so that the found stretches (start, end, kind, value) stand alone; no white space is lost."""
    parts: list[Run] = []
    at = 0
    for start, end, kind, value in [*found, (len(run.text), len(run.text), "text", "")]:
        for begin, stop, what, worth in ((at, start, run.kind, run.value), (start, end, kind, value)):
            if begin < stop:
                hyphen = run.hyphen if stop == len(run.text) else "none"
                place = Position(run.at.line, run.at.column + begin)
                parts.append(Run(place, run.text[begin:stop], hyphen, what, worth))  # type: ignore[arg-type]
        at = end
    return parts
