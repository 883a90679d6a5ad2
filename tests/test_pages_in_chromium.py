"""What Chromium sees of the built site: over http and from a folder, with and without JavaScript."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tools.chromium import Watch, context
from tools.pages import all_pages, editions
from tools.walk import Walk

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium")]


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, built_site: Path, served_site: str) -> str:
    """The address of the site's folder, ending in `/`."""
    return served_site if request.param == "http" else built_site.as_uri() + "/"


def test_no_page_breaks_its_policy_logs_a_fault_or_asks_elsewhere(
    home: str, built_site: Path, browser: Browser
) -> None:
    watch = Watch(home)
    with context(browser) as profile:
        page = watch.over(profile.new_page())
        for name in all_pages(built_site):
            page.goto(home + name, wait_until="load")
    assert not watch.faults


def test_a_reader_of_the_folder_reaches_every_page_by_clicking(built_site: Path, browser: Browser) -> None:
    walk = Walk(built_site)
    with context(browser) as profile:
        page = walk.watch.over(profile.new_page())
        walk.all_from(page, "index.html")
    assert not walk.watch.faults
    assert not walk.dead
    assert sorted(walk.seen) == [name for name in all_pages(built_site) if Path(name).name != "404.html"]


def test_a_search_leads_to_the_paragraph(home: str, built_site: Path, browser: Browser) -> None:
    watch = Watch(home)
    with context(browser) as profile:
        page = watch.over(profile.new_page())
        page.goto(f"{home}{editions(built_site)[0]}/search.html")
        page.get_by_role("searchbox").fill("reconstruction")
        page.keyboard.press("Enter")
        page.locator('.search-results a[href*="#p"]').first.click()
        page.wait_for_url("**/section-*.html#p*")
        target = page.locator(":target")
        assert "reconstruction" in target.inner_text().lower()
        assert page.evaluate(IS_IN_VIEW, target.get_attribute("id"))
    assert not watch.faults


def test_no_word_of_a_page_needs_javascript(built_site: Path, browser: Browser) -> None:
    lost = {}
    with context(browser, java_script_enabled=False) as profile:
        page = profile.new_page()
        for name in all_pages(built_site):
            page.goto((built_site / name).as_uri())
            missing = page.evaluate(WORDS_NOT_SHOWN)
            if missing:
                lost[name] = missing[:10]
    assert not lost


WORDS_NOT_SHOWN = """() => {
    document.querySelectorAll('details').forEach(details => { details.open = true })
    const main = document.querySelector('main')
    const close = text => text.toLowerCase().replace(/\\s+/g, '')
    const shown = close(main.innerText)
    // What waits for a script with @hidden is a control, never the text: the next test sees to that.
    main.querySelectorAll('[hidden], template, script, noscript').forEach(element => element.remove())
    // Title and description of a drawing name it, and are never set as text; its table has the same words.
    main.querySelectorAll('.drawing :is(title, desc)').forEach(element => element.remove())
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
    const lost = []
    while (texts.nextNode()) {
        const {data, parentNode} = texts.currentNode
        const words = data.trim().split(/\\s+/)
        // Labels and tooltips may be said otherwise than in one piece; sentences may not.
        const pieces = words.length < 4 || parentNode.localName === 'title' ? words : [data]
        if (pieces.some(piece => !shown.includes(close(piece)))) lost.push(data.slice(0, 80))
    }
    return lost
}"""
"""Texts of the main part that stand nowhere on the page. A note beside the text may be hidden: it stands below too."""


def test_every_anchor_is_there_and_to_be_seen_without_javascript(built_site: Path, browser: Browser) -> None:
    unseen = []
    with context(browser, java_script_enabled=False) as profile:
        page = profile.new_page()
        for edition in editions(built_site):
            for name, ids in anchors_by_page(built_site / edition).items():
                page.goto((built_site / edition / name).as_uri())
                unseen += [f"{edition}/{name}#{gone}" for gone in page.evaluate(ANCHORS_NOT_SEEN, ids)]
    assert not unseen


ANCHORS_NOT_SEEN = """ids => {
    document.querySelectorAll('details').forEach(details => { details.open = true })
    return ids.filter(id => !document.getElementById(id)?.checkVisibility({visibilityProperty: true}))
}"""


def anchors_by_page(edition: Path) -> dict[str, list[str]]:
    """The anchors of an edition, by the file of their address."""
    pages: dict[str, list[str]] = {}
    for anchor in json.loads((edition / "data" / "anchors.json").read_text("utf-8")):
        file, _, fragment = anchor["url"].partition("#")
        pages.setdefault(file, []).append(fragment)
    assert pages
    return pages


def test_scripts_take_no_word_away(built_site: Path, browser: Browser) -> None:
    taken = {}
    with context(browser, java_script_enabled=False) as still, context(browser) as running:
        one, other = still.new_page(), running.new_page()
        for name in all_pages(built_site):
            address = (built_site / name).as_uri()
            gone = words_of(one, address) - words_of(other, address)
            if gone:
                taken[name] = sorted(gone)[:10]
    assert not taken


def words_of(page: Page, address: str) -> set[str]:
    """The words in the main part of a page, when it has loaded."""
    page.goto(address)
    text = page.evaluate("""() => {
        const main = document.querySelector('main').cloneNode(true)
        main.querySelectorAll('noscript').forEach(element => element.remove())
        return main.textContent
    }""")
    return set(text.split())


def test_nothing_scrolls_sideways_on_a_screen_of_320_pixels(built_site: Path, browser: Browser) -> None:
    wide = {}
    with context(browser, 320, 640) as profile:
        page = profile.new_page()
        for name in all_pages(built_site):
            page.goto((built_site / name).as_uri())
            width = page.evaluate("document.scrollingElement.scrollWidth")
            if width > 320:
                wide[name] = width, page.evaluate(WIDER_THAN_THE_SCREEN)
    assert not wide


WIDER_THAN_THE_SCREEN = """() => [...document.body.querySelectorAll('*')]
    .filter(element => element.getBoundingClientRect().right > 321)
    .slice(0, 3).map(element => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_the_keyboard_goes_from_the_text_to_a_note_and_back(width: int, built_site: Path, browser: Browser) -> None:
    edition = built_site / editions(built_site)[0]
    note = first_note_of_a_section(edition)
    with context(browser, width) as profile:
        page = profile.new_page()
        page.goto((edition / note["url"].partition("#")[0]).as_uri())

        press_tab_until(page, LEADS_TO_THE_NOTE, note["id"])
        marker = page.evaluate_handle("document.activeElement")
        page.keyboard.press("Enter")
        assert page.evaluate(IS_IN_VIEW, note["id"])
        assert page.evaluate("location.hash") == f"#{note['id']}"

        press_tab_until(page, LEADS_BACK, note["id"], limit=15)
        page.keyboard.press("Enter")
        assert marker.evaluate(f"marker => ({IS_THE_TARGET_OF_THE_ADDRESS})(marker)")


def first_note_of_a_section(edition: Path) -> dict[str, str]:
    """A note that stands in the essay and whose words were kept."""
    notes = json.loads((edition / "data" / "notes.json").read_text("utf-8"))
    return next(note for note in notes if note["section"] and not note["lost"])


def press_tab_until(page: Page, condition: str, note: str, limit: int = 400) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(condition, note):
            return
    pytest.fail(f"after {limit} times Tab the keyboard is at {page.evaluate('document.activeElement.outerHTML')}")


LEADS_TO_THE_NOTE = """note => {
    const at = document.activeElement
    return at.hash === '#' + note && !document.getElementById(note).contains(at)
}"""
LEADS_BACK = """note => {
    const at = document.activeElement
    return document.getElementById(note).contains(at) && at.hash && at.hash !== '#' + note
        && at.pathname === location.pathname
}"""
IS_IN_VIEW = """id => {
    const box = document.getElementById(id).getBoundingClientRect()
    return box.height > 0 && box.top < innerHeight && box.bottom > 0
}"""
IS_THE_TARGET_OF_THE_ADDRESS = """marker => {
    const target = document.getElementById(location.hash.slice(1))
    const box = marker.getBoundingClientRect()
    return (target.contains(marker) || marker.contains(target)) && box.top < innerHeight && box.bottom > 0
}"""
