"""The project's own paper with the editors' decisions, and with its title and its text alone: both columns are printed.

Alone means: no facts of documents, no numbers of notes, no expected findings, no emendations, no registers.
"""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest

from fonds.tei.names import walk, xml_id
from fonds.tei.text import plain
from reading_documents import Documents
from test_paper import table

EVERY_NOTE = 144
"""So many notes are left in the witness, the author's * included."""


@pytest.fixture(scope="module")
def both():
    return Documents("with the editors' decisions", False), Documents("by reading alone", True)


def texts(documents):
    return Counter(note["text"] for note in documents.data["notes"] if not note["lost"])


def numbers_right(documents):
    """How many of the notes whose printed numbers were seen bear them."""
    numbered = {note["n"]: note["text"] for note in documents.data["notes"]}
    return sum(numbered.get(n, "").startswith(begins) for n, begins, _ in table("notes"))


def dates_right(documents):
    """How many documents bear the date (and the time) that was read."""
    return sum(row["date"] == date for row, (_, date, *_) in zip(documents.rows, table("documents"), strict=True))


def notes_by_line(documents):
    """The line on which a note begins → the note in data/notes.json."""
    rows = {row["id"]: row for row in documents.data["notes"]}
    notes = [note for note in walk(documents.edition.text, "note") if note.get("place") == "foot" and plain(note)]
    return {documents.line(note): rows[xml_id(note)] for note in notes}


def places_right(documents, sure):
    """How many markers stand behind the words that an editor, as sure as is asked, gives for them."""
    notes = notes_by_line(documents)
    asked = [(line, words) for _, line, _, words, how, *_ in table("places") if how == sure and line in notes]
    return sum(_squeezed(notes[line]["anchor"]["before"]).endswith(_squeezed(words)[-20:]) for line, words in asked)


def _squeezed(words):
    return "".join(words.split())


def test_both_columns(both, capsys):
    columns = [
        ("parts of the essay, of 7", lambda d: len(d.data["sections"])),
        ("documents, of 13", lambda d: len(d.rows)),
        ("dates of documents, of 13", dates_right),
        (f"notes that are left, of {EVERY_NOTE}", lambda d: sum(texts(d).values())),
        ("notes that are lost and counted", lambda d: sum(note["lost"] for note in d.data["notes"])),
        ("notes without a place", lambda d: sum(n["anchor"]["placement"] == "unplaced" for n in d.data["notes"])),
        ("places below 0.8", lambda d: sum(n["anchor"]["confidence"] < 0.8 for n in d.data["notes"])),
        *(
            (f"places of which an editor is {sure}, of {count}", partial(places_right, sure=sure))
            for sure, count in Counter(row[4] for row in table("places") if row[1] != "-").items()
        ),
        (f"numbers that were seen, of {len(table('notes'))}", numbers_right),
    ]
    with capsys.disabled():
        print(f"\n{'':42}{'edited':>8}{'alone':>8}")
        for what, count in columns:
            print(f"{what:42}" + "".join(f"{count(documents):>8}" for documents in both))


def test_alone_the_program_finds_the_same_parts_documents_and_dates(both):
    for name, field in (("sections", "title"), ("sections", "kind"), ("documents", "title"), ("documents", "date")):
        edited, alone = ([row[field] for row in documents.data[name]] for documents in both)
        assert alone == edited
    assert [dates_right(documents) for documents in both] == [13, 13]
    assert [len(documents.data["sections"]) for documents in both] == [7, 7]


def test_alone_the_program_finds_every_note_that_is_left_whole_and_alone(both):
    edited, alone = map(texts, both)
    assert alone == edited
    assert sum(alone.values()) == EVERY_NOTE


@pytest.mark.parametrize("which", [0, 1], ids=["edited", "alone"])
def test_a_note_begins_on_each_line_where_reading_found_one_and_on_no_other(both, which):
    documents = both[which]
    read = [line for _, line, *_ in table("places") if line != "-"]
    assert sorted(notes_by_line(documents)) == sorted(read)


def test_with_the_editors_decisions_every_number_that_was_seen_is_right(both):
    assert numbers_right(both[0]) == len(table("notes"))


def test_most_markers_stand_where_an_editor_is_certain_that_they_stood(both):
    assert min(places_right(documents, "certain") for documents in both) >= 120
