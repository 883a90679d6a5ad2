"""Properties of linking, over notes put together from all that citations are made of: whole, damaged and misplaced."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.config import Registers
from fonds.findings import Findings
from fonds.link import link, unlink
from fonds.link.archival import Grammar
from fonds.tei.names import make, sub, walk, xml_id, xp
from fonds.tei.serialise import to_bytes
from making import archives, config_for

REGISTERS = archives()
often = settings(deadline=None)
NAMES = [name for archive in REGISTERS.archives for name in archive.names]
SIGNS = [
    ", ",
    "; ",
    " ",
    ". ",
    " and ",
    "(",
    ")",
    "[",
    "]",
    "“",
    "”",
    "\n",
    ",",
    ";",
    "Ibid",
    "ibid.",
    "Ibid., ",
    "See ",
]
LEVELS = [
    "f. ",
    "op.",
    "p. ",
    "d., ",
    "l. ",
    "pp. ",
    "no. ",
    "No.",
    "d.",
    "12. doboz",
    "25/j",
    "005594/1956",
    "0102",
    "5",
    "28",
    "103-",
    "-63",
    "44-113",
    "139-63",
    "ob.",
]
NUMBERS = ["204-00315-04", "A 38-2-352", "Jianchuan 1-7-617", "C54-2009-66-3", "1956"]
OTHERS = ["[Document 1]", "[Document 2]", "[Document 9]", "Moscow", ", Moscow, ", "Armstrong, “Fraternal”, 12"]
LETTERS = st.text(alphabet="abcDE.,;()[]“” 0123456789-–\u00a0é中", max_size=12)
PIECES = st.one_of(st.sampled_from(NAMES), st.sampled_from([*SIGNS, *LEVELS, *NUMBERS, *OTHERS]), LETTERS)
NOTES = st.lists(st.lists(PIECES, max_size=14).map("".join), min_size=1, max_size=6)


def edition(notes):
    """A small edition whose only paragraph calls these notes, with two documents."""
    tree = make("TEI")
    header = sub(tree, "teiHeader")
    sub(sub(sub(header, "fileDesc"), "sourceDesc"), "p", None, "A text.")
    sub(sub(header, "encodingDesc"), "p", None, "Encoded.")
    sub(sub(sub(header, "profileDesc"), "langUsage"), "language", {"ident": "en"})
    text = sub(tree, "text")
    paragraph = sub(sub(sub(text, "body"), "div", {"type": "section"}), "p", {"xml:id": "p1"}, "A sentence.")
    for n, words in enumerate(notes, 1):
        note = sub(paragraph, "note", {"place": "foot", "n": str(n), "xml:id": f"n{n}"})
        sub(note, "lb", {"n": str(n)}).tail = words
        note.tail = " And another."
    back = sub(text, "back")
    for n in ("1", "2"):
        sub(back, "div", {"type": "document", "n": n, "xml:id": f"d{n}"})
    return tree


def linked(tree):
    with TemporaryDirectory() as folder:
        return link(tree, config_for(Path(folder)), REGISTERS, Findings())


@often
@given(NOTES)
def test_linking_any_notes_keeps_their_text_is_done_once_and_can_be_taken_back(notes):
    tree = edition(notes)
    once = linked(tree)
    assert to_bytes(linked(once)) == to_bytes(once)
    assert to_bytes(unlink(once)) == to_bytes(tree)


@often
@given(NOTES)
def test_every_pointer_of_a_citation_leads_somewhere_and_no_id_is_given_twice(notes):
    tree = linked(edition(notes))
    ids = [xml_id(element) for element in walk(tree) if xml_id(element)]
    assert len(ids) == len(set(ids))
    for bibl in xp(tree, "t:text//t:bibl"):
        pointers = " ".join(bibl.get(name) or "" for name in ("corresp", "prev", "select")).split()
        assert {pointer[1:] for pointer in pointers} <= set(ids)


@often
@given(st.lists(PIECES, max_size=30).map("".join))
def test_citations_of_any_words_stand_in_order_apart_and_inside_them(words):
    found = Grammar(REGISTERS).read(words)
    ends = 0
    for item in found:
        assert ends <= item.start < item.end <= len(words)
        ends = item.end
        start, end = getattr(item, "locator", None) or (item.end, item.end)
        assert item.start <= start <= end <= item.end


@often
@given(st.lists(PIECES, max_size=20).map("".join))
def test_without_registers_nothing_is_a_citation(words):
    assert Grammar(Registers()).read(words) == []
