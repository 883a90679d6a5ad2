"""Which pages exist: each with its address, its template, and what stands around and on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fonds.cite import spoken
from fonds.config import EditionConfig, SiteConfig

from .changes import changes_view
from .cite import cite_edition, cite_page, imprint_of, series_of, state_of
from .citing import cite_view
from .edition import Edition
from .emendations import emendations_view
from .former import former_pages
from .frame import citing_frame, edition_frame, part_frame, site_frame, with_facts
from .holdings import Sources
from .home import home_view
from .html import tag
from .indexes import notes_view
from .making import making_view
from .names import abbreviations_view, named_here, names_view
from .part import Part
from .pictures import conversation_picture, pictures_view
from .prose import prose_view
from .records import record_of
from .render import Rendered, render_part
from .sources import archive_views, sources_view
from .text import listed
from .tombstones import gone_pages
from .urls import ADDRESSES, HOME, REGISTERS
from .urls import cite_page as cite_page_of
from .views import DocumentView, EditionRow, Frame, Link, LivingEdition, MissingView, SectionView, SiteView
from .witness import witness_pages
from .works import works_view


@dataclass(frozen=True)
class Page:
    """A page that is to be written."""

    url: str
    """Its file, relative to the edition's folder (or to the site's)."""
    template: str
    """Its template in templates/pages/."""
    frame: Frame
    """What stands around it."""
    view: object
    """What stands on it: one of the dataclasses in `views`."""


def edition_pages(edition: Edition) -> Iterator[Page]:
    """All pages of an edition but the search page, whose content the next stage makes."""
    made = set()
    for page in _living_pages(edition):
        made.add(page.url)
        yield page
    for url, gone in (*gone_pages(edition.register), *former_pages(edition.former, made)):
        frame = edition_frame(edition, url, gone.title, cite_page(edition, gone.title, url))
        yield Page(url, "gone.html", frame, gone)


def _living_pages(edition: Edition) -> Iterator[Page]:
    first = Link(edition.parts[0].page, edition.parts[0].title) if edition.parts else None
    frame = edition_frame(edition, HOME, edition.config.title, cite_edition(edition), after=first)
    sources = Sources(edition)
    yield Page(HOME, "home.html", with_facts(edition, frame, HOME), home_view(edition, sources))
    yield from (part_page(edition, part) for part in edition.parts)
    yield from (_citing_page(edition, part) for part in edition.parts)
    yield _page(edition, "notes", "Notes", notes_view(edition))
    yield from _source_pages(edition, sources)
    yield _page(edition, "works", "Works", works_view(edition))
    for kind, url in REGISTERS.items():
        names = names_view(edition, kind)
        yield _page(edition, url.removesuffix(".html"), names.title, names, "names.html")
    yield _page(edition, "abbreviations", "Abbreviations", abbreviations_view(edition))
    yield _page(edition, "pictures", "The edition in pictures", pictures_view(edition, sources))
    yield _page(edition, "emendations", "Emendations", emendations_view(edition))
    yield _page(edition, "changes", "Changes", changes_view(edition))
    yield _page(edition, "making", "How this edition was made", making_view(edition))
    for sheet, frame, view in witness_pages(edition):
        yield Page(sheet.url, "witness.html", frame, view)
    yield _page(edition, "cite", "How to cite", cite_view(edition, HOME))
    for kind in ("about", "method"):
        prose = prose_view(edition, kind)
        yield _page(edition, kind, prose.title, prose, "prose.html")


def _source_pages(edition: Edition, sources: Sources) -> Iterator[Page]:
    """The index of sources: all archives, and a page for each."""
    yield _page(edition, "sources", "Sources", sources_view(sources))
    for view in archive_views(sources):
        yield _page(edition, view.id, view.name, view, "archive.html")


def part_page(edition: Edition, part: Part) -> Page:
    """The page of a section or document."""
    rendered = render_part(edition, part)
    view = _document(edition, part, rendered) if part.is_document else _section(edition, part, rendered)
    template = "document.html" if part.is_document else "section.html"
    return Page(part.page, template, part_frame(edition, part), view)


def _citing_page(edition: Edition, part: Part) -> Page:
    """The page with the citations of a section or document."""
    view = cite_view(edition, part.page)
    url = cite_page_of(part.page)
    return Page(url, "cite.html", citing_frame(edition, part, url, view.title), view)


def search_frame(edition: Edition) -> Frame:
    """The frame of the search page."""
    return edition_frame(edition, "search.html", "Search", cite_page(edition, "Search", "search.html"))


def home_page(configs: list[EditionConfig], site: SiteConfig) -> Page:
    """The home page of the site: its editions."""
    rows = tuple(_edition_row(config) for config in sorted(configs, key=lambda config: config.id))
    return Page(HOME, "site.html", site_frame(site, site.title, HOME), SiteView(site.title, rows))


def missing_page(configs: list[EditionConfig], site: SiteConfig) -> Page:
    """The page for addresses that lead nowhere. A server shows it in any folder: its links begin at the root."""
    root = "/" + (site.base_url or "").partition("://")[2].partition("/")[2]
    editions = tuple(_living(config, f"{root}{config.id}/") for config in sorted(configs, key=lambda config: config.id))
    view = MissingView(root, f"{root}{HOME}", editions)
    return Page("404.html", "missing.html", site_frame(site, "Not found", None, root), view)


def _living(config: EditionConfig, folder: str) -> LivingEdition:
    return LivingEdition(config.id, config.title, f"{folder}{HOME}", f"{folder}search.html", f"{folder}{ADDRESSES}")


def _page(edition: Edition, name: str, title: str, view: object, template: str | None = None) -> Page:
    url = f"{name}.html"
    return Page(url, template or url, edition_frame(edition, url, title, cite_page(edition, title, url)), view)


def _section(edition: Edition, part: Part, rendered: Rendered) -> SectionView:
    heading = rendered.heading or tag("h1", part.title, {"class": "supplied-title"})
    return SectionView(
        kind=part.kind,
        id=part.id,
        heading=heading,
        has_two_texts=_has_two_texts(edition, part),
        body=rendered.body,
        notes=rendered.notes,
        named=named_here(edition, part),
    )


def _document(edition: Edition, part: Part, rendered: Rendered) -> DocumentView:
    return DocumentView(
        id=part.id,
        number=part.number,
        heading=rendered.heading or tag("h1", part.title, {"class": "supplied-title"}),
        has_two_texts=_has_two_texts(edition, part),
        record=record_of(edition, part),
        body=rendered.body,
        pictures=(drawn,) if (drawn := conversation_picture(edition, part)) is not None else (),
        notes=rendered.notes,
        named=named_here(edition, part),
    )


def _has_two_texts(edition: Edition, part: Part) -> bool:
    return part.page in edition.emended_pages


def _edition_row(config: EditionConfig) -> EditionRow:
    return EditionRow(
        url=f"{config.id}/{HOME}",
        title=config.title,
        authors=listed(spoken(config.authors)),
        series=", ".join(part for part in (series_of(config), imprint_of(config)) if part),
        description=config.description or "",
        state=state_of(config),
    )
