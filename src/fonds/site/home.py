"""The title page of an edition: what it is, its parts, the documents in time, how to cite it, its files."""

from __future__ import annotations

from datetime import date

from fonds.tei.names import Element, first, xml_id

from .cite import cite_edition, imprint_of, series_of
from .edition import Edition, Part
from .frame import entries
from .html import text
from .records import archive_of
from .render import Rendered, render_line
from .text import listed, spoken_date
from .views import DocumentRow, Dot, HomeView, Link, Tick, Timeline

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

_MOST = 60
"""With more documents a drawing shows less than the table."""
_WIDTH, _MARGIN, _STEP, _RADIUS = 860, 20.0, 27.0, 11.0
"""Measures of the time line, in its own units: width, space at its ends, height of a row, radius of a dot."""


def home_view(edition: Edition) -> HomeView:
    """The title page."""
    config = edition.config
    title, byline = _line(edition, "t:titlePage//t:titlePart"), _line(edition, "t:titlePage/t:byline")
    return HomeView(
        series=series_of(config),
        title=title[1].body if title else text(config.title),
        title_id=title[0] if title else None,
        byline=byline[1].body if byline else text(listed(config.authors)),
        byline_id=byline[0] if byline else None,
        imprint=imprint_of(config),
        description=config.description or "",
        sections=entries(edition.sections),
        documents=tuple(_row(edition, part) for part in edition.documents),
        timeline=timeline(edition.documents),
        downloads=(
            Link(f"tei/{config.id}.xml", "The whole edition, TEI P5"),
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


def timeline(documents: tuple[Part, ...]) -> Timeline | None:
    """The documents in time. Dots that would touch stand one above the other. Of one date, or of very many, none."""
    dated = [(day, part) for part in documents if (day := _day(part.iso)) is not None]
    if not 2 <= len(dated) <= _MOST:
        return None
    years = range(min(day for day, _ in dated).year, max(day for day, _ in dated).year + 2)
    begin, end = date(years[0], 1, 1).toordinal(), date(years[-1], 1, 1).toordinal()

    def across(day: date) -> float:
        return round(_MARGIN + (day.toordinal() - begin) / (end - begin) * (_WIDTH - 2 * _MARGIN), 1)

    rows = _rows([across(day) for day, _ in dated])
    height = int(max(rows) * _STEP + 2 * _STEP + 30)
    base = height - 30.0
    dots = tuple(
        Dot(
            url=part.page,
            number=part.number,
            name=f"Document {part.number}, {spoken_date(part.iso)}: {part.title_without_date}",
            x=across(day),
            y=round(base - _STEP * (row + 0.75), 1),
        )
        for (day, part), row in zip(dated, rows, strict=True)
    )
    ticks = tuple(Tick(str(y), across(date(y, 1, 1)), across(date(y, 7, 1))) for y in years[:-1])
    name = f"{len(dots)} documents between {years[0]} and {years[-1] - 1}"
    return Timeline(name, _WIDTH, height, base, base + 22, _RADIUS, dots, ticks)


def _rows(places: list[float]) -> list[int]:
    """For each place the lowest row in which it touches nothing."""
    taken: list[tuple[float, int]] = []
    for x in places:
        row = 0
        while any(row == other and abs(x - at) < 2 * _RADIUS + 3 for at, other in taken):
            row += 1
        taken.append((x, row))
    return [row for _, row in taken]


def _day(iso: str | None) -> date | None:
    """The day on which a date begins, as far as it is known; None where it is no date."""
    if iso is None:
        return None
    parts = iso.split("/")[0].partition("T")[0].split("-")
    try:
        year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
        return date(year, month, day)
    except ValueError:
        return None
