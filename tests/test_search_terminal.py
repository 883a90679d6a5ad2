"""The reader in the terminal: which passages answer, in what order, with which words."""

from __future__ import annotations

import contextlib
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from whoosh.query import And, Or, Phrase, Term

from fonds.search.analysis import fold, stem, words
from fonds.search.index import Index, ensure
from fonds.search.query import QueryError
from fonds.search.spans import are_near
from fonds.search.terminal import answer
from search_help import found, keep_keys_in
from search_queries import generated, hostile, queries


@pytest.fixture(scope="module", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    yield from keep_keys_in(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def dam(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return ensure(tuple(found().values()), tmp_path_factory.mktemp("dam"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return ensure(generated(1200), tmp_path_factory.mktemp("large"))


def ids(index: Index, query: str) -> list[str]:
    """The passages that answer, in the order of the edition."""
    hits = {hit.id for hit in answer(index, query, None).hits}
    return [passage.id for passage in index.passages if passage.id in hits]


AVPRF, PRCFMA = "src-avprf-f0102-d8", "src-prcfma-204-00315-04"
ANSWERS = {
    "plan": ["p1", "d1.t1", "d1.t2"],
    "planning": ["p1", "d1.t1", "d1.t2"],
    '"planned"': ["p1", "d1.t1"],
    '"free labor"': ["p2"],
    '"labor free"': ["p2"],
    "free NOT labor": [],
    "labor NOT free": ["p3"],
    "SZALONTAI": ["byline", "p6"],
    "odon": ["byline"],
    "1957": ["p1", "d2.h"],
    "ministry": ["p1", PRCFMA],
    "d": ["n1", AVPRF],
    '"d 8"': ["n1", AVPRF],
    "204-00315-04": ["d1.source", PRCFMA],
    "00315": ["d1.source", PRCFMA],
    "北京": ["p4"],
    "北": ["p4"],
    "people’s": ["s2.h"],
    "peopl*": ["s2.h"],
    "sh?p": ["p3", "e1"],
    "speaker:kim": ["d1.t1", "d1.t1.p2"],
    "speaker:kim aid": ["d1.t1.p2"],
    "kind:speech dam": ["d1.t1"],
    "section:introduction kind:note": ["n1"],
    "document:1 kind:title": ["d1.h"],
    "document:d2": ["d2.h", "d2.p1"],
    "archive:avprf": ["n1", AVPRF],
    "archive:prcfma kind:source": ["d1.source"],
    'identifier:"d. 8"': ["n1", AVPRF],
    "identifier:204-00315-04": ["d1.h", "d1.source", PRCFMA],
    "kind:file": [AVPRF, PRCFMA],
    'identifier:"8 prcfma"': [],
    "date:1958": ["d1.h", "d1.source", "d1.t1", "d1.t1.p2", "d1.t2"],
    "date:1957-10-02": ["d2.h", "d2.p1"],
    "date:1957-11..": ["d1.h", "d1.source", "d1.t1", "d1.t1.p2", "d1.t2"],
    "(dam OR aid) NOT (kind:speech OR section:s2)": ["title", "n-star", "p1", "p2", "d2.p1"],
    "xyzzyq": [],
    '"aid ship"': [],
    "xyzzyq OR ship": ["p3", "e1"],
    "NOT (kind:paragraph OR kind:speech OR kind:note)": [
        "title", "byline", "s2.h", "e1", "d1.h", "d1.source", "d2.h", "s3.h", AVPRF, PRCFMA,
    ],
}  # fmt: skip


@pytest.mark.parametrize(("query", "expected"), ANSWERS.items())
def test_a_query_finds_these_passages_and_no_others(dam: Index, query: str, expected: list[str]) -> None:
    assert ids(dam, query) == expected


def test_scores_are_those_of_whoosh(large: Index) -> None:
    trees = {
        "plan": Term("stem", "plan"),
        "plan aid": And([Term("stem", "plan"), Term("stem", "aid")]),
        "aid OR korean OR loan": Or([Term("stem", "aid"), Term("stem", "korean"), Term("stem", "loan")]),
        '"aid aid"': Phrase("exact", ["aid", "aid"]),
        '"of the"': Phrase("exact", ["of", "the"]),
    }
    with large.whoosh.searcher() as searcher:
        for query, tree in trees.items():
            expected = {hit.docnum: hit.score for hit in searcher.search(tree, limit=None)}
            hits = answer(large, query, None).hits
            assert {int(hit.id[1:]): hit.score for hit in hits} == pytest.approx(expected, abs=1e-8)
            assert len(hits) > 9


def test_the_best_comes_first_and_equals_stand_in_the_order_of_the_edition(large: Index) -> None:
    hits = answer(large, "korea OR agreement", None).hits
    assert hits == tuple(sorted(hits, key=lambda hit: (-hit.score, int(hit.id[1:]))))
    assert len({hit.score for hit in hits}) > 20


def test_a_page_of_hits_is_a_part_of_all_hits(large: Index) -> None:
    whole = answer(large, "plan", None)
    assert answer(large, "plan", 5, 3).hits == whole.hits[3:8]
    assert answer(large, "plan", 5, 10**6).hits == ()
    assert answer(large, "plan", 0).total == whole.total


def test_a_phrase_is_in_as_many_passages_as_a_regular_expression_finds(large: Index) -> None:
    chance = random.Random(20)
    texts = [" ".join(words(passage.text)) for passage in large.passages]
    several = 0
    for _ in range(200):
        taken = words(chance.choice(large.passages).text)
        start = chance.randrange(len(taken)) if taken else 0
        phrase = taken[start : start + chance.randrange(1, 5)]
        if phrase:
            whole = re.compile(rf"(?<!\S){re.escape(' '.join(phrase))}(?!\S)")
            count = sum(bool(whole.search(text)) for text in texts)
            assert answer(large, f'"{" ".join(phrase)}"', 0).total == count, phrase
            several += len(phrase) > 1
    assert several > 100


def test_a_phrase_with_slack_lets_so_many_other_words_stand_between(large: Index) -> None:
    texts = [words(passage.text) for passage in large.passages]
    counts = set()
    for slack in (0, 1, 4, 20):
        for one, two in (("plan", "aid"), ("korea", "the"), ("aid", "aid"), ("1957", "d")):
            count = sum(
                any(text[i] == one and two in text[i + 1 : i + 2 + slack] for i in range(len(text))) for text in texts
            )
            assert answer(large, f'"{one} {two}"~{slack}', 0).total == count
            counts.add(count)
    assert len(counts) > 10


def test_near_finds_words_in_whatever_order_and_no_word_near_itself(large: Index) -> None:
    texts = [[stem(word) for word in words(passage.text)] for passage in large.passages]
    for between in (0, 3, 10):
        for one, two in (("plan", "aid"), ("korea", "labor"), ("aid", "aid")):
            count = sum(
                any(
                    text[i] == one and two in text[max(0, i - 1 - between) : i] + text[i + 1 : i + 2 + between]
                    for i in range(len(text))
                )
                for text in texts
            )
            assert answer(large, f"{one} NEAR/{between} {two}", 0).total == count
            assert answer(large, f"{two} NEAR/{between} {one}", 0).total == count
            assert count > 9


def test_near_goes_on_from_each_part_to_the_next() -> None:
    assert are_near([[(0, 1)], [(5, 6)], [(10, 11)]], [4, 4])
    assert not are_near([[(0, 1)], [(5, 6)], [(10, 11)]], [3, 4])
    assert not are_near([[(0, 1), (20, 21)], [(5, 6)], [(25, 26)]], [4, 4])
    assert are_near([[(3, 6)], [(0, 3)]], [0])
    assert not are_near([[(3, 6)], [(4, 5)]], [9])


def test_a_word_spelled_alike_is_found(dam: Index) -> None:
    assert ids(dam, "szalontai~1") == ids(dam, "szalontai")
    assert ids(dam, "szalotnai~1") == ids(dam, "szalontai")
    assert ids(dam, "zalontia~2") == ids(dam, "szalontai")
    assert ids(dam, "zalontia~1") == []


def test_what_found_nothing_is_answered_with_words_of_the_index(dam: Index) -> None:
    assert answer(dam, "szalontay").suggestions == ("szalontai",)
    assert answer(dam, '"planed" AND minstry').suggestions[:2] == ("planned", "ministry")
    assert answer(dam, "xyzzyq").suggestions == ()
    assert answer(dam, "szalontai").suggestions == ()


def test_a_phrase_with_numbers_and_brackets_is_found_as_it_is_printed(dam: Index, large: Index) -> None:
    assert ids(dam, '"Archives, f. 0102" OR "AVPRF, f. 0102, op. 10, p. 53, d., 8"') == ["n1", AVPRF]
    pattern = re.compile(r"\bIl-u\W+Pak\b")
    expected = [passage.id for passage in large.passages if pattern.search(passage.text)]
    assert ids(large, '"Il-u [Pak"') == expected
    assert expected


def test_a_word_is_found_by_all_who_write_it_with_other_case_or_accents(large: Index) -> None:
    for word in ("Łódź", "Straße", "généralisation", "naïve", "Съезд", "Ωμέγα"):
        expected = ids(large, f'"{word}"')
        assert expected
        assert expected == ids(large, f'"{word.upper()}"') == ids(large, f'"{fold(word)}"')


def test_a_snippet_shows_the_words_that_were_found_in_their_context(dam: Index) -> None:
    [hit] = answer(dam, '"free labor"').hits
    assert hit.snippet == "Free labor, free aid: a “new” dam."
    assert [hit.snippet[first:last] for first, last in hit.marks] == ["Free", "labor"]


def test_a_snippet_is_the_piece_in_which_most_of_the_query_stands(large: Index) -> None:
    near = re.compile(r"\b(ministry|agreement)\W(?:\w+\W){0,20}(?!\1)(ministry|agreement)\b")
    texts = {passage.id: " ".join(words(passage.text)) for passage in large.passages}
    hits = [hit for hit in answer(large, "ministry agreement", None).hits if near.search(texts[hit.id])]
    cut = [hit for hit in hits if hit.snippet.startswith("… ")]
    assert len(cut) > 20
    assert all(len(words(hit.snippet)) == 36 for hit in cut)
    assert all({"ministri", "agreement"} <= set(map(stem, words(hit.snippet))) for hit in hits)


def test_what_is_excluded_or_only_narrows_is_not_marked(dam: Index) -> None:
    [hit] = answer(dam, "speaker:kim kind:speech thank NOT dam").hits
    assert [hit.snippet[first:last] for first, last in hit.marks] == ["thank"]


def test_marks_are_always_words_of_the_snippet(large: Index) -> None:
    marked = 0
    for query in queries(60, 3, large.passages, ()):
        with contextlib.suppress(QueryError):
            for hit in answer(large, query, 5).hits:
                assert all(words(hit.snippet[first:last]) for first, last in hit.marks)
                marked += len(hit.marks)
    assert marked > 200


def test_a_pattern_that_stands_for_too_many_words_is_refused(tmp_path: Path) -> None:
    many = generated(4)
    text = " ".join(f"a{number}" for number in range(2001))
    index = ensure([*many, type(many[0])("x", "x.html#x", "note", text)], tmp_path / "index")
    with pytest.raises(QueryError, match="“a\\*” stands for too many words"):
        answer(index, "a*")
    assert answer(index, "a1*").total == 1


def test_a_hostile_query_is_answered_or_refused_in_bounded_time(large: Index) -> None:
    for query in [*hostile(), " OR ".join(["a*", "*e*", "?he"] * 16), '"' + "the " * 200 + '"']:
        began = time.perf_counter()
        with contextlib.suppress(QueryError):
            answer(large, query)
        assert time.perf_counter() - began < 5, query
