"""What numbers and page breaks prove about lines: which are body, and which belong to a page's foot.

1. The line that calls a note is body, where it is the only one that may.
2. No note begins where the notes before and behind count on.
3. Where the text calls the next note before the note itself begins, nothing but notes stands between the two.
4. Where the pages are known, a foot ends where its page ends, and all before the last call of a page is body.

These are no signs to be weighed: a cut of the lines that goes against them is none.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from statistics import median

from .chains import REACH, called_from, runs_of_numbers
from .endnotes import Endnotes
from .feet_signs import InFoot
from .model import Line
from .numbered import Calls, Label

_TRUSTED = 0.7
"""On so many of the pages with notes the notes must stand behind all that calls them, for page breaks to be trusted."""
_LONG = 1.6
"""A page so many times longer than the others is more than one: a page break between was lost."""


@dataclass
class Certain:
    """What is certain of a text's lines. All sets hold line numbers."""

    body: set[int] = field(default_factory=set)
    calls: dict[int, int] = field(default_factory=dict)
    """Line on which a note begins → the line that calls it, the only one that may."""
    closed: set[int] = field(default_factory=set)
    """Lines at which no note begins."""
    foot: dict[int, InFoot] = field(default_factory=dict)
    """Lines of notes, and what is known of them."""
    endnotes: set[int] = field(default_factory=set)
    """Lines on which endnotes begin."""
    headings: set[int] = field(default_factory=set)
    """Lines that name them."""


def certain_lines(
    lines: Sequence[Line], chain: Mapping[int, Label], calls: Calls, tops: Set[int], apart: Set[int]
) -> Certain:
    """What the numbers of a chain and their calls, and the lines that are known to open a page (`tops`), prove.

    `apart` are lines known to be no notes for other reasons: separators, titles.
    """
    if not chain:
        return Certain()
    numbers = [line.number for line in lines]
    calling = _Calling(calls, chain)
    certain = Certain(set(calling.known.values()), calling.known, _without_note(numbers, chain))
    foot: set[int] = set()
    for label, after in _neighbours(chain):
        if calling.are_before(label, after):
            foot.update(_unbroken(_between(numbers, label.line, after.line + 1), tops, certain.body | apart))
    for body, notes in _pages(lines, chain, tops, certain.body, apart):
        certain.body.update(body)
        foot.update(notes)
    certain.closed.update(foot & _behind_all(numbers, chain))
    for number in sorted(foot - certain.body):
        certain.foot[number] = "note" if number in chain else "more" if number in certain.closed else "either"
    return certain


def among_endnotes(lines: Sequence[Line], lists: Sequence[Endnotes]) -> Certain:
    """What lists of endnotes prove: nothing else is a note before the last of them but what has a sign."""
    certain = Certain()
    for one in lists:
        starts = {label.line for label in one.labels}
        certain.endnotes.update(starts)
        certain.headings.update({one.heading} - {0})
        certain.body.update(one.calls.values())
        certain.calls.update(one.calls)
        certain.foot.update({number: "note" if number in starts else "more" for number in one.lines})
    last = max(certain.foot)
    certain.closed.update(line.number for line in lines if line.number <= last and line.number not in certain.endnotes)
    return certain


class _Calling:
    """Which lines may call the notes of a chain."""

    def __init__(self, calls: Calls, chain: Mapping[int, Label]) -> None:
        self._near: dict[int, list[int]] = {}
        before: dict[int, int] = {}
        for line in sorted(chain):
            label = chain[line]
            since = max(before.get(label.number, 0) + 1, line - REACH)
            near = called_from(label.number, calls.sure, since, line)
            near = near or called_from(label.number, calls.doubtful, since, line)
            self._near[line] = [number for number in near if number not in chain]
            before[label.number] = line

        self.known = {line: near[0] for line, near in self._near.items() if len(near) == 1}
        """Line of a note → the line that calls it: a number that several may call from proves nothing."""

    def are_before(self, label: Label, after: Label) -> bool:
        """Whether all that may call a note stands before the note in front of it begins."""
        near = self._near[after.line]
        return bool(near) and near[-1] < label.line


def _neighbours(chain: Mapping[int, Label]) -> Iterable[tuple[Label, Label]]:
    return itertools.chain.from_iterable(itertools.pairwise(run) for run in runs_of_numbers(chain))


def _without_note(numbers: Sequence[int], chain: Mapping[int, Label]) -> set[int]:
    """The lines between two notes that count on without a gap, and those before a note that begins the count."""
    found: set[int] = set()
    last = 0
    for run in runs_of_numbers(chain):
        present = {label.number for label in run}
        before = Label(last, 0, 0)
        for label in run:
            low, high = sorted((before.number, label.number))
            if label.number == 1 or all(number in present for number in range(low + 1, high)):
                found.update(number for number in _between(numbers, before.line, label.line) if number not in chain)
            before = label
        last = before.line
    return found


def _behind_all(numbers: Sequence[int], chain: Mapping[int, Label]) -> set[int]:
    """The lines behind the last note of a count that has no gap: no note without a number is among them."""
    found: set[int] = set()
    runs = runs_of_numbers(chain)
    for run, after in itertools.zip_longest(runs, runs[1:]):
        counted = {label.number for label in run}
        if len(counted) == max(counted) - min(counted) + 1:
            found.update(_between(numbers, run[-1].line + 1, after[0].line if after else numbers[-1] + 1))
    return found


def _between(numbers: Sequence[int], start: int, end: int) -> Sequence[int]:
    """The lines from `start` on and before `end`."""
    return numbers[bisect_left(numbers, start) : bisect_left(numbers, end)]


def _unbroken(numbers: Sequence[int], tops: Set[int], other: Set[int]) -> Iterable[int]:
    """The first lines up to one that opens a page, or that is no note."""
    return itertools.chain(
        numbers[:1], itertools.takewhile(lambda number: number not in tops and number not in other, numbers[1:])
    )


def _pages(
    lines: Sequence[Line], chain: Mapping[int, Label], tops: Set[int], body: Set[int], apart: Set[int]
) -> Iterable[tuple[list[int], list[int]]]:
    """Of each page with notes the lines that are body and those that are notes, where page breaks can be trusted."""
    pages: list[list[Line]] = [[]]
    for line in lines:
        if line.number in tops:
            pages.append([])
        pages[-1].append(line)
    with_notes = [page for page in pages if any(line.number in chain for line in page)]
    cut = [_cut([line.number for line in page], chain, body | apart) for page in with_notes]
    longest = _LONG * median([_size(page) for page in pages if page] or [0])
    whole = [
        parts
        for page, parts in zip(with_notes, cut, strict=True)
        if _size(page) <= longest and not any(number in body or number in apart for number in parts[1])
    ]
    return whole if len(pages) > 1 and len(whole) >= _TRUSTED * len(with_notes) else []


def _cut(page: Sequence[int], chain: Mapping[int, Label], known: Set[int]) -> tuple[list[int], list[int]]:
    """A page's lines up to the last that is known to be no note, before its first note; and all from that note on."""
    first = next(i for i, number in enumerate(page) if number in chain)
    last = max((i for i in range(first) if page[i] in known), default=-1)
    return list(page[: last + 1]), list(page[first:])


def _size(page: Iterable[Line]) -> int:
    return sum(len(line.text) for line in page)
