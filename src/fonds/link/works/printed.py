"""Documents that a serial prints: `Report, Embassy of the North, 10 May 1955, in A Bulletin 14/15: 107-108`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fonds.link.segments import Segment

from .model import Full, Work
from .words import DAY, IGNORE, PAGES, single

_DESCRIBED = re.compile(rf"(?P<title>[^“”;(]{{6,300}}?),\s+(?P<date>{DAY})\Z", IGNORE)
_WHERE = re.compile(
    rf"(?P<name>[^\W\d_a-z][^\d(\[“”:,;]{{2,120}}?)\s*(?P<number>\d+(?:[/-]\d+)*)(?:\s*\([^)]{{4,40}}\))?:\s*(?P<pages>(?i:{PAGES}))",
)


def read_printed(text: str, parts: Sequence[Segment], at: int) -> Full | None:
    """The document that one part of a note describes and the next part locates in print."""
    part = parts[at]
    place = parts[at + 1] if at + 1 < len(parts) else None
    if place is None or place.relation != "in" or part.relation == "commentary":
        return None
    said = _DESCRIBED.match(text, part.start, part.end)
    where = _WHERE.match(text, place.start, place.end)
    if said is None or where is None or not said["title"][:1].isupper():
        return None
    work = Work(
        kind="other",
        title=single(said["title"]),
        container=single(where["name"]),
        issue=where["number"],
        date=single(said["date"]),
        pages=single(where["pages"]),
    )
    return Full(part.start, where.end(), work, said.span("title"), where.span("pages"))
