"""Search is at hand on every page: a field in its head, and the key that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from search_browser import WAYS, opened, search_page
from tools.chromium import context

pytestmark = pytest.mark.browser


@pytest.fixture(params=WAYS)
def page(request: pytest.FixtureRequest, built_site: Path, browser: Browser) -> Iterator[Page]:
    """The search page of the edition."""
    with opened(built_site, search_page(built_site), browser, request.param) as page:
        yield page


def any_page(page: Page) -> None:
    """Leave the search page for another one."""
    page.goto(page.url.replace("search.html", "notes.html"))


def test_slash_leads_to_the_field_in_the_head_of_any_page_and_that_to_the_answer(page: Page) -> None:
    any_page(page)
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Search this edition")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("aid & 100 %")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html#q=*")
    expect(page.locator("#search-field")).to_have_value("aid & 100 %")


def test_slash_leads_to_the_field_of_the_search_page(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("#search-field")).to_be_focused()
    assert page.get_by_role("searchbox").count() == 1


@pytest.mark.parametrize("keys", ["Control+/", "Alt+/", "Meta+/"])
def test_slash_with_a_modifier_is_somebody_else_s(keys: str, page: Page) -> None:
    any_page(page)
    page.keyboard.press(keys)
    assert page.evaluate("document.activeElement === document.body")


def test_slash_is_a_letter_where_one_types(page: Page) -> None:
    page.locator("#search-field").press_sequentially("1958/11")
    expect(page.locator("#search-field")).to_have_value("1958/11")


def test_where_the_head_has_no_room_slash_leads_to_the_search_page(built_site: Path, browser: Browser) -> None:
    address = search_page(built_site).replace("search.html", "notes.html")
    with opened(built_site, address, browser, width=390) as page:
        expect(page.locator(".at-hand")).to_be_hidden()
        page.keyboard.press("/")
        page.wait_for_url("**/search.html")


def test_without_javascript_the_head_has_the_link_alone(built_site: Path, browser: Browser) -> None:
    with context(browser, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto((built_site / search_page(built_site).replace("search.html", "notes.html")).as_uri())
        assert page.locator(".at-hand").count() == 0
        expect(page.locator(".running a", has_text="Search")).to_be_visible()


def test_the_field_in_the_head_moves_nothing(built_site: Path, browser: Browser) -> None:
    address = (built_site / search_page(built_site).replace("search.html", "notes.html")).as_uri()
    tops = []
    for runs in (True, False):
        with context(browser, java_script_enabled=runs) as profile:
            page = profile.new_page()
            page.goto(address)
            tops.append(page.locator("main").bounding_box())
    assert tops[0] == tops[1]
