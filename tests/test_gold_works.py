"""Every citation of a work, as a reader found it, beside what the program finds: the counts are printed."""

from __future__ import annotations

import re

import pytest

from fonds.config import load_edition
from fonds.findings import Findings
from fonds.link import link
from fonds.link.works.record import read
from fonds.link.works.words import folded
from fonds.tei.names import first, local, walk, xml_id, xp
from fonds.tei.stage import encode
from fonds.tei.text import plain
from fonds.witness import read_witness
from gold_tables import line_of, table
from making import PROJECT, archives

RESOLVED = 0.9
"""The floor of short and repeated citations that lead to the right work; none may lead to a wrong one."""
FIRST = 0.9
"""The floor of first citations found."""
KINDS = {"reader": "paper", "other": "thesis"}
"""What the reader, who had a shorter list, calls otherwise."""
UNPUBLISHED = {"194", "195", "248"}
"""Lines with documents cited without the place where they lie: neither work nor archival citation, the reader says."""


@pytest.fixture(scope="module")
def tree():
    findings = Findings()
    config = load_edition(PROJECT / "content/nkidp-wp4", "content/nkidp-wp4", findings)
    encoded = encode(read_witness(config, findings), config, [], findings)
    return link(encoded.tree, config, archives(), findings)


@pytest.fixture(scope="module")
def marked(tree):
    """(line, words, id of the work, how it is cited) of every citation of a work."""
    bibls = [bibl for bibl in walk(first(tree, "t:text"), "bibl") if bibl.get("type") == "work"]
    return [(begins(b), spaceless(plain(b)), b.get("corresp")[1:], b.get("subtype")) for b in bibls]


@pytest.fixture(scope="module")
def works(tree):
    return {xml_id(record): read(record) for record in xp(tree, "//t:listBibl[@type='works']/t:biblStruct")}


def spaceless(text):
    return re.sub(r"\s+", "", text)


def begins(bibl):
    """The line of the witness on which a citation's words begin; where they open the line, it stands inside."""
    for element in walk(bibl):
        if local(element) == "lb":
            return int(element.get("n").partition(":")[0])
        if (element.text or "").strip():
            return line_of(bibl)
    return line_of(bibl)


def at(marked, line, words):
    """The works cited at a place: the citation that begins with these words, or these with it (volumes one by one)."""
    wanted = spaceless(words)
    found = [one for one in marked if one[0] == int(line) and (one[1].startswith(wanted) or wanted.startswith(one[1]))]
    return found[0] if found else None


def test_first_citations_are_found_with_their_kinds_and_titles(marked, works, capsys):
    rows = [row for row in table("works") if row[0] not in UNPUBLISHED]
    pairs = [(row, at(marked, row[0], row[1])) for row in rows]
    hits = [(row, works[one[2]]) for row, one in pairs if one]
    kinds = [row for row, work in hits if work.kind in (row[2], KINDS.get(row[2]))]
    titles = [row for row, work in hits if same_title(row[4], work)]
    authors = [row for row, work in hits if row[3] in ("-", "idem") or same_names(row[3], work)]
    with capsys.disabled():
        print(f"\nfirst citations of works: {len(hits)} of {len(rows)} found; of those found", end=" ")
        print(f"{len(kinds)} with their kind, {len(titles)} with their title, {len(authors)} with their authors")
        for row, one in pairs:
            if one is None:
                print("  missed", row[:2])
            elif row not in kinds or row not in titles or row not in authors:
                print("  other ", row[:5], "|", works[one[2]].kind, "|", works[one[2]].title)
    assert len(hits) >= FIRST * len(rows)


def same_title(words, work):
    """In letters and digits alone, for the witness has some signs wrong; a translation in brackets may stand behind."""
    ours, theirs = (re.sub(r"[\W_]+", "", folded(text)) for text in (work.title, words))
    return theirs.startswith(ours) or ours.startswith(theirs)


def same_names(words, work):
    makers = work.authors if work.kind == "interview" else work.makers
    return [name.printed for name in makers] == words.split("; ")


def test_short_and_repeated_citations_lead_to_the_right_work_and_none_to_a_wrong_one(marked, capsys):
    rows = [row for row in table("backrefs") if row[5] == "-"]
    right, wrong, missed = [], [], []
    for row in rows:
        one, target = at(marked, row[0], row[1]), at(marked, row[3], row[4])
        group = missed if one is None else right if target and one[2] == target[2] else wrong
        group.append(row[:2])
    with capsys.disabled():
        print(f"\nback references to works: {len(right)} of {len(rows)} right, {len(wrong)} wrong, {len(missed)} open")
        for name, group in (("wrong ", wrong), ("open  ", missed)):
            for line, words in group:
                print(f"  {name}", line, words)
    assert not wrong
    assert len(right) >= RESOLVED * len(rows)


def test_what_the_program_marks_beyond_the_gold_is_known(marked, capsys):
    """A false link is worse than a missing one: nothing is marked that the reader does not list."""
    listed = [(int(row[0]), spaceless(row[1])) for name in ("works", "backrefs") for row in table(name)]
    beyond = [
        one for one in marked
        if not any(line == one[0] and (one[1].startswith(words) or words.startswith(one[1]) or one[1] in words)
                   for line, words in listed)
    ]  # fmt: skip
    with capsys.disabled():
        print(f"\ncitations of works marked: {len(marked)}, beyond the gold: {len(beyond)}", *beyond, sep="\n  ")
    assert not beyond
