"""Emendations: found by quotation, written into the TEI, and never at the cost of a word of the witness."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emending import emended, entry, insertion
from fonds.checks import rebuild
from fonds.config import Apparatus
from fonds.findings import Findings
from fonds.link import link, unlink
from fonds.source import Place
from fonds.tei.emended import emendations
from fonds.tei.names import first, walk, xml_id
from fonds.tei.serialise import to_bytes
from fonds.tei.text import differing, plain, raw, reading
from fonds.tei.units import units
from making import archives, make
from papers import PAPER as LINES
from papers import paper_lines
from test_witness import DOCUMENTS, PAPER

REGISTERS = archives()


def unit(made, identifier):
    return next(u.element for u in units(first(made.linked, "t:text")) if u.id == identifier)


def codes(made):
    return [finding.code for finding in made.findings]


PARAGRAPH = """An Invented Paper

It grew in the vally of the river.which was wide and
slow—and so did the inter-
est of the mill.

There was an interest in it.
"""
RULES_OFF = frozenset(["glued-space", "lost-dash"])
CITING = PAPER.replace("Bell, The Upper Valley, 22.", "AVPF, f. 0102, op. 7, d. 47; see also [Document 1].")
CITING += "* * *\n\nA Letter, 1 May 1950\n[Source: x.]\nYes.\n"


@pytest.mark.parametrize(
    ("entries", "read"),
    [
        ([entry("in the vally of", "vally", "valley")], "It grew in the valley of the river.which was wide"),
        ([entry("wide and slow", "and slow", "but slow")], "which was wide but slow—and so"),
        ([insertion("the vally of", "vally", "floor")], "in the vally floor of the river"),
        ([insertion("the vally of", "vally", "green", "before")], "in the green vally of the river"),
        ([insertion("the vally of", "vall", "e")], "in the valley of the river"),
        ([insertion("the vally of", "vally", None, kind="gap")], "in the vally […] of the river"),
        ([insertion("of the mill.", "mill.", "It stands.")], "of the mill. It stands."),
        ([insertion("It grew", "It", "(1)", "before")], "(1) It grew in"),
        ([entry("vally", None, None, "gap")], "in the […] of the river"),
        ([entry("vally", None, None, "sic")], "in the vally of the river"),
        ([entry("the river.which was", "river.which", "")], "of the was wide"),
        ([entry("in the", None, "on the"), entry(" vally of", None, " valley of")], "It grew on the valley of the"),
        ([entry("did the interest", "interest", "zeal")], "so did the zeal of the mill"),
        ([entry("inter- est", None, "zeal")], "so did the zeal of the mill"),
        ([entry("the inter", "inter", "mon")], "so did the monest of the mill"),
        ([entry("vally", None, "<&>\"'")], "in the <&>\"' of the river"),
        ([insertion("vally of", "vally", "]]>")], "in the vally]]> of the river"),
    ],
)
def test_an_entry_is_read_at_its_place_and_the_witness_keeps_its_words(entries, read, tmp_path):
    before, made = (
        make(PARAGRAPH, tmp_path, rules_off=RULES_OFF),
        emended(PARAGRAPH, tmp_path, *entries),
    )
    assert not codes(made)
    assert read in reading(unit(made, "p1"))
    assert raw(unit(made, "p1")) == raw(unit(before, "p1"))


def test_an_entry_over_a_marker_leaves_it_in_both_texts(tmp_path):
    made = emended(PAPER, tmp_path, entry("took the grain.The boatmen", None, "took the corn. The oarsmen"))
    paragraph = unit(made, "p2")
    assert "took the corn. The oarsmen of" in reading(paragraph)
    assert first(paragraph, "t:note[@n='1']") is not None
    assert [e.witness for e in emendations(made.linked)] == ["took the grain.The boatmen"]
    assert [e.reading for e in emendations(made.linked)] == ["took the corn. The oarsmen"]


def test_a_page_break_inside_the_words_stays_in_the_paragraph(tmp_path):
    made = emended(PAPER, tmp_path, entry("had by then moved down to the port", "moved down to", "gone up to"))
    paragraph = unit(made, "p2")
    assert first(paragraph, "t:pb[@n='2']") is not None
    assert "had by then gone up to the port" in reading(paragraph)
    assert "had by then moved down to the port" in plain(paragraph)


def test_an_entry_that_begins_outside_a_date_takes_in_the_whole_date(tmp_path):
    made = emended(DOCUMENTS, tmp_path, entry("Ambassador Elm, 3 May 1951", "Elm, 3", "Ash, 4"))
    assert reading(unit(made, "d1.h")).endswith("Ambassador Ash, 4 May 1951")
    assert plain(unit(made, "d1.h")).endswith("Ambassador Elm, 3 May 1951")


def test_an_entry_in_a_speakers_label_belongs_to_the_speech(tmp_path):
    made = emended(DOCUMENTS, tmp_path, entry("Elm: They are well", "Elm", "Ash"))
    assert not codes(made)
    assert [(e.id, e.anchor) for e in emendations(made.linked)] == [("d1.t4.e1", "d1.t4")]


def test_two_entries_side_by_side_are_two(tmp_path):
    one, other = entry("trade of the", "of the", "in the"), entry("upper valley was", "upper valley", "lower dale")
    made = emended(PAPER, tmp_path, other, insertion("trade of the upper", "of the", "whole"), one)
    assert not codes(made)
    assert "river trade in the whole lower dale was" in reading(first(made.linked, ".//t:body"))


def test_a_second_entry_for_the_same_words_is_an_error_and_is_not_applied(tmp_path):
    entries = [entry("river trade of", "trade", "commerce"), entry("trade of the", "trade of", "trade in")]
    made = emended(PAPER, tmp_path, *entries)
    assert codes(made) == ["T-014"]


def test_an_entry_in_a_note_is_numbered_in_the_note(tmp_path):
    made = emended(PAPER, tmp_path, entry("Anna Bell, The Upper", "Anna", "Anne"))
    assert [e.id for e in emendations(made.linked)] == ["n1.e1"]
    assert differing(unit(made, "n1")).startswith("Anne Bell")
    assert not differing(unit(made, "p1"))


def test_a_quotation_does_not_run_from_the_text_into_a_note(tmp_path):
    assert codes(emended(PAPER, tmp_path, entry("the grain. Anna Bell", None, "x"))) == ["T-010"]


def test_a_line_tells_two_places_apart(tmp_path):
    text = "An Invented Paper\n\nThe mill was old.\nThe mill was sold.\n"
    assert codes(emended(text, tmp_path, entry("The mill was", None, "It was"))) == ["T-011"]
    made = emended(text, tmp_path, entry("The mill was", "mill", "inn", line=4))
    assert not codes(made)
    assert "inn was sold" in reading(first(made.linked, "t:text"))


def test_emendations_change_no_anchor(tmp_path):
    before = make(PAPER, tmp_path, rules_off=RULES_OFF)
    made = emended(PAPER, tmp_path, entry("river trade", "trade", None, "gap"), insertion("the flood", "the", "great"))
    listed = [[(u.id, u.kind, u.fingerprint) for u in units(first(m.linked, "t:text"))] for m in (before, made)]
    assert listed[0] == listed[1]


def test_the_header_says_who_answers_for_what_and_why(tmp_path):
    one = entry("river trade", "trade", "commerce", resp="reader", source="A copy.", certainty="verified")
    made = make(PAPER, tmp_path, apparatus=Apparatus((one,), (("reader", "A Careful Reader"),)))
    found = next(e for e in emendations(made.linked) if e.rule is None)
    assert (found.reason, found.source, found.resp, found.certainty) == ("It is damaged.", "A copy.", "reader", 1.0)
    assert plain(first(made.linked, ".//t:respStmt[@xml:id='reader']/t:name")) == "A Careful Reader"


def test_a_citation_that_is_emended_is_read_as_it_is_emended(tmp_path):
    assert first(make(CITING, tmp_path, REGISTERS).linked, ".//t:bibl[@type='archival']") is None
    made = make(CITING, tmp_path, REGISTERS, apparatus=Apparatus((entry("AVPF, f. 0102", "AVPF, f.", "AVPRF, f."),)))
    bibl = first(made.linked, ".//t:bibl[@type='archival']")
    assert (plain(bibl), reading(bibl)) == ("AVPF, f. 0102, op. 7, d. 47", "AVPRF, f. 0102, op. 7, d. 47")


@pytest.mark.parametrize("slip", ["op. 7", "d. 47", "0102, op. 7, d"])
def test_a_slip_that_is_kept_in_a_citation_leaves_the_citation_whole(slip, tmp_path):
    text = CITING.replace("AVPF", "AVPRF")
    whole = first(make(text, tmp_path, REGISTERS).linked, ".//t:bibl[@type='archival']")
    noted = entry("AVPRF, f. 0102, op. 7, d. 47", slip, None, "sic", reason="See AVPRF, f. 5, op. 1, p. 2, d. 3.")
    linked = make(text, tmp_path, REGISTERS, apparatus=Apparatus((noted,))).linked
    (bibl,) = [found for found in walk(linked, "bibl") if found.get("type") == "archival"]
    assert (plain(bibl), bibl.get("corresp")) == (plain(whole), whole.get("corresp"))


def test_a_slip_that_is_kept_in_a_reference_to_a_document_leaves_it_a_reference(tmp_path):
    noted = entry("[Document 1]", "Document", None, "sic")
    made = make(CITING, tmp_path, REGISTERS, apparatus=Apparatus((noted,)))
    assert first(made.linked, ".//t:ref[@type='document']").get("target") == "#d1"


def test_a_reference_to_a_document_may_be_restored_in_part(tmp_path):
    text = CITING.replace("[Document 1]", "[Documt 1]")
    made = make(text, tmp_path, REGISTERS, apparatus=Apparatus((entry("[Documt 1]", "Documt", "Document"),)))
    assert first(made.linked, ".//t:ref[@type='document']").get("target") == "#d1"


often = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20)
KINDS = ("corr", "supplied", "gap", "regularised", "sic")


@st.composite
def texts_with_entries(draw):
    """A text, and entries whose quotations are taken from it anywhere."""
    lines = draw(paper_lines | st.lists(st.sampled_from(LINES), min_size=5, max_size=30))
    words = " ".join(" ".join(lines).split())
    entries = []
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(0, len(words) - 1)))
        quote = words[start : start + draw(st.integers(1, 120))].strip()
        if not quote:
            continue
        first_, last = sorted(draw(st.integers(0, len(quote))) for _ in range(2))
        kind = draw(st.sampled_from(KINDS if first_ < last else ("supplied", "gap")))
        new = None if kind in ("gap", "sic") else draw(WORDS)
        if first_ == last == 0 or first_ == last == len(quote):
            first_, last = 0, len(quote)
        made = entry(quote, quote, new, kind)
        side, place = draw(st.sampled_from(("after", "before"))), Place("emendations.yaml", len(entries))
        entries.append(replace(made, start=first_, end=last, side=side, place=place))
    return "\n".join(lines), entries


def lines_of(text):
    return {line: words for line, words in rebuild(text).items() if words.strip()}


@often
@given(texts_with_entries())
def test_no_emendation_takes_or_adds_a_character_of_the_witness(case):
    text, entries = case
    with tempfile.TemporaryDirectory() as folder:
        bare = make(text, Path(folder), REGISTERS, rules_off=RULES_OFF)
        made = make(text, Path(folder), REGISTERS, apparatus=Apparatus(tuple(entries)))
    texts = [first(m.linked, "t:text") for m in (bare, made)]
    pairs = list(zip(units(texts[0]), units(texts[1]), strict=True))
    assert all((a.id, a.fingerprint, raw(a.element)) == (b.id, b.fingerprint, raw(b.element)) for a, b in pairs)
    assert lines_of(texts[0]) == lines_of(texts[1])
    ids = [xml_id(e) for e in texts[1].iter() if isinstance(e.tag, str) and xml_id(e)]
    assert len(ids) == len(set(ids))
    by_hand = [e for e in emendations(made.linked) if e.rule is None]
    errors = [f for f in made.findings if f.code.startswith("T-01")]
    assert len(by_hand) + len(errors) == len(entries)
    assert to_bytes(unlink(made.linked)) == to_bytes(made.encoded.tree)
    assert to_bytes(link(made.linked, made.config, REGISTERS, Findings())) == to_bytes(made.linked)


SPACES = """\
An Invented Paper
The mill hands had long since left the valley, and nobody knew what had become of the mills.Of the
whole of it the owners.Later it was said that all of them had died, or that they had gone to the port to live.
Anna Bell, The Upper Valley (London: Harbour Press, 1988), 12-14.
See Carl Dorn, “Boats and Grain,” Valley Review 3, no. 2 (May 1990): 33.
"""


@pytest.mark.parametrize(
    ("quote", "reading", "listed"),
    [
        ("the mills.Of", "the mills. Of", ("mills.Of", "mills. Of")),
        ("the owners.Later", "the owners. Later", ("owners.Later", "owners. Later")),
    ],
)
def test_an_emendation_that_only_mends_a_space_is_listed_with_the_words_around_it(quote, reading, listed, tmp_path):
    made = emended(SPACES, tmp_path, entry(quote, quote.split(" ")[1], reading.split(" ", 1)[1]))
    (found,) = emendations(made.encoded.tree)
    assert (found.witness, found.reading) == listed
