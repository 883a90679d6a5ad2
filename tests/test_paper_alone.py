"""The project's own paper with the editors' decisions, and with its title and its text alone: both columns are printed.

Alone means: no facts of documents, no numbers of notes, no expected findings, no emendations, no registers.
"""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.reading import (
    Column,
    doubtful,
    facts,
    facts_right,
    field_right,
    gold,
    notes_whole_and_alone,
    numbers_right,
    people_right,
    places_right,
    report,
    turns_right,
)
from reading_documents import table

EVERY_NOTE = 144
"""So many notes are left in the witness, the author's * included."""


@pytest.fixture(scope="module")
def both():
    return Column("by reading alone", True), Column("with the editors' decisions", False)


def texts(column):
    return Counter(note["text"] for note in column.data["notes"] if not note["lost"])


def test_both_columns_and_the_places_that_are_not_sure_are_printed(both, capsys):
    with capsys.disabled():
        print("", *report(both), sep="\n")
    for column in both:
        shown = [line for line in doubtful(column) if line.startswith("note ")]
        with capsys.disabled():
            print(f"\nPlaces that are not sure, {column.name}", *shown, sep="\n")
        assert len(shown) == sum(note["anchor"]["confidence"] < 0.8 for note in column.data["notes"])


def test_alone_the_program_finds_the_same_parts_documents_and_dates(both):
    for name, field in (("sections", "title"), ("sections", "kind"), ("documents", "title"), ("documents", "date")):
        alone, edited = ([row[field] for row in column.data[name]] for column in both)
        assert alone == edited
    assert [field_right(column, 1, "date") for column in both] == [13, 13]
    assert [len(column.data["sections"]) for column in both] == [7, 7]


def test_alone_the_program_finds_kinds_places_participants_and_turns_of_the_documents(both):
    for column in both:
        assert field_right(column, 2, "kind") == 13
        assert facts_right(column, "place") == len(facts("place"))
        assert people_right(column) == len(table("participants"))
        assert turns_right(column) == len(table("turns"))


def test_alone_the_program_finds_every_note_that_is_left_whole_and_alone(both):
    alone, edited = map(texts, both)
    assert alone == edited
    assert sum(alone.values()) == EVERY_NOTE
    assert [notes_whole_and_alone(column) for column in both] == [EVERY_NOTE, EVERY_NOTE]


@pytest.mark.parametrize("which", [0, 1], ids=["alone", "edited"])
def test_a_note_begins_on_each_line_where_reading_found_one_and_on_no_other(both, which):
    read = [line for _, line, *_ in gold("places") if line != "-"]
    assert sorted(both[which].notes_by_line) == sorted(read)


def test_at_most_three_notes_in_a_hundred_have_no_place(both):
    for column in both:
        unplaced = [note["n"] for note in column.data["notes"] if note["anchor"]["placement"] == "unplaced"]
        assert len(unplaced) <= 0.03 * EVERY_NOTE


def test_with_the_editors_decisions_every_number_that_was_seen_is_right(both):
    assert numbers_right(both[1]) == len(gold("notes"))


def test_most_markers_stand_where_an_editor_is_certain_that_they_stood(both):
    assert min(places_right(column, "certain") for column in both) >= 120
