"""The files for programs: one set of facts, the same in all of them."""

from __future__ import annotations

import json

import pytest
from lxml import html

from fonds.checks import FILES
from fonds.checks.data import validator
from fonds.exports import Edition, data
from making import PROJECT, make
from test_witness import DOCUMENTS, PAPER

TEXT = PAPER + DOCUMENTS.split("ends soon.\n")[1]


@pytest.fixture
def rows(tmp_path):
    made = make(TEXT, tmp_path)
    return data(Edition(made.config, made.linked, lambda identifier: f"page.html#{identifier}"), [])


@pytest.mark.parametrize("name", FILES)
def test_a_data_file_follows_its_schema(rows, name):
    assert [error.message for error in validator(name).iter_errors(json.loads(json.dumps(rows[name])))] == []


def test_the_words_around_a_marker_run_on_over_the_foot_of_the_page(rows):
    (note,) = [note for note in rows["notes"] if note["n"] == "1"]
    assert note["anchor"]["before"].endswith("until the railway reached the valley and took the grain."[-40:])
    assert note["anchor"]["after"] == "The boatmen of the upper town had by the"


def test_the_words_after_a_marker_at_a_paragraphs_end_are_those_of_the_next(tmp_path):
    body = "An Invented Paper\nOne body line that says a thing.*\nAnother that says more.\n"
    made = make(body + "* A. Bell, Rivers (London: Harbour, 1988), 2.\n", tmp_path)
    edition = Edition(made.config, made.linked, lambda identifier: f"page.html#{identifier}")
    (note,) = data(edition, [])["notes"]
    assert (note["anchor"]["before"], note["anchor"]["after"]) == (
        "One body line that says a thing.",
        " Another that says more.",
    )


def test_a_line_that_serves_several_addresses_says_which_part_serves_which(rows):
    (line,) = [row for row in rows["ledger"] if "d1.t3" in row["anchors"]]
    text = TEXT.split("\n")[line["line"] - 1]
    parts = [(part["anchor"], text[part["from"] - 1 : part["to"] - 1].strip()) for part in line["parts"]]
    assert parts == [("d1.t2", "Elm: Good day."), ("d1.t3", "Premier [Oak]: And the boats?")]


def test_a_documents_record_says_where_it_lies_and_who_made_it_readable(rows):
    (document,) = rows["documents"]
    assert (document["place"], document["translator"], document["turns"]) == ("The Hall", "Ivy Reed", 4)
    assert [(s["name"], s["turns"]) for s in document["speakers"]] == [("Oak", 2), ("Elm", 2)]
    assert [(p["name"], p["role"]) for p in document["participants"]] == [("Oak", "Premier"), ("Elm", "Ambassador")]


def test_every_note_of_the_published_pages_is_a_note_of_the_data(built_site):
    folder = built_site / "nkidp-wp4"
    notes = {row["id"] for row in json.loads((folder / "data/notes.json").read_text("utf-8"))}
    listed = html.parse(str(folder / "notes.html"))
    ids = {element.get("href").partition("#")[2] for element in listed.iter("a") if element.get("href")}
    assert notes <= ids


def test_the_published_tei_and_the_data_count_the_same(built_site):
    from fonds.tei.names import walk, xp
    from fonds.tei.serialise import from_bytes

    folder = built_site / "nkidp-wp4"
    tree = from_bytes((folder / "tei/nkidp-wp4.xml").read_bytes())
    counted = {
        "notes": sum(note.get("place") == "foot" for note in walk(tree, "note")),
        "documents": len(xp(tree, "//t:div[@type='document']")),
        "sections": len(xp(tree, "//t:div[@type='section' or @type='biographies']")),
    }
    read = {name: len(json.loads((folder / f"data/{name}.json").read_text("utf-8"))) for name in counted}
    assert counted == read


def test_the_witness_in_the_project_is_the_recorded_one():
    import hashlib

    found = hashlib.sha256((PROJECT / "content/nkidp-wp4/witness.txt").read_bytes()).hexdigest()
    assert found in (PROJECT / "content/nkidp-wp4/edition.yaml").read_text("utf-8")
