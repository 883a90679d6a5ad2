"""The query language."""

from __future__ import annotations

import time

import pytest

from fonds.search.fits import fits, overlaps
from fonds.search.query import QueryError, parse
from search_queries import hostile, shape

ANSWERS = {
    "labor": ["term", "stem", "labor"],
    "Planning": ["term", "stem", "plan"],
    "Szalontái": ["term", "stem", "szalontai"],
    '"Planning"': ["term", "exact", "planning"],
    '"Free, labor!"': ["phrase", "exact", ["free", "labor"], 0],
    "“free labor”": ["phrase", "exact", ["free", "labor"], 0],
    "204-00315-04": ["phrase", "exact", ["204", "00315", "04"], 0],
    "people’s": ["phrase", "exact", ["people", "s"], 0],
    "1957.The": ["phrase", "exact", ["1957", "the"], 0],
    "d.8": ["phrase", "exact", ["d", "8"], 0],
    "北京": ["phrase", "exact", ["北", "京"], 0],
    "the": ["term", "stem", "the"],
    '"free labor"~5': ["phrase", "exact", ["free", "labor"], 5],
    "szalontay~": ["fuzzy", "exact", "szalontay", 2],
    "Plan~": ["fuzzy", "exact", "plan", 1],
    "plan~2": ["fuzzy", "exact", "plan", 2],
    "speaker:zhu~": ["fuzzy", "speaker", "zhu", 1],
    'speaker:"kim sung"~1': ["phrase", "speaker", ["kim", "sung"], 1],
    "aid NEAR dam": ["near", [["term", "stem", "aid"], ["term", "stem", "dam"]], [10]],
    'a NEAR/2 (b* OR "c d") NEAR/0 e': [
        "near",
        [
            ["term", "stem", "a"],
            ["any", ["pattern", "exact", "b*"], ["phrase", "exact", ["c", "d"], 0]],
            ["term", "stem", "e"],
        ],
        [2, 0],
    ],
    "a b NEAR c": ["all", ["term", "stem", "a"], ["near", [["term", "stem", "b"], ["term", "stem", "c"]], [10]]],
    "near": ["term", "stem", "near"],
    "plan*": ["pattern", "exact", "plan*"],
    "W?m**n,": ["pattern", "exact", "w?m*n"],
    "aid dam": ["all", ["term", "stem", "aid"], ["term", "stem", "dam"]],
    "aid AND dam": ["all", ["term", "stem", "aid"], ["term", "stem", "dam"]],
    "and or not": ["all", ["term", "stem", "and"], ["term", "stem", "or"], ["term", "stem", "not"]],
    "a OR b c": ["any", ["term", "stem", "a"], ["all", ["term", "stem", "b"], ["term", "stem", "c"]]],
    "(a OR b) c": ["all", ["any", ["term", "stem", "a"], ["term", "stem", "b"]], ["term", "stem", "c"]],
    "a NOT b": ["all", ["term", "stem", "a"], ["not", ["term", "stem", "b"]]],
    "NOT NOT a": ["not", ["not", ["term", "stem", "a"]]],
    "[North] Korea": ["all", ["term", "stem", "north"], ["term", "stem", "korea"]],
    "Kind:NOTE": ["term", "kind", "note"],
    "document:D5": ["term", "document", "d5"],
    "speaker:Zhou": ["term", "speaker", "zhou"],
    "speaker:ki*": ["pattern", "speaker", "ki*"],
    'speaker:"Kim Il Sung"': ["phrase", "speaker", ["kim", "il", "sung"], 0],
    'identifier:"d. 8"': ["phrase", "identifier", ["d", "8"], 0],
    "date:1957": ["dates", "1957", "1957"],
    "date:1957..1958-02": ["dates", "1957", "1958-02"],
    "date:..1958": ["dates", "", "1958"],
}


@pytest.mark.parametrize(("query", "tree"), ANSWERS.items())
def test_a_query_has_one_meaning(query: str, tree: list[object]) -> None:
    assert shape(parse(query)) == tree


REFUSED = {
    "": (0, "there is nothing to search for"),
    "aid AND": (5, "AND needs something after it"),
    "OR aid": (1, "OR needs something before it"),
    "aid OR OR dam": (5, "OR needs something after it"),
    "dam (aid": (5, "this bracket is not closed"),
    "dam aid)": (8, "this bracket was never opened"),
    "dam ()": (5, "there is nothing in this bracket"),
    'dam "aid': (5, "this quotation mark is not closed"),
    "dam &&": (5, "there is no letter or digit in “&&”"),
    "aid~3": (1, "“aid~3” cannot be searched: write word~, word~1 or word~2"),
    "a-b~": (1, "“a-b~” cannot be searched: write word~, word~1 or word~2"),
    '"free labor"~x': (13, '“~x” is no distance: write "words"~5, at most 999'),
    "aid NEAR/1000 dam": (5, "“NEAR/1000” is no distance: write NEAR/5, at most 999"),
    "aid NEAR": (5, "NEAR needs something after it"),
    "NEAR/5 aid": (1, "NEAR/5 needs something before it"),
    "aid AND NEAR dam": (5, "AND needs something after it"),
    "kind:note NEAR aid": (
        11,
        "NEAR stands between words, phrases and patterns, or brackets with OR between such",
    ),
    "-aid": (1, "- before a word means nothing here; to exclude a word write NOT"),
    "aid|dam": (1, "| means nothing here; write OR"),
    "204-*": (1, "a pattern is one word, and “204-*” is 2: punctuation divides words"),
    "*": (1, "a pattern needs a letter or a digit"),
    "kind: note": (1, "kind: needs its value right after the colon"),
    "date:1957-13": (
        1,
        "“1957-13” is no date: write 1957, 1957-11 or 1957-11-23, "
        "or two of them with two stops between, as in 1957..1958-02",
    ),
    "date:1958..1957": (1, "the first date is later than the second"),
    "document:d1.p2": (1, "“d1.p2” is no document: one name, such as d5"),
    "aid " * 51: (201, "more than 50 words and phrases"),
    "aid~ " * 11: (51, "more than 10 words spelled alike (~)"),
    "x" * 1001: (0, "a query may have 1000 characters, this one has 1001"),
}


@pytest.mark.parametrize(("query", "fault"), REFUSED.items())
def test_a_query_that_cannot_be_read_says_where_and_why(query: str, fault: tuple[int, str]) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert (caught.value.position, caught.value.reason) == fault


def test_an_unknown_field_is_answered_with_the_known_ones() -> None:
    with pytest.raises(QueryError, match="no field “foo”; the fields are kind, document, section, speaker"):
        parse("foo:bar")
    with pytest.raises(QueryError, match="no kind “foo”; the kinds are paragraph, speech, note"):
        parse("kind:foo")


def test_a_hostile_query_is_read_or_refused_at_once_in_few_words() -> None:
    began = time.perf_counter()
    assert max(len(fault(query)) for query in hostile()) < 300
    assert time.perf_counter() - began < 1


def fault(query: str) -> str:
    """Why a query cannot be read; "" where it can."""
    try:
        parse(query)
    except QueryError as error:
        return str(error)
    return ""


FITTING = [
    ("a*", "aid"),
    ("a?d", "aid"),
    ("*", ""),
    ("*d", "aid"),
    ("a*i*d", "aid"),
    ("*a*a*", "banana"),
    ("aid", "aid"),
]
NOT_FITTING = [("a*", "paid"), ("a?d", "ad"), ("a?", "aid"), ("*a*a*a*a*", "banana"), ("", "a"), ("aid", "aids")]


def test_a_star_is_any_run_of_letters_and_a_question_mark_one_letter() -> None:
    assert all(fits(pattern, word) for pattern, word in FITTING)
    assert not any(fits(pattern, word) for pattern, word in NOT_FITTING)


def test_a_pattern_of_many_stars_takes_no_exponential_time() -> None:
    began = time.perf_counter()
    assert not fits("a*" * 300 + "b", "a" * 1000)
    assert time.perf_counter() - began < 2


def test_dates_overlap_as_far_as_they_are_known() -> None:
    assert overlaps("1957-10-04", "1957", "1957")
    assert overlaps("1957", "1957-10", "1957-11")
    assert overlaps("1958-11-22/1958-11-23", "1958-11-23", "")
    assert overlaps("1957-10-04", "", "1957-10-04")
    assert not overlaps("1957-10-04", "1957-10-05", "")
    assert not overlaps("1958-11-22/1958-11-23", "", "1958-11-21")
