"""What stands around every page: titles, menus, the list of where one is, the way onward, the page's own citation."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from fonds.cite import coins, highwire, jsonld
from fonds.config import SiteConfig

from .cite import cite_part, state_of
from .citing import cite_link
from .edition import Edition
from .part import Part
from .urls import ADDRESSES, FEED, HOME, cite_page
from .views import Contents, Entry, Frame, FrozenLine, Link, Meta

SEARCH = "search.html"
MENU = ((SEARCH, "Search"), ("notes.html", "Notes"), ("sources.html", "Sources"), ("about.html", "About"))
"""The few pages that the head of a page leads to."""
NEAR = 12
"""So many documents are listed before and behind the one that is shown; the title page lists all."""
ALL = (
    (HOME, "Title page"),
    (SEARCH, "Search"),
    ("notes.html", "Notes"),
    ("sources.html", "Sources"),
    ("works.html", "Works"),
    ("people.html", "People"),
    ("places.html", "Places"),
    ("organisations.html", "Organisations"),
    ("abbreviations.html", "Abbreviations"),
    ("pictures.html", "Pictures"),
    ("emendations.html", "Emendations"),
    ("witness.html", "Witness"),
    ("about.html", "About"),
    ("method.html", "Method"),
    ("making.html", "How it was made"),
    ("changes.html", "Changes"),
    ("cite.html", "How to cite"),
)
"""All pages of an edition but its sections and documents; they stand at the foot of a page."""


def part_frame(edition: Edition, part: Part) -> Frame:
    """The frame of a section or document."""
    here = next(i for i, other in enumerate(edition.parts) if other is part)
    before, after = edition.parts[max(here - 1, 0) : here], edition.parts[here + 1 : here + 2]
    frame = edition_frame(
        edition,
        part.page,
        part.name,
        cite_part(edition, part),
        here=part,
        before=Link(before[0].page, before[0].name) if before else Link(HOME, "Title page"),
        after=Link(after[0].page, after[0].name) if after else None,
    )
    return with_facts(edition, frame, part.page)


def citing_frame(edition: Edition, part: Part, page: str, title: str) -> Frame:
    """The frame of the page with the citations of a section or document: it lists what stands beside the part."""
    listed = _contents(edition, part)
    contents = replace(listed, entries=tuple(replace(entry, is_here=False) for entry in listed.entries))
    return edition_frame(edition, page, title, cite_part(edition, part), contents=contents)


def with_facts(edition: Edition, frame: Frame, page: str) -> Frame:
    """The frame of a page of the paper itself: it says in its head what it holds, for programs that cite."""
    cited = edition.citables[page]
    parts = tuple(part for part in edition.citables.values() if part is not cited) if page == HOME else ()
    return replace(
        frame,
        metas=tuple(Meta(name, content) for name, content in highwire.metas(cited)),
        schema=highwire.SCHEMA,
        jsonld=Markup(jsonld.script(cited, parts)),
        coins=coins.write(cited),
        cite_as=cited.url,
        citing=cite_link(page, cited.kind),
        cite_name=cited.name,
    )


def edition_frame(
    edition: Edition,
    page: str,
    title: str,
    citation: Markup,
    *,
    here: Part | None = None,
    before: Link | None = None,
    after: Link | None = None,
    contents: Contents | None = None,
) -> Frame:
    """The frame of any page of an edition. `contents`: the list of where one is; else the essay or the documents."""
    config = edition.config
    running = config.short_title or config.title
    return Frame(
        lang=config.language,
        root="" if edition.is_release else "../",
        site_home="../../../index.html" if edition.is_release else "../index.html",
        frozen=_frozen(edition, page),
        site_title=edition.site.title,
        running_title=running,
        window_title=running if page == HOME else f"{title} · {running}",
        home=HOME,
        state=state_of(config),
        description=config.description if page == HOME else None,
        canonical=f"{edition.site.base_url}{config.id}/{page}" if edition.site.base_url else None,
        addresses=None if edition.is_release else ADDRESSES,
        feed=FEED if edition.has_feed else None,
        menu=_listed(edition, MENU, page),
        pages=_listed(edition, ALL, page),
        contents=contents or (None if page == HOME else _contents(edition, here)),
        before=before,
        after=after,
        left_behind=edition.left_behind.get(page, ()),
        citation=citation,
        file=f"{config.id}/{page}",
    )


def site_frame(site: SiteConfig, title: str, page: str | None, root: str = "") -> Frame:
    """The frame of a page of the site itself. `page` is its file; None for one that is shown at many addresses."""
    return Frame(
        lang="en",
        root=root,
        site_home=f"{root}{HOME}",
        frozen=None,
        site_title=site.title,
        running_title=site.title,
        window_title=title if title == site.title else f"{title} · {site.title}",
        home=f"{root}{HOME}",
        state="",
        description=None,
        canonical=f"{site.base_url}{page}" if site.base_url and page else None,
        feed=None,
        addresses=None,
        menu=(),
        pages=(),
        contents=None,
        before=None,
        after=None,
        left_behind=(),
        citation=None,
        file=HOME,
    )


def _listed(edition: Edition, pages: tuple[tuple[str, str], ...], here: str) -> tuple[Entry, ...]:
    """Lines of a menu; a release has no search."""
    return tuple(Entry(url, "", name, url == here) for url, name in pages if not (edition.is_release and url == SEARCH))


def _frozen(edition: Edition, page: str) -> FrozenLine | None:
    if not edition.is_release:
        return None
    parts = {part.page for part in edition.parts}
    stays = page in {url for url, _ in ALL} | parts | {cite_page(part) for part in parts}
    state = state_of(edition.config).rstrip(".")
    now = Link(f"../../{page}", "The same place in the edition of today")
    if not stays:
        now = Link(f"../../{HOME}", "The edition of today")
    return FrozenLine(f"{state}. These pages stay as they were released.", now)


def entries(parts: tuple[Part, ...], here: Part | None = None, *, short: bool = False) -> tuple[Entry, ...]:
    """Lines of a list of sections or documents."""
    return tuple(Entry(p.page, p.number, p.short if short else p.title, p is here) for p in parts)


def _contents(edition: Edition, here: Part | None) -> Contents:
    if here is not None and here.is_document:
        name = "Documents"
        near = _near(edition.documents, here)
        return Contents(name, entries(near, here, short=True), Link(f"{HOME}#contents-essay", "The essay"))
    other = Link(f"{HOME}#contents-documents", f"Documents ({len(edition.documents)})") if edition.documents else None
    return Contents("The essay", entries(edition.sections, here), other)


def _near(parts: tuple[Part, ...], here: Part) -> tuple[Part, ...]:
    """The parts around one; all of them where they are few."""
    at = next(i for i, part in enumerate(parts) if part is here)
    first = max(0, min(at - NEAR, len(parts) - 2 * NEAR - 1))
    return parts[first : first + 2 * NEAR + 1]
