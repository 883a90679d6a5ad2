"""Promises that hold for any text: nothing is lost, nothing moves, twice is the same as once."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fonds.checks import rebuild
from fonds.link import link, unlink
from fonds.tei.ledger import ledger
from fonds.tei.names import first
from fonds.tei.serialise import from_bytes, to_bytes
from making import PROJECT, archives, make

LINES = [line for line in (PROJECT / "content/nkidp-wp4/witness.txt").read_text("utf-8").split("\n") if len(line) < 400]
ODD = [
    "* * *",
    "",
    "   ",
    "*",
    "* a note",
    "***",
    "A:",
    "A B:",
    "[x: y]",
    "[Source. F. 1.]",
    "word-",
    "Ibid.",
    "Title, 3 May 1950",
    "An Invented Paper",
    "An Invented Paper 12",
    "1950",
    ".",
    "Kim: yes.Kim: no",
    "Kim: a",
    "a\u00adb\u00ad",
    "\ufeffx",
    "[Document 1]",
    "]]>",
    "<p>&amp;",
]
REGISTERS = archives()
text_lines = st.lists(
    st.one_of(
        st.sampled_from(LINES),
        st.sampled_from(ODD),
        st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60),
    ),
    min_size=1,
    max_size=40,
)
often = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spaced(text: str) -> str:
    """A line with every white space as a space, without those at its end."""
    return re.sub(r"\s", " ", text).rstrip()


@often
@given(text_lines)
@example(["An Invented Paper", "A Name*", "Body text that ends.", "* a note", "* * *", "", "* * *"])
@example(["* a note"])
def test_encoding_any_text_loses_no_letter(lines):
    with tempfile.TemporaryDirectory() as folder:
        made = make("\n".join(lines), Path(folder), REGISTERS)
    rebuilt = rebuild(first(made.linked, "t:text"))
    assert {n: spaced(text) for n, text in rebuilt.items() if text.strip()} == {
        line.number: spaced(line.text) for line in made.witness.lines if not line.is_blank
    }


@often
@given(text_lines)
@example(["An Invented Paper", "A Name*", "Body text that ends.", "* a note", "* * *", "", "* * *"])
def test_the_witness_put_together_again_from_the_edition_becomes_the_same_edition(lines):
    with tempfile.TemporaryDirectory() as folder:
        made = make("\n".join(lines), Path(folder), REGISTERS)
        text = first(made.linked, "t:text")
        again = [line.text for line in ledger(text, len(made.witness.lines))]
        assert to_bytes(first(make("\n".join(again), Path(folder), REGISTERS).linked, "t:text")) == to_bytes(text)


@often
@given(text_lines)
def test_the_ledger_says_of_every_line_what_the_witness_stage_said(lines):
    with tempfile.TemporaryDirectory() as folder:
        made = make("\n".join(lines), Path(folder), REGISTERS)
    drawn_up = ledger(first(made.linked, "t:text"), len(made.witness.lines))
    assert {line.number: line.role for line in drawn_up} == made.witness.roles


@often
@given(text_lines)
@example(
    [
        "China and the Post-War Reconstruction of North Korea, 1953-1961",
        "* * *",
        "An Invented Paper 12",
        "cancelled North Korea’s military debts. This further upset the Chinese leaders. After negotiating",
        "Regards [Li] Fuchun 4 October [1957], 10:00 p.m.",
        "a:",
    ]
)
def test_every_line_has_one_role(lines):
    with tempfile.TemporaryDirectory() as folder:
        made = make("\n".join(lines), Path(folder))
    assert sorted(made.witness.roles) == [line.number for line in made.witness.lines]


@often
@given(text_lines)
def test_linking_twice_is_linking_once_and_can_be_taken_back(lines):
    with tempfile.TemporaryDirectory() as folder:
        made = make("\n".join(lines), Path(folder), REGISTERS)
        twice = link(made.linked, made.config, REGISTERS, made.findings)
    assert to_bytes(twice) == to_bytes(made.linked)
    assert to_bytes(unlink(made.linked)) == to_bytes(made.encoded.tree)


@often
@given(text_lines)
def test_a_file_that_is_read_back_is_the_same_file(lines):
    with tempfile.TemporaryDirectory() as folder:
        made = make("\n".join(lines), Path(folder), REGISTERS)
    data = to_bytes(made.linked)
    assert to_bytes(from_bytes(data)) == data


@often
@given(text_lines)
def test_no_two_elements_have_one_id(lines):
    with tempfile.TemporaryDirectory() as folder:
        made = make("\n".join(lines), Path(folder), REGISTERS)
    ids = [e.get("{http://www.w3.org/XML/1998/namespace}id") for e in made.linked.iter() if isinstance(e.tag, str)]
    given_ids = [i.lower() for i in ids if i]
    assert len(given_ids) == len(set(given_ids))
