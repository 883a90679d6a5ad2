"""Dates as English prose prints them, read into ISO 8601: days, ranges of days, months, and the time where it is given.

`find_date` takes the last date of a title (titles end in their own), `find_dates` all dates of a line in order. A
month without a day is a date only where `find_month` is asked for one: in running text “May 1958” says when nothing
was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Day

_MONTHS = (
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
)
_MONTH = "|".join([*_MONTHS, r"Sept\.", *(m[:3] + r"\." for m in _MONTHS)])
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"\[?\d{4}\]?(?!\d)"
_TO = r"\s*(?:[-–—]|to)\s*"
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        # 30 December 1957 – 2 January 1958
        rf"(?<!\d)(?P<d1>{_DAY})\s+(?P<m1>{_MONTH}),?\s+(?P<y1>{_YEAR}){_TO}(?P<d2>{_DAY})\s+(?P<m2>{_MONTH}),?\s+(?P<y2>{_YEAR})",
        # 30 November – 2 December 1958
        rf"(?<!\d)(?P<d1>{_DAY})\s+(?P<m1>{_MONTH}){_TO}(?P<d2>{_DAY})\s+(?P<m2>{_MONTH}),?\s+(?P<y2>{_YEAR})",
        # 22-27 November 1958, 22 November 1958, 14 November, 1918, 30 September [1957]
        rf"(?<!\d)(?P<d1>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?\s+(?:of\s+)?(?P<m1>{_MONTH}),?\s+(?P<y1>{_YEAR})",
        # November 30 – December 2, 1958
        rf"(?P<m1>{_MONTH})\s+(?P<d1>{_DAY}){_TO}(?P<m2>{_MONTH})\s+(?P<d2>{_DAY}),?\s+(?P<y2>{_YEAR})",
        # November 22-27, 1958, November 22, 1958
        rf"(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?,?\s+(?P<y1>{_YEAR})",
        # 1958 November 22
        rf"(?<!\d)(?P<y1>\d{{4}})\s+(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})(?!\d)",
        # 1958-11-22
        r"(?<![\d-])(?P<y1>\d{4})-(?P<n1>\d\d)-(?P<d1>\d\d)(?![\d-])",
    )
)
_MONTH_OF = re.compile(rf"(?P<m>{_MONTH})\s+(?P<y>\d{{4}})(?!\d)")
_CLOCK = r"(?:(?:\d{1,2})(?::\d\d)?\s*[ap]\.?\s?m\b\.?|\d{1,2}:\d\d(?!\d)|noon\b|midnight\b)"
_TIME = re.compile(
    rf"(?:\s*\([A-Z][a-z]+day\))?\s*[-,.;—–]*\s*(?:at\s+)?(?P<first>{_CLOCK})(?:\s*(?:[-–—.]|to|until)+\s*(?P<last>{_CLOCK}))?",
    re.IGNORECASE,
)
"""A time behind a date. The dash between two times, as that before one, may have come out as a full stop."""
_NAMED = {"noon": "12:00", "midnight": "24:00"}


@dataclass(frozen=True)
class PrintedDate:
    """A date in a text: where it stands and what it means."""

    start: int
    end: int
    """Behind the date, and behind the time that belongs to it."""
    iso: str
    """ISO 8601; a range as `first/last`, with times as `1958-11-22T13:00`."""


def find_date(text: str) -> PrintedDate | None:
    """The last full date in the text (day, month and year), or None: titles carry their own date at the end."""
    found = None
    for found in find_dates(text):  # noqa: B007 the last one is wanted
        pass
    return found


def find_dates(text: str) -> Iterator[PrintedDate]:
    """All full dates in the text in order, each with the time that stands behind it."""
    at = 0
    while True:
        best: re.Match[str] | None = None
        for pattern in _DATES:
            match = pattern.search(text, at)
            if match and (best is None or match.start() < best.start()):
                best = match
        if best is None:
            return
        iso = _iso(best.groupdict())
        at = best.end()
        if iso is not None:
            found = _with_time(text, PrintedDate(best.start(), best.end(), iso))
            at = found.end
            yield found


def find_month(text: str) -> PrintedDate | None:
    """The last month with its year in a text that has no full date, `1958-05`."""
    found = None
    for match in _MONTH_OF.finditer(text):
        found = PrintedDate(match.start(), match.end(), f"{match['y']}-{_number(match['m']):02d}")
    return found


def _iso(parts: dict[str, str | None]) -> str | None:
    month, month2 = _month(parts, "1"), _month(parts, "2")
    year, year2 = _digits(parts.get("y1")), _digits(parts.get("y2"))
    first = _day(year or year2, month, _digits(parts.get("d1")))
    if parts.get("d2") is None:
        return first
    last = _day(year2 or year, month2 or month, _digits(parts.get("d2")))
    return f"{first}/{last}" if first and last and first < last else None


def _month(parts: dict[str, str | None], which: str) -> int | None:
    name = parts.get("m" + which)
    return _number(name) if name else _digits(parts.get("n" + which))


def _number(month: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month.rstrip(".")[:3]))


def _digits(text: str | None) -> int | None:
    return int(re.sub(r"\D", "", text)) if text else None


def _day(year: int | None, month: int | None, day: int | None) -> str | None:
    try:
        return Day(year or 0, month or 0, day or 0).isoformat()
    except ValueError:
        return None


def _with_time(text: str, found: PrintedDate) -> PrintedDate:
    """The date with the time behind it; a range of days has none."""
    match = _TIME.match(text, found.end)
    if match is None or "/" in found.iso:
        return found
    first, last = _clock(match["first"]), _clock(match["last"])
    if first is None or (match["last"] and last is None):
        return found
    iso = f"{found.iso}T{first}" + (f"/{found.iso}T{last}" if last else "")
    end = match.end()
    return PrintedDate(found.start, end, iso)


def _clock(text: str | None) -> str | None:
    """`1:00 p.m.` as 13:00; None where it is no time of day."""
    if not text:
        return None
    lower = text.lower()
    if lower in _NAMED:
        return _NAMED[lower]
    match = re.match(r"(\d{1,2})(?::(\d\d))?\s*([ap])?", lower)
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]  # type: ignore[index]
    if minute > 59 or hour > (12 if half else 23) or (half and not hour):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}"
