"""Source lines that lost letters: what is given back is what stood there, and nothing that is whole is touched."""

from __future__ import annotations

import json
import re

import pytest

from emending import emended, entry
from fonds.tei.emended import emendations
from fonds.tei.names import first
from fonds.tei.sourcelines import SourceLines, counted
from fonds.tei.text import plain, reading
from making import PROJECT, make

WHOLE = [
    "[Source: Harbour Town Archives 12-004-31. Pp. 5-9. Found for the Society by Anna Bell and read by Ivy Reed.]",
    "[Source: Harbour Town Archives 12-017-02. Pp. 11-12. Found for the Society by Anna Bell and read by Ivy Reed.]",
    "[Source: State Archives, Box 7-A. Found for the Society by Carl Dorn and read by Ivy Reed.]",
]
TEXT = "The archives of Harbour Town hold the papers of the Society, which the State has never read."


def restored(line, lines=WHOLE, text=TEXT):
    """A line with its letters given back, and … for digits that are lost."""
    return restored_by(SourceLines([line, *lines], counted([text])), line)


def restored_by(source, line):
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


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        ("Source", "So rce"),
        ("[Source", "[ ource"),
        ("Archives", "Ar  ives"),
        ("Archives", "A ch v s"),
        ("Town", "To n"),
        ("Reed.]", "Ree .]"),
        ("Society by", "Societ  by"),
        ("for the Society", "for the  ociety"),
    ],
)
def test_the_space_that_is_left_of_a_letter_says_where_it_stood(whole, damaged):
    assert whole in WHOLE[0]
    assert restored(WHOLE[0].replace(whole, damaged)) == WHOLE[0]


def test_a_damaged_word_of_another_line_is_no_word():
    lines = [*WHOLE, WHOLE[0].replace("Source", "Sorce")]
    assert restored(WHOLE[0].replace("Source:", "Sorc :"), lines) == WHOLE[0].replace("Source:", "Sorc :")


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


def test_on_a_damaged_sample_more_lines_are_whole_and_no_word_is_wrong(capsys):
    """The sample's truth has the source lines as they were printed; digits, which nothing gives back, are left out."""
    folder = PROJECT / "tests/samples"
    text = (folder / "s04_seed_paris.txt").read_text("utf-8").splitlines()
    truth = json.loads((folder / "s04_seed_paris.truth.json").read_text("utf-8"))
    printed = [_letters(f"[Source: {document['source']}]") for document in truth["documents"] if document["source"]]
    damaged = [line for line in text if re.match(r"\[[Source ]{3,7} ?:.*\]\Z", line)]
    lines = SourceLines(damaged, counted(line for line in text if line not in set(damaged)))
    mended = [restored_by(lines, line) for line in damaged]
    before, after = (sum(_letters(line) in printed for line in some) for some in (damaged, mended))
    words = {word for line in printed for word in line}
    wrong = [one for line in damaged for one in lines.letters(line) if not set(_letters(one.reading)) <= words]
    with capsys.disabled():
        print(f"\nsource lines of s04 with all their letters: {before} of {len(damaged)} as they are, {after} restored")
    assert len(damaged) > 200
    assert after >= before + 40
    assert not wrong


def _letters(line):
    return tuple(re.findall(r"[^\W\d_]+", line))
