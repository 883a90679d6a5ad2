"""The manners of the search page: its address, its keys, what it says aloud, other names, faults and near words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fonds.search.passages import Passage
from search_browser import WAYS, answered, ask, opened
from search_help import keep_keys_in, small_site

pytestmark = pytest.mark.browser

PASSAGES = [
    Passage("p1", "section-1.html#p1", "paragraph", "The mill at Ferrowmoor bought grain.", "Mills", section="s1"),
    Passage("n1", "section-1.html#n1", "note", "The mill at Ferromore sold bread.", "Mills", n="1", section="s1"),
    Passage("p2", "section-1.html#p2", "paragraph", "Grain came by ship, 100 % of it; 北京.", "Mills", section="s1"),
]
VARIANTS = [["Ferrowmoor", "Ferromore"]]
HEARD = """() => {
    window.heard = []
    const region = document.querySelector('[role=status]')
    new MutationObserver(() => region.textContent && heard.push(region.textContent)).observe(region, {childList: true})
}"""
CARET = "() => [document.activeElement.id, document.activeElement.selectionStart, document.activeElement.selectionEnd]"


@pytest.fixture(scope="module", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    yield from keep_keys_in(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mill") / "site"
    small_site(folder, PASSAGES, VARIANTS)
    return folder


@pytest.fixture(params=WAYS)
def page(request: pytest.FixtureRequest, mill: Path, browser: Browser) -> Iterator[Page]:
    with opened(mill, "dam/search.html", browser, request.param) as page:
        yield page


def at(page: Page, fragment: str) -> None:
    """Open the page anew at a fragment."""
    address = page.url.partition("#")[0]
    page.goto("about:blank")
    page.goto(f"{address}{fragment}")
    answered(page)


def test_the_whole_search_stands_in_the_address_and_comes_back_from_it(page: Page) -> None:
    ask(page, "grain OR bread")
    page.get_by_label("Order").select_option("right")
    answered(page)
    page.locator(".search-filters > summary").click()
    page.get_by_role("checkbox", name="Paragraphs").check()
    answered(page)
    assert page.url.endswith("#q=grain%20OR%20bread&sort=right&kind=paragraph")
    lines = page.locator(".line").all_inner_texts()
    at(page, f"#{page.url.partition('#')[2]}")
    expect(page.locator(".line").first).to_be_visible()
    assert page.locator(".line").all_inner_texts() == lines
    expect(page.get_by_label("Order")).to_have_value("right")
    expect(page.locator(".search-chosen")).to_have_text("Paragraphs")


@pytest.mark.parametrize(
    "fragment",
    [
        "#q=bread",
        "#q=bread&view=passages&unknown=1&sort=sideways",
        "#later=1&q=bread&sort=",
        "#q=bread&from=soon&to=9",
        "#q=bread&&=&kind=",
    ],
)
def test_what_an_address_of_another_release_says_and_is_not_known_is_passed_over(fragment: str, page: Page) -> None:
    at(page, fragment)
    expect(page.get_by_role("searchbox")).to_have_value("bread")
    expect(page.get_by_role("status")).to_have_text("1 passage: 1 in notes.")
    expect(page.locator(".search-chosen")).to_have_count(0)


@pytest.mark.parametrize(
    ("fragment", "query"),
    [("#q=100 % of", "100 % of"), ("#q=100%20%25%20of", "100 % of"), ("#q=a+b", "a+b"), ("#q=%E5%8C%97", "北")],
)
def test_a_query_in_the_address_may_be_written_plainly_or_escaped(fragment: str, query: str, page: Page) -> None:
    at(page, fragment)
    expect(page.get_by_role("searchbox")).to_have_value(query)


def test_the_steps_of_a_search_can_be_gone_back(page: Page) -> None:
    ask(page, "grain")
    ask(page, "bread")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("grain")
    expect(page.get_by_role("status")).to_have_text("2 passages: 2 in the essay.")


def test_what_is_typed_over_a_search_leaves_it_one_step_back(page: Page) -> None:
    ask(page, "grain")
    page.get_by_role("searchbox").fill("brea")
    page.wait_for_url("**#q=brea")
    page.get_by_role("searchbox").fill("bread")
    page.wait_for_url("**#q=bread")
    page.get_by_role("searchbox").press("Enter")
    answered(page)
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("grain")
    expect(page.get_by_role("status")).to_have_text("2 passages: 2 in the essay.")


def test_totals_are_said_once_and_not_at_each_key(page: Page) -> None:
    page.evaluate(HEARD)
    page.get_by_role("searchbox").press_sequentially("grain", delay=200)
    expect(page.locator(".search-total")).to_have_text("2 passages: 2 in the essay.")
    expect(page.get_by_role("status")).to_have_text("2 passages: 2 in the essay.")
    assert page.evaluate("heard") == ["2 passages: 2 in the essay."]


def test_a_query_that_is_still_being_typed_is_no_fault(page: Page) -> None:
    page.evaluate(HEARD)
    page.get_by_role("searchbox").press_sequentially('"mill at"', delay=150)
    expect(page.get_by_role("status")).to_have_text("2 passages: 1 in the essay, 1 in notes.")
    assert page.evaluate("heard") == ["2 passages: 1 in the essay, 1 in notes."]


def test_escape_leads_from_a_hit_to_the_field_and_clears_it(page: Page) -> None:
    ask(page, "grain")
    page.locator(".line a").first.focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.locator(".line")).not_to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator(".line")).to_have_count(0)
    assert "#q" not in page.url


def test_arrows_lead_through_the_hits_and_back_to_the_field(page: Page) -> None:
    ask(page, "mill")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".line a").nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".line a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".line a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_other_names_are_told_and_can_be_left_out(page: Page) -> None:
    ask(page, "Ferrowmoor")
    expect(page.get_by_role("status")).to_have_text("2 passages: 1 in the essay, 1 in notes.")
    expect(page.locator(".search-also")).to_contain_text("Also searched: Ferromore, for Ferrowmoor.")
    page.get_by_label("only as written").check()
    expect(page.get_by_role("status")).to_have_text("1 passage: 1 in the essay.")
    assert page.url.endswith("#q=Ferrowmoor&variants=off")
    expect(page.get_by_label("only as written")).to_be_focused()
    at(page, "#q=Ferrowmoor&variants=off")
    expect(page.get_by_role("status")).to_have_text("1 passage: 1 in the essay.")
    page.get_by_label("only as written").uncheck()
    expect(page.get_by_role("status")).to_have_text("2 passages: 1 in the essay, 1 in notes.")
    assert page.url.endswith("#q=Ferrowmoor")


def test_nothing_is_said_of_other_names_where_there_are_none(page: Page) -> None:
    ask(page, "grain")
    expect(page.locator(".search-also")).to_be_hidden()


def test_where_nothing_is_found_words_that_are_near_are_offered(page: Page) -> None:
    ask(page, "bred")
    expect(page.get_by_role("status")).to_have_text("Nothing in this edition answers “bred”.")
    page.get_by_role("button", name="bread").click()
    expect(page.get_by_role("searchbox")).to_have_value("bread")
    expect(page.locator(".line")).to_have_count(1)
    expect(page.locator(".search-near")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "sign", "first"),
    [("grain (ship", "(", 6), ("𐌰 北 (ship", "(", 5), ('grain "ship', '"', 6), ("grain AND", "A", 6)],
)
def test_the_place_of_a_fault_is_shown_and_the_caret_goes_there(query: str, sign: str, first: int, page: Page) -> None:
    ask(page, query)
    expect(page.locator(".search-fault")).to_be_visible()
    assert page.locator(".search-fault code").inner_text() == query
    assert page.locator(".search-fault mark").inner_text() == sign
    page.get_by_role("button", name="Go to the place").click()
    assert page.evaluate(CARET) == ["search-field", first, first + 1]


def test_a_fault_goes_when_the_query_is_mended(page: Page) -> None:
    ask(page, "grain (ship")
    ask(page, "grain ship")
    expect(page.locator(".search-fault")).to_be_hidden()
    expect(page.locator(".line")).to_have_count(2)


def test_the_page_is_busy_while_it_searches(page: Page) -> None:
    page.evaluate("""() => {
        window.busy = []
        const results = document.querySelector('[data-search-results]')
        new MutationObserver(() => busy.push(results.getAttribute('aria-busy'))).observe(results, {attributes: true})
    }""")
    ask(page, "grain")
    page.wait_for_function("busy[0] === 'true' && busy.at(-1) === null")  # who types slowly asks more than once
