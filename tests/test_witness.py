"""The witness stage: what the layout of a text shows."""

from __future__ import annotations

import pytest

from fonds.config import NoteNumber
from fonds.source import Place
from making import make

PAPER = """\
An Invented Paper

First Author and Second Author*
The river trade of the upper valley was long thought to have ended with the flood of the year 1911.
Later finds have shown that it went on, in smaller boats, until the railway reached the valley and
took the grain.The boatmen of the upper town had by then moved
* First Author wrote this paper while a fellow of the Institute for Rivers in the year 2001.
Anna Bell, The Upper Valley (London: Harbour Press, 1988), 12-14.
An Invented Paper Working Paper 7
down to the port. They took their boats with them, and the old landing places fell into the hands of
the mill owners.Of the mills themselves little is known, for their books were lost in the fire.
Bell, The Upper Valley, 22.
See Carl Dorn, “Boats and Grain,” Valley Review 3, no. 2 (May 1990): 33.
"""


def blocks(made, kind=None):
    return [b.text for part in made.witness.parts for b in part.blocks if kind in (None, b.kind)]


def test_body_and_notes_are_told_apart(tmp_path):
    made = make(PAPER, tmp_path)
    roles = made.witness.roles
    assert [n for n, role in roles.items() if role == "note"] == [7, 8, 12, 13]


def test_a_running_header_is_no_text(tmp_path):
    made = make(PAPER, tmp_path)
    assert made.witness.roles[9] == "running-header"
    assert not any("Working Paper 7" in text for text in blocks(made))


def test_a_paragraph_runs_on_over_the_foot_of_a_page(tmp_path):
    made = make(PAPER, tmp_path)
    assert any("had by then moved down to the port" in paragraph for paragraph in blocks(made, "paragraph"))


def test_the_marker_stands_where_punctuation_is_glued(tmp_path):
    made = make(PAPER, tmp_path)
    first = next(note for note in made.witness.notes if note.mark == "1")
    line = made.witness.lines[first.at.line - 1].text
    assert line[first.at.column - 1 :].startswith("The boatmen")


def test_a_mark_that_was_read_is_attested(tmp_path):
    made = make(PAPER, tmp_path)
    star = next(note for note in made.witness.notes if note.mark == "*")
    assert (star.placement, star.at.line) == ("attested", 3)


def test_what_was_worked_out_is_never_quite_certain(tmp_path):
    made = make(PAPER, tmp_path)
    assert all(n.confidence < 1 and n.evidence for n in made.witness.notes if n.placement == "inferred")


def test_notes_are_numbered_in_order_and_signs_are_not_counted(tmp_path):
    made = make(PAPER, tmp_path)
    assert [note.mark for note in made.witness.notes] == ["*", "1", "2", "3"]


def test_a_lost_dash_before_a_small_letter_is_no_marker(tmp_path):
    text = PAPER.replace("took the grain.The boatmen", "took the grain.and the salt.The boatmen")
    made = make(text, tmp_path)
    first = next(note for note in made.witness.notes if note.mark == "1")
    assert made.witness.lines[first.at.line - 1].text[first.at.column - 1 :].startswith("The boatmen")


def test_two_pages_are_counted_from_one(tmp_path):
    made = make(PAPER, tmp_path)
    assert [(page.number, page.at.line) for page in made.witness.pages] == [("1", 1), ("2", 10)]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("a Soviet-", "North Korean plan", "a Soviet-North Korean plan"),
        ("the ware-", "house of the town has a warehouse", "the warehouse of the town has a warehouse"),
        ("the long-", "lived king, a long-lived king", "the long-lived king, a long-lived king"),
        ("pages 12-", "15 of the book", "pages 12-15 of the book"),
    ],
)
def test_a_hyphen_at_a_lines_end_goes_only_where_the_text_has_the_word_without_it(tmp_path, before, after, joined):
    made = make(f"{before}\n{after}\n", tmp_path)
    assert blocks(made) == [joined]


DOCUMENTS = """\
An Invented Paper
The essay says little. It ends soon.
* * *

Minutes of a Talk between Premier Oak and Ambassador Elm, 3 May 1951
[Source: State Archive 12-3, pp. 1-2. Translated by Ivy Reed.]
Time: 3 May 1951 Location: The Hall
Premier [Oak]: Good day.
Elm: Good day.Premier [Oak]: And the boats?
Elm: They are well. Note: that is all I know.
Location: of no importance.
* * *
About the Authors:
First Author is a professor.
"""


def test_a_dated_title_with_a_source_line_opens_a_document(tmp_path):
    made = make(DOCUMENTS, tmp_path)
    assert [part.kind for part in made.witness.parts] == ["front", "section", "document", "biographies"]


def test_turns_are_found_inside_lines_and_no_speaker_is_invented(tmp_path):
    made = make(DOCUMENTS, tmp_path)
    document = made.witness.parts[2]
    assert [b.text for b in document.blocks if b.kind == "speech"] == [
        "Premier [Oak]: Good day.",
        "Elm: Good day.",
        "Premier [Oak]: And the boats?",
        "Elm: They are well. Note: that is all I know.",
    ]


def seen(n, begins, after=None):
    return NoteNumber(n, begins, Place("edition.yaml", 7), after)


def errors(made):
    return [(finding.code, finding.place.line, finding.fact) for finding in made.findings.at_level("error")]


def test_a_number_that_was_seen_makes_the_count_agree_and_the_lost_note_says_why(tmp_path):
    made = make(PAPER, tmp_path, note_numbers=(seen("4", "See Carl Dorn"),))
    lost = [note for note in made.witness.notes if note.is_lost]
    assert [note.evidence[-1] for note in lost] == [
        "a number that was seen further on shows that a note was lost before it"
    ]
    assert made.witness.notes[-1].mark == "4"
    assert not errors(made)


def test_a_number_that_is_smaller_than_the_count_is_an_error(tmp_path):
    made = make(PAPER, tmp_path, note_numbers=(seen("1", "See Carl Dorn"),))
    assert errors(made) == [("T-005", 7, "Counting the notes of the witness gives 3 for this one.")]


def test_a_number_for_which_there_is_no_room_is_an_error_and_invents_no_note(tmp_path):
    made = make(PAPER, tmp_path, note_numbers=(seen("400", "See Carl Dorn"),))
    (error,) = errors(made)
    assert error[:2] == ("T-005", 7)
    assert "397 would be lost before it, but no more than 2 can be" in error[2]
    assert not any(note.is_lost for note in made.witness.notes)


def test_words_before_a_marker_that_stand_nowhere_on_the_page_are_an_error(tmp_path):
    made = make(PAPER, tmp_path, note_numbers=(seen("3", "See Carl Dorn", "no such words"),))
    assert errors(made) == [("T-005", 7, "No marker can have stood behind these words on the page of the note.")]


def test_words_before_markers_in_another_order_than_the_notes_are_an_error(tmp_path):
    crossed = (seen("2", "Bell, The Upper Valley, 22", "in the fire."), seen("3", "See Carl Dorn", "the mill owners."))
    facts = [fact for _, _, fact in errors(make(PAPER, tmp_path, note_numbers=crossed))]
    assert facts
    assert all("another order" in fact for fact in facts)


def test_words_that_several_notes_begin_with_are_an_error_that_says_so(tmp_path):
    text = PAPER.replace("See Carl Dorn", "Bell, The Upper Valley, 22; see Carl Dorn")
    made = make(text, tmp_path, note_numbers=(seen("3", "Bell, The Upper Valley"),))
    assert errors(made) == [("T-005", 7, "2 notes of the witness begin with these words.")]
