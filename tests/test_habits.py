"""Habits of a paper: what its text does not show can be told in edition.yaml, and is not inferred without it."""

from __future__ import annotations

import shutil

import pytest

from fonds.config import load_edition
from fonds.findings import Findings
from fonds.link import link
from fonds.tei.names import walk, xp
from fonds.tei.stage import encode
from fonds.tei.text import plain
from fonds.witness import read_witness
from making import PROJECT, archives

TOLD = {
    "a-running-header-that-returns-too-seldom-is-told": (
        ("fw", None),
        ["Occasional Paper 7 | 2", "Occasional Paper 7 | 3"],
        [],
    ),
    "a-separator-of-letters-is-told-and-signs-inside-the-essay-divide-nothing": (
        ("metamark", None),
        ["o O o", "o o o", "o O o"],
        ["* * *"],
    ),
    "source-lines-without-brackets-are-told": (
        ("note", "source"),
        [
            "Found in: PRC Foreign Ministry Archives, no. 109-00828-01, pp. 4-7",
            "F und i : PRC Foreign Ministry Archives, no. 109-00828-05, pp. 44-45",
        ],
        [],
    ),
    "references-to-documents-in-a-form-of-their-own-are-told": (
        ("ref", "document"),
        ["(Annex 1)", "(Annex 2)"],
        ["[Table 1]"],
    ),
}
"""Golden case → element and its type, what is found with the habit told, and what without it."""


def linked(folder):
    findings = Findings()
    config = load_edition(folder, "case", findings)
    assert config is not None, list(map(str, findings))
    witness = read_witness(config, findings)
    return link(encode(witness, config, [], findings).tree, config, archives(), findings)


def words(element):
    """The witness's words of an element; of signs that are no words of the text all characters."""
    return " ".join((plain(element) or "".join(map(str, element.itertext()))).split())


def case(name, tmp_path, is_told=True):
    """The linked TEI of a golden case, with its habits or without them."""
    folder = tmp_path / ("told" if is_told else "untold")
    shutil.copytree(PROJECT / "tests/cases" / name / "in", folder)
    file = folder / "edition.yaml"
    if not is_told:
        file.write_text(file.read_text("utf-8").split("habits:")[0], "utf-8")
    return linked(folder)


@pytest.mark.parametrize("name", TOLD)
def test_a_habit_that_the_text_does_not_show_is_found_when_it_is_told_and_only_then(name, tmp_path):
    (element, kind), with_it, without = TOLD[name]
    for is_told, wanted in [(True, with_it), (False, without)]:
        tree = case(name, tmp_path, is_told)
        found = [words(e) for e in walk(tree, element) if kind is None or e.get("type") == kind]
        assert found == wanted


def test_a_told_source_line_is_read_like_any_other_letters_lost_or_not(tmp_path):
    tree = case("source-lines-without-brackets-are-told", tmp_path)
    read = xp(tree, "t:teiHeader//t:listBibl[@type='documents']//t:idno[@type='canonical']")
    assert [idno.text for idno in read] == ["PRCFMA 109-00828-01", "PRCFMA 109-00828-05"]


PAPER = """An Invented Paper

The mill at the upper bridge was rebuilt by the people of the valley in the second winter after the flood, and
{}
nobody asked who had paid for its wheel. The account books were kept in the chapel for many years after that.

The bridge itself was another matter. It had stood since the old road was made, and the district would not have it
{}
rebuilt in stone before the harvest was in. Two summers went by until the first cart could cross the river again.

In the third year the people of the upper valley met in the chapel, and it was agreed among them that the toll which
{}
had been raised for the bridge should go to the school. The miller alone spoke against it, and his son was silent.
"""


def paper(folder, headers, habits):
    folder.mkdir()
    (folder / "witness.txt").write_text(PAPER.format(*headers), "utf-8")
    (folder / "edition.yaml").write_text(f"title: An Invented Paper\nwitness: witness.txt\n{habits}", "utf-8")
    return linked(folder)


def headers_of(tree):
    return [words(fw) for fw in walk(tree, "fw")]


def test_an_empty_list_says_that_the_paper_has_no_running_headers(tmp_path):
    lines = ["A Line of a Table"] * 3
    assert headers_of(paper(tmp_path / "shown", lines, "")) == lines
    assert headers_of(paper(tmp_path / "told", lines, "habits:\n  running_headers: []\n")) == []


def test_of_numbers_alone_on_their_lines_those_are_page_numbers_that_count_on(tmp_path):
    told = "habits:\n  running_headers: ['{n}']\n"
    assert headers_of(paper(tmp_path / "told", ["2", "1953", "3"], told)) == ["2", "3"]


def test_capitals_and_spaces_make_no_other_header(tmp_path):
    told = "habits:\n  running_headers: ['Occasional Paper 7 | {n}']\n"
    lines = ["OCCASIONAL PAPER 7|2", "Occasional Paper 7 |3", "Occasional Paper 8 | 4"]
    assert headers_of(paper(tmp_path / "told", lines, told)) == lines[:2]
