"""Addresses inside a book: those of the site, each led to its chapter, or all of them into one file.

What a book leaves out has no address there: registers of names, abbreviations, the lines of the witness.
"""

from __future__ import annotations

from fonds.link.archival import archive_id
from fonds.site.lines import Lines
from fonds.site.urls import HOME, WORKS, Urls, parts
from fonds.tei.names import Element, make, xp

TITLE, SOURCES, LITERATURE = "title.xhtml", "sources.xhtml", "works.xhtml"
"""The chapters that are no part of the text."""


class Chapters(Urls):
    """Addresses in the chapters of an EPUB: `section-2.xhtml#p31`."""

    def __init__(self, tree: Element) -> None:
        super().__init__(tree)
        self.lines = Lines(make("TEI"))
        files = _files(tree)
        self._pages = {anchor: files[page] for anchor, page in self._pages.items() if page in files}


class OneFile(Chapters):
    """Addresses in a book that is one file: `#p31`."""

    def of(self, anchor: str) -> str:
        """The address of an id. One that the book does not have is our own fault."""
        super().page_of(anchor)
        return f"#{anchor}"

    def page_of(self, anchor: str) -> str:
        """The place where something begins: here that of its id."""
        return self.of(anchor)


def chapter_of(page: str) -> str:
    """The file of a chapter, for the page that has the same text on the site."""
    return f"{page.removesuffix('.html')}.xhtml"


def _files(tree: Element) -> dict[str, str]:
    """Page of the site → file of the book, for all that a book has."""
    repositories = xp(tree, "t:teiHeader//t:msDesc/t:msIdentifier/t:repository[@key]")
    archives = {archive_id(repository.get("key") or "") for repository in repositories}
    return {
        **{page: chapter_of(page) for page, _ in parts(tree)},
        **{f"{archive}.html": SOURCES for archive in archives},
        HOME: TITLE,
        WORKS: LITERATURE,
    }
