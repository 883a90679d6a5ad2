"""Findings: each has a permanent code that is explained, raised and tried; many of one kind are shown as one."""

from __future__ import annotations

import re

import pytest

from emending import entry
from fonds.__main__ import main
from fonds.catalogue import CATALOGUE
from fonds.catalogue.explanation import explanations
from fonds.commands.report import FEW, MANY, lines
from fonds.config import Apparatus
from fonds.config.edition import Expected
from fonds.config.expected import sort_out
from fonds.findings import Finding, Findings
from fonds.source import Place
from fonds.tei.emend import emend
from fonds.tei.names import TEI_NS
from fonds.tei.serialise import from_bytes
from making import PROJECT, config_for

CODES = sorted(CATALOGUE)
SAID = re.compile(r"(?P<place>\S[^:]*(?::\d+){0,2}): (?P<level>error|warning|notice) (?P<code>[A-Z]-\d{3}): \S")


def text_of(*folders):
    files = [path for folder in folders for path in (PROJECT / folder).rglob("*") if path.is_file()]
    kinds = (".py", ".txt", ".yaml", ".yml")
    return "\n".join(
        f.read_text("utf-8", "replace") for f in files if f.suffix in kinds and "node_modules" not in f.parts
    )


def test_every_code_is_explained_and_nothing_else():
    assert list(explanations()) == list(CATALOGUE)


@pytest.mark.parametrize("code", CODES)
def test_an_explanation_is_in_whole_sentences_with_an_example_of_its_own(code):
    told = explanations()[code]
    for words in (told.meaning, told.why, told.remedy):
        assert words[0].isupper()
        assert words.endswith(".")
    match = SAID.match(told.example)
    assert match, told.example
    assert (match["code"], match["level"]) == (code, CATALOGUE[code].level)


def test_every_code_is_raised_somewhere():
    folders = [path.name for path in (PROJECT / "src/fonds").iterdir() if path.is_dir() and path.name != "catalogue"]
    raised = set(re.findall(r"\"([A-Z]-\d{3})\"", text_of(*(f"src/fonds/{folder}" for folder in folders))))
    assert set(CODES) - raised == set()


def test_what_makes_a_text_doubtful_is_tried_on_a_text():
    """All but W-012, a note without any place: the program finds one for each note of the texts that were tried."""
    doubts = {code for code in CODES if code.startswith("W-") and CATALOGUE[code].level == "warning"}
    found = set(re.findall(r"W-\d{3}", text_of("tests/cases")))
    assert doubts - found == {"W-012"}


def test_every_code_is_tried_in_a_test():
    tried = set(re.findall(r"\b[A-Z]-\d{3}\b", text_of("tests")))
    assert set(CODES) - tried == set()


@pytest.mark.parametrize("typed", ["W-010", "w-010"])
def test_explain_says_what_a_code_means_and_what_to_do(typed, capsys):
    assert main(["explain", typed]) == 0
    said = " ".join(capsys.readouterr().out.split())
    told = explanations()["W-010"]
    assert said.startswith("W-010, warning: a page has more markers than notes")
    assert all(part in said for part in (told.meaning, told.why, told.remedy))


def test_explain_alone_lists_all_codes(capsys):
    assert main(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == list(CATALOGUE)


def test_a_code_that_is_none_is_wrong_usage_and_near_ones_are_named(capsys):
    assert main(["explain", "W-01"]) == 2
    assert "W-010" in capsys.readouterr().err


def finding(line, code="W-021", file="content/wp/witness.txt"):
    return Finding(Place(file, line), code, "", f"The fact of line {line}.", "")


def test_many_findings_of_one_code_and_file_are_shown_as_one_with_the_first_lines():
    (said,) = lines([finding(n) for n in range(1, 221)], verbose=False)
    assert said.startswith(
        "content/wp/witness.txt:1: warning W-021: 220 times a document without a date, lines 1, 2, 3, 4, 5 …"
    )
    assert "explain W-021" in said
    assert "--verbose" in said


def test_a_few_are_shown_one_by_one_and_so_are_those_of_other_files():
    found = [finding(n) for n in range(1, MANY + 1)] + [finding(1, file="content/wp-2/witness.txt")]
    assert lines(found, verbose=False) == [str(one) for one in found]


def test_errors_are_never_put_together_and_verbose_puts_nothing_together():
    errors = [finding(n, "T-005") for n in range(1, 30)]
    assert lines(errors, verbose=False) == [str(one) for one in errors]
    warnings = [finding(n) for n in range(1, 30)]
    assert lines(warnings, verbose=True) == [str(one) for one in warnings]
    assert FEW <= MANY


def expected(code, words):
    return Expected(code, words, "Looked at.", Place("content/wp/edition.yaml", 3))


def test_an_expected_finding_is_known_with_its_reason_and_the_others_stay_open():
    one, other = finding(4), finding(5)
    told = sort_out([one, other], [expected("W-021", "line 4"), expected("W-021", "line 9")])
    assert told.open == (other,)
    assert [(known, entry.words) for known, entry in told.known] == [(one, "line 4")]
    assert [entry.words for entry in told.unmet] == ["line 9"]


def test_an_entry_without_words_accepts_all_of_its_code_and_never_an_error():
    told = sort_out([finding(4), finding(5), finding(6, "T-005")], [expected("W-021", ""), expected("T-005", "")])
    assert [one.code for one in told.open] == ["T-005"]
    assert len(told.known) == 2
    assert [entry.code for entry in told.unmet] == ["T-005"]


def test_an_emendation_across_a_note_inside_of_a_date_is_refused(tmp_path):
    marked = from_bytes(
        f'<TEI xmlns="{TEI_NS}"><text><body><div xml:id="s1"><p xml:id="p1"><lb n="1"/>It rained on <date>3 '
        '<note place="foot" xml:id="n1"><lb n="2"/>So he says.</note>May</date> it seems.</p></div></body></text>'
        "</TEI>".encode()
    )
    findings = Findings()
    apparatus = Apparatus((entry("on 3 May it", reading="on 4 May it"),))
    emend(marked, config_for(tmp_path, apparatus=apparatus, rules_off=frozenset()), findings)
    assert [one.code for one in findings] == ["T-015"]


def test_an_edition_that_is_not_there_is_said_to_be_missing(tmp_path, capsys):
    (tmp_path / "content" / "wp-1").mkdir(parents=True)
    assert main(["build", "--content", str(tmp_path / "content"), "--edition", "wp-2"]) == 1
    assert "error C-008: There is no edition named “wp-2” in this folder." in capsys.readouterr().err


def test_a_new_address_fails_a_frozen_build(tmp_path, capsys):
    folder = tmp_path / "content" / "wp"
    folder.mkdir(parents=True)
    (folder / "edition.yaml").write_text("title: A Paper\nwitness: witness.txt\n", "utf-8")
    (folder / "witness.txt").write_text("A Paper\nThe river trade went on for a century.\n", "utf-8")
    site = ["--content", str(tmp_path / "content"), "--site", str(tmp_path / "site")]
    assert main(["build", "--frozen", *site]) == 1
    assert "error T-002: “A Paper” The anchor title is new and was not accepted." in capsys.readouterr().err
