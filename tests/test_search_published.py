"""No false hits: what search counts is what the published pages say, counted without any code of the search.

The words of each passage are taken from the pages by its id (`published_texts`); a phrase is in as many passages as a
regular expression finds in them.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, expect

from fonds.search.index import Index, ensure
from fonds.search.passages import passages
from fonds.search.terminal import answer
from fonds.site.urls import Urls
from published_texts import WORD, Published, counter, folded
from search_help import keep_keys_in
from tools.chromium import Watch, context

PHRASES = 100
LONGEST = 7
NOTHING = "xyzzyq"


@pytest.fixture(scope="module", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    yield from keep_keys_in(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def edition(built_site: Path) -> Path:
    """The folder of the paper."""
    (page,) = built_site.glob("*/search.html")
    return page.parent


@pytest.fixture(scope="module")
def index(edition: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The index of its published TEI."""
    (tei,) = (edition / "tei").glob("*.xml")
    root = etree.parse(tei).getroot()
    return ensure(passages(root, Urls(root).of), tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="module")
def texts(edition: Path, index: Index) -> dict[str, str]:
    """Id of a passage → its words on the page."""
    published = Published(edition)
    units = {one.id for one in index.passages if one.kind not in ("file", "emendation")}
    return {one.id: published.text(one.url, one.kind, units) for one in index.passages}


def test_each_passage_has_the_very_words_that_stand_at_its_address(index: Index, texts: dict[str, str]) -> None:
    other = [one.url for one in index.passages if WORD.findall(folded(one.text)) != WORD.findall(folded(texts[one.id]))]
    assert other == []
    assert len(texts) == len(index.passages)


def _phrases(texts: list[str], chance: random.Random) -> Iterator[str]:
    """Runs of words as they are printed: a third with numbers, a third with brackets inside or around."""
    kinds: list[Callable[[str], bool]] = [
        lambda phrase: True,
        lambda phrase: any(sign.isdecimal() for sign in phrase),
        lambda phrase: any(sign in "[]()" for sign in phrase),
    ]
    for number in range(PHRASES):
        while True:
            text = chance.choice(texts)
            found = list(WORD.finditer(text))
            first = chance.randrange(len(found))
            last = min(first + chance.randrange(LONGEST), len(found) - 1)
            start, end = found[first].start(), found[last].end()
            phrase = text[start - (text[start - 1 : start] in ("[", "(")) : end + (text[end : end + 1] in ("]", ")"))]
            if kinds[number % len(kinds)](phrase):
                break
        yield "".join(" " if sign in '"“”„‟' else sign for sign in phrase)


@pytest.mark.parametrize("seed", [1953, None], ids=["fixed", "fresh"])
def test_an_exact_phrase_is_in_as_many_passages_as_a_regular_expression_finds_in_the_pages(
    seed: int | None, index: Index, texts: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    if seed is None:
        seed = random.SystemRandom().randrange(1 << 32)
        with capsys.disabled():
            print(f"\nphrases of seed {seed}")
    count = counter(texts.values())
    phrases = list(_phrases(list(texts.values()), random.Random(seed)))
    totals = {phrase: answer(index, f'"{phrase}"', 0).total for phrase in phrases}
    assert totals == {phrase: count(phrase) for phrase in phrases}
    assert min(totals.values()) > 0


def test_words_that_do_not_follow_each_other_on_any_page_are_no_phrase(index: Index, texts: dict[str, str]) -> None:
    chance = random.Random(1961)
    count = counter(texts.values())
    words = [word for text in texts.values() for word in WORD.findall(text)]
    pairs = {f"{chance.choice(words)} {chance.choice(words)}" for _ in range(PHRASES)}
    totals = {pair: answer(index, f'"{pair}"', 0).total for pair in pairs}
    assert totals == {pair: count(pair) for pair in pairs}
    assert sum(not total for total in totals.values()) > PHRASES / 2


def test_a_word_that_stands_nowhere_finds_nothing(index: Index, texts: dict[str, str]) -> None:
    assert counter(texts.values())(NOTHING) == 0
    assert answer(index, NOTHING, None).hits == ()
    assert answer(index, NOTHING, None).total == 0


@pytest.mark.browser
def test_the_published_page_says_that_nothing_was_found(edition: Path, browser: Browser) -> None:
    with context(browser) as profile:
        watch = Watch(edition.parent.as_uri())
        page = watch.over(profile.new_page())
        page.goto(f"{(edition / 'search.html').as_uri()}#q={NOTHING}")
        expect(page.get_by_role("status")).to_contain_text(f"Nothing in this edition answers “{NOTHING}”")
        expect(page.locator(".search-hit")).to_have_count(0)
        assert not watch.faults
