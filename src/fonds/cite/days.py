"""Days and ranges of days as each style writes them: what both ends of a range share is said once.

The processor is given the first end alone, for it joins two of them wrongly; `day` is what it makes of that one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

Day = Sequence[int]
"""Year; year and month; or year, month and day."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


class Calendar(NamedTuple):
    """How a style writes one day, and a range of two."""

    day: Callable[[Day], str]
    span: Callable[[Day, Day], str]


def _full(month: int) -> str:
    return _MONTHS[month - 1]


def _short(month: int) -> str:
    name = _MONTHS[month - 1]
    return name if len(name) < 5 else f"{name[:4] if name == 'September' else name[:3]}."


def _month_first(date: Day) -> str:
    """`November 22`, `November`, or nothing."""
    return " ".join([*(_full(month) for month in date[1:2]), *(str(day) for day in date[2:])])


def _american(date: Day) -> str:
    return f"{_month_first(date)}{', ' if len(date) > 2 else ' '}{date[0]}".lstrip()


def _american_span(first: Day, last: Day) -> str:
    if not _share_a_year(first, last):
        return f"{_american(first)}–{_american(last)}"
    return f"{_american_days(first, last)}{', ' if len(first) > 2 else ' '}{first[0]}"


def _american_days(first: Day, last: Day) -> str:
    is_one_month = len(first) > 2 and first[1] == last[1]
    return f"{_month_first(first)}–{last[2] if is_one_month else _month_first(last)}"


def _year_first(date: Day) -> str:
    return ", ".join(part for part in (str(date[0]), _month_first(date)) if part)


def _year_first_span(first: Day, last: Day) -> str:
    if not _share_a_year(first, last):
        return f"{_year_first(first)}–{_year_first(last)}"
    return f"{first[0]}, {_american_days(first, last)}"


def _day_first(date: Day) -> str:
    return " ".join([*map(str, date[2:]), *map(_short, date[1:2]), str(date[0])])


def _day_first_span(first: Day, last: Day) -> str:
    if not _share_a_year(first, last):
        return f"{_day_first(first)}–{_day_first(last)}"
    shared = 1 if len(first) < 3 or first[1] != last[1] else 2
    return f"{_day_first(first).rsplit(' ', shared)[0]}–{_day_first(last)}"


def _share_a_year(first: Day, last: Day) -> bool:
    """Whether the year, and nothing more exact than a year, can be said once."""
    return len(first) == len(last) > 1 and first[0] == last[0]


AMERICAN = Calendar(_american, _american_span)
"""`November 22–23, 1958`"""
YEAR_FIRST = Calendar(_year_first, _year_first_span)
"""`1958, November 22–23`"""
DAY_FIRST = Calendar(_day_first, _day_first_span)
"""`22–23 Nov. 1958`"""
