"""Words and dates as readers meet them in headings, lists and citations."""

from __future__ import annotations

import re

from fonds.tei.names import Element, walk, xp
from fonds.tei.text import reading

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d))?(?:-(?P<day>\d\d))?(?:T.*)?")


def words_of(note: Element) -> str:
    """The words of a note without its own sign."""
    words = reading(note)
    for mark in xp(note, "t:seg[@type='mark']"):
        words = words.removeprefix(mark.text or "").lstrip()
    return words


def heading_of(division: Element) -> str | None:
    """The words of a division's own heading; None where it has none."""
    heads = xp(division, "t:head")
    return reading(heads[0]) if heads else None


def date_of(division: Element) -> str | None:
    """The date that a division's heading gives, ISO 8601; None where it gives none."""
    for head in xp(division, "t:head"):
        for date in walk(head, "date"):
            when = date.get("when")
            first, last = date.get("from"), date.get("to")
            return when or (f"{first}/{last}" if first and last else None)
    return None


def spoken_date(iso: str | None) -> str | None:
    """An ISO date as one writes it: `1953-11-23` is 23 November 1953, `2012-05` is May 2012. Ranges keep both ends.

    What is no date is handed back as it is.
    """
    if iso is None:
        return None
    return " – ".join(_spoken(part) for part in iso.split("/"))


def _spoken(iso: str) -> str:
    match = _DATE.fullmatch(iso)
    if match is None or not 1 <= int(match["month"] or 1) <= 12:
        return iso
    month = MONTHS[int(match["month"]) - 1] if match["month"] else None
    day = str(int(match["day"])) if match["day"] else None
    return " ".join(part for part in (day, month, match["year"]) if part)


def listed(names: tuple[str, ...]) -> str:
    """Names in a row: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
