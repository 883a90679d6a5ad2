"""Where Chromium puts things on the pages of the real edition: notes, numbers, targets, measures."""

from __future__ import annotations

import gzip
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tools.chromium import context
from tools.pages import editions, one_of_each_kind

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium-site")]

BESIDE = """() => [...document.querySelectorAll('.side')].map(note => {
    const slot = [...note.classList].find(name => /^k\\d+$/.test(name)).slice(1)
    const marker = note.closest('.unit').querySelector('.ref.r' + slot).getBoundingClientRect()
    const box = note.getBoundingClientRect(), text = document.querySelector('article').getBoundingClientRect()
    return {top: box.top, bottom: box.bottom, marker: marker.top, inMargin: box.left > text.right}
})"""


@pytest.fixture
def section(built_site: Path) -> str:
    """The address of the section with most notes."""
    pages = (built_site / editions(built_site)[0]).glob("section-*.html")
    return max(pages, key=lambda page: page.read_text("utf-8").count('class="ref')).as_uri()


@pytest.mark.parametrize("width", [1200, 1440, 2000])
def test_on_a_wide_screen_each_note_stands_beside_its_marker_without_javascript(
    width: int, section: str, browser: Browser
) -> None:
    with context(browser, width, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto(section)
        notes = page.evaluate(BESIDE)
    assert len(notes) > 30
    assert all(note["inMargin"] for note in notes)
    free = 0.0
    for note in notes:
        assert note["top"] >= free - 0.5, "a note stands over the one before it"
        assert abs(note["top"] - max(note["marker"], free)) < 1, "a note stands lower than it must"
        free = note["bottom"]


def test_long_notes_in_the_margin_are_folded_and_open_where_they_stand(section: str, browser: Browser) -> None:
    with context(browser, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto(section)
        note = page.locator(".side.long").first
        folded = note.bounding_box()
        note.locator("summary").press("Enter")
        opened = note.bounding_box()
        after = page.evaluate(BESIDE)
    assert folded
    assert opened
    assert folded["height"] < 130 < opened["height"]
    assert all(b["top"] >= a["bottom"] - 0.5 for a, b in pairwise(after))


@pytest.mark.parametrize("width", [390, 820, 1199])
def test_on_other_screens_a_note_opens_beneath_its_paragraph(width: int, section: str, browser: Browser) -> None:
    with context(browser, width, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto(section)
        note = page.locator(".side").first
        words, paragraph = note.locator("div").first, page.locator(".unit:has(.side) > p").first
        assert not words.is_visible()
        note.locator("summary").click()
        assert words.is_visible()
        below, above = words.bounding_box(), paragraph.bounding_box()
    assert below
    assert above
    assert below["y"] >= above["y"] + above["height"]


def test_where_the_browser_cannot_tie_places_to_anchors_notes_open_beneath_on_all_screens(
    section: str, built_site: Path, browser: Browser, tmp_path: Path
) -> None:
    name = section.rpartition("/")[2]
    (tmp_path / "static").mkdir()
    (tmp_path / "edition").mkdir()
    shutil.copy(built_site / editions(built_site)[0] / name, tmp_path / "edition")
    sheet = (built_site / "static/fonds.css").read_text("utf-8")
    assert "(anchor-name:--a)" in sheet
    (tmp_path / "static/fonds.css").write_text(sheet.replace("(anchor-name:--a)", "(unheard-of:--a)"), "utf-8")
    with context(browser, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto((tmp_path / "edition" / name).as_uri())
        words = page.locator(".side > div").first
        assert not words.is_visible()
        page.locator(".side > summary").first.click()
        assert words.is_visible()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_click_on_a_marker_shows_the_note_where_it_stands(width: int, section: str, browser: Browser) -> None:
    with context(browser, width) as profile:
        page = profile.new_page()
        page.goto(section)
        marker = page.locator(".ref a").first
        marker.click()
        note = page.locator(".side.lit")
        assert note.count() == 1
        assert note.locator("div").first.is_visible()
        assert page.evaluate("location.hash") == marker.get_attribute("href")
        assert marker.is_visible()


def test_pointing_at_a_marker_marks_its_note_and_no_other(section: str, browser: Browser) -> None:
    with context(browser, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto(section)
        unit = page.locator(".unit:has(.k2)").first
        unit.locator(".ref.r2").hover()
        colours = [unit.locator(f".k{n}").evaluate("e => getComputedStyle(e).backgroundColor") for n in (1, 2)]
    assert colours[0] != colours[1]


# The marks of a drawing are left out: the table beneath it has the same links (test_pictures_in_chromium).
TARGETS = """() => [...document.querySelectorAll('a, summary, button, input')]
    .filter(e => e.checkVisibility() && !e.closest('.skip, .search, .prose main li, .notes li, p:not(.running p), q'))
    .filter(e => !e.matches('.particulars .em > a, .name, .drawing a'))
    .map(e => [e.getBoundingClientRect(), e.outerHTML.slice(0, 90)])
    .filter(([box]) => box.width < 43.5 || box.height < 43.5)
    .map(([box, html]) => `${box.width}×${box.height} ${html}`)"""


def test_on_a_phone_every_target_outside_running_text_is_44_pixels_wide_and_high(
    built_site: Path, browser: Browser
) -> None:
    small = {}
    with context(browser, 390) as profile:
        page = profile.new_page()
        for name in one_of_each_kind(built_site):
            page.goto((built_site / name).as_uri())
            found = page.evaluate(TARGETS)
            if found:
                small[name] = found[:5]
    assert not small


LINES = """() => {
    const range = document.createRange(), counts = []
    for (const p of document.querySelectorAll('article p[id]')) {
        const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), lines = new Map()
        for (let node; node = walker.nextNode();) {
            if (node.parentElement.closest('.ref')) continue
            for (let i = 0; i < node.length; i++) {
                range.setStart(node, i); range.setEnd(node, i + 1)
                const box = range.getClientRects()[0]
                if (box) lines.set(Math.round(box.bottom / 6), (lines.get(Math.round(box.bottom / 6)) || 0) + 1)
            }
        }
        counts.push(...[...lines.values()].slice(1, -1))
    }
    return counts.reduce((a, b) => a + b) / counts.length
}"""


@pytest.mark.parametrize("width", [820, 1440])
def test_a_line_holds_62_to_68_characters(width: int, section: str, browser: Browser) -> None:
    with context(browser, width) as profile:
        page = profile.new_page()
        page.goto(section)
        assert 62 <= page.evaluate(LINES) <= 68


@pytest.mark.parametrize(("width", "size"), [(390, "17px"), (1440, "19px")])
def test_the_text_is_19_pixels_on_a_desk_and_17_on_a_phone(
    width: int, size: str, section: str, browser: Browser
) -> None:
    with context(browser, width) as profile:
        page = profile.new_page()
        page.goto(section)
        style = "getComputedStyle(document.querySelector('article p'))"
        assert page.evaluate(f"{style}.fontSize") == size
        assert 1.5 <= page.evaluate(f"parseFloat({style}.lineHeight) / parseFloat({style}.fontSize)") <= 1.6


def test_a_copied_passage_holds_the_words_without_markers_and_numbers(section: str, browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.goto(section)
        copied = selection_of(page, ".unit:has(.ref)")
        numbers = page.locator(".unit:has(.ref)").first.locator(".ref").all_inner_texts()
    assert numbers
    assert not re.search(rf"[.,;”]\s?(?:{'|'.join(numbers)})\s", copied)
    assert "¶" not in copied


def selection_of(page: Page, selector: str) -> str:
    """What a reader would copy who selects an element."""
    return str(
        page.evaluate(
            """selector => {
                const range = document.createRange(), chosen = getSelection()
                range.selectNodeContents(document.querySelector(selector).querySelector('p'))
                chosen.removeAllRanges(); chosen.addRange(range)
                return chosen.toString()
            }""",
            selector,
        )
    )


def test_what_a_section_needs_weighs_less_than_40_kilobytes_compressed(built_site: Path) -> None:
    scripts = ("notes", "at-hand", "cite")
    shared = [built_site / "static/fonds.css", *(built_site / f"static/js/{name}.js" for name in scripts)]
    for page in (built_site / editions(built_site)[0]).glob("section-*.html"):
        weight = sum(len(gzip.compress(file.read_bytes(), mtime=0)) for file in (page, *shared))
        assert weight < 40_000, f"{page.name}: {weight}"


def test_on_paper_there_are_no_menus_and_all_notes(section: str, browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.goto(section)
        page.emulate_media(media="print")
        for menu in (".running nav", ".contents", ".onward", ".colophon nav", ".beside"):
            assert not page.locator(menu).first.is_visible(), menu
        assert page.locator(".notes li").last.is_visible()
        assert page.locator(".address").first.is_visible()
        assert page.locator(".cite p").first.is_visible()
