"""axe finds nothing to complain of in any chapter of the EPUB, on a telephone and on a tablet."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tools.chromium import context
from tools.needs import AXE

pytestmark = [pytest.mark.browser, pytest.mark.node, pytest.mark.xdist_group("axe")]
PAPER = "nkidp-wp4"
OTHERWISE = {"landmark-one-main": {"enabled": False}, "region": {"enabled": False}}
"""Rules for pages of a site: a chapter is one part of a book, and has no banner and no navigation around it."""
PAGES = "[role='doc-pagebreak']"
"""axe takes what bears a role of DPUB-ARIA and no words for a span that must not have a name."""

RUN = """async ([rules, exclude]) => {
    const result = await axe.run({exclude}, {resultTypes: ['violations'], rules})
    return result.violations.map(({id, help, nodes}) => `${id}: ${help}: ${nodes[0].html.slice(0, 120)}`)
}"""


@pytest.fixture(scope="module")
def folder(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The EPUB of the paper, unpacked."""
    made = tmp_path_factory.mktemp("epub")
    with zipfile.ZipFile(built_site / PAPER / f"{PAPER}.epub") as archive:
        archive.extractall(made)
    return made / "EPUB"


@pytest.mark.parametrize("width", [390, 820])
def test_axe_finds_nothing_in_a_chapter_and_none_is_wider_than_the_screen(
    width: int, folder: Path, browser: Browser
) -> None:
    found: dict[str, list[str]] = {}
    with context(browser, width) as profile:
        page = profile.new_page()
        for file in sorted(folder.glob("*.xhtml")):
            page.goto(file.as_uri())
            page.evaluate(AXE.read_text("utf-8"))
            faults = page.evaluate(RUN, [OTHERWISE, [[PAGES]]])
            if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                faults.append("wider than the screen")
            if faults:
                found[file.name] = faults
    assert not found, json.dumps(found, indent=1)


def test_every_part_that_epub_names_has_the_role_of_that_name(folder: Path, browser: Browser) -> None:
    """DAISY's checker asks for it: the one is for reading systems, the other for screen readers."""
    named = "[...document.querySelectorAll('section')].map(s => [s.getAttribute('epub:type'), s.getAttribute('role')])"
    with context(browser) as profile:
        page = profile.new_page()
        for file in sorted(folder.glob("*.xhtml")):
            page.goto(file.as_uri())
            for kind, role in page.evaluate(named):
                assert kind in ("titlepage", "footnotes") or role == f"doc-{kind}", file.name
