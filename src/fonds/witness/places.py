"""Notes to their places: for each page the reading of its foot and the assignment of markers that fit best together.

1. `place_notes` takes the pages and gives every note a place, evidence and a confidence.
2. A page with more certain traces than notes has lost a note, or its note stands at the next page's foot (`Case`).
3. Printed numbers that an editor has seen constrain the count (`seen`).
"""

from __future__ import annotations

from collections.abc import Sequence

from fonds.config import NoteNumber
from fonds.findings import Findings, shorten

from .candidates import Candidate
from .feet import Foot, Placed, Places
from .model import Note, Placement
from .seen import ASKED, constrain, mark_of
from .vocabulary import Vocabulary


def place_notes(
    search: Places,
    numbers: Sequence[NoteNumber],
    vocabulary: Vocabulary,
    findings: Findings,
) -> tuple[Note, ...]:
    """All notes in order, each with its place; those whose number was not read are numbered later."""
    feet = search.chain()
    told = constrain(search, feet, numbers)
    for number, fact, words, hint in told:
        findings.add("T-005", number.place, fact, words=shorten(words), hint=hint)
    return _noted(search, feet, vocabulary)


def _noted(search: Places, feet: list[Foot], vocabulary: Vocabulary) -> tuple[Note, ...]:
    return tuple(_note(search, foot, placed, vocabulary) for foot in feet for placed in foot.row)


def _note(search: Places, foot: Foot, placed: Placed, vocabulary: Vocabulary) -> Note:
    text, candidate = placed.text, placed.candidate
    placement: Placement = "unplaced" if candidate is None else "attested" if candidate.mark else "inferred"
    return Note(
        mark=mark_of(placed),
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
        asked = foot.case.lost is not None
        evidence.append(ASKED if asked else "the page has more markers than notes, so a note was lost")
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
