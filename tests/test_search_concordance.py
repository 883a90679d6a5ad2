"""The answer as a concordance: lines, their order, how many, and how they look on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fonds.search.passages import Passage
from search_browser import WAYS, answered, ask, opened
from search_help import keep_keys_in, small_site
from search_queries import generated

pytestmark = pytest.mark.browser

LINES = """() => [...document.querySelectorAll('.line')].map(line => [
    line.querySelector('.line-before')?.textContent ?? '', line.querySelector('mark')?.textContent ?? ''])"""


def passage(number: int, text: str) -> Passage:
    """A paragraph of an essay."""
    return Passage(f"p{number}", f"section-1.html#p{number}", "paragraph", text, "The Dam", page="4", section="s1")


ESSAY = [
    passage(1, "The mill bought grain, and the mill sold bread."),
    passage(2, "An old mill burned."),
    passage(3, "No Mill: zinc alone. Grain of the old mill."),
]


@pytest.fixture(scope="module", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    yield from keep_keys_in(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of three paragraphs."""
    folder = tmp_path_factory.mktemp("mill") / "site"
    small_site(folder, ESSAY)
    return folder


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of many generated passages."""
    folder = tmp_path_factory.mktemp("large") / "site"
    small_site(folder, generated(600))
    return folder


@pytest.fixture(params=WAYS)
def page(request: pytest.FixtureRequest, mill: Path, browser: Browser) -> Iterator[Page]:
    """Its search page."""
    with opened(mill, "dam/search.html", browser, request.param) as page:
        yield page


def test_each_place_where_a_word_stands_is_a_line(page: Page) -> None:
    ask(page, "mill")
    expect(page.get_by_role("status")).to_have_text("3 passages: 3 in the essay.")
    assert sorted(page.evaluate(LINES)) == [
        ["An old ", "mill"],
        ["No ", "Mill"],
        ["No Mill: zinc alone. Grain of the old ", "mill"],
        ["The ", "mill"],
        ["The mill bought grain, and the ", "mill"],
    ]


def test_a_phrase_is_one_line_and_its_words_one_mark(page: Page) -> None:
    ask(page, '"old mill"')
    assert sorted(page.evaluate(LINES)) == [["An ", "old mill"], ["No Mill: zinc alone. Grain of the ", "old mill"]]


def test_neighbours_that_are_two_words_of_the_query_are_two_lines(page: Page) -> None:
    ask(page, "old mill")
    lines = page.evaluate(LINES)
    assert ["An ", "old"] in lines
    assert ["An old ", "mill"] in lines


def test_a_word_said_twice_is_two_lines(tmp_path: Path, browser: Browser) -> None:
    small_site(tmp_path / "site", [replace(ESSAY[0], text="A mill, mills and mill wheels.")])
    with opened(tmp_path / "site", "dam/search.html#q=mill", browser) as page:
        expect(page.locator(".line")).to_have_count(3)
        assert page.evaluate(LINES)[:2] == [["A ", "mill"], ["A mill, ", "mills"]]


def test_lines_of_one_passage_come_in_order_and_passages_as_in_the_edition(page: Page) -> None:
    ask(page, "mill")
    page.get_by_label("Order").select_option("edition")
    answered(page)
    assert [before for before, _ in page.evaluate(LINES)] == [
        "The ",
        "The mill bought grain, and the ",
        "An old ",
        "No ",
        "No Mill: zinc alone. Grain of the old ",
    ]


def test_lines_are_sorted_by_the_words_before(page: Page) -> None:
    ask(page, "mill")
    page.get_by_label("Order").select_option("left")
    answered(page)
    # By the nearest word, then the next: no; old, an; old, the; the; the, and.
    assert [before for before, _ in page.evaluate(LINES)] == [
        "No ",
        "An old ",
        "No Mill: zinc alone. Grain of the old ",
        "The ",
        "The mill bought grain, and the ",
    ]


def test_lines_are_sorted_by_the_words_after(page: Page) -> None:
    ask(page, "mill")
    page.get_by_label("Order").select_option("right")
    answered(page)
    after = page.locator(".line-found").all_inner_texts()
    assert after == [
        "mill.",
        "mill bought grain, and the mill sold bread.",
        "mill burned.",
        "mill sold bread.",
        "Mill: zinc alone. Grain of the old mill.",
    ]


def test_the_found_words_stand_beneath_one_another(page: Page) -> None:
    ask(page, "mill OR grain OR zinc")
    marks = page.locator(".line mark").evaluate_all("marks => marks.map(mark => mark.getBoundingClientRect().left)")
    assert len(marks) == 8
    assert max(marks) - min(marks) < 1


def test_a_passage_found_by_its_field_alone_is_one_line_without_a_mark(page: Page) -> None:
    ask(page, "kind:paragraph NOT bread")
    assert page.evaluate(LINES) == [["", ""], ["", ""]]
    expect(page.locator(".line-found").first).to_have_text("An old mill burned.")


def test_the_view_changes_to_passages_and_back(page: Page) -> None:
    ask(page, "mill")
    page.get_by_text("Passages", exact=True).click()
    expect(page.locator(".search-hit")).to_have_count(3)
    assert page.url.endswith("#q=mill&view=passages")
    assert page.get_by_label("Order").locator("option[value=left]").is_disabled()
    page.get_by_text("Concordance", exact=True).click()
    expect(page.locator(".line")).to_have_count(5)


def test_sorting_says_over_how_many_lines_it_is_and_offers_all(large: Path, browser: Browser) -> None:
    with opened(large, "dam/search.html#q=kind:note%20plan&sort=right", browser) as page:
        expect(page.locator(".line").first).to_be_visible()
        total = int(page.locator(".search-count").inner_text())
        lines = page.locator(".line").count()
        assert page.locator(".search-said").inner_text() == (
            f"Sorted by the words after, over the {lines} lines of the first 10 of {total} passages only; "
            "show all to sort all."
        )
        page.get_by_role("button", name=f"Show all {total}").click()
        expect(page.locator(".search-rest")).to_be_hidden()
        lines = page.locator(".line").count()
        assert page.locator(".search-said").inner_text() == f"{lines} lines, sorted by the words after."
        assert page.evaluate("new Set([...document.querySelectorAll('.line a')].map(a => a.href)).size") == total


@pytest.mark.parametrize("sort", ["left", "right"])
def test_the_order_is_that_of_the_words_of_the_index(sort: str, large: Path, browser: Browser) -> None:
    with opened(large, f"dam/search.html#q=kind:note%20plan&sort={sort}", browser) as page:
        page.get_by_role("button", name="Show all").click()
        expect(page.locator(".search-rest")).to_be_hidden()
        side = ".line-before" if sort == "left" else ".line-found"
        nearest = page.locator(side).evaluate_all(
            """(cells, sort) => cells.map(cell => fonds.parts.words(cell.textContent)).map(
                words => (sort === 'left' ? words.at(-1) : words[1]) ?? '')""",
            sort,
        )
    assert len(nearest) > 100
    assert nearest == sorted(nearest, key=lambda word: word.encode("utf-16-be"))


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_nothing_scrolls_sideways_and_each_line_has_room(width: int, large: Path, browser: Browser) -> None:
    with opened(large, "dam/search.html#q=plan", browser, width=width) as page:
        expect(page.locator(".line").first).to_be_visible()
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width
        starts = page.locator(".line mark").evaluate_all("all => all.map(mark => mark.getBoundingClientRect().left)")
        assert max(starts) - min(starts) < 1
        found = page.locator(".line-found").evaluate_all("all => all.map(cell => cell.getBoundingClientRect().width)")
        assert min(found) > width * 0.8


def test_a_click_anywhere_on_a_line_follows_it(page: Page) -> None:
    ask(page, "burned")
    page.locator(".line-found").click()
    page.wait_for_url("**/section-1.html#p2")


def test_text_of_an_edition_is_never_markup_in_a_line(tmp_path: Path, browser: Browser) -> None:
    evil = replace(ESSAY[0], text='The mill <img src=x onerror="alert(1)"> burned.', title="<b>Title</b>")
    small_site(tmp_path / "site", [evil])
    with opened(tmp_path / "site", "dam/search.html#q=mill", browser) as page:
        expect(page.locator(".line-found")).to_have_text('mill <img src=x onerror="alert(1)"> burned.')
        assert page.locator(".search-results :is(img, b)").count() == 0
