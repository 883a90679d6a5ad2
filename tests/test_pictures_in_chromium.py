"""The pictures as a reader sees them: at every width, by day, by night and on paper, with their tables opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tools.chromium import Watch, context
from tools.needs import AXE
from tools.pages import editions

pytestmark = [pytest.mark.browser]

PAGES = ("pictures.html", "index.html", "document-10.html", "archive-avprf.html")
OPEN = "document.querySelectorAll('.picture details').forEach(one => one.open = true)"
WIDE = """() => [...document.querySelectorAll('.picture *')]
    .filter(e => !e.closest('.drawn, .table') && e.getBoundingClientRect().right > innerWidth + 0.5)
    .map(e => e.outerHTML.slice(0, 80))"""
SMALL = """() => [...document.querySelectorAll('.picture table a, .picture summary')]
    .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 80)])
    .filter(([box]) => box.width < 43.5 || box.height < 43.5).map(([, html]) => html)"""
SIZES = """() => [...document.querySelectorAll('.drawing text')]
    .map(e => parseFloat(getComputedStyle(e).fontSize) * e.getScreenCTM().a)"""
INK = """() => [...document.querySelectorAll('.drawing :is(text, .dot, .note, .turn, .citations, .units)')]
    .map(e => getComputedStyle(e).fill)"""


def opened(page: Page, site: Path, name: str) -> Page:
    page.goto((site / editions(site)[0] / name).as_uri())
    page.evaluate(OPEN)
    return page


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_except_in_its_own_box(
    name: str, width: int, built_site: Path, browser: Browser
) -> None:
    with context(browser, width) as profile:
        page = opened(profile.new_page(), built_site, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not page.evaluate(WIDE)


@pytest.mark.parametrize("width", [390, 820, 1440])
@pytest.mark.parametrize("name", PAGES)
def test_the_words_of_a_drawing_can_be_read(name: str, width: int, built_site: Path, browser: Browser) -> None:
    with context(browser, width) as profile:
        page = opened(profile.new_page(), built_site, name)
        assert min(page.evaluate(SIZES)) > 9.5


@pytest.mark.parametrize("name", PAGES)
def test_the_links_of_the_tables_are_44_pixels_wide_and_high_on_a_phone(
    name: str, built_site: Path, browser: Browser
) -> None:
    with context(browser, 390) as profile:
        assert not opened(profile.new_page(), built_site, name).evaluate(SMALL)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.node
def test_axe_finds_nothing_with_the_tables_opened(width: int, scheme: str, built_site: Path, browser: Browser) -> None:
    with context(browser, width, color_scheme=scheme) as profile:
        page = opened(profile.new_page(), built_site, "pictures.html")
        page.evaluate(AXE.read_text("utf-8"))
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        assert not [(one["id"], one["nodes"][0]["html"][:120]) for one in result["violations"]]


def test_a_drawing_takes_the_colours_of_the_scheme_and_breaks_no_policy(built_site: Path, browser: Browser) -> None:
    inks = []
    for scheme in ("light", "dark"):
        with context(browser, color_scheme=scheme) as profile:
            watch = Watch(built_site.as_uri())
            page = opened(watch.over(profile.new_page()), built_site, "pictures.html")
            inks.append(set(page.evaluate(INK)))
            assert not watch.faults
    assert not inks[0] & inks[1]


def test_on_paper_drawings_and_tables_are_seen_whole(built_site: Path, browser: Browser) -> None:
    with context(browser, 720) as profile:
        page = profile.new_page()
        page.goto((built_site / editions(built_site)[0] / "pictures.html").as_uri())
        page.emulate_media(media="print")
        assert page.evaluate("""() => [...document.querySelectorAll('.drawing')]
            .every(e => e.checkVisibility() && e.getBoundingClientRect().right <= innerWidth)""")
        assert page.evaluate("""() => [...document.querySelectorAll('.picture tbody tr')]
            .every(e => e.getBoundingClientRect().height > 0)""")
        assert not page.locator(".picture summary").first.is_visible()


def test_a_mark_leads_to_its_note(built_site: Path, browser: Browser) -> None:
    with context(browser) as profile:
        page = opened(profile.new_page(), built_site, "pictures.html")
        mark = page.locator("#picture-essay a:has(.note)").first
        target = mark.get_attribute("href")
        mark.locator(".note").click()
        assert page.url.endswith(f"/{target}")
        assert page.locator(":target").count() == 1
