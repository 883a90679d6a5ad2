"""Doubts: each finding has its line and column, is answered by a person's decision, and is silent beside its cause.

What fires on a text, and what beside it must not, stands in tests/cases; here stand the answers and the places.
"""

from __future__ import annotations

import pytest

from fonds.doubts import look
from fonds.doubts.passages import passages
from fonds.findings import Findings
from fonds.tei.names import TEI_NS, first
from fonds.tei.serialise import from_bytes
from making import PROJECT, config_for

HAND = 'resp="#editors" cert="high"'


def tree(body, back=""):
    return from_bytes(
        f'<TEI xmlns="{TEI_NS}"><teiHeader/><text><body><div type="section" xml:id="s1">{body}</div></body>'
        f"<back>{back}</back></text></TEI>".encode()
    )


def found(tmp_path, body, back=""):
    findings = Findings()
    look(tree(body, back), config_for(tmp_path), findings)
    return [(one.code, one.place.line, one.place.column) for one in findings]


def p(text, line=1, identifier="p1"):
    return f'<p xml:id="{identifier}"><lb n="{line}"/>{text}</p>'


BRACKET = "The trade of the valley (which was long thought to have ended went on."


def test_a_finding_names_the_line_and_column_of_the_sign(tmp_path):
    assert found(tmp_path, p("One line of it.\n<lb n='2:5'/>" + BRACKET)) == [("W-032", 2, 5 + BRACKET.index("("))]


def test_words_of_a_note_inside_a_line_do_not_move_the_column(tmp_path):
    note = '<note place="foot" xml:id="n1"><lb n="9"/>A note.</note>'
    text = BRACKET.replace("valley (", f"valley{note} (")
    assert found(tmp_path, p(text)) == [("W-032", 1, BRACKET.index("(") + 1)]


@pytest.mark.parametrize(
    "answered",
    [
        BRACKET.replace("(which", f'<choice xml:id="p1.e1"><sic>(which</sic><corr {HAND}>which</corr></choice>'),
        BRACKET.replace("ended", f'ended<supplied xml:id="p1.e1" {HAND}>)</supplied>'),
        BRACKET.replace("ended", f'ended<gap xml:id="p1.e1" reason="lost" unit="words" {HAND}/>'),
        BRACKET.replace(
            "(which",
            f'<sic xml:id="p1.e1" {HAND}>(which</sic><note type="editorial" resp="#editors">So in print.</note>',
        ),
    ],
    ids=["corrected", "supplied", "a gap", "a slip that is kept"],
)
def test_a_decision_of_a_person_at_the_place_answers_a_finding(tmp_path, answered):
    assert found(tmp_path, p(answered)) == []


def test_a_restoration_by_rule_is_no_answer(tmp_path):
    restored = BRACKET.replace("ended", 'ended<supplied xml:id="p1.e1" resp="#fonds"> </supplied>')
    assert [code for code, _, _ in found(tmp_path, p(restored))] == ["W-032"]


def test_the_reading_text_is_read_and_not_the_witness(tmp_path):
    whole = BRACKET.replace("ended", "ended)")
    worse = whole.replace("ended)", f'<choice xml:id="p1.e1"><sic>ended)</sic><corr {HAND}>(ended</corr></choice>')
    assert found(tmp_path, p(whole)) == []
    assert found(tmp_path, p(worse.replace(HAND, 'resp="#fonds"')))


def document(inside):
    head = '<head><lb n="3"/>Minutes, <date when="1951-05-03">3 May 1951</date></head>'
    source = '<note type="source"><lb n="4"/>[Source: An Archive, 12-1.]</note>'
    return f'<div type="document" n="1" xml:id="d1">{head}{source}{inside}</div>'


ANNOUNCED = p("The quantities are as follows:", 5, "d1.p1")


def test_a_table_that_is_announced_and_absent_is_named_where_it_is_announced(tmp_path):
    back = document(ANNOUNCED + '<gap reason="lost" unit="table" xml:id="d1.g1"/>' + p("That is all.", 6, "d1.p2"))
    assert found(tmp_path, "", back) == [("W-035", 5, len("The quantities are as follows:"))]


@pytest.mark.parametrize(
    "gap",
    [
        f'<gap reason="lost" unit="table" xml:id="d1.p1.e1" {HAND}/>',
        '<table xml:id="d1.table1"><row><cell>1</cell></row></table>',
        '<gap reason="lost" unit="words" xml:id="d1.g1"/>',
    ],
    ids=["marked by hand", "there", "another gap"],
)
def test_a_table_that_is_there_or_was_marked_by_hand_is_no_doubt(tmp_path, gap):
    assert found(tmp_path, "", document(ANNOUNCED + gap)) == []


def test_a_conversation_of_few_turns_names_no_speaker(tmp_path):
    turn = '<sp xml:id="d1.t{0}"><speaker><lb n="{0}"/>{1}:</speaker><p><lb n="{0}:9"/>Yes.</p></sp>'
    turns = [turn.format(n, "Elm" if n % 2 else "Oak") for n in range(1, 7)]
    few = document("".join([*turns, turn.format(7, "Ash")]))
    many = document("".join([*turns, turn.format(7, "Ash"), turn.format(8, "Oak")]))
    assert found(tmp_path, "", few) == []
    assert found(tmp_path, "", many) == [("W-036", 7, 1)]


def test_every_character_of_a_passage_knows_its_place_in_the_witness(built_site):
    edition = from_bytes((built_site / "nkidp-wp4/tei/nkidp-wp4.xml").read_bytes())
    lines = (PROJECT / "content/nkidp-wp4/witness.txt").read_text("utf-8").split("\n")
    read = wrong = 0
    for passage in passages(first(edition, "t:text")):
        for offset, sign in enumerate(passage.text):
            if sign.isspace() or passage.decided or passage.kind == "source":
                continue
            line, column = passage.place(offset)
            read += 1
            wrong += lines[line - 1][column - 1 : column] != sign
    assert read > 100_000
    assert wrong <= read / 1000  # what rules restored is not in the witness (in source lines most of all)
