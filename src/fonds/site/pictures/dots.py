"""What has a date: the documents and the sources, each as a mark with its place above the line of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from fonds.site.edition import Edition
from fonds.site.holdings import Sources
from fonds.site.notes import name_of
from fonds.site.text import counted, spoken_date
from fonds.tei.names import xml_id

from .dates import dated_sources, day_of
from .draw import WIDTH, Scale
from .marks import LETTER

DOCUMENTS, SOURCES, DEEP = 60, 300, 12
"""So many documents and sources are shown one by one, so many marks one above the other."""
_ROOM = {"document": 24.0, "source": 11.0}
"""How far marks of a kind must stand apart."""
IN_ROW = 2
"""So many small marks stand one above the other in a row."""
_LABEL = 11 * LETTER


@dataclass(frozen=True)
class Mark:
    """A document or a source in time, or all of a year."""

    kind: str
    """Its classes: document or source, newspaper, year."""
    day: date
    """Where it stands."""
    url: str
    """Where it leads."""
    number: str
    """What stands in it: a document's number or how many there are; "" for a source."""
    date: str
    """The date in words."""
    what: str
    """What it is."""
    where: str
    """What the link to it says."""

    @property
    def title(self) -> str:
        """Date and what it is."""
        return f"{self.date}: {self.what}"


def documents(edition: Edition) -> Iterator[Mark]:
    """The documents that have a date."""
    for part in edition.documents:
        day = day_of(part.iso)
        if day is not None:
            name = f"Document {part.number}"
            said = spoken_date(part.iso) or ""
            yield Mark("document", day, part.page, part.number, said, part.title_without_date, name)


def sources_of(edition: Edition, sources: Sources) -> Iterator[Mark]:
    """The sources that a note dates."""
    for one in dated_sources(edition, sources):
        url = edition.urls.of(xml_id(one.note) or "")
        kind = "source" if one.is_archival else "source newspaper"
        yield Mark(kind, one.day, url, "", spoken_date(one.iso) or "", one.source, name_of(one.note))


def laid(marks: list[Mark], most: int, scale: Scale) -> list[tuple[Mark, int]]:
    """Each mark with its row from below; too many of them are one mark a year."""
    levels = _levels(marks, scale) if len(marks) <= most else []
    if not marks or (levels and max(levels) < DEEP):
        return list(zip(marks, levels, strict=True))
    by_year: dict[int, list[Mark]] = {}
    for one in marks:
        by_year.setdefault(one.day.year, []).append(one)
    years = [_year(year, inside) for year, inside in sorted(by_year.items())]
    return list(zip(years, _levels(years, scale), strict=True))


def _year(year: int, inside: list[Mark]) -> Mark:
    """A mark for all of a year; it leads to the first."""
    noun = inside[0].kind.partition(" ")[0]
    count = len(inside)
    first = f"first: {inside[0].where}"
    return Mark(f"{noun} year", date(year, 7, 1), inside[0].url, str(count), str(year), counted(count, noun), first)


def _levels(marks: Sequence[Mark], scale: Scale) -> list[int]:
    """For each mark the lowest row in which it touches no other."""
    levels: list[int] = []
    ends: list[list[float]] = []
    for one in marks:
        x = scale.project(one.day.toordinal(), 0, WIDTH - _LABEL)
        room = _ROOM["source" if not one.number else "document"]
        level = next((at for at, taken in enumerate(ends) if all(abs(x - other) >= room for other in taken)), len(ends))
        if level == len(ends):
            ends.append([])
        ends[level].append(x)
        levels.append(level)
    return levels


def row_of(one: Mark, level: int) -> int:
    """The row of a mark from below."""
    return level if one.number else level // IN_ROW
