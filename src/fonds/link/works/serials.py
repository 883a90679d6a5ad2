"""Issues of newspapers and serials: `A Daily, 3 February 1956, 4, and 26 March, 3`, `A Bulletin 14/15: 107-108`.

Their titles are known from the register; one of the form “Name, day month year, page” shows itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.link.segments import Segment

from .model import Issue
from .words import DAY, IGNORE, MONTH, PAGES

_CAPITAL = r"[^\W\d_a-z][\w’'.-]*"
_ALONE = re.compile(
    rf"(?P<name>{_CAPITAL}(?:\s+(?:(?:of|the|de|and)\s+)?{_CAPITAL}){{0,4}}),\s+"
    rf"(?i:\d{{1,2}}\s+{MONTH}\s+\d{{4}}),\s+(?:pp?\.\s*)?\d+(?:[-–]\d+)?\Z"
)
_DOCUMENT = re.compile(
    r"\b(?:letter|cable|report|minutes?|telegram|memorandum|notes?|diary|records?|protocol|resolution|statement|speech|"
    r"directive|documents?|interview|conversation|draft|instructions?|dispatch|despatch|notice|circular|talks?|meeting|"
    r"session|plenum|embassy|ministry|committee|bureau|archives?|ibid|see)\b",
    IGNORE,
)
"""Words of a document's description: such a thing has a day as well, and is no newspaper."""
_TAIL = (
    r"(?:\s*[\[(](?!\d)[^\])\d]{2,60}[\])])?"
    rf"(?:,?\s+(?:{DAY}|{MONTH}\s+\d{{4}})(?:,\s*no\.\s*\d+)?(?:,\s*(?P<p1>{PAGES}))?"
    rf"|,?\s+no\.\s*\d+(?:\s*\([^)]{{4,40}}\))?(?:[,:]\s*(?P<p2>{PAGES}))?"
    rf"|\s+\d+(?:/\d+)?(?:\s*\([^)]{{4,40}}\))?:\s*(?P<p3>{PAGES}))"
)
_NEXT = re.compile(rf"(?:\s*;\s*|,\s*(?:and\s+)?)(?P<issue>(?:{DAY}),\s*(?P<pages>{PAGES}))", IGNORE)


def alone(text: str, parts: Iterable[Segment]) -> set[str]:
    """Titles of newspapers that show themselves by the form of their citation."""
    found: set[str] = set()
    for part in parts:
        match = _ALONE.match(text, part.start, part.end) if part.relation != "commentary" else None
        if match and not _DOCUMENT.search(match["name"]):
            found.add(" ".join(match["name"].split()))
    return found


class Serials:
    """The patterns of all titles."""

    def __init__(self, titles: Iterable[str]) -> None:
        ordered = sorted(set(titles), key=lambda title: (-len(title), title))
        names = "|".join(re.sub(r"(?:\\ |\s)+", r"\\s+", re.escape(title)) for title in ordered)
        self._one = re.compile(rf"(?<!\w)(?P<title>{names})(?!\w)(?i:{_TAIL})") if names else None

    def find(self, text: str) -> list[Issue]:
        """All issues that a text cites, in order; behind a title further days may follow."""
        found: list[Issue] = []
        for match in self._one.finditer(text) if self._one else ():
            title = " ".join(match["title"].split())
            pages = next((match.span(name) for name in ("p1", "p2", "p3") if match[name]), None)
            found.append(Issue(match.start(), match.end(), title, pages))
            at = match.end()
            while more := _NEXT.match(text, at):
                found.append(Issue(more.start("issue"), more.end(), title, more.span("pages"), is_named=False))
                at = more.end()
        return found
