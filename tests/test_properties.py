"""Promises that hold for any text: nothing is lost, nothing moves, twice is the same as once."""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fonds.checks import rebuild
from fonds.config import Person
from fonds.link import link, unlink
from fonds.link.names.listed import is_ours, listed, shorts
from fonds.link.names.mark import MARKS, target_of
from fonds.link.ranges import characters
from fonds.link.segments import segments
from fonds.link.works.collect import Note, collect
from fonds.tei.ledger import ledger
from fonds.tei.names import first, walk
from fonds.tei.serialise import from_bytes, to_bytes
from making import make_again, read, registers
from papers import any_text, some_line

REGISTERS = registers()
often = settings(deadline=None, suppress_health_check=list(HealthCheck))


def spaced(text: str) -> str:
    """A line with every white space as a space, without those at its end."""
    return re.sub(r"\s", " ", text).rstrip()


@often
@given(any_text())
@example("An Invented Paper\nA Name*\nBody text that ends.\n* a note\n* * *\n\n* * *")
@example("* a note")
@example("An Invented Paper\nJohn Abel and Mary Cole*\n* a note\n* a note")
@example("An Invented Paper 0\x0cAn Invented Paper 1\x0c\nChina and the Post-War Reconstruction\x0c")
def test_encoding_any_text_loses_no_letter(text):
    with tempfile.TemporaryDirectory() as folder:
        made = read(text, Path(folder), REGISTERS)
    rebuilt = rebuild(first(made.linked, "t:text"))
    assert {n: spaced(text) for n, text in rebuilt.items() if text.strip()} == {
        line.number: spaced(line.text) for line in made.witness.lines if not line.is_blank
    }


@often
@given(any_text())
@example("An Invented Paper\nA Name*\nBody text that ends.\n* a note\n* * *\n\n* * *")
def test_the_witness_put_together_again_from_the_edition_becomes_the_same_edition(text):
    with tempfile.TemporaryDirectory() as folder:
        made = read(text, Path(folder), REGISTERS)
        text = first(made.linked, "t:text")
        again = make_again(ledger(text, len(made.witness.lines)), Path(folder), REGISTERS)
        assert to_bytes(first(again.linked, "t:text")) == to_bytes(text)


@often
@given(any_text())
def test_the_ledger_says_of_every_line_what_the_witness_stage_said(text):
    with tempfile.TemporaryDirectory() as folder:
        made = read(text, Path(folder), REGISTERS)
    drawn_up = ledger(first(made.linked, "t:text"), len(made.witness.lines))
    assert {line.number: line.role for line in drawn_up} == made.witness.roles


@often
@given(any_text())
@example(
    "China and the Post-War Reconstruction of North Korea, 1953-1961\n* * *\nAn Invented Paper 12\n"
    "cancelled North Korea’s military debts. This further upset the Chinese leaders. After negotiating\n"
    "Regards [Li] Fuchun 4 October [1957], 10:00 p.m.\na:"
)
def test_every_line_has_one_role(text):
    with tempfile.TemporaryDirectory() as folder:
        made = read(text, Path(folder))
    assert sorted(made.witness.roles) == [line.number for line in made.witness.lines]


@often
@given(any_text())
def test_linking_twice_is_linking_once_and_can_be_taken_back(text):
    with tempfile.TemporaryDirectory() as folder:
        made = read(text, Path(folder), REGISTERS)
        twice = link(made.linked, made.config, REGISTERS, made.findings)
    assert to_bytes(twice) == to_bytes(made.linked)
    assert to_bytes(unlink(made.linked)) == to_bytes(made.encoded.tree)


@often
@given(st.lists(some_line, max_size=12))
@example(["“" * 300 + "a, " * 300])
@example(["Rivers (" * 200 + "1988), 3"])
@example(["A, " * 400 + "12-"])
def test_segments_and_citations_of_works_stand_in_order_and_none_in_another(lines):
    for line in lines:
        parts = segments(line)
        assert [part for part in parts if part.start >= part.end] == []
        assert all(one.end <= other.start for one, other in pairwise(parts))
    for cited in collect([Note(f"n{n}", line) for n, line in enumerate(lines)], REGISTERS).cited:
        assert all(0 <= one.start < one.end for one in cited)
        assert all(one.end <= other.start for one, other in pairwise(cited))


@often
@given(any_text())
def test_a_file_that_is_read_back_is_the_same_file(text):
    with tempfile.TemporaryDirectory() as folder:
        made = read(text, Path(folder), REGISTERS)
    data = to_bytes(made.linked)
    assert to_bytes(from_bytes(data)) == data


@often
@given(any_text())
def test_no_two_elements_have_one_id(text):
    with tempfile.TemporaryDirectory() as folder:
        made = read(text, Path(folder), REGISTERS)
    ids = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in made.linked.iter() if isinstance(e.tag, str)]
    given_ids = [i.lower() for i in ids if i]
    assert len(given_ids) == len(set(given_ids))


@often
@given(any_text())
@example("Pak Il-u [Pak Il U] of the Korean Workers’ Party (KWP) met Kim Il\x0cSung.\n* Kim Il Sung, All, AVPRF, f. 3.")
def test_every_name_that_is_marked_is_listed_and_every_one_that_is_listed_is_named(text):
    with tempfile.TemporaryDirectory() as folder:
        made = read(text, Path(folder), REGISTERS)
    targets = {target_of(e) for e in walk(first(made.linked, "t:text"), *MARKS) if is_ours(e)}
    listing = [one for ones in listed(made.linked).values() for one in ones]
    assert targets == {one.id for one in listing if one.mentions} | {one.id for one in shorts(made.linked)}
    assert all(one.mentions or one.part_in for one in listing)
    assert all(one.uses for one in shorts(made.linked))


@often
@given(any_text(), st.lists(st.integers(0, 200), min_size=1, max_size=8))
def test_whatever_words_are_names_the_text_stays_the_same_and_linking_can_be_taken_back(text, places):
    words = re.findall(r"[^\W\d_]{2,}(?:\s[^\W\d_]+)?", text) or ["Nobody"]
    names = list(dict.fromkeys(words[place % len(words)] for place in places))
    people = tuple(Person(f"n{i}", " ".join(name.split()), short=(name[:3],)) for i, name in enumerate(names))
    registers = replace(REGISTERS, people=people)
    with tempfile.TemporaryDirectory() as folder:
        made = read(text, Path(folder), registers)
    assert characters(first(made.linked, "t:text")) == characters(first(made.encoded.tree, "t:text"))
    assert to_bytes(link(made.linked, made.config, registers, made.findings)) == to_bytes(made.linked)
    assert to_bytes(unlink(made.linked)) == to_bytes(made.encoded.tree)


@often
@given(any_text())
def test_every_line_of_a_note_is_in_exactly_one_note(text):
    with tempfile.TemporaryDirectory() as folder:
        witness = read(text, Path(folder)).witness
    counts = Counter(run.at.line for note in witness.notes for run in note.runs)
    assert {line: counts[line] for line, role in witness.roles.items() if role == "note"} == dict.fromkeys(counts, 1)
