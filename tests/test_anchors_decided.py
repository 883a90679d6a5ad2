"""Where units are alike nobody guesses: a person decides, in edition.yaml."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml

from fonds.config import Decision, load_edition
from fonds.findings import Findings
from fonds.source import Place
from fonds.tei.register import accepted
from fonds.tei.register.report import report_anchors
from fonds.tei.stage import encode
from making import make
from test_tombstones import ESSAY, Project

AT = Place("content/x/edition.yaml", 8)
TWIN = "The very same words stand here for the second time in this text."
BEFORE = f"First words of the first paragraph, which ends here.\n{TWIN}\nLast words of the last one, which ends now.\n"
AFTER = BEFORE.replace(TWIN, f"{TWIN}\n{TWIN}")


@pytest.fixture
def lock(tmp_path):
    """The register of the text with the words once."""
    return accepted(make(BEFORE, tmp_path).encoded.settlement, "1.0")


def built(lock, folder, *decisions, text=AFTER, frozen=False):
    """(settlement, findings) of a text in release 1.1."""
    made = make(text, folder)
    config = replace(made.config, version="1.1", decisions=decisions)
    findings = Findings()
    settlement = encode(made.witness, config, lock, findings).settlement
    report_anchors(settlement, config, frozen, findings)
    return settlement, list(findings)


def test_two_that_are_alike_are_both_shown_with_the_way_to_decide(lock, tmp_path):
    _, findings = built(lock, tmp_path)
    refusal = next(finding for finding in findings if finding.code == "T-006")
    assert refusal.level == "error"
    assert "p2" in refusal.fact
    assert "line 2" in refusal.fact
    assert "line 3" in refusal.fact
    assert "{id: p2, line: 2," in refusal.hint


def test_what_a_person_decided_is_carried_out(lock, tmp_path):
    settlement, findings = built(lock, tmp_path, Decision("p2", AT, line="3", words="The very same"))
    assert [unit.id for unit in settlement.units if unit.words == TWIN] == ["p1a", "p2"]
    assert "T-006" not in {finding.code for finding in findings}


def test_a_person_may_say_that_the_words_are_gone(lock, tmp_path):
    settlement, _ = built(lock, tmp_path, Decision("p2", AT))
    assert [entry.id for entry in settlement.lost] == ["p2"]
    assert len(settlement.new) == 2
    assert not settlement.doubts


@pytest.mark.parametrize(
    "decision",
    [
        Decision("p2", AT, line="3", words="Other words"),
        Decision("p2", AT, line="1", words="The very same"),
        Decision("p99", AT, line="3", words="The very same"),
        Decision("p2", AT, into="p99"),
        Decision("p2", AT, into="p2"),
    ],
    ids=["other words", "another line", "no such address", "into nothing", "into itself"],
)
def test_a_decision_that_finds_nothing_is_reported_and_changes_nothing(lock, tmp_path, decision):
    _, findings = built(lock, tmp_path, decision)
    assert "T-007" in {finding.code for finding in findings}


def test_nothing_is_refused_where_the_neighbours_say_which_is_which(lock, tmp_path):
    copied = f"{BEFORE}Quite other matter stands between the two of them here.\n{TWIN}\n"
    settlement, findings = built(lock, tmp_path, text=copied)
    assert next(unit.id for unit in settlement.units if unit.words == TWIN) == "p2"
    assert "T-006" not in {finding.code for finding in findings}


@pytest.mark.parametrize(
    "decisions",
    [
        (Decision("p2", AT, line="2", words="The very"), Decision("p2", AT, line="3", words="The very")),
        (Decision("p2", AT, line="2", words="The very"), Decision("p1", AT, line="2", words="The very")),
        (Decision("p1", AT, into="p2"), Decision("p2", AT, into="p1")),
    ],
    ids=["one address for two places", "two addresses for one place", "each into the other"],
)
def test_decisions_that_contradict_each_other_are_reported_and_no_id_is_given_twice(lock, tmp_path, decisions):
    settlement, findings = built(lock, tmp_path, *decisions)
    ids = [unit.id for unit in settlement.units]
    assert len(ids) == len(set(ids))
    assert "T-007" in {finding.code for finding in findings}


def test_words_may_be_said_to_have_gone_into_a_unit_that_is_new(lock, tmp_path):
    settlement, findings = built(lock, tmp_path, Decision("p2", AT, into="p1a"))
    assert settlement.into == {"p2": "p1a"}
    assert "T-007" not in {finding.code for finding in findings}


def test_the_way_to_decide_can_be_copied_whatever_the_words_are(tmp_path):
    twin = "He said: \"The bricks\\path are 'ours' and nobody else may have them\" and left."
    lock = accepted(make(BEFORE.replace(TWIN, twin), tmp_path).encoded.settlement, "1.0")
    text = AFTER.replace(TWIN, twin)
    _, findings = built(lock, tmp_path, text=text)
    hint = next(finding.hint for finding in findings if finding.code == "T-006")
    said = yaml.safe_load(hint[hint.index("- {") : hint.index(" or - {")])[0]
    _, findings = built(
        lock, tmp_path, Decision(said["id"], AT, line=str(said["line"]), words=said["words"]), text=text
    )
    assert not {"T-006", "T-007"} & {finding.code for finding in findings}


def test_nothing_is_recorded_while_a_decision_is_not_carried_out(tmp_path):
    project = Project(tmp_path)
    project.release("1.0", ESSAY)
    before = (project.edition / "anchors.lock").read_bytes()
    gone = project.id_of("Then the bricks came")
    decision = f'decisions:\n  - {{id: {gone}, line: 999, words: "Then"}}\n'
    project.write("1.1", [line for line in ESSAY if not line.startswith("Then")], decision)
    assert project.run("accept-anchors", "--yes", "--quiet") == 1
    assert (project.edition / "anchors.lock").read_bytes() == before


def test_a_decision_that_was_recorded_keeps_nothing_from_being_recorded(tmp_path):
    project = Project(tmp_path)
    project.release("1.0", ESSAY)
    decision = f"decisions:\n  - {{id: {project.id_of('Then the bricks came')}, gone: true}}\n"
    project.write("1.1", [line for line in ESSAY if not line.startswith("Then")], decision)
    assert project.run("accept-anchors", "--yes", "--quiet") == 0
    assert project.run("accept-anchors", "--yes", "--quiet") == 0


def test_a_place_inside_a_line_may_be_written_without_quotes(tmp_path):
    project = Project(tmp_path)
    project.write("1.0", ESSAY, "decisions:\n  - {id: p1, line: 512:40, words: The first}\n")
    config = load_edition(project.edition, "content/wp", Findings())
    assert config is not None
    assert config.decisions[0].line == "512:40"
