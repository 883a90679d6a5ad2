"""Words and dates as readers meet them in headings, lists and citations."""

from __future__ import annotations

import re

from fonds.tei.names import Element, xp
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


def spoken_date(iso: str | None, with_time: bool = False) -> str | None:
    """An ISO date as one writes it: `1953-11-23` is 23 November 1953, `2012-05` is May 2012. Ranges keep both ends.

    `with_time` tells whether a time that is given is said too. What is no date is handed back as it is.
    """
    if iso is None:
        return None
    parts = iso.split("/")
    days = list(dict.fromkeys(_spoken(part) for part in parts))
    times = [part.partition("T")[2] for part in parts]
    if not with_time or not all(times):
        return " – ".join(days)
    if len(days) == 1:
        return f"{days[0]}, {'–'.join(times)}"
    return " – ".join(f"{day}, {time}" for day, time in zip(days, times, strict=True))


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


def counted(number: int, noun: str) -> str:
    """A number of things: `1 file`, `12 files`."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
