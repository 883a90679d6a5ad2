"""The title page of an edition: what it is, its parts, the documents in time, how to cite it, its files."""

from __future__ import annotations

from fonds.cite import spoken
from fonds.tei.names import Element, first, xml_id

from .cite import cite_edition, imprint_of, series_of
from .edition import Edition
from .frame import entries
from .holdings import Sources
from .html import text
from .part import Part
from .pictures import time_picture
from .records import archive_of
from .render import Rendered, render_line
from .text import listed, spoken_date
from .views import DocumentRow, HomeView, Link

DATA = (
    ("sections", "sections"),
    ("notes", "notes"),
    ("documents", "documents"),
    ("citations", "archival citations"),
    ("sources", "units of archives"),
    ("works", "works"),
    ("persons", "people"),
    ("places", "places"),
    ("organisations", "organisations"),
    ("abbreviations", "abbreviations"),
    ("emendations", "emendations"),
    ("anchors", "addresses"),
    ("ledger", "lines of the witness"),
    ("findings", "findings"),
)
"""The files for programs, with what each holds."""


def home_view(edition: Edition, sources: Sources) -> HomeView:
    """The title page."""
    config = edition.config
    title, byline = _line(edition, "t:titlePage//t:titlePart"), _line(edition, "t:titlePage/t:byline")
    return HomeView(
        series=series_of(config),
        title=title[1].body if title else text(config.title),
        title_id=title[0] if title else None,
        byline=byline[1].body if byline else text(listed(spoken(config.authors))),
        byline_id=byline[0] if byline else None,
        imprint=imprint_of(config),
        description=config.description or "",
        sections=entries(edition.sections),
        documents=tuple(_row(edition, part) for part in edition.documents),
        pictures=(drawn,) if (drawn := time_picture(edition, sources)) is not None else (),
        shapes=edition.shapes,
        downloads=(
            Link("data/witness.txt", "The witness as it was received, plain text"),
            Link("data/sources.csv", "The cited units of archives, a table (CSV)"),
            Link("data/sources.csl.json", "Documents and cited files with their archives, CSL-JSON"),
            Link("data/works.csl.json", "Works, CSL-JSON"),
            *(Link(f"data/{name}.json", f"{what[:1].upper()}{what[1:]}, JSON") for name, what in DATA),
        ),
        citation=cite_edition(edition),
        notes=(title[1].notes if title else ()) + (byline[1].notes if byline else ()),
    )


def _line(edition: Edition, path: str) -> tuple[str | None, Rendered] | None:
    element: Element | None = None if edition.front is None else first(edition.front, path)
    if element is None:
        return None
    return xml_id(element), render_line(
        element, edition.urls, edition.places, edition.emended, expansions=edition.expansions
    )


def _row(edition: Edition, part: Part) -> DocumentRow:
    iso = part.iso or ""
    return DocumentRow(
        url=part.page,
        number=part.number,
        title=part.title_without_date,
        iso="" if "/" in iso else iso,
        date=spoken_date(part.iso) or "",
        archive=archive_of(edition, part),
    )
