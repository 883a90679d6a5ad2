"""The feet of all pages as notes: the ways to read each, and on which page its notes are called.

A note may run over to the foot of the next page, or be printed on a later page than the one that calls it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .labels import Labels
from .model import Line
from .notes import NoteText, Reading, carried_over, in_turn, readings
from .pages import Sheet


def foot_readings(sheets: list[Sheet], labels: Labels) -> list[list[Reading]]:
    """For each page the ways to read its foot; lines carried over to the next page are joined to their note."""
    carried = [carried_over(sheet, labels.notes) for sheet in sheets]
    found: list[list[Reading]] = []
    more: tuple[Line, ...] = ()
    for count, sheet in zip(reversed(carried), reversed(sheets), strict=True):
        own = sheet.notes[count:]
        ways = readings(own, labels.notes, labels.numbers, bool(labels.numbers or labels.calls))
        found.append([_with_more(way, more) for way in ways] if own and more else ways)
        more = tuple(sheet.notes[:count]) + (() if own else more)  # a note may run over a whole foot
    ordered = [[Reading(in_turn(way.notes), way.doubts) for way in ways] for ways in reversed(found)]
    return _where_called(ordered, sheets, labels.calls)


def _where_called(found: list[list[Reading]], sheets: Sequence[Sheet], calls: Mapping[int, int]) -> list[list[Reading]]:
    """The readings with each note on the page that is known to call it: it may be printed on a later one.

    Where such calls are known the numbers survived, and each foot is read in one way.
    """
    page_of = {line.number: i for i, sheet in enumerate(sheets) for line in sheet.body}
    notes: list[list[NoteText]] = [[] for _ in sheets]
    moved = False
    for page, ways in enumerate(found):
        for note in ways[0].notes:
            called = page_of.get(calls.get(note.lines[0].number, 0), page)
            notes[called].append(note)
            moved = moved or called != page
    return [[Reading(tuple(one), 0)] for one in notes] if moved else found


def _with_more(reading: Reading, more: tuple[Line, ...]) -> Reading:
    *notes, last = reading.notes
    return Reading((*notes, NoteText(last.lines + more, last.number)), reading.doubts)
