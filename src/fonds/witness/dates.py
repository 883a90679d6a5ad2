"""Dates as English prose prints them, read into ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MONTHS = [
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
_MONTH = "|".join([*_MONTHS, *(m[:3] + r"\." for m in _MONTHS)])
_DATE = re.compile(
    rf"""
      (?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<last>\d{{1,2}}))?\s+(?P<month>{_MONTH})\s+(?P<year>\d{{4}})
    | (?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s*[-–]\s*(?P<last2>\d{{1,2}}))?,
      \s+(?P<year2>\d{{4}})
    | (?P<year3>\d{{4}})\s+(?P<month3>{_MONTH})\s+(?P<day3>\d{{1,2}})
    """,
    re.VERBOSE,
)


@dataclass(frozen=True)
class PrintedDate:
    """A date in a text: where it stands and what it means."""

    start: int
    end: int
    iso: str
    """ISO 8601; a range of days as `first/last`."""


def find_date(text: str) -> PrintedDate | None:
    """The last full date in the text (day, month and year), or None: titles carry their own date at the end."""
    found = None
    for match in _DATE.finditer(text):
        iso = _iso(match)
        if iso is not None:
            found = PrintedDate(match.start(), match.end(), iso)
    return found


def _iso(match: re.Match[str]) -> str | None:
    day = match["day"] or match["day2"] or match["day3"]
    last = match["last"] or match["last2"]
    month = match["month"] or match["month2"] or match["month3"]
    year = match["year"] or match["year2"] or match["year3"]
    number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month.rstrip(".")))
    days = [int(d) for d in (day, last) if d]
    if not all(1 <= d <= 31 for d in days):
        return None
    return "/".join(f"{year}-{number:02d}-{d:02d}" for d in days)
