"""The page that tells how an edition was made: its numbers are those of the edition's own files."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from fonds.config import Form, Habits, SiteConfig
from fonds.config.edition import Expected
from fonds.findings import Findings
from fonds.site import publish
from fonds.source import Place
from site_help import config_in, parsed, published, small_tree, words


@pytest.fixture(scope="module")
def edition(built_site):
    return built_site / "nkidp-wp4"


@pytest.fixture(scope="module")
def page(edition):
    return parsed(edition / "making.html")


@pytest.fixture(scope="module")
def data(edition):
    return {file.stem: json.loads(file.read_text("utf-8")) for file in (edition / "data").glob("*.json")}


def table(page, head):
    """Name → number of the table with this heading."""
    (found,) = [t for t in page.find_class("counts") if words(t.find("thead/tr/th")) == head]
    rows = found.xpath("tbody/tr")
    return {words(row.find("th")): int(words(row.find_class("number")[0]).replace(",", "")) for row in rows}


def test_the_lines_are_counted_by_role_as_in_the_ledger(page, data):
    roles = Counter(row["role"].replace("-", " ") for row in data["ledger"])
    assert table(page, "Lines") == roles


def test_the_letters_are_those_of_the_witness(page, edition):
    letters = sum(not sign.isspace() for sign in (edition / "data/witness.txt").read_text("utf-8"))
    assert f"with {letters:,} letters, figures and signs" in words(page)


def test_the_placements_are_those_of_the_notes(page, data):
    placements = Counter(note["anchor"]["placement"] for note in data["notes"])
    shown = table(page, "Notes")
    assert shown["the marker was read"] == placements["attested"]
    assert shown["the place was worked out"] == placements["inferred"]
    assert shown.get("only the page is known", 0) == placements["unplaced"]
    assert shown["of these, the note’s own words are lost"] == sum(note["lost"] for note in data["notes"])


def test_the_bands_of_confidence_hold_every_place_that_was_worked_out(page, data):
    sure = [n["anchor"]["confidence"] for n in data["notes"] if n["anchor"]["placement"] == "inferred"]
    shown = table(page, "How sure a place is")
    assert sum(shown.values()) == len(sure)
    assert shown["95 % and more"] == sum(degree >= 0.95 for degree in sure)
    assert shown["below 50 %"] == sum(degree < 0.5 for degree in sure)


def test_every_place_below_80_per_cent_is_listed_with_its_evidence_and_no_other(page, data):
    doubtful = [n for n in data["notes"] if n["anchor"]["placement"] != "attested" and n["anchor"]["confidence"] < 0.8]
    listed = page.find_class("all-notes")[0].findall("li")
    assert [words(item.find_class("number")[0]) for item in listed] == [note["n"] for note in doubtful]
    assert all("; ".join(n["anchor"]["evidence"]) in words(item) for n, item in zip(doubtful, listed, strict=True))


def test_the_emendations_are_counted_by_kind_and_hand(page, data):
    hands = Counter("by rule" if row["rule"] else "by hand" for row in data["emendations"])
    shown = table(page, "Emendations")
    assert sum(shown.values()) == len(data["emendations"])
    assert sum(count for name, count in shown.items() if name.endswith("by hand")) == hands["by hand"]


def test_every_finding_of_the_data_stands_on_the_page_with_its_line_and_reason(page, data):
    shown = [words(item) for item in page.xpath("//section[@class='findings']//li")]
    assert len(shown) == len(data["findings"])
    for row in data["findings"]:
        where = f"line {row['line']}"
        assert any(
            item.startswith(where) and row["fact"] in item and (row["reason"] or row["hint"] or "") in item
            for item in shown
        ), row


def small_page(tmp_path, findings, *expected):
    """The page of the small edition with findings, and entries that accept some."""
    config = config_in(tmp_path, expected=expected)
    publish(small_tree(), config, SiteConfig(), tmp_path / "site", tmp_path, findings)
    return parsed(tmp_path / "site" / "small" / "making.html")


def test_open_findings_and_known_ones_are_told_apart_and_lead_to_line_and_place(tmp_path):
    findings = Findings()
    file = "/witness.txt"  # beside the edition.yaml of the small edition
    findings.add("W-032", Place(file, 4, 3), "The bracket ( is not closed.", words="(available", hint="See the print.")
    findings.add("W-012", Place(file, 21), "Note 3 has no place on its page.")
    page = small_page(tmp_path, findings, Expected("W-012", "Note 3", "Looked at.", Place("edition.yaml", 9)))
    (open_,) = page.get_element_by_id("open-W-032").getparent().xpath(".//li")
    assert words(open_) == "line 4“(available”The bracket ( is not closed. In p1.See the print."
    assert open_.xpath(".//a/@href") == ["witness.html#l4", "section-1.html#p1"]
    (known,) = page.get_element_by_id("known-W-012").getparent().xpath(".//li")
    assert words(known) == "line 21Note 3 has no place on its page. In n3.Looked at."


def test_an_edition_without_findings_says_that_nothing_is_open(tmp_path):
    page = parsed(published(tmp_path) / "small" / "making.html")
    assert "There is nothing that the program doubts" in words(page)
    assert not page.find_class("findings")


def test_each_habit_that_may_be_told_says_whether_it_was_told_or_inferred(tmp_path):
    form = Form("[Document {n}]", Place("edition.yaml", 3))
    for habits, said in [
        (Habits(), "Inferred from the text."),
        (Habits(document_reference=form), "Told by the editors."),
    ]:
        config = config_in(tmp_path, habits=habits)
        publish(small_tree(), config, SiteConfig(), tmp_path / said, tmp_path, Findings())
        page = parsed(tmp_path / said / "small" / "making.html")
        (row,) = [row for row in page.xpath("//dl/div") if words(row).startswith("References to documents")]
        assert words(row) == f"References to documents “[Document 1]”. {said}"


def test_it_is_reached_from_the_page_about_the_method_and_from_every_page_s_foot(edition):
    assert parsed(edition / "method.html").xpath("//main//a[@href='making.html']")
    assert parsed(edition / "section-1.html").xpath("//footer//a[@href='making.html']")
