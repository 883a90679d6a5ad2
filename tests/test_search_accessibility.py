"""axe finds nothing to complain of in any state of a search, on a phone and on a desk, by day and by night."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from search_browser import answered, faults_of_axe, opened
from tools.chromium import context
from tools.pages import editions

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.xdist_group("axe")]


def at(fragment: str, shows: str) -> Callable[[Page], None]:
    """A search by its fragment; WORD stands for a word of the edition. `shows`: what is then to be seen."""

    def act(page: Page) -> None:
        word = page.locator(".search-help button").first.inner_text().split()[0]
        page.evaluate("hash => { location.hash = hash }", fragment.replace("WORD", word))
        expect(page.locator(shows).first).to_be_visible()
        answered(page)

    return act


def with_filters(page: Page) -> None:
    at("#q=WORD&kind=paragraph", ".line")(page)
    page.locator(".search-filters > summary").click()
    expect(page.get_by_role("group", name="Kind")).to_be_visible()


def on_a_hit(page: Page) -> None:
    at("#q=WORD", ".line")(page)
    page.locator(".line a").first.click()
    expect(page.locator(".found-bar")).to_be_visible()


STATES = {
    "nothing asked": lambda page: None,
    "concordance": at("#q=WORD", ".line"),
    "sorted": at("#q=WORD&sort=left", ".search-said"),
    "passages": at("#q=WORD&view=passages", ".search-hit"),
    "filters": with_filters,
    "only as written": at("#q=WORD&variants=off", ".search-also"),
    "nothing found": at("#q=xyzzyq", ".search-total:not(:empty)"),
    "nothing left": at("#q=WORD&document=none", ".search-chosen"),
    "fault": at("#q=WORD%20(", ".search-fault"),
    "hit": on_a_hit,
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in(state: str, width: int, scheme: str, built_site: Path, browser: Browser) -> None:
    with context(browser, width, color_scheme=scheme) as profile:
        page = profile.new_page()
        page.goto((built_site / editions(built_site)[0] / "search.html").as_uri())
        STATES[state](page)
        assert not faults_of_axe(page)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@pytest.mark.parametrize("state", ["concordance", "passages", "filters", "fault", "hit"])
def test_what_is_touched_on_a_phone_is_44_pixels_high(state: str, built_site: Path, browser: Browser) -> None:
    """A link in running text aside, and what stands in the help and the index, which other tests measure."""
    small = """() => [...document.querySelectorAll(
        '.search-form :is(input, button), .search-tools :is(label, select), .search-facets :is(label, select, button),'
        + '.search-filters > summary, .search-chosens button, .search-fault button, .search-rest button,'
        + '.line-where a, .search-hit .search-where, .found-bar :is(a, button)')]
        .filter(one => one.checkVisibility())
        .filter(one => one.getBoundingClientRect().height < 44 && !one.querySelector('select'))
        .map(one => one.outerHTML)"""
    with opened(built_site, f"{editions(built_site)[0]}/search.html", browser, width=390) as page:
        STATES[state](page)
        assert page.evaluate(small) == []
