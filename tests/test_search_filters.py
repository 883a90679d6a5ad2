"""Filters: what they leave, how many they say, and how they are taken away."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from fonds.search.facets import speaker_name
from fonds.search.index import Index
from fonds.search.passages import Passage
from fonds.search.terminal import answer
from search_browser import WAYS, answered, ask, opened
from search_help import keep_keys_in, small_site
from search_queries import generated

pytestmark = pytest.mark.browser

PASSAGES = generated(600)
OF = {
    "kind": lambda passage: {passage.kind},
    "document": lambda passage: {passage.document},
    "speaker": lambda passage: {speaker_name(passage.speaker)},
    "archive": lambda passage: set(passage.archives),
}
ROWS = """() => [...document.querySelectorAll('.search-facet label:has([type=checkbox])')]
    .filter(row => !row.hidden).map(row => row.textContent.trim())"""


@pytest.fixture(scope="module", autouse=True)
def _own_key(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    yield from keep_keys_in(tmp_path_factory.mktemp("state"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Index]:
    """The site of many generated passages."""
    folder = tmp_path_factory.mktemp("large") / "site"
    return folder, small_site(folder, PASSAGES)


@pytest.fixture(params=WAYS)
def page(request: pytest.FixtureRequest, large: tuple[Path, Index], browser: Browser) -> Iterator[Page]:
    """Its search page."""
    with opened(large[0], "dam/search.html", browser, request.param) as page:
        yield page


def left(index: Index, query: str, passes: Callable[[Passage], bool]) -> int:
    """How many passages a query and a filter leave, by the terminal's reader."""
    by_id = {passage.id: passage for passage in PASSAGES}
    return sum(passes(by_id[hit.id]) for hit in answer(index, query, len(PASSAGES)).hits)


def total(page: Page) -> int:
    """How many passages the page says that it shows."""
    answered(page)
    said = page.locator(".search-total").inner_text()
    return int(re.split(r"\D", said.replace(",", ""), maxsplit=1)[0])


def opened_panel(page: Page) -> None:
    page.locator(".search-filters > summary").click()
    expect(page.get_by_role("group", name="Kind")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "value"), [("kind", "note"), ("document", "d3"), ("speaker", "Premier Zhou"), ("archive", "AVPRF")]
)
def test_a_filter_leaves_what_has_its_value(name: str, value: str, page: Page, large: tuple[Path, Index]) -> None:
    page.goto(f"{page.url}#q=plan&{name}={value}")
    expect(page.locator(".search-chosen")).to_be_visible()
    wanted = left(large[1], "plan", lambda passage: value in OF[name](passage))
    assert total(page) == wanted > 0


def test_two_values_of_one_filter_are_either_and_two_filters_are_both(page: Page, large: tuple[Path, Index]) -> None:
    page.goto(f"{page.url}#q=plan&kind=paragraph&kind=speech&archive=AVPRF")
    expect(page.locator(".search-chosen")).to_have_count(3)
    wanted = left(large[1], "plan", lambda p: p.kind in ("paragraph", "speech") and "AVPRF" in p.archives)
    assert total(page) == wanted > 0


@pytest.mark.parametrize(("first", "last"), [("1958", "1958"), ("1957", ""), ("", "1957")])
def test_years_leave_the_documents_of_the_time(first: str, last: str, page: Page, large: tuple[Path, Index]) -> None:
    page.goto(f"{page.url}#q=plan&from={first}&to={last}")
    expect(page.locator(".search-chosen")).to_have_count(1)
    wanted = left(large[1], "plan", lambda p: bool(p.date) and (first or "0") <= p.date[:4] <= (last or "9"))
    assert total(page) == wanted > 0


def test_counts_follow_the_query_and_the_other_filters(page: Page, large: tuple[Path, Index]) -> None:
    ask(page, "plan")
    opened_panel(page)
    headings = left(large[1], "plan", lambda passage: passage.kind == "heading")
    speeches = left(large[1], "plan", lambda passage: passage.kind == "speech")
    assert f"Headings {headings}" in page.evaluate(ROWS)
    page.get_by_role("checkbox", name="Headings").check()
    answered(page)
    assert total(page) == headings
    # What the other values of the same filter would leave is still said.
    assert f"Speeches {speeches}" in page.evaluate(ROWS)
    both = left(large[1], "plan", lambda passage: passage.kind == "heading" and "AVPRF" in passage.archives)
    assert f"Foreign Policy Archives (AVPRF) {both}" in page.evaluate(ROWS)
    ask(page, "dams")
    dams = left(large[1], "dams", lambda passage: passage.kind == "heading")
    assert f"Headings {dams}" in page.evaluate(ROWS)


def test_every_count_is_what_a_click_on_it_leaves(page: Page) -> None:
    ask(page, "ministry")
    opened_panel(page)
    for name in ("Kind", "Archive", "Speaker"):
        boxes = page.get_by_role("group", name=name).get_by_role("checkbox")
        for number in range(boxes.count()):
            if not boxes.nth(number).is_visible():
                continue
            row = boxes.nth(number).locator("xpath=..")
            said = int(row.locator(".search-count").inner_text())
            boxes.nth(number).check()
            assert total(page) == said
            boxes.nth(number).uncheck()
            answered(page)


def test_all_filters_are_taken_away_in_one_act(page: Page) -> None:
    ask(page, "plan")
    whole = total(page)
    page.goto(f"{page.url}&kind=note&archive=AVPRF&from=1950")
    expect(page.locator(".search-chosen")).to_have_count(3)
    page.get_by_role("button", name="Remove all filters").click()
    expect(page.locator(".search-chosen")).to_have_count(0)
    assert total(page) == whole
    assert page.url.endswith("#q=plan")


def test_one_filter_is_taken_away_by_its_button(page: Page) -> None:
    page.goto(f"{page.url}#q=plan&kind=note&archive=AVPRF")
    page.get_by_role("button", name="Remove the filter Notes").click()
    answered(page)
    assert page.url.endswith("#q=plan&archive=AVPRF")
    expect(page.locator(".search-chosen")).to_be_focused()


def test_the_keyboard_alone_opens_sets_and_removes_a_filter(page: Page) -> None:
    page.locator("#search-field").press_sequentially("plan")
    page.keyboard.press("Enter")
    answered(page)
    page.locator(".search-filters > summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Kind")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    answered(page)
    expect(page.get_by_role("group", name="Kind").get_by_role("checkbox").first).to_be_focused()
    expect(page.locator(".search-chosen")).to_have_count(1)
    page.keyboard.press("Space")
    expect(page.locator(".search-chosen")).to_have_count(0)


def test_the_facets_are_read_when_filters_are_opened_and_not_before(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(Path(request.url).name))
    ask(page, "plan")
    page.evaluate("fonds.search('dams')")
    assert "facets.js" not in asked
    opened_panel(page)
    assert asked.count("facets.js") == 1


def test_a_filter_that_leaves_nothing_says_so_and_can_be_removed(page: Page) -> None:
    page.goto(f"{page.url}#q=plan&document=d999")
    expect(page.get_by_role("status")).to_contain_text("but none of them passes the filters.")
    page.get_by_role("button", name="Remove the filter d999").click()
    expect(page.locator(".line").first).to_be_visible()


def test_a_long_list_of_values_is_folded_and_opens(page: Page) -> None:
    ask(page, "plan")
    opened_panel(page)
    documents = page.get_by_role("group", name="Document", exact=True)
    expect(documents.get_by_role("checkbox")).to_have_count(8)
    documents.get_by_role("button", name="All").click()
    assert documents.get_by_role("checkbox").count() > 8
    documents.get_by_role("button", name="Fewer").click()
    expect(documents.get_by_role("checkbox")).to_have_count(8)


def test_facets_that_do_not_come_are_told_and_can_be_asked_for_again(tmp_path: Path, browser: Browser) -> None:
    small_site(tmp_path / "site")
    shard = tmp_path / "site/dam/search/facets.js"
    kept = shard.read_bytes()
    shard.unlink()
    page = browser.new_page()
    page.goto(f"{(tmp_path / 'site/dam/search.html').as_uri()}#q=dam&document=d1")
    expect(page.get_by_role("status")).to_contain_text("a part of the search index (facets) could not be loaded")
    shard.write_bytes(kept)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_contain_text("by the filters")
    page.close()
