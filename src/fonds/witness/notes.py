"""Lines at the foot of a page to notes: which lines make one note, and where that can be read in two ways.

A note may run over to the foot of the next page: then its lines there are joined to it. Where a line's end leaves it
open whether the next line begins a note, both readings are kept as a `Reading`; the places of the markers decide.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cached_property

from .apparatus import continues_note
from .model import Line, Run
from .pages import Sheet
from .paragraphs import runs_of
from .shapes import ends_sentence, names_in
from .vocabulary import Vocabulary

_MARK = re.compile(r"\s*([*†‡§])\s*")
_MOST_DOUBTS = 3
"""More open joints than this on one page are read in the first way: the readings double with each."""


@dataclass(frozen=True)
class NoteText:
    """The words of one note."""

    lines: tuple[Line, ...]

    @cached_property
    def mark(self) -> str | None:
        """The sign that stands before the note, where one survived."""
        match = _MARK.match(self.lines[0].text)
        return match[1] if match else None

    @cached_property
    def text(self) -> str:
        """The words, lines joined by spaces; for comparing only."""
        return " ".join(line.text.strip() for line in self.lines)

    @cached_property
    def names(self) -> frozenset[str]:
        """Names and numbers in it, for comparing with the sentence that calls it."""
        return names_in(self.text)

    def runs(self, vocabulary: Vocabulary) -> tuple[Run, ...]:
        """The words as runs, with their positions."""
        return runs_of(self.lines, vocabulary)


@dataclass(frozen=True)
class Reading:
    """One way to cut the notes at a page's foot."""

    notes: tuple[NoteText, ...]
    doubts: int
    """How many joints are read against the likelier way."""


def carried_over(before: Sheet | None, sheet: Sheet) -> int:
    """How many lines at the beginning of a page's foot go on with the last note of the page before."""
    if before is None or not before.notes or not sheet.notes:
        return 0
    if not continues_note(before.notes[-1].text.strip(), sheet.notes[0].text.strip()):
        return 0
    count = 1
    while count < len(sheet.notes) and continues_note(sheet.notes[count - 1].text, sheet.notes[count].text.strip()):
        count += 1
    return count


def readings(lines: list[Line]) -> list[Reading]:
    """All defensible ways to cut the lines into notes, the likeliest first."""
    if not lines:
        return [Reading((), 0)]
    starts = [True] + [not continues_note(a.text, b.text.strip()) for a, b in itertools.pairwise(lines)]
    open_joints = [i for i in range(1, len(lines)) if _is_open(lines[i - 1].text, lines[i].text.strip())]
    found = []
    for size in range(min(len(open_joints), _MOST_DOUBTS) + 1):
        for flipped in itertools.combinations(open_joints, size):
            cut = [start != (i in flipped) for i, start in enumerate(starts)]
            found.append(Reading(_cut(lines, cut), size))
    return found


def _is_open(before: str, text: str) -> bool:
    """Whether the joint can be read both ways: the line has no full stop, and the next begins like a note."""
    return not ends_sentence(before) and (text[:1].isupper() or text[:1] in '“‘"')


def _cut(lines: list[Line], starts: list[bool]) -> tuple[NoteText, ...]:
    notes: list[list[Line]] = []
    for line, start in zip(lines, starts, strict=True):
        if start:
            notes.append([line])
        else:
            notes[-1].append(line)
    return tuple(NoteText(tuple(group)) for group in notes)
