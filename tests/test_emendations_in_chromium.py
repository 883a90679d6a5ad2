"""The two texts of a page in Chromium: one displayed at a time, with and without JavaScript, on screen and on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tools.chromium import context

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium")]

SECTION = "nkidp-wp4/section-1.html"
SHOWN = """part => [...document.querySelectorAll(`article .${part}`)].filter(e => !e.closest('details:not([open])'))
    .filter(e => e.checkVisibility()).length"""
LINE = "() => document.getElementById('p4').innerText"


@pytest.fixture
def section(built_site: Path) -> str:
    return (built_site / SECTION).as_uri()


def texts(page: Page) -> tuple[bool, bool]:
    """Whether anything of the reading text alone is displayed, and anything of the witness's alone."""
    return page.evaluate(SHOWN, "r") > 0, page.evaluate(SHOWN, "w") > 0


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [390, 820, 1440])
def test_one_switch_turns_the_page_to_the_witness_and_back(
    scripts: bool, width: int, section: str, browser: Browser
) -> None:
    with context(browser, width, java_script_enabled=scripts) as profile:
        page = profile.new_page()
        page.goto(section)
        box = page.get_by_label("Show the witness’s text")
        assert texts(page) == (True, False)
        assert "placing North Korea—which maintained a common border with both countries—in" in page.evaluate(LINE)
        box.check()
        assert texts(page) == (False, True)
        assert "placing North Korea.which maintained a common border with both a precarious" in page.evaluate(LINE)
        box.uncheck()
        assert texts(page) == (True, False)


def test_the_switch_is_reached_and_turned_with_the_keyboard(section: str, browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.goto(section)
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == "page-witness-text":
                break
        page.keyboard.press("Space")
        assert texts(page) == (False, True)


def test_the_choice_is_remembered_on_the_next_page_and_can_be_taken_back(served_site: str, browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.goto(served_site + SECTION)
        page.get_by_label("Show the witness’s text").check()
        page.goto(served_site + "nkidp-wp4/document-1.html")
        assert page.get_by_label("Show the witness’s text").is_checked()
        page.get_by_label("Show the witness’s text").uncheck()
        page.goto(served_site + SECTION)
        assert not page.get_by_label("Show the witness’s text").is_checked()


def test_the_place_is_kept_when_the_text_is_switched(section: str, browser: Browser) -> None:
    with context(browser, 390, 700) as profile:
        page = profile.new_page()
        page.goto(section)
        top = "document.getElementById('p5').getBoundingClientRect().top"
        page.evaluate("document.getElementById('p5').scrollIntoView()")
        before = page.evaluate(top)
        page.get_by_text("Show the witness’s text").click()
        assert abs(page.evaluate(top) - before) <= 2


@pytest.mark.parametrize("width", [390, 1440])
def test_an_emendation_opens_without_scripts_and_closes_where_it_was_opened(
    width: int, section: str, browser: Browser
) -> None:
    with context(browser, width, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto(section)
        card = page.locator("[id='p4.e1'] > .card")
        assert not card.is_visible()
        page.locator("[id='p4.e1'] > a").click()
        assert card.is_visible()
        said = card.inner_text()
        assert "read: Korea—which; witness: Korea.which" in said
        assert "A dash came out as a full stop." in said
        assert "Source: Page copy of the PDF." in said
        assert "The editors, verified" in said
        box, line = card.bounding_box(), page.locator("[id='p4.e2'] > a").bounding_box()
        assert box is not None
        assert line is not None
        assert line["y"] >= box["y"] + box["height"] - 1 or line["y"] + line["height"] <= box["y"] + 1
        card.get_by_text("Close").click()
        assert not card.is_visible()
        assert page.evaluate("location.hash") == "#on-p4.e1"


def test_the_list_and_the_text_lead_to_each_other(built_site: Path, browser: Browser) -> None:
    with context(browser, java_script_enabled=False) as profile:
        page = profile.new_page()
        page.goto((built_site / "nkidp-wp4" / "emendations.html").as_uri())
        page.locator("[id='p4.e1'] .number").click()
        assert page.locator("[id='p4.e1'] > .card").is_visible()
        page.locator("[id='p4.e1'] > .card").get_by_text("All emendations").click()
        assert page.evaluate("location.href").endswith("emendations.html#p4.e1")


def test_paper_has_the_reading_text_whatever_the_switch_says(section: str, browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.goto(section + "#p4.e1")
        page.get_by_label("Show the witness’s text").check()
        page.emulate_media(media="print")
        assert texts(page) == (True, False)
        assert not page.locator(".texts").is_visible()
        assert not page.locator("[id='p4.e1'] > .card").is_visible()


def test_a_slip_of_the_print_shows_its_note(section: str, browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.goto(section + "#n4.e2")
        assert "so in the witness: Shimtomai" in page.locator("[id='n4.e2'] > .card").inner_text()
        assert "the author's name is Shimotomai" in page.locator("[id='n4.e2'] > .card").inner_text()
        page.emulate_media(media="print")
        assert "[So in print;" in page.locator("[id='n4'] .of-slip").nth(1).inner_text()
