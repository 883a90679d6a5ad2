"""Archival citations: a table for each archive, a citation a line, with what it must be read as."""

from __future__ import annotations

import pytest

from fonds.config import Archive, Level, Registers
from fonds.link.archival import Citation, Grammar
from fonds.link.archival.damaged import find_damaged
from making import PROJECT, archives

TABLES = sorted((PROJECT / "tests/tables").glob("citations-*.txt"))
LINES = [
    (table.stem, number, line)
    for table in TABLES
    for number, line in enumerate(table.read_text("utf-8").splitlines(), 1)
    if line.strip() and not line.startswith("#")
]
GRAMMAR = Grammar(archives())


def written(citation: Citation, text: str) -> str:
    """A citation as the tables write it."""
    levels = " ".join(f"{name}={value}" for name, value in citation.levels) or "-"
    locator = text[slice(*citation.locator)] if citation.locator else "-"
    return f"{citation.archive.key} | {levels} | {locator}"


@pytest.mark.parametrize(("table", "number", "line"), LINES, ids=[f"{t}:{n}" for t, n, _ in LINES])
def test_a_citation_is_read_as_its_table_says(table, number, line):
    text, _, wanted = line.partition(" -> ")
    found = GRAMMAR.find(text)
    assert " || ".join(written(citation, text) for citation in found) == wanted


def test_every_archive_of_the_register_has_its_table():
    assert {table.stem.removeprefix("citations-") for table in TABLES} == {a.key.lower() for a in archives().archives}


def test_a_new_archive_is_recognised_by_register_data_alone():
    level = Level("number", ("no.",), r"[A-Z]{2} \d+/\d+", identifies=True)
    archive = Archive("TNA", "The National Archives", "TNA", levels=(level,))
    (citation,) = Grammar(Registers((archive,))).find("Minute, 4 May 1951, TNA, FO 371/92067, p. 3.")
    assert (citation.levels, citation.identifier) == ((("number", "FO 371/92067"),), "TNA FO 371/92067")


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("PR FMA 203-0003- . 1-3", "PRCFMA"),
        ("Hebei Provincial Arc ives 908--17", "Hebei"),
        ("S anxi Provincial Arc ives 54-- .85", "Shanxi"),
        ("State Planning ommission Arc ives", "State-Planning"),
        ("PRCFMA 204-00315-04", "PRCFMA"),
    ],
)
def test_an_archive_is_known_by_a_name_that_lost_letters(printed, key):
    archive, _ = find_damaged(printed, archives())
    assert archive.key == key


@pytest.mark.parametrize("printed", ["Provincial Archives 9", "Xinhua Archives", "S", "Hebei 908", ""])
def test_a_name_with_other_letters_or_too_few_is_no_archive(printed):
    assert find_damaged(printed, archives()) is None
