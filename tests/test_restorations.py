"""Restorations by rule: lost spaces and lost dashes, and what must never be touched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from emending import emended, entry
from fonds.config import Apparatus, load_edition
from fonds.findings import Findings
from fonds.tei.emended import emendations
from fonds.tei.encode import encode_text
from fonds.tei.names import first
from fonds.tei.restorations import Passage, glued_spaces, lost_dashes
from fonds.tei.rules import RULES, by_rule
from fonds.tei.running import running
from fonds.tei.stage import encode
from fonds.tei.text import plain, raw, reading
from fonds.witness import read_witness
from making import PROJECT, make
from test_witness import PAPER


def cases():
    lines = (PROJECT / "tests/tables/restorations.txt").read_text("utf-8").splitlines()
    for line in lines:
        if line.strip() and not line.startswith("#"):
            where, _, words = line.partition(" | ")
            before, _, after = words.partition(" -> ")
            yield where, before, after or before


def restored(passage):
    """The words with all that the rules restore put in."""
    text = passage.text
    found = [*glued_spaces(passage), *lost_dashes(passage)]
    for place in sorted(found, key=lambda place: place.start, reverse=True):
        text = text[: place.start] + place.reading + text[place.end :]
    return text


@pytest.mark.parametrize(("where", "before", "after"), list(cases()))
def test_words_are_restored_or_left_alone_as_the_table_says(where, before, after):
    passage = Passage(before, frozenset(), has_notes=where != "D", has_dashes=where == "K")
    assert restored(passage) == after


def test_the_space_behind_a_marker_is_restored_behind_the_marker(tmp_path):
    made = make(PAPER, tmp_path)
    note = first(made.linked, ".//t:note[@n='1']")
    space = note.getnext()
    assert (space.tag.rpartition("}")[2], space.text, space.tail[:11]) == ("supplied", " ", "The boatmen")
    assert [e.reading for e in emendations(made.linked)] == ["grain. The", "owners. Of"]


def test_where_a_person_has_decided_no_rule_restores(tmp_path):
    made = emended(PAPER, tmp_path, entry("the grain.The", "grain.The", "grain—the"), rules=True)
    found = emendations(made.linked)
    assert [(e.rule, e.reading) for e in found] == [(None, "grain—the"), ("glued-space", "owners. Of")]


def test_a_rule_that_is_switched_off_restores_nothing(tmp_path):
    made = make(PAPER, tmp_path, rules_off=frozenset(["glued-space"]))
    assert not emendations(made.linked)


def test_rules_leave_notes_and_source_lines_alone(tmp_path):
    text = PAPER.replace("Bell, The Upper Valley, 22.", "Bell, The Upper Valley;The Lower, 22.")
    made = make(text + "* * *\n\nA Letter, 1 May 1950\n[Source: Archive;one.two. Three]\nYes;never.\n", tmp_path)
    assert [e.anchor for e in emendations(made.linked)] == ["p2", "p2", "d1.p1"]


def test_every_rule_says_why_and_how_sure_it_is():
    assert all(rule.reason.endswith(".") and 0.5 <= float(rule.cert) <= 1 for rule in RULES.values())


@pytest.fixture(scope="module")
def paper():
    """The paper's configuration without the entries by hand, and its witness."""
    findings = Findings()
    config = load_edition(PROJECT / "content/nkidp-wp4", "content/nkidp-wp4", findings)
    assert config is not None
    bare = replace(config, apparatus=Apparatus())
    return bare, read_witness(bare, findings)


def test_lost_dashes_of_the_paper_are_found(paper, capsys):
    rows = (PROJECT / "tests/gold/lost-dashes.txt").read_text("utf-8").splitlines()
    gold = {tuple(cell.strip() for cell in row.split("|")[:2]) for row in rows if row.strip() and row[0] != "#"}
    made = running(encode_text(paper[1]))
    dashes = [edit for edit in by_rule(made, frozenset(), []) if edit.rule == "lost-dash"]
    before = [(edit, " ".join(made.text[max(0, edit.start - 90) : edit.end].split(".")[:-1])) for edit in dashes]
    before = [(str(made.segment(edit.start).line), " ".join(words.split())) for edit, words in before]
    met = {(line, words) for line, words in gold if any(is_behind(words, place, line) for place in before)}
    others = [place for place in before if not any(is_behind(words, place, line) for line, words in gold)]
    with capsys.disabled():
        print(f"\nlost dashes: {len(met)} of {len(gold)} in the gold, {len(others)} made by rule that it does not have")
    assert len(met) >= 9  # the others stand in notes, or before a capital letter or a figure: the editors decide


def is_behind(words, place, line):
    """Whether a dash was made behind the words of a line of the gold."""
    return place[0] == line and place[1].endswith(" ".join(words.replace(".", " ").split()))


def test_with_rules_the_witness_keeps_every_character(paper):
    bare, witness = paper
    texts = [
        first(encode(witness, replace(bare, rules_off=off), [], Findings()).tree, "t:text") for off in (set(), RULES)
    ]
    assert raw(texts[0]) == raw(texts[1])
    assert reading(texts[1]) == plain(texts[1])
