"""Every archival citation of the paper, as a reader found it, beside what the program finds: the counts are printed."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from fonds.config import load_edition
from fonds.exports import Edition, data
from fonds.findings import Findings
from fonds.link import link
from fonds.tei.names import first
from fonds.tei.stage import encode
from fonds.witness import read_witness
from gold_tables import by_id, found, line_of, table, wanted
from making import PROJECT, archives

FOUND, PRECISE, LEVELS = 0.97, 0.97, 0.95
"""Floors: citations found and split as they are printed, found ones that are some, and of those found all levels."""


@pytest.fixture(scope="module")
def edition():
    findings = Findings()
    config = load_edition(PROJECT / "content/nkidp-wp4", "content/nkidp-wp4", findings)
    encoded = encode(read_witness(config, findings), config, [], findings)
    linked = link(encoded.tree, config, archives(), findings)
    assert not findings.at_level("error")
    return Edition(config, linked, lambda identifier: f"page.html#{identifier}")


@pytest.fixture(scope="module")
def rows(edition):
    return data(edition, [])


@pytest.fixture(scope="module")
def units(edition, rows):
    """What the program finds in the notes, Ibids apart."""
    marked = by_id(edition.text)
    listed = [row for row in rows["citations"] if row["note"] and marked[row["id"]].get("subtype") != "ibid"]
    return [found(row, marked[row["id"]]) for row in listed]


@pytest.fixture(scope="module")
def gold():
    """What the reader found in the notes."""
    return [unit for unit in wanted(table("citations")) if unit.line < 402]


def spaceless(text):
    return re.sub(r"\s+", "", text)


def paired(gold, units):
    """Pairs of a unit that was read and the one found with the same words at the same place."""
    free = {}
    for unit in units:
        free.setdefault((unit.line, spaceless(unit.words)), []).append(unit)
    return [(unit, (free.get((unit.line, spaceless(unit.words))) or [None]).pop(0)) for unit in gold]


def test_citations_are_found_split_and_read_as_a_reader_does(gold, units, capsys):
    pairs = paired([unit for unit in gold], units)
    hits = [(unit, given) for unit, given in pairs if given]
    right = [unit for unit, given in hits if (unit.repository, unit.levels) == (given.repository, given.levels)]
    located = [unit for unit, given in hits if spaceless(unit.locator) == spaceless(given.locator)]
    beyond = (Counter(units) - Counter(given for _, given in hits)).elements()
    with capsys.disabled():
        print(f"\narchival citations in notes: {len(hits)} of {len(gold)} found and split, {len(units)} given;")
        print(f"of those found {len(right)} with all levels, {len(located)} with their locator")
        for unit, given in pairs:
            if given is None:
                print("  missed ", unit.line, unit.words)
            elif unit not in right or unit not in located:
                print("  other  ", unit, given)
        for unit in beyond:
            print("  beyond ", unit.line, unit.words)
    assert len(hits) >= FOUND * len(gold)
    assert len(hits) >= PRECISE * len(units)
    assert len(right) >= LEVELS * len(hits)
    assert len(located) >= LEVELS * len(hits)


def test_source_lines_are_given_to_their_archives_and_lost_digits_are_not_invented(rows):
    read = [unit for unit in wanted(table("citations")) if unit.line > 402]
    listed = [row for row in rows["citations"] if row["document"]]
    assert [row["repository"] for row in listed] == [unit.repository for unit in read]
    for unit, row in zip(read, listed, strict=True):
        (number,) = dict(unit.levels).values() or ("",)
        given = "".join(row["levels"].values())
        is_whole = number and not re.search(r"--|-\Z", number)
        assert given in (number, "") if is_whole else row["status"] != "printed"
        if is_whole:
            assert spaceless(given) == spaceless(number)


def test_every_ibid_means_what_it_means_to_a_reader(edition, rows, capsys):
    marked = [bibl for bibl in by_id(edition.text).values() if bibl.get("subtype") == "ibid"]
    ours = {line_of(bibl): bibl for bibl in marked}
    known = by_id(edition.text)
    listed = {row["id"]: row for row in rows["citations"]}
    read = [row for row in table("backrefs") if row[2] == "ibid"]
    right = 0
    for line, words, _, target, _, levels, _ in read:
        bibl = ours.get(int(line))
        if levels == "-":
            continue
        (unit,) = wanted([[line, words, "-", levels, "-"]])
        row = listed[str(bibl.get("{http://www.w3.org/XML/1998/namespace}id"))] if bibl is not None else None
        is_right = row is not None and found(row, bibl).levels == unit.levels
        is_right = is_right and line_of(known[row["antecedent"]]) == int(target) and row["status"] == "resolved"
        right += is_right
        with capsys.disabled():
            print(f"\nIbid of line {line}: {'right' if is_right else row}", end="")
    assert right == sum(row[5] != "-" for row in read) == 3


def test_nothing_that_only_looks_like_a_citation_is_one(edition):
    text = first(edition.tree, "t:text")
    marked = [
        (line_of(bibl), "".join(bibl.itertext())) for bibl in by_id(text).values() if bibl.get("type") == "archival"
    ]
    for line, words, _ in table("near-misses"):
        assert not [one for at, one in marked if at == int(line) and spaceless(words) in spaceless(one)]


def test_the_nine_references_to_documents_each_belong_to_a_citation(rows):
    assert [row["document_ref"] for row in rows["citations"] if row["document_ref"]] == [
        "d5", "d5", "d6", "d7", "d9", "d10", "d9", "d10", "d13",
    ]  # fmt: skip
