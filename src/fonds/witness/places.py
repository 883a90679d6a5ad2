"""Notes to their places: for each page the reading of its foot and the assignment of markers that fit best together.

1. `place_notes` takes the pages and gives every note a place, evidence and a confidence.
2. A page with more certain traces than notes has lost a note, or its note stands at the next page's foot (`Case`).
3. Printed numbers that an editor has seen constrain the count: where counting comes out short of one, notes were lost
   on the way there, at the places that fit best.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fonds.config import NoteNumber
from fonds.findings import Findings, shorten

from .candidates import Candidate
from .feet import Case, Foot, Placed, Places
from .model import Note, Placement
from .notes import letters
from .vocabulary import Vocabulary


def place_notes(
    search: Places,
    numbers: Sequence[NoteNumber],
    vocabulary: Vocabulary,
    findings: Findings,
) -> tuple[Note, ...]:
    """All notes in order, each with its place; those whose number was not read are numbered later."""
    feet = search.chain()
    after = 0
    for number in sorted(numbers, key=lambda number: (len(number.n), number.n)):
        after = _constrain(search, feet, number, after, findings)
    return _noted(search, feet, vocabulary)


def _constrain(search: Places, feet: list[Foot], number: NoteNumber, after: int, findings: Findings) -> int:
    """Make the count agree with a number that was seen, by taking notes for lost where that costs least.

    No note is taken for lost on a page before `after`, where numbers were seen that agree; gives the page from which
    on the next number leaves it open.
    """
    wanted = int(number.n) if number.n.isdigit() else 0
    where = _find(feet, number.begins)
    if where is None or not wanted:
        fact = "No note of the witness begins with these words." if wanted else "Only numbers can be counted."
        findings.add("T-005", number.place, fact, words=shorten(number.begins))
        return after
    while (short := wanted - _count(feet, where)) > 0:
        page = _page_to_lose_on(search, feet, where, after)
        feet[page] = search.best(_one_more_lost(feet[page]))
        where = _find(feet, number.begins) or where
    if short < 0:
        fact = f"Counting the notes of the witness gives {wanted - short} for this one."
        findings.add("T-005", number.place, fact, words=number.n, hint="Is the number or are the words misread?")
    return where[0] + 1


def _page_to_lose_on(search: Places, feet: list[Foot], where: tuple[int, int], after: int) -> int:
    """The page from `after` up to `where` on which one more lost note fits best."""
    last = where[0] if where[1] else where[0] - 1

    def gain(page: int) -> tuple[float, int]:
        return search.best(_one_more_lost(feet[page])).score - feet[page].score, page

    return max(range(min(after, max(last, 0)), max(last, 0) + 1), key=gain)


def _one_more_lost(foot: Foot) -> Case:
    return replace(foot.case, lost=foot.lost + 1)


def _find(feet: list[Foot], begins: str) -> tuple[int, int] | None:
    """Page and position of the one note that begins with the words."""
    wanted = letters(begins)
    found = [
        (foot.page, i)
        for foot in feet
        for i, placed in enumerate(foot.row)
        if placed.text is not None and letters(placed.text.text).startswith(wanted)
    ]
    return found[0] if len(found) == 1 else None


def _count(feet: list[Foot], where: tuple[int, int]) -> int:
    """The number of the note at a page and position, counting from 1; signs such as * are not counted."""
    counted = 0
    for foot in feet:
        for i, placed in enumerate(foot.row):
            counted += _mark(placed) is None or str(_mark(placed)).isdigit()
            if (foot.page, i) == where:
                return counted
    return counted


def _mark(placed: Placed) -> str | None:
    """The sign or number that was read, before the note or in the text."""
    if placed.text is not None and placed.text.mark is not None:
        return placed.text.mark
    return placed.candidate.mark if placed.candidate is not None else None


def _noted(search: Places, feet: list[Foot], vocabulary: Vocabulary) -> tuple[Note, ...]:
    return tuple(_note(search, foot, placed, vocabulary) for foot in feet for placed in foot.row)


def _note(search: Places, foot: Foot, placed: Placed, vocabulary: Vocabulary) -> Note:
    text, candidate = placed.text, placed.candidate
    placement: Placement = "unplaced" if candidate is None else "attested" if candidate.mark else "inferred"
    return Note(
        mark=_mark(placed),
        runs=text.runs(vocabulary) if text is not None else (),
        at=candidate.at if candidate is not None else search.page_end(foot.page),
        placement=placement,
        evidence=_evidence(search, foot, placed),
        confidence=_rounded(placed.confidence, placement),
        page=foot.page,
        label=text.label if text is not None else 0,
        is_endnote=text is not None and search.is_endnote(text),
        sign=candidate.printed if candidate is not None else "",
    )


def _evidence(search: Places, foot: Foot, placed: Placed) -> tuple[str, ...]:
    """Short sentences: why the marker stands there."""
    text, candidate = placed.text, placed.candidate
    if candidate is None:
        return ("no place on the page fits",)
    evidence = [words_for(candidate)]
    if text is not None and search.seen_after(text) is not None:
        evidence.append("the marker was seen here in a copy of the print")
    if text is None:
        evidence.append("the page has more markers than notes, so a note was lost")
    elif candidate.mark is None and (shared := search.fits.shared(text, candidate)):
        evidence.append("note and sentence share " + ", ".join(shared[:4]))
    if text is not None and search.is_endnote(text):
        evidence.append("the note stands among the endnotes")
    elif text is not None and (later := search.stands_on[text.lines[0].number] - foot.page) > 0:
        evidence.append(f"the note stands at the foot of {'the next' if later == 1 else 'a later'} page")
    return tuple(evidence)


_WORDS = {
    "mark": "its mark was read",
    "glue word": "two words are run together",
    "glue": "punctuation is glued to the next word",
    "line end word": "a line is broken off here",
    "line end .": "a sentence ends at the line's end",
    "line end ?": "a sentence ends at the line's end",
    "line end !": "a sentence ends at the line's end",
    "line end": "a clause ends at the line's end",
    "inside .": "a sentence ends here",
    "inside ?": "a sentence ends here",
    "inside !": "a sentence ends here",
    "inside": "a clause ends here",
    "number": "a number stands here",
    "name": "a name stands here that the note explains",
}
"""What a trace is called for readers; the longest that begins its name."""


def words_for(candidate: Candidate) -> str:
    """The trace of a place in words for readers."""
    return next(words for trace, words in _WORDS.items() if candidate.trace.startswith(trace))


def _rounded(confidence: float, placement: Placement) -> float:
    """Two digits; what was worked out is never quite certain."""
    return round(confidence if placement == "attested" else min(confidence, 0.99), 2)
