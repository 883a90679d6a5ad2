"""Source lines that lost letters: what is given back is what stood there, and nothing that is whole is touched."""

from __future__ import annotations

import pytest

from emending import emended, entry
from fonds.tei.emended import emendations
from fonds.tei.names import first
from fonds.tei.sourcelines import SourceLines, counted
from fonds.tei.text import plain, reading
from making import make

WHOLE = [
    "[Source: Harbour Town Archives 12-004-31. Pp. 5-9. Found for the Society by Anna Bell and read by Ivy Reed.]",
    "[Source: Harbour Town Archives 12-017-02. Pp. 11-12. Found for the Society by Anna Bell and read by Ivy Reed.]",
    "[Source: State Archives, Box 7-A. Found for the Society by Carl Dorn and read by Ivy Reed.]",
]
TEXT = "The archives of Harbour Town hold the papers of the Society, which the State has never read."


def restored(line, lines=WHOLE, text=TEXT):
    """A line with its letters given back, and … for digits that are lost."""
    source = SourceLines([line, *lines], counted([text]))
    edits = [(one.start, one.end, one.reading) for one in source.letters(line)]
    edits += [(at, at, "…") for at in source.digits(line)]
    for start, end, words in sorted(edits, reverse=True):
        line = line[:start] + words + line[end:]
    return line


def without_letters():
    """A whole line with each of its letters lost in turn: inside a word a space is left of it."""
    line = WHOLE[0]
    for at in range(1, len(line) - 1):
        if line[at - 1].isalpha() and line[at].isalpha() and line[at + 1].isalpha():
            yield line[:at] + " " + line[at + 1 :]


def test_a_letter_that_is_lost_anywhere_comes_back_or_stays_lost():
    damaged = list(without_letters())
    made = [restored(line, WHOLE[1:]) for line in damaged]
    assert len(damaged) > 30
    assert [line for line, before in zip(made, damaged, strict=True) if line not in (WHOLE[0], before)] == []
    assert sum(line == WHOLE[0] for line in made) > 0.9 * len(made)


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("12-004-31. P . 5-9.", "12-004-31. Pp. 5-9."),
        ("12-- . 5-9.", "12-…-…. Pp. 5-9."),
        ("12--31. Pp. 5-9.", "12-…-31. Pp. 5-9."),
        ("12-004- . 5-9.", "12-004-…. Pp. 5-9."),
    ],
)
def test_digits_that_are_lost_are_gaps_and_what_all_lines_have_behind_them_comes_back(damaged, whole):
    line = WHOLE[0].replace("Source", "So rce")
    assert restored(line.replace("12-004-31. Pp. 5-9.", damaged)) == WHOLE[0].replace("12-004-31. Pp. 5-9.", whole)


def test_words_lost_behind_a_number_come_back_as_the_other_lines_have_them():
    line = WHOLE[0].replace("9. Found for the Society by An", "")
    assert line.endswith("5-na Bell and read by Ivy Reed.]")
    assert restored(line) == WHOLE[0].replace("5-9.", "5-….")


def test_of_two_words_that_fit_none_is_taken():
    line = WHOLE[0].replace("Reed", "R d")
    assert restored(line) == WHOLE[0]
    assert restored(line, [*WHOLE, WHOLE[0].replace("Reed", "Rood")]) == line


@pytest.mark.parametrize(
    "line",
    [
        *WHOLE,
        "[Source: Department of State, Central Files, 795.00/6-2550. Secret; Niact. Drafted by A. B. Cole. No. 12-A.]",
        "[Source: Lot 64 D 199 – Box 5 -- Folder 3; 1950--1953, pp. 5- 9. Typed by J. K. L.]",
        "[Source : Fonds 3 ; carton 12-B, f. 4 ?]",
        "[Source: ]",
    ],
)
def test_a_line_that_lost_nothing_is_left_alone(line):
    assert restored(line) == line


DOCUMENTS = f"""\
An Invented Paper
{TEXT}
* * *

A Letter, 1 May 1950
{WHOLE[0]}
It rains.
* * *

A Letter, 2 May 1950
{WHOLE[1].replace("Source", "So rce").replace("Anna", "An a").replace("017-02", "- ")}
It rains again.
"""


def test_the_witness_keeps_what_it_has_and_the_reading_is_whole(tmp_path):
    made = make(DOCUMENTS, tmp_path)
    line = first(made.linked, ".//t:div[@n='2']/t:note[@type='source']")
    assert plain(line).startswith("[So rce: Harbour Town Archives 12-- . Pp.")
    assert "by Anna Bell" in reading(line)
    assert {(e.rule, e.resp) for e in emendations(made.linked)} <= {("lost-letters", "fonds"), ("lost-digits", "fonds")}


def test_where_a_person_has_decided_the_rule_stands_back(tmp_path):
    made = emended(DOCUMENTS, tmp_path, entry("by An a Bell and", "An a", "Anna"), rules=True)
    found = [(e.rule, e.witness, e.reading) for e in emendations(made.linked) if e.kind != "gap"]
    assert (None, "An a", "Anna") in found
    assert ("lost-letters", "An a", "Anna") not in found
    assert ("lost-letters", "So rce", "Source") in found


def test_a_rule_for_source_lines_can_be_switched_off(tmp_path):
    made = make(DOCUMENTS, tmp_path, rules_off=frozenset({"lost-letters"}))
    assert {e.rule for e in emendations(made.linked)} == {"lost-digits"}
