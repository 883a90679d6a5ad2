"""Promises about the notes of papers whose truth is known: found exactly, and never surer for knowing less."""

from __future__ import annotations

import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from fonds.witness import Note
from fonds.witness.model import join_runs
from making import read
from synthetic import Call, Synthetic, synthetic

often = settings(deadline=None, suppress_health_check=list(HealthCheck))


def notes_of(text: str) -> tuple[Note, ...]:
    """The notes that the program finds in a text."""
    with tempfile.TemporaryDirectory() as folder:
        return read(text, Path(folder)).witness.notes


def words_of(note: Note) -> str:
    """A note's words without its number."""
    return join_runs(note.runs)[note.label :].strip()


def without(paper: Synthetic, call: Call, glued: bool) -> str:
    """The paper's text without the digits of one marker; `glued`: what follows has moved up to where they were."""
    lines = list(paper.lines)
    line, start = lines[call.line - 1], call.column - 1
    rest = line[start + len(paper.shown(call.number)) :]
    lines[call.line - 1] = line[:start] + (rest.lstrip(" ") if glued else rest)
    return "\n".join(lines) + "\n"


def found(text: str, call: Call) -> Note | None:
    """The one note with the words of a call; None where no note has them."""
    return next((note for note in notes_of(text) if words_of(note) == call.words), None)


@often
@given(synthetic())
def test_every_note_of_an_undamaged_paper_is_found_exactly_where_its_number_stands(paper):
    told = [(paper.mark(call), call.words, call.line, call.column, "attested") for call in paper.calls]
    notes = notes_of(paper.text)
    assert [(n.mark, words_of(n), n.at.line, n.at.column, n.placement) for n in notes] == told


@often
@given(synthetic(), st.data())
def test_a_note_is_never_attested_nor_surer_when_the_trace_of_its_marker_is_taken_away(paper, data):
    """First its digits, then the glue that they left."""
    counts = Counter(call.words for call in paper.calls)
    single = [call for call in paper.calls if counts[call.words] == 1]
    assume(single)
    call = data.draw(st.sampled_from(single))
    whole, glued, bare = (
        found(text, call) for text in (paper.text, without(paper, call, True), without(paper, call, False))
    )
    assert whole is not None
    surest = whole.confidence
    for note in (glued, bare):
        assert note is None or (note.placement != "attested" and note.confidence <= surest)
        surest = note.confidence if note is not None else 0.0
