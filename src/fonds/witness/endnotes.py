"""Endnotes: a numbered list of notes behind a text that calls them throughout, page after page.

A list of points counts too. What tells them apart is that the text before the list, and none behind its beginning,
calls nearly all of its numbers in their order. A page's foot does the same with a few notes: only a list far from its
calls, or one that a heading names, is one of endnotes. Each chapter may have its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from .chains import REACH, called_from
from .model import Line
from .numbered import Calls, Label, label_of
from .shapes import ends_sentence, is_heading_like

_HEADING = re.compile(r"\W*(?:end)?notes?\b(?: (?:to|and) .{1,60})?\W*\Z", re.I)
_FEWEST = 5
"""A list of fewer notes proves nothing."""
_CALLED = 0.8
"""So many of them the text must call in their order."""
_FEET = 0.2
"""A list of more such notes is none of endnotes."""
_LONGEST = 60
"""No note has more lines than this."""
_STEP = 4
"""So many notes in a row may have lost their numbers."""
_PAGES = 2
"""So many pages begin between the first call and the list: a foot has its calls on its page, or on the one before."""


@dataclass(frozen=True)
class Endnotes:
    """One list of endnotes."""

    labels: tuple[Label, ...]
    calls: dict[int, int]
    """Line on which a note begins → the line that calls it."""
    lines: tuple[int, ...]
    """The numbers of all its lines."""
    heading: int = 0
    """The line that names it; 0 where none does."""


def find_endnotes(lines: Sequence[Line], tops: Set[int], apart: Set[int]) -> list[Endnotes]:
    """The lists of endnotes of a text. `tops` are lines known to open a page, `apart` lines known to be no notes."""
    labels: dict[str, dict[int, list[Label]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        label = label_of(line)
        if label is not None and label.number:
            labels[_shape(line.text[: label.length])][label.number].append(label)
    starts = [(label, shape) for shape, known in labels.items() for label in known.get(1, ())]
    calls = Calls.of(lines) if starts else Calls()
    found: list[Endnotes] = []
    for first, shape in sorted(starts, key=lambda start: start[0].line):
        since = found[-1].lines[-1] + 1 if found else 0
        if first.line < since:
            continue
        listed = _listed(first, labels[shape])
        if len(listed) < _FEWEST:
            continue
        called = _called(listed, calls, since)
        if len(called) < _CALLED * len(listed) or _are_feet(listed, called, labels[shape], calls):
            continue
        heading = _heading(first, lines)
        if heading or _is_far(first, min(called.values()), tops):
            found.append(Endnotes(tuple(listed), called, _lines(listed, lines, tops, apart), heading))
    return found


def _shape(label: str) -> str:
    """What the labels of one list have in common: the signs around the number."""
    return re.sub(r"[\s\d⁰¹²³⁴⁵⁶⁷⁸⁹]+", "", label) + ("^" if re.search("[⁰¹²³⁴⁵⁶⁷⁸⁹]", label) else "")


def _listed(first: Label, known: dict[int, list[Label]]) -> list[Label]:
    """The labels that count on from the first, each not far behind the one before, up to where they begin anew."""
    found = [first]
    anew = next((label.line for label in known[1] if label.line > first.line), first.line + 10**9)
    while True:
        last = found[-1]
        following = (
            label
            for step in range(1, _STEP + 1)
            for label in known.get(last.number + step, ())
            if last.line < label.line <= min(last.line + _LONGEST, anew)
        )
        after = next(following, None)
        if after is None:
            return found
        found.append(after)


def _called(listed: Sequence[Label], calls: Calls, since: int) -> dict[int, int]:
    """Line of a note → line of its call, for the longest row of calls in the order of the notes, all before the list,
    the nearest to it of several; a call that may be another number counts half.
    """
    numbers = [label.number for label in reversed(listed)]
    near = sorted(
        (line, number, worth)
        for known, worth in ((calls.sure, 1.0), (calls.doubtful, 0.5))
        for number in numbers
        for line in known.get(number, [])[bisect_left(known.get(number, []), since) :]
        if line < listed[0].line
    )[::-1]
    best: list[tuple[float, int]] = [(0.0, -1)] * (len(numbers) + 1)
    ways: list[tuple[int, int, int]] = []
    place = {number: at for at, number in enumerate(numbers, 1)}
    for line, number, worth in near:
        at = place[number]
        score, before = max(best[:at], key=lambda one: one[0])
        if score + worth > best[at][0]:
            ways.append((number, line, before))
            best[at] = (score + worth, len(ways) - 1)
    _, way = max(best, key=lambda one: one[0])
    found = {}
    while way >= 0:
        number, line, way = ways[way]
        found[listed[-place[number]].line] = line
    return found


def _are_feet(listed: Sequence[Label], called: dict[int, int], known: dict[int, list[Label]], calls: Calls) -> bool:
    """Whether the numbers are those of pages' feet: called anew among the notes, or printed before notes on the way."""
    first = listed[0].line
    anew = sum(bool(called_from(label.number, calls.sure, first, label.line)) for label in listed)
    answered = sum(
        any(called.get(label.line, first) < other.line < first for other in known[label.number]) for label in listed
    )
    return max(anew, answered) > _FEET * len(listed)


def _heading(first: Label, lines: Sequence[Line]) -> int:
    """The number of the line before the list, where it names notes; else 0."""
    before = next((line for line in reversed(lines) if line.number < first.line), None)
    return before.number if before is not None and _HEADING.match(before.text.strip()) else 0


def _is_far(first: Label, call: int, tops: Set[int]) -> bool:
    """Whether the list is no page's foot: pages lie between it and its first call."""
    return first.line - call > REACH or sum(call < top <= first.line for top in tops) >= _PAGES


def _lines(listed: Sequence[Label], lines: Sequence[Line], tops: Set[int], apart: Set[int]) -> tuple[int, ...]:
    """The lines from the first note to the last; the last goes on while its sentence does."""
    numbers = [line.number for line in lines]
    start, end = bisect_left(numbers, listed[0].line), bisect_right(numbers, listed[-1].line)
    while end < len(lines) and not ends_sentence(lines[end - 1].text) and not _stops(lines[end], tops, apart):
        end += 1
    return tuple(numbers[start:end])


def _stops(line: Line, tops: Set[int], apart: Set[int]) -> bool:
    return line.number in tops or line.number in apart or is_heading_like(line.text)
