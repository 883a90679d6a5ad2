"""Notes to their places: for each page the reading of its foot and the assignment of markers that fit best together.

1. `place_notes` takes the pages and gives every note a place, evidence and a confidence.
2. A page with more certain traces than notes has lost a note, or its note stands at the next page's foot (`Case`).
3. Printed numbers that an editor has seen constrain the count: where counting comes out short of one, notes were lost
   on the way there, at the places that fit best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from fonds.config import NoteNumber
from fonds.findings import Findings, shorten

from .align import align
from .feet import Case, Foot, Places
from .model import Note, Placement, Position
from .notes import NoteText
from .vocabulary import Vocabulary


def place_notes(
    search: Places,
    numbers: Sequence[NoteNumber],
    vocabulary: Vocabulary,
    findings: Findings,
) -> tuple[Note, ...]:
    """All notes of the essay in order, numbered, each with its place."""
    feet = search.chain()
    for number in numbers:
        _constrain(search, feet, number, findings)
    return _numbered(search, feet, vocabulary)


def _constrain(search: Places, feet: list[Foot], number: NoteNumber, findings: Findings) -> None:
    """Make the count agree with a number that was seen, by taking notes for lost where that costs least."""
    wanted = int(number.n) if number.n.isdigit() else 0
    where = _find(feet, number.begins)
    if where is None or not wanted:
        fact = "No note of the witness begins with these words." if wanted else "Only numbers can be counted."
        findings.add("T-005", number.place, fact, words=shorten(number.begins))
        return
    while (short := wanted - _count(feet, where)) > 0:
        page = _page_to_lose_on(search, feet, where)
        feet[page] = search.best(_one_more_lost(feet[page]))
        where = _find(feet, number.begins) or where
    if short < 0:
        fact = f"Counting the notes of the witness gives {wanted - short} for this one."
        findings.add("T-005", number.place, fact, words=number.n, hint="Is the number or are the words misread?")


def _page_to_lose_on(search: Places, feet: list[Foot], where: tuple[int, int]) -> int:
    """The page up to `where` on which one more lost note fits best."""
    last = where[0] if where[1] else where[0] - 1

    def gain(page: int) -> tuple[float, int]:
        return search.best(_one_more_lost(feet[page])).score - feet[page].score, page

    return max(range(max(last, 0) + 1), key=gain)


def _one_more_lost(foot: Foot) -> Case:
    return replace(foot.case, lost=sum(note is None for note in foot.notes) + 1)


def _find(feet: list[Foot], begins: str) -> tuple[int, int] | None:
    """Page and position of the one note that begins with the words."""
    wanted = _letters(begins)
    found = [
        (foot.page, i)
        for foot in feet
        for i, note in enumerate(foot.notes)
        if note is not None and _letters(note.text).startswith(wanted)
    ]
    return found[0] if len(found) == 1 else None


def _count(feet: list[Foot], where: tuple[int, int]) -> int:
    """The number of the note at a page and position, counting from 1; signs such as * are not counted."""
    counted = 0
    for foot in feet:
        for i, note in enumerate(foot.notes):
            counted += note is None or note.mark is None
            if (foot.page, i) == where:
                return counted
    return counted


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _numbered(search: Places, feet: list[Foot], vocabulary: Vocabulary) -> tuple[Note, ...]:
    notes: list[Note] = []
    count = 0
    for foot in feet:
        alignment = align(foot.scores, search.candidates[foot.page])
        for text, place, confidence in zip(foot.notes, alignment.places, alignment.confidence, strict=True):
            mark = text.mark if text is not None else None
            if mark is None:
                count += 1
                mark = str(count)
            runs = text.runs(vocabulary) if text is not None else ()
            at, placement, evidence = _place(search, foot, text, place)
            notes.append(Note(mark, runs, at, placement, evidence, _rounded(confidence, placement), foot.page))
    return tuple(notes)


def _place(
    search: Places, foot: Foot, text: NoteText | None, place: int | None
) -> tuple[Position, Placement, tuple[str, ...]]:
    """Position, placement and evidence of one note whose candidate has the index `place`."""
    if place is None:
        return search.page_end(foot.page), "unplaced", ("no place on the page fits",)
    candidate = search.candidates[foot.page][place]
    evidence = list(candidate.evidence)
    if text is None:
        evidence.append("the page has more markers than notes, so a note was lost")
    elif candidate.mark is None and (shared := search.shared(text, candidate)):
        evidence.append("note and sentence share " + ", ".join(shared[:4]))
    if foot.case.late and text is foot.notes[-1]:
        evidence.append("the note stands at the foot of the next page")
    placement: Placement = "attested" if candidate.mark is not None else "inferred"
    return candidate.at, placement, tuple(evidence)


def _rounded(confidence: float, placement: Placement) -> float:
    """Two digits; what was worked out is never quite certain."""
    return round(confidence if placement == "attested" else min(confidence, 0.99), 2)
