"""The documents and the dated sources in time, with the essay's sections as bands.

Each document and each source is a mark; more of them than a picture can show are counted by year instead.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date

from fonds.site.edition import Edition
from fonds.site.holdings import Sources
from fonds.site.text import counted
from fonds.site.views import Picture

from .dots import DOCUMENTS, IN_ROW, SOURCES, Mark, documents, laid, row_of, sources_of
from .draw import Canvas, Frame, Row, Scale, drawing
from .marks import clipped, link, mark, words
from .spans import Span, spans
from .tables import columns, row, to

BANDS = 30
"""So many sections are shown."""
_STEP = 25
_TICKS = 14


def time_picture(edition: Edition, sources: Sources, picture: str = "picture-time") -> Picture | None:
    """The picture; None where fewer than two things have a date."""
    written, cited = list(documents(edition)), list(sources_of(edition, sources))
    marks = [*written, *cited]
    if len(marks) < 2:
        return None
    begin, end = min(one.day.year for one in marks), max(one.day.year for one in marks) + 1
    scale = Scale(date(begin, 1, 1).toordinal(), date(end, 1, 1).toordinal())
    bands = [span for span in spans(edition) if span.first < end and span.last >= begin][:BANDS]
    groups = [laid(written, DOCUMENTS, scale), laid(cited, SOURCES, scale)]
    shown = [one for group in groups for one, _ in group]
    depths = [max((row_of(one, level) for one, level in group), default=-1) + 1 for group in groups]
    heads = [len(bands), len(bands) + depths[0]]
    names = [("Essay", 0, heads[0]), ("Documents", heads[0], heads[1]), ("Sources", heads[1], heads[1] + depths[1])]
    rows = [Row(_head(at, names)) for at in range(len(bands) + sum(depths))]

    def draw(canvas: Canvas) -> Iterator[ET.Element]:
        for at, span in enumerate(bands):
            yield _band(canvas, at, span)
        for first, depth, group in zip(heads, depths, groups, strict=True):
            for one, level in group:
                yield _dot(canvas, first + depth - 1 - row_of(one, level), one, level)

    desc = f"{_counts(written, cited)}, {begin} to {end - 1}. The table below has all that is shown."
    frame = Frame(picture, "The documents and sources in time", desc, "time", scale, _ticks(begin, end), rows, _STEP)
    return Picture(
        id=picture,
        title=frame.title,
        svg=drawing(frame, draw),
        said=_said(written, cited, shown, bands),
        columns=columns("Date", "What", "Where"),
        rows=tuple(
            [row(span.years, f"Section: {span.told}", to(span.section.page, span.section.title)) for span in bands]
            + [row(one.date, one.what, to(one.url, one.where)) for one in sorted(shown, key=lambda m: m.day)]
        ),
    )


def _head(at: int, groups: list[tuple[str, int, int]]) -> str:
    """The name of a group at the middle one of its rows."""
    return next((name for name, begin, end in groups if begin < end and at == (begin + end - 1) // 2), "")


def _ticks(begin: int, end: int) -> list[tuple[float, str]]:
    """The first days of years, not more than a line can hold."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if (end - begin) / step <= _TICKS)
    return [(date(year, 1, 1).toordinal(), str(year)) for year in range(begin, end + 1) if year % step == 0]


def _band(canvas: Canvas, at: int, span: Span) -> ET.Element:
    upper, lower = canvas.band(at)
    left = canvas.x(max(span.begin.toordinal(), int(canvas.scale.begin)))
    right = canvas.x(min(span.end.toordinal(), int(canvas.scale.end)))
    bar = mark("rect", "band", x=left, y=upper, width=right - left, height=lower - upper)
    label = clipped(span.section.title, canvas.width - left - 8)
    title = f"{span.section.title}, {span.years}: {span.told}"
    return link(span.section.page, title, [bar, words(label, left + 7, canvas.y(at))], "section")


def _dot(canvas: Canvas, at: int, one: Mark, level: int) -> ET.Element:
    x, y = canvas.x(one.day.toordinal()), canvas.y(at)
    if not one.number:
        y += _STEP / 4 - level % IN_ROW * _STEP / IN_ROW
    if one.number:
        marks = [mark("circle", "disc", cx=x, cy=y, r=11), words(one.number, x, y, "middle")]
        return link(one.url, f"{one.where}, {one.title}", marks, one.kind)
    shape = (
        mark("rect", "dot", x=x - 4, y=y - 4, width=8, height=8)
        if "newspaper" in one.kind
        else mark("circle", "dot", cx=x, cy=y, r=4.5)
    )
    return link(one.url, f"{one.title} ({one.where})", [shape], one.kind)


def _counts(written: list[Mark], cited: list[Mark]) -> str:
    papers = sum("newspaper" in one.kind for one in cited)
    parts = [
        counted(len(written), "document"),
        counted(len(cited) - papers, "archival document") + " that notes date" if len(cited) > papers else "",
        counted(papers, "newspaper issue") if papers else "",
    ]
    return ", ".join(part for part in parts if part)


def _said(written: list[Mark], cited: list[Mark], shown: list[Mark], bands: list[Span]) -> str:
    said = [f"{_counts(written, cited)}."]
    if cited:
        said.append(
            "Circles are archival documents that a note cites with their day, squares newspapers; a date without its "
            "year, or inside a sentence, is not shown."
        )
    if bands:
        said.append("A band shows the years of which a section tells: inferred, the table says from what.")
    if len(bands) == BANDS:
        said.append(f"Not more than {BANDS} sections are shown.")
    if len(shown) < len(written) + len(cited):
        said.append("There are too many to show each: they are counted by year.")
    return " ".join(said)
