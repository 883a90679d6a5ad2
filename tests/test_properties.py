"""Promises that hold for any text: nothing is lost, nothing moves, twice is the same as once."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from fonds.checks import rebuild
from fonds.link import link, unlink
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


def bare(text: str) -> str:
    return "".join(text.split())


@often
@given(text_lines)
@example(["An Invented Paper", "A Name*", "Body text that ends.", "* a note", "* * *", "", "* * *"])
@example(["* a note"])
def test_encoding_any_text_loses_no_letter(lines):
    with tempfile.TemporaryDirectory() as folder:
        made = make("\n".join(lines), Path(folder), REGISTERS)
    text = first(made.linked, "t:text")
    rebuilt = rebuild(text)
    for line in made.witness.lines:
        wordless = made.witness.roles[line.number] in ("blank", "separator")
        assert bare(rebuilt.get(line.number, "")) == ("" if wordless else bare(line.text))


@often
@given(text_lines)
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
