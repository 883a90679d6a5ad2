"""The project's own edition: what is known of NKIDP Working Paper 4 from outside the program."""

from __future__ import annotations

import ast
import re

import pytest

from fonds.config import load_edition
from fonds.exports import Edition, data
from fonds.findings import Findings
from fonds.link import link
from fonds.tei.stage import encode
from fonds.witness import read_witness
from making import PROJECT, registers


def table(name):
    lines = (PROJECT / "tests/gold" / f"{name}.txt").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


@pytest.fixture(scope="module")
def witness_and_data():
    findings = Findings()
    config = load_edition(PROJECT / "content/nkidp-wp4", "content/nkidp-wp4", findings)
    witness = read_witness(config, findings)
    encoded = encode(witness, config, [], findings)
    linked = link(encoded.tree, config, registers(PROJECT / "content/nkidp-wp4/registers"), findings)
    edition = Edition(config, linked, lambda identifier: f"page.html#{identifier}")
    assert not findings.at_level("error")
    return witness, data(edition, [])


@pytest.fixture(scope="module")
def rows(witness_and_data):
    return witness_and_data[1]


@pytest.mark.parametrize(("n", "begins", "before"), table("notes"))
def test_a_note_has_the_number_that_was_seen_printed(rows, n, begins, before):
    (note,) = [note for note in rows["notes"] if note["n"] == n]
    assert note["text"].startswith(begins)
    assert note["anchor"]["before"].endswith(before[-40:])


def test_every_note_has_a_place_with_evidence_or_says_that_it_has_none(rows):
    assert all(note["anchor"]["evidence"] for note in rows["notes"])
    unplaced = [note["n"] for note in rows["notes"] if note["anchor"]["placement"] == "unplaced"]
    assert len(unplaced) <= 0.03 * len(rows["notes"])


def test_the_one_word_note_of_the_third_page_is_lost_and_keeps_its_number(rows):
    lost = [note for note in rows["notes"] if note["lost"]]
    assert [(note["page"], note["text"]) for note in lost] == [("3", "")]


@pytest.mark.parametrize(("line", "words"), table("lost-dashes"))
def test_no_marker_stands_at_a_lost_dash(witness_and_data, line, words):
    witness, _ = witness_and_data
    text = witness.lines[int(line) - 1].text
    assert words in text
    column = text.index(words) + len(words) + 1
    assert not [note.mark for note in witness.notes if (note.at.line, note.at.column) == (int(line), column)]


def test_the_parts_are_those_of_the_paper(rows):
    assert [(section["kind"], section["title"]) for section in rows["sections"]] == [
        ("introduction", None),
        ("section", "The Preparatory Period"),
        ("section", "The Three-Year Plan"),
        ("section", "The Five-Year Plan"),
        ("section", "The Buffer Year"),
        ("conclusion", None),
        ("biographies", "Author Bios:"),
    ]


@pytest.mark.parametrize(("n", "date", "kind", "repository", "identifier", "status"), table("documents"))
def test_a_document_is_what_is_known_of_it(rows, n, date, kind, repository, identifier, status):
    document = rows["documents"][int(n) - 1]
    source = document["source"]
    found = [document["date"], document["kind"], source["repository"], source["identifier"] or "-", source["status"]]
    assert found == [date, kind, repository, identifier, status]


def test_there_are_thirteen_documents(rows):
    assert [document["n"] for document in rows["documents"]] == list(range(1, 14))


def test_the_nine_references_to_documents_are_linked(rows):
    cited = [(note, d["n"]) for d in rows["documents"] for note in d["cited_by"]]
    assert [n for _, n in sorted(cited, key=lambda pair: pair[1])] == [5, 5, 6, 7, 9, 9, 10, 10, 13]


def test_a_conversation_without_turns_gets_none(rows):
    assert [d["n"] for d in rows["documents"] if d["turns"]] == [7, 10, 12, 13]


def test_no_line_of_the_witness_is_left_without_a_role(witness_and_data):
    witness, rows = witness_and_data
    assert [row["line"] for row in rows["ledger"]] == [line.number for line in witness.lines]


def test_thirty_nine_pages_are_counted_and_the_headers_confirm_it(witness_and_data):
    witness, _ = witness_and_data
    assert [page.number for page in witness.pages] == [str(n) for n in range(1, 40)]
    assert {page.certainty for page in witness.pages[:37]} == {"high"}


WORD = re.compile(r"[^\W\d_]{3,}(?:[’'-][^\W\d_]+)*")
ORDINARY = """
    January February March April June July August September October November December
    Archive City Command East English Entry Ibid Liberation Note PDF President Press Series South
"""
"""Words of the language (one is a part of a typeface's name) that the paper has with a capital letter only."""


def proper_names():
    """Folded form → each word of the paper and of what is known of it that never stands there in small letters."""
    sources = ["nkidp-wp4/witness.txt", "nkidp-wp4/edition.yaml", "registers/archives.yaml"]
    texts = [re.sub(r"^#.*$", "", (PROJECT / "content" / name).read_text("utf-8"), flags=re.M) for name in sources]
    known = registers(PROJECT / "content/nkidp-wp4/registers")
    entries = (*known.people, *known.places, *known.organisations)
    words = set(WORD.findall("\n".join([*texts, *(name for entry in entries for name in entry.names)])))
    small = {word for word in words if word[0].islower()}
    named = {word.casefold(): word for word in words if word[0].isupper() and word.lower() not in small}
    return {folded: word for folded, word in named.items() if word not in ORDINARY.split()}


def strings_of_the_program():
    """Each file of program, weights, catalogue and templates, and its text; of Python the strings, docstrings aside."""
    for file in sorted((PROJECT / "src").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
                yield file, node.value
    for pattern in ("src/**/*.tsv", "src/**/*.json", "src/**/*.md", "templates/**/*.*"):
        for file in sorted(PROJECT.glob(pattern)):
            yield file, file.read_text("utf-8")


def test_the_program_knows_nothing_of_this_paper():
    """No name, archive, place or title of the paper stands in the program, in its weights or in its templates."""
    names = proper_names()
    assert {"kim", "zhou", "korea", "pyeongyang", "xihuating", "avprf", "prcfma", "ribao", "armstrong"} <= set(names)
    assert len(names) > 500
    found = [
        (file.name, names[word.casefold()])
        for file, text in strings_of_the_program()
        for word in WORD.findall(text)
        if word.casefold() in names and (word[0].isupper() or file.suffix == ".tsv")
    ]
    assert not found
