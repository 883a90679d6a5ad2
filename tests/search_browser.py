"""What the tests of the search page share: a page that is open over http or from a folder, and watched for faults."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tools.chromium import Watch, context
from tools.needs import AXE
from tools.pages import editions
from tools.server import serve

WAYS = ["http", "file"]

_AXE = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.map(
    ({id, help, nodes}) => `${id}: ${help}: ${nodes[0].target} ${nodes[0].html.slice(0, 160)}`)"""


@contextmanager
def opened(site: Path, address: str, browser: Browser, way: str = "file", **options: object) -> Iterator[Page]:
    """A page of a site in a fresh profile; whatever goes wrong in it fails the test."""
    with serve(site) as served, context(browser, **options) as profile:  # type: ignore[arg-type]
        home = served if way == "http" else f"{site.as_uri()}/"
        watch = Watch(home)
        page = watch.over(profile.new_page())
        page.goto(home + address)
        yield page
        assert not watch.faults, watch.faults


def ask(page: Page, query: str) -> None:
    """Search as a reader does, and wait for the answer."""
    page.locator("#search-field").fill(query)
    page.locator("#search-field").press("Enter")
    answered(page)


def answered(page: Page) -> None:
    """Wait until the answer is there."""
    expect(page.locator("[data-search-results]")).not_to_have_attribute("aria-busy", "true")


def faults_of_axe(page: Page) -> list[str]:
    """What axe finds on the page as it now is."""
    page.evaluate(AXE.read_text("utf-8"))
    return list(page.evaluate(_AXE))


def search_page(site: Path) -> str:
    """The search page of a built site's first edition, by its path."""
    return f"{editions(site)[0]}/search.html"
