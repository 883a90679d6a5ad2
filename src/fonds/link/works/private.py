"""Sources in private hands: interviews, and what lies in somebody's own collection."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Full, Name, Work
from .names import read_names
from .words import DAY, IGNORE, MONTH, single

_CAPITAL = r"[^\W\d_a-z][\w’'.-]*"
_NAME = rf"{_CAPITAL}(?:\s+{_CAPITAL}){{0,4}}"
_WHEN = rf"(?i:{DAY}|{MONTH}\s+\d{{4}})"
_INTERVIEW = re.compile(
    rf"(?:(?P<by>{_NAME}|[Aa]uthors?)[’']s?\s+|[Aa]uthors?\s+|[Pp]ersonal\s+)?(?P<word>[Ii]nterviews?)\s+with\s+(?=[^\W\d_a-z])"
)
_GUEST = re.compile(rf"(?P<name>{_NAME})(?:,\s+(?P<role>[^;]{{3,160}}?))?,?\s+(?:on\s+)?(?P<date>{_WHEN})(?!\w)")
_COLLECTION = re.compile(
    rf"(?P<title>[^“”;]{{6,300}}?)(?:,\s+(?P<date>{_WHEN}))?,\s+(?:in\s+)?(?P<where>(?:the\s+)?(?:authors?[’']?s?|private|personal)[’']?\s+"
    r"(?:own\s+|personal\s+|private\s+)?(?:collections?|archives?|possession|papers)(?:\s+of\s+[^,;]{3,60})?)\Z",
    IGNORE,
)


def read_interviews(text: str, start: int, end: int) -> Iterator[Full]:
    """The interviews that a part of a note cites: one, or several joined by `and`."""
    opening = _INTERVIEW.match(text, start, end)
    at = opening.end() if opening else end
    begin = start
    while opening is not None and (guest := _GUEST.match(text, at, end)) is not None:
        by = opening["by"] if opening["by"] and not opening["by"].lower().startswith("author") else ""
        work = Work(
            kind="interview",
            title=f"Interview with {single(guest['name'])}",
            authors=read_names(by)[0] if by else (),
            editors=(Name(single(guest["name"])),),
            genre=single(guest["role"] or ""),
            date=single(guest["date"]),
        )
        yield Full(begin, guest.end(), work, guest.span("name"))
        joined = re.compile(r",?\s+and\s+(?:with\s+)?").match(text, guest.end(), end)
        if joined is None:
            return
        at = begin = joined.end()


def read_collected(text: str, start: int, end: int) -> Full | None:
    """An item of somebody's own collection, which the words at the end name."""
    match = _COLLECTION.match(text, start, end) if end - start < 600 else None
    if match is None or not match["title"][:1].isupper():
        return None
    work = Work(
        kind="collection",
        title=single(match["title"]),
        container=single(match["where"]),
        date=single(match["date"] or ""),
    )
    return Full(start, match.end(), work, match.span("title"))
