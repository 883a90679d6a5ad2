"""Which archives the edition draws on: how many citations and how many files each has."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator

from fonds.link.archival import archive_id
from fonds.site.holdings import Sources
from fonds.site.text import counted
from fonds.site.views import Picture

from .draw import WIDTH, Canvas, Frame, Row, Scale, drawing
from .marks import LETTER, clipped, link, mark, words
from .tables import columns, row, to

MOST = 40
"""So many archives are drawn; the table has all of them."""
_STEP = 34
_NAMES = 0.42 * WIDTH


def by_citations(sources: Sources) -> list[str]:
    """The keys of the archives, the most cited first."""
    return sorted(sources.keys, key=lambda key: (-sources.citations(key), -sources.files(key), sources.names[key]))


def archives_picture(sources: Sources, picture: str = "picture-archives") -> Picture | None:
    """The picture; None where no archive is known."""
    keys = by_citations(sources)
    drawn = keys[:MOST]
    if not drawn:
        return None
    pages = {key: sources.edition.urls.page_of(archive_id(key)) for key in keys}
    counts = {key: (sources.citations(key), sources.files(key), len(sources.links(key))) for key in keys}
    most = max(1, *(number for key in drawn for number in counts[key][:2]))

    def draw(canvas: Canvas) -> Iterator[ET.Element]:
        for at, key in enumerate(drawn):
            yield _bars(canvas, at, pages[key], sources.names[key], *counts[key])

    rows = [Row(clipped(sources.names[key], _NAMES), pages[key], sources.names[key]) for key in drawn]
    said = f"{counted(sum(one[0] for one in counts.values()), 'citation')} of {counted(len(keys), 'archive')}"
    frame = Frame(
        picture,
        "Cited files by archive",
        f"{said}. The table below has the numbers of each.",
        "archives",
        Scale(0, most * 1.75),
        [],
        rows,
        _STEP,
    )
    left = f" The {MOST} most cited are drawn, the table has all." if len(keys) > MOST else ""
    return Picture(
        id=picture,
        title=frame.title,
        svg=drawing(frame, draw),
        said=f"{said}. The upper bar counts citations in the notes, the lower one files: what one orders in the "
        f"reading room, cited or holding a document of this edition. The file of a document is not always known.{left}",
        columns=columns("Archive", "#Citations", "#Files", "#Documents of this edition"),
        rows=tuple(row(to(pages[key], sources.names[key]), *counts[key]) for key in keys),
    )


def _bars(canvas: Canvas, at: int, url: str, name: str, citations: int, files: int, documents: int) -> ET.Element:
    middle = canvas.y(at)
    said = f"{counted(citations, 'citation')}, {counted(files, 'file')}"
    said += f", {counted(documents, 'document')}" if documents else ""
    bars = [
        mark("rect", "citations", x=0, y=middle - 8, width=canvas.x(citations), height=9),
        mark("rect", "units", x=0, y=middle + 3, width=canvas.x(files), height=5),
    ]
    label = words(said, canvas.x(max(citations, files)) + LETTER + 2, middle)
    return link(url, f"{name}: {said}", [*bars, label])
