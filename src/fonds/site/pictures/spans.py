"""The years of which a section of the essay tells: from its title, or from the years that its text names.

A title that holds a year, or two, tells the span. Else the years that the text names are counted, the notes left
aside. The span is the run of years around the most frequent one, each named at least a third as often as that one. It
counts only where the most frequent year is named five times and the run holds half of all years named.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from fonds.site.edition import Edition
from fonds.site.part import Part
from fonds.tei.text import reading

_YEAR = re.compile(r"(?<![\d.,/-])(?:1[5-9]|20)\d\d(?![\d/s]|’s)")
"""A year, and neither a decade (`the 1950s`) nor a part of a larger number."""
_TITLE = re.compile(r"\b(1[5-9]\d\d|20\d\d)(?:\s*(?:-|–|—|to|and)\s*(1[5-9]\d\d|20\d\d|\d\d)\b)?")
LEAST = 5
"""So often the most frequent year must be named."""
SHARE, HALF = 3, 2


@dataclass(frozen=True)
class Span:
    """The years of a section."""

    section: Part
    """The section."""
    first: int
    """The first year."""
    last: int
    """The last year."""
    told: str
    """How that is known."""

    @property
    def years(self) -> str:
        """`1956–1959`, `1954`."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def begin(self) -> date:
        """Its first day."""
        return date(self.first, 1, 1)

    @property
    def end(self) -> date:
        """The day after its last one."""
        return date(self.last + 1, 1, 1)


def spans(edition: Edition) -> list[Span]:
    """The sections of the essay of which something tells the years, in order."""
    found = (span_of(part) for part in edition.sections if part.kind != "biographies")
    return [span for span in found if span is not None]


def span_of(section: Part) -> Span | None:
    """The years of a section; None where nothing tells them."""
    match = _TITLE.search(section.title) if section.has_heading else None
    if match is not None:
        first, last = int(match[1]), match[2] or match[1]
        end = int(match[1][: 4 - len(last)] + last)
        return Span(section, first, end, "its title says so") if first <= end else None
    named = Counter(int(year) for year in _YEAR.findall(reading(section.element)))
    if not named:
        return None
    peak, most = max(named.items(), key=lambda item: (item[1], -item[0]))
    first = last = peak
    while named[first - 1] * SHARE >= most:
        first -= 1
    while named[last + 1] * SHARE >= most:
        last += 1
    inside = {year: named[year] for year in range(first, last + 1)}
    if most < LEAST or sum(inside.values()) * HALF < named.total():
        return None
    said = ", ".join(f"{year} ({count} times)" for year, count in inside.items())
    return Span(section, first, last, f"its text names {said}")
