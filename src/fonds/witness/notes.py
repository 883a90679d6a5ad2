"""Lines at the foot of a page to notes: which lines make one note, and where that can be read in two ways.

A note may run over to the foot of the next page: then its lines there are joined to it. Where a line's end leaves it
open whether the next line begins a note, both readings are kept as a `Reading`; the places of the markers decide.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .model import Line, Run
from .numbered import Label
from .pages import Sheet
from .paragraphs import runs_of
from .shapes import ends_sentence, matters_in
from .vocabulary import Vocabulary

_MARK = re.compile(r"\s*([*†‡§]+)\s*")
_MOST_DOUBTS = 2
"""No more joints than this are read against the likelier way at once."""
_MOST_OPEN = 8
"""More open joints than this on one page are read in the first way: the readings grow with their square."""


@dataclass(frozen=True)
class NoteText:
    """The words of one note."""

    lines: tuple[Line, ...]
    number: Label | None = None
    """The number printed before it, where it survived."""

    @cached_property
    def mark(self) -> str | None:
        """The sign or number that stands before the note, where one survived."""
        if self.number is not None:
            return str(self.number.number)
        match = _MARK.match(self.lines[0].text)
        return match[1] if match else None

    @cached_property
    def label(self) -> int:
        """How many characters of its first run are the mark, with what separates it from the words."""
        text = self.lines[0].text
        indent = len(text) - len(text.lstrip())
        if self.number is not None:
            return self.number.length - indent
        match = _MARK.match(text)
        return match.end() - indent if match else 0

    @cached_property
    def text(self) -> str:
        """The words, lines joined by spaces; for comparing only."""
        return " ".join(line.text.strip() for line in self.lines)

    def begins(self, words: str) -> bool:
        """Whether it begins with some words, its number among them or not."""
        wanted = letters(words)
        return any(letters(text).startswith(wanted) for text in (self.text, self.text[self.label :]))

    @cached_property
    def names(self) -> frozenset[str]:
        """Names and numbers in it, for comparing with the sentence that calls it."""
        return matters_in(self.text)

    def runs(self, vocabulary: Vocabulary) -> tuple[Run, ...]:
        """The words as runs, with their positions."""
        return runs_of(self.lines, vocabulary)


@dataclass(frozen=True)
class Reading:
    """One way to cut the notes at a page's foot."""

    notes: tuple[NoteText, ...]
    doubts: int
    """How many joints are read against the likelier way."""


def carried_over(sheet: Sheet, kinds: Mapping[int, str]) -> int:
    """How many lines at the beginning of a page's foot go on with the last note of the page before."""
    if sheet.index == 0:
        return 0
    return sum(1 for _ in itertools.takewhile(lambda line: kinds[line.number] == "more", sheet.notes))


def readings(
    lines: Sequence[Line], kinds: Mapping[int, str], numbers: Mapping[int, Label], are_counted: bool = False
) -> list[Reading]:
    """All defensible ways to cut the lines into notes, the likeliest first. `kinds` says where notes begin; where they
    are counted, by numbers or signs, that is no guess.
    """
    if not lines:
        return [Reading((), 0)]
    starts = [True] + [kinds[line.number] == "note" for line in lines[1:]]
    open_joints = [i for i in range(1, len(lines)) if not are_counted and _is_open(lines[i - 1].text, lines[i].text)]
    found = []
    for size in range(min(len(open_joints), _MOST_DOUBTS) + 1):
        for flipped in itertools.combinations(open_joints[:_MOST_OPEN], size):
            cut = [start != (i in flipped) for i, start in enumerate(starts)]
            found.append(Reading(_cut(lines, cut, numbers), size))
    return found


def _is_open(before: str, text: str) -> bool:
    """Whether the joint can be read both ways: the line has no full stop, and the next begins like a note."""
    head = text.strip()[:1]
    return not ends_sentence(before) and (head.isupper() or head in '“‘"')


def _cut(lines: Sequence[Line], starts: list[bool], numbers: Mapping[int, Label]) -> tuple[NoteText, ...]:
    notes: list[list[Line]] = []
    for line, start in zip(lines, starts, strict=True):
        if start:
            notes.append([line])
        else:
            notes[-1].append(line)
    return tuple(NoteText(tuple(group), numbers.get(group[0].number)) for group in notes)


def in_turn(notes: Sequence[NoteText]) -> tuple[NoteText, ...]:
    """The notes in the order of their calls: where one is printed before or behind its turn, its number says so."""
    found = list(notes)
    for i in range(1, len(found)):
        one, other = found[i - 1].number, found[i].number
        if one and other and (one.is_out_of_order or other.is_out_of_order) and one.number > other.number:
            found[i - 1 : i + 1] = found[i], found[i - 1]
    return tuple(found)


def letters(text: str) -> str:
    """Letters and digits only, folded: what two copies of the same words have in common."""
    return re.sub(r"[\W_]+", "", text).casefold()
