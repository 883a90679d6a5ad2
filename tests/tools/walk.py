"""A reader who walks through a site by clicking: every page is reached by a link that was really followed."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Page

from .chromium import Watch

LINKS = """() => {
    document.querySelectorAll('details').forEach(details => { details.open = true })
    const leads = link => link.checkVisibility() && link.ariaHasPopup !== 'dialog'  // what opens a panel leads nowhere
    return [...document.links].map((link, number) => [number, link.href, leads(link)])
}"""
CLICK = "number => document.links[number].click()"
IDS = "() => [...document.querySelectorAll('[id]')].map(element => element.id)"


class Walk:
    """Goes through a site that is opened as a folder (file://)."""

    def __init__(self, site: Path) -> None:
        self.home = site.as_uri() + "/"
        self.site = site
        self.watch = Watch(self.home)
        self.seen: dict[str, set[str]] = {}
        """The pages that were reached, with the ids that are there."""
        self.pointed: set[tuple[str, str]] = set()
        """The fragments that links point to."""

    def all_from(self, page: Page, start: str) -> None:
        """Open `start` and follow links, from page to page and back, until none leads to a new page."""
        page.goto(self.home + start)
        trail = [self._arrive(page)]
        while trail:
            number = self._way_on(page)
            if number is None:
                trail.pop()
                if trail:
                    page.goto(self.home + trail[-1])
                continue
            with page.expect_navigation():
                page.evaluate(CLICK, number)
            trail.append(self._arrive(page))

    @property
    def dead(self) -> list[str]:
        """The links that lead to no file, or to no place in their page."""
        files = {name for name, _ in self.pointed if not (self.site / name).is_file()}
        places = {
            f"{name}#{fragment}"
            for name, fragment in self.pointed
            if fragment and name in self.seen and fragment not in self.seen[name]
        }
        return sorted(files | places)

    def _arrive(self, page: Page) -> str:
        name, _ = self._name(page.url)
        if name not in self.seen:
            self.seen[name] = set(page.evaluate(IDS))
            self.pointed |= {self._name(href) for _, href, _ in page.evaluate(LINKS) if self._is_inside(href)}
        return name

    def _way_on(self, page: Page) -> int | None:
        """The first visible link of the page to a page that was not seen yet."""
        for number, href, visible in page.evaluate(LINKS):
            name = self._name(href)[0] if visible and self._is_inside(href) else ""
            if name.endswith(".html") and name not in self.seen and (self.site / name).is_file():
                return int(number)
        return None

    def _is_inside(self, href: str) -> bool:
        return href.startswith(self.home)

    def _name(self, url: str) -> tuple[str, str]:
        """The path in the site, and the fragment."""
        address, _, fragment = url.removeprefix(self.home).partition("#")
        return unquote(address), unquote(fragment)
