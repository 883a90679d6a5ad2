"""What passages have in common, as the filters read it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from fonds.search.facets import facets, runs, speaker_name
from fonds.search.passages import Passage
from search_help import numbers_of


def numbers(written: str) -> list[int]:
    """The passages that runs tell of, read letter by letter."""
    found: list[int] = []
    values = numbers_of(written)
    at = 0
    for skipped, taken in zip(values[::2], values[1::2], strict=True):
        at += skipped
        found += range(at, at + taken)
        at += taken
    return found


def passage(**given: object) -> Passage:
    return replace(Passage("p1", "section-1.html#p1", "paragraph", "A mill."), **given)  # type: ignore[arg-type]


def test_runs_tell_any_numbers_again() -> None:
    chance = random.Random(8)
    for _ in range(50):
        given = sorted(chance.sample(range(30_000), chance.randrange(1, 400)))
        assert numbers(runs(given)) == given


def test_a_run_of_neighbours_is_short() -> None:
    assert len(runs(range(500, 3000))) <= 6


def test_each_document_comes_by_its_id_with_its_title_and_its_passages() -> None:
    essay = passage(title="Of mills")
    one = passage(document="d1", title="Document 1: A deed")
    two = passage(document="d2", title="Document 2: A letter")
    listed = [[*row[:2], numbers(row[2])] for row in facets([essay, one, one, two, one])["document"]]
    assert listed == [["d1", "Document 1: A deed", [1, 2, 4]], ["d2", "Document 2: A letter", [3]]]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Miller", "Miller"),
        ("Reeve [Tom]", "Reeve Tom"),
        ("[Tom] Reeve", "Tom Reeve"),
        ("Reeve Tom (to be called Tom)", "Reeve Tom"),
        ("", ""),
    ],
)
def test_speakers_are_named_without_the_brackets_of_editors(printed: str, name: str) -> None:
    assert speaker_name(printed) == name


def test_what_one_speaker_says_is_one_value_however_the_name_is_bracketed() -> None:
    listed = facets([passage(speaker="Reeve [Tom]"), passage(), passage(speaker="Reeve Tom")])["speaker"]
    assert [(name, numbers(found)) for name, found in listed] == [("Reeve Tom", [0, 2])]


def test_an_archive_is_one_value_with_its_key_and_its_name() -> None:
    mill, town = ("MILL", "Archive of the Mill"), ("Town", "Town Archive")
    listed = facets([passage(archives=mill), passage(archives=(*town, *mill)), passage()])["archive"]
    assert [(value, label, numbers(found)) for value, label, found in listed] == [
        ("MILL", "Archive of the Mill (MILL)", [0, 1]),
        ("Town", "Town Archive", [1]),
    ]


def test_archives_that_are_cited_only_together_stay_two() -> None:
    listed = facets([passage(archives=("A", "Archive of Ayr", "B", "Archive of Bute"))])["archive"]
    assert [row[:2] for row in listed] == [["A", "Archive of Ayr (A)"], ["B", "Archive of Bute (B)"]]


def test_dates_are_those_of_documents_and_nothing_is_made_of_what_is_no_date() -> None:
    listed = facets([passage(), passage(date="1957-10"), passage(date="undated"), passage(date="1957-10")])["date"]
    assert [(date, numbers(found)) for date, found in listed] == [("1957-10", [1, 3])]
