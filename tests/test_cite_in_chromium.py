"""The panel “Cite this” in Chromium: by keyboard alone, over http and from a folder, wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from fonds.cite import citables, forms_of
from fonds.cite.forms import text_of
from fonds.config import load_editions
from fonds.findings import Findings
from fonds.site.urls import Urls
from fonds.tei.serialise import from_bytes
from tools.chromium import Watch, context
from tools.needs import AXE
from tools.pages import editions
from tools.project import PROJECT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium")]


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, built_site: Path, served_site: str) -> str:
    return served_site if request.param == "http" else built_site.as_uri() + "/"


def opened(page: Page, address: str, selector: str) -> None:
    """Open the panel of a place by keyboard."""
    page.goto(address)
    page.locator(selector).first.focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()


@pytest.mark.parametrize("width", [390, 1440])
def test_a_citation_is_copied_by_keyboard_alone(home: str, width: int, built_site: Path, browser: Browser) -> None:
    watch = Watch(home)
    with context(browser, width) as profile:
        page = watch.over(profile.new_page())
        opened(page, f"{home}{editions(built_site)[0]}/section-2.html", "a.address")
        panel = page.locator("dialog[open]")
        number = page.evaluate("location.hash.slice(2)")
        assert panel.locator("h2").inner_text() == f"Cite ¶ {number}"
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Copy: Address"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        said = panel.get_by_role("status")
        said.get_by_text("Chicago, note: copied").wait_for()
        copied = panel.locator("p.cite-words").nth(1).inner_text()
        assert f", ¶ {number}, documentary edition, " in copied
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.keyboard.press("Escape")
        assert not panel.is_visible()
        assert page.evaluate("document.activeElement.hash") == f"#p{number}"
        page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'paste'}))")
        page.locator("#paste").focus()
        page.keyboard.press("Control+V")
        assert page.locator("#paste").input_value() == copied
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('div'), {id: 'rich', contentEditable: true}))"
        )
        page.locator("#rich").focus()
        page.keyboard.press("Control+V")
        assert page.locator("#rich i, #rich cite").count() == 1
    assert not watch.faults


def test_a_printed_page_is_cited_by_its_number_by_keyboard_and_by_mouse(built_site: Path, browser: Browser) -> None:
    with context(browser, 1440) as profile:
        page = profile.new_page()
        address = f"{built_site.as_uri()}/{editions(built_site)[0]}/section-2.html"
        opened(page, address, "a.pb")
        number = page.locator("a.pb").first.get_attribute("data-n")
        heading = page.locator("dialog[open] h2")
        assert heading.inner_text() == f"Cite p. [{number}]"
        page.keyboard.press("Escape")
        box, gutter = page.locator("a.pb").first.bounding_box(), page.locator("a.address").first.bounding_box()
        assert box is not None
        assert gutter is not None
        page.mouse.click(gutter["x"] - 10, box["y"] + 8)  # where the style sheet writes the number
        assert heading.inner_text() == f"Cite p. [{number}]"


def test_a_browser_that_copies_nothing_selects_the_words(home: str, built_site: Path, browser: Browser) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.add_init_script("delete Navigator.prototype.clipboard; Document.prototype.execCommand = () => false")
        opened(page, f"{home}{editions(built_site)[0]}/section-2.html", "a.address")
        page.keyboard.press("Enter")
        page.get_by_text("Address: selected, copy it with Ctrl+C").wait_for()
        assert page.evaluate("getSelection().toString()") == page.locator("p.cite-words").first.inner_text()


@pytest.mark.parametrize(
    ("name", "selector", "title"),
    [
        ("section-2.html", ".notes .cite-this", "Cite n. "),
        ("section-2.html", ".cite-line .cite-this", "Cite The Preparatory Period"),
        ("document-10.html", ".unit:has(.speech) > a.address", "Cite doc. 10 ¶ t"),
        ("document-10.html", ".cite-line .cite-this", "Cite doc. 10"),
        ("index.html", ".colophon .cite-this", "Cite "),
    ],
)
def test_notes_speeches_documents_and_sections_have_the_panel(
    name: str, selector: str, title: str, built_site: Path, browser: Browser
) -> None:
    with context(browser) as profile:
        page = profile.new_page()
        page.goto((built_site / editions(built_site)[0] / name).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.locator(selector).first.focus()
        page.keyboard.press("Enter")
        assert page.locator("dialog[open] h2").inner_text().startswith(title)


@pytest.mark.node
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_in_the_open_panel(width: int, scheme: str, built_site: Path, browser: Browser) -> None:
    with context(browser, width, color_scheme=scheme) as profile:
        page = profile.new_page()
        opened(page, (built_site / editions(built_site)[0] / "document-10.html").as_uri(), "a.address")
        page.evaluate(AXE.read_text("utf-8"))
        assert not page.evaluate("""async () => (await axe.run(document, {resultTypes: ['violations']})).violations
            .map(({id, nodes}) => `${id}: ${nodes[0].html.slice(0, 120)}`)""")


def test_the_script_fills_every_passage_of_the_paper_as_the_program_does(built_site: Path, browser: Browser) -> None:
    configs = load_editions(PROJECT / "content", Findings(), None)
    compared = 0
    with context(browser) as profile:
        page = profile.new_page()
        for config in configs:
            folder = built_site / config.id
            tree = from_bytes((folder / "tei" / f"{config.id}.xml").read_bytes())
            for cited in citables(tree, config, None, Urls(tree).page_of):
                page.goto((folder / cited.page).as_uri())
                page.evaluate("fonds.cite.need()")
                forms = forms_of(cited)
                for passage in (cited.whole, *cited.passages):
                    runs = {form.name: [list(run) for run in form.of(cited, passage)] for form in forms}
                    made = page.evaluate(
                        "id => fonds.cite.formsOf(id).map(([name, , , runs]) => [name, runs])", passage.id
                    )
                    assert dict(made) == {name: found for name, found in runs.items() if found}, passage.id
                    assert page.evaluate("id => fonds.cite.addressOf(id)", passage.id) == cited.address_of(passage)
                    assert text_of(forms[0].of(cited, passage))
                    compared += 1
    assert compared > 500
