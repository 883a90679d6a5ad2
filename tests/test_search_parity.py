"""Two readers, the same answers: the browser's beside the terminal's, part by part and whole."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, Page

from fonds.search.analysis import fold, stem, words
from fonds.search.fits import fits, is_alike
from fonds.search.index import Index
from fonds.search.passages import passages
from fonds.search.query import QueryError
from fonds.search.query import read as parse
from fonds.search.suggest import suggest
from fonds.search.terminal import answer
from fonds.search.variants import Variants, stated
from search_help import keep_keys_in, small_site, url_of
from search_queries import VARIANTS, WORDS, generated, hostile, queries, shape
from tools.chromium import context

pytestmark = pytest.mark.browser

FRESH = 600
"""Queries for each of two editions, with and without variants."""
ASK = """async ([queries, variants]) => {
    const answers = []
    for (const query of queries) {
        try {
            answers.push(await fonds.search(query, {limit: 20, variants}))
        } catch (error) {
            answers.push({error: error.message, position: error.position})
        }
    }
    return answers
}"""
READ = """([queries, groups]) => queries.map(query => {
    try {
        return fonds.parts.read(query, new fonds.parts.Variants(groups))
    } catch (error) {
        if (!(error instanceof fonds.parts.QueryError)) throw error
        return {error: error.reason, position: error.position}
    }
})"""


SUGGEST = """async words => {
    const index = await fonds.parts.index()
    return Promise.all(words.map(word => fonds.parts.suggest({words: [word], index})))
}"""


@dataclass(frozen=True)
class Reader:
    """A page that is open in the browser, and the index it should agree with."""

    page: Page
    index: Index


@pytest.fixture(scope="module", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    yield from keep_keys_in(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("large") / "site"
    index = small_site(folder, generated(1200), VARIANTS)
    with context(browser) as profile:
        page = profile.new_page()
        page.goto((folder / "dam/search.html").as_uri())
        yield Reader(page, index)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory, built_site: Path, browser: Browser) -> Iterator[Reader]:
    root = etree.parse(built_site / "nkidp-wp4/tei/nkidp-wp4.xml").getroot()
    folder = tmp_path_factory.mktemp("paper") / "site"
    index = small_site(folder, passages(root, url_of), stated(root))
    with context(browser) as profile:
        page = profile.new_page()
        page.goto((folder / "dam/search.html").as_uri())
        yield Reader(page, index)


def expected(index: Index, query: str, with_variants: bool) -> dict[str, object]:
    """What the terminal's reader answers, in the form of the browser's."""
    try:
        found = answer(index, query, 20, with_variants=with_variants)
    except QueryError as error:
        return {"error": str(error), "position": error.position}
    return {"total": found.total, "hits": [hit.as_json() for hit in found.hits]}


def assert_same(reader: Reader, asked: list[str], with_variants: bool = True) -> int:
    """Both readers answer alike; gives the number of queries that found something."""
    filled = 0
    for query, theirs in zip(asked, reader.page.evaluate(ASK, [asked, with_variants]), strict=True):
        ours = expected(reader.index, query, with_variants)
        for one, other in zip(ours.get("hits", ()), theirs.get("hits", ()), strict=False):
            assert one.pop("score") == pytest.approx(other.pop("score"), abs=1e-8), query
        assert theirs == ours, query
        filled += bool(ours.get("total"))
    return filled


@pytest.mark.parametrize("with_variants", [True, False])
def test_both_readers_give_the_same_passages_in_the_same_order_with_the_same_words(
    large: Reader, with_variants: bool
) -> None:
    assert assert_same(large, queries(250, 1, large.index.passages, VARIANTS), with_variants) > 150


def test_both_readers_refuse_the_same_queries_with_the_same_words(large: Reader) -> None:
    assert_same(large, hostile())
    assert large.page.evaluate("document.scripts.length") == 2


@pytest.mark.parametrize("with_variants", [True, False])
def test_both_readers_agree_on_the_paper(paper: Reader, with_variants: bool) -> None:
    assert assert_same(paper, queries(200, 2, paper.index.passages, paper.index.variants), with_variants) > 100


@pytest.mark.slow
@pytest.mark.parametrize("name", ["paper", "large"])
@pytest.mark.parametrize("with_variants", [True, False])
def test_both_readers_agree_on_queries_nobody_has_seen(
    name: str, with_variants: bool, request: pytest.FixtureRequest
) -> None:
    reader = request.getfixturevalue(name)
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")
    asked = queries(FRESH, seed, reader.index.passages, reader.index.variants)
    found = assert_same(reader, asked, with_variants)
    print(f"{FRESH} queries over {name}, variants {with_variants}: all alike; {found} found something")
    assert found > FRESH / 3


def test_both_readers_read_any_text_as_the_same_query(large: Reader) -> None:
    chance = random.Random(5)
    signs = [
        *'()"“”*?:-.,~^|+!&[] \t\u00a0\u2028\x00',
        " AND ",
        " OR ",
        " NOT ",
        " NEAR ",
        " NEAR/5 ",
        '"~2 ',
        "date:",
        "kind:",
        "1957",
        "..",
        "note",
        *WORDS,
    ]
    asked = ["".join(chance.choice(signs) for _ in range(chance.randrange(1, 9))) for _ in range(3000)]
    read = 0
    variants = Variants(VARIANTS)
    for query, theirs in zip(asked, large.page.evaluate(READ, [asked, VARIANTS]), strict=True):
        try:
            meant = parse(query, variants)
            widenings = [{"asked": one.asked, "also": list(one.also)} for one in meant.widenings]
            ours: object = {"tree": shape(meant.tree), "widenings": widenings, "words": list(meant.words)}
            read += 1
        except QueryError as error:
            ours = {"error": error.reason, "position": error.position}
        assert theirs == ours, query
    assert 300 < read < 2700


ENDINGS = """s es ed ing ingly edly eedly ization ational fulness ness ful ative li ogi ion al ement ies y er
    entli bli abli alli ousli iviti biliti icate iciti alize ance ible ate ism"""
KNOWN = """skis dying news generate communism arsenal proceeding exceed yielding sayings hopping hoping eed
    the of planned plans skies generalisation ministry people s korea korean labour quoted y yy by say"""


def test_both_readers_stem_alike(large: Reader) -> None:
    chance = random.Random(6)
    made = {"".join(chance.choices("aeiouybcdglmnrstz", k=chance.randrange(1, 7))) for _ in range(4000)}
    ended = {word + "".join(chance.choices(ENDINGS.split(), k=chance.randrange(1, 3))) for word in made}
    given = [*KNOWN.split(), *sorted(made | ended)]
    assert large.page.evaluate("words => words.map(fonds.parts.stem)", given) == [stem(word) for word in given]


def test_both_readers_divide_and_fold_every_character_of_unicode_alike(large: Reader) -> None:
    known = [
        chr(code) for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")
    ]
    lines = ["x".join(known[start : start + 64]) for start in range(0, len(known), 64)]
    theirs = large.page.evaluate("lines => lines.map(fonds.parts.words)", lines)
    # A browser's Unicode is younger than Python's; what both know they must know alike.
    unlike = [(ours, their) for ours, their in zip(map(words, lines), theirs, strict=True) if ours != their]
    assert unlike == []


def test_a_folded_word_is_one_word_that_folding_leaves_as_it_is() -> None:
    every = (chr(code) for code in range(sys.maxunicode + 1) if chr(code).isalnum())
    assert [sign for sign in every if words(fold(sign)) != [fold(sign)]] == []


def test_both_readers_fit_patterns_alike(large: Reader) -> None:
    chance = random.Random(7)
    pairs = [
        [
            "".join(chance.choices("ab*?𐌰", k=chance.randrange(1, 8))),
            "".join(chance.choices("ab𐌰", k=chance.randrange(7))),
        ]
        for _ in range(3000)
    ]
    ours = [fits(*pair) for pair in pairs]
    assert large.page.evaluate("pairs => pairs.map(pair => fonds.parts.fits(...pair))", pairs) == ours
    assert 300 < sum(ours) < 2700


def test_both_readers_find_words_spelled_alike(large: Reader) -> None:
    chance = random.Random(8)
    triples = [
        [*("".join(chance.choices("ab𐌰", k=chance.randrange(1, 7))) for _ in range(2)), chance.randrange(1, 3)]
        for _ in range(3000)
    ]
    ours = [is_alike(*triple) for triple in triples]
    assert large.page.evaluate("triples => triples.map(triple => fonds.parts.isAlike(...triple))", triples) == ours
    assert 300 < sum(ours) < 2700


def test_both_readers_suggest_the_same_words(large: Reader) -> None:
    asked = ["minstry", "agrement", "xyzzyq", "koera", "labuor", "loand", "zz", "планъ"]
    theirs = large.page.evaluate(SUGGEST, asked)
    assert theirs == [suggest([word], large.index.whoosh) for word in asked]
    assert theirs[0] == ["ministry"]
    assert theirs[2] == []


def test_a_page_of_hits_is_a_part_of_all_hits(large: Reader) -> None:
    whole = large.page.evaluate("fonds.search('plan', {limit: 30})")
    part = large.page.evaluate("fonds.search('plan', {limit: 5, offset: 3})")
    assert part == {"total": whole["total"], "hits": whole["hits"][3:8]}
    assert len(large.page.evaluate("fonds.search('plan')")["hits"]) == 10
