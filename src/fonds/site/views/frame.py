"""What stands around every page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Link:
    """A link."""

    url: str
    """Relative to the page."""
    text: str
    """What it says."""


@dataclass(frozen=True)
class Entry:
    """A line of a list of sections or documents."""

    url: str
    """Relative to the page."""
    number: str
    """The number before the text; "" for none."""
    text: str
    """What it says."""
    is_here: bool
    """Whether it is the page itself."""


@dataclass(frozen=True)
class Contents:
    """The list of where one is."""

    name: str
    """What is listed: the essay's sections or the documents."""
    entries: tuple[Entry, ...]
    """The lines."""
    other: Link | None
    """The way to the other list; None where there is none."""


@dataclass(frozen=True)
class FrozenLine:
    """What the pages of a release say of themselves."""

    text: str
    """Which release it is, and that it stays as it is."""
    now: Link
    """The way to the same page as it is today."""


@dataclass(frozen=True)
class Meta:
    """A tag of the head that says one fact of what the page holds."""

    name: str
    """Its name in the vocabulary of search engines or libraries."""
    content: str
    """The fact."""


@dataclass(frozen=True)
class Frame:
    """What stands around every page."""

    lang: str
    """Language of the page, BCP 47."""
    root: str
    """The way from the page to the site's folder: `../`, or "" for the pages that lie there."""
    site_home: str
    """The way from the page to the home of the site."""
    frozen: FrozenLine | None
    """On the pages of a release, what they say of themselves."""
    window_title: str
    """Title for the window and for search engines: the page's and the edition's."""
    site_title: str
    """Name of the site."""
    running_title: str
    """The edition's short title, at the head of the page; the site's name on the pages of the site itself."""
    home: str
    """Where the running title leads."""
    state: str
    """The edition's version and date in a sentence; "" on the pages of the site itself."""
    description: str | None
    """A sentence for search engines; None where the edition says nothing."""
    canonical: str | None
    """The page's absolute address; None where the site's address is not known."""
    feed: str | None
    """The way to the feed of the edition's releases; None where there is none."""
    addresses: str | None
    """The script that knows on which page of the edition an id stands; None on the pages of the site itself."""
    menu: tuple[Entry, ...]
    """The few pages that the head of the page leads to."""
    pages: tuple[Entry, ...]
    """All pages of the edition but its sections and documents."""
    contents: Contents | None
    """The list of sections or of documents; None on the pages of the site itself."""
    before: Link | None
    """The page before this one in reading order."""
    after: Link | None
    """The page behind this one in reading order."""
    left_behind: tuple[Markup, ...]
    """What once stood on the page and stands elsewhere now, or is gone: items of a list, each with its id."""
    citation: Markup | None
    """How to cite this page; None on the pages of the site itself."""
    file: str
    """The page's file name, shown as its address where no absolute one is known."""
    metas: tuple[Meta, ...] = ()
    """The facts of the edition, section or document on the page, for search engines and libraries."""
    schema: str | None = None
    """What stands before the names of those facts, as an address; None where there are none."""
    jsonld: Markup | None = None
    """The same facts in JSON-LD, for a script element; None on the pages that the edition adds."""
    coins: str | None = None
    """The same facts for reference managers, for the title of an empty element; None as above."""
    cite_as: str | None = None
    """The absolute address that citations give; None where it is not known, or the page is none of the paper's."""
    citing: Link | None = None
    """The page with all citations of this one; None where it has none of its own."""
    cite_name: str | None = None
    """What the data of the page's citations is called; None where the page has none."""
