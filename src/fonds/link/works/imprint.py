"""What stands in parentheses behind a title: `(Honolulu: University of Hawaii Press, 2004)`, `(May 2005)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .words import DATE, IGNORE, single

_DATED = re.compile(
    rf"(?P<before>.*?)(?:,\s*|^\s*)(?P<date>{DATE})(?:,\s*(?P<state>unpublished|forthcoming|in press))?\s*\Z", IGNORE
)
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)|\bn\.\s?d\.|\bforthcoming\b", IGNORE)
_THESIS = re.compile(
    r"\s*(?P<genre>(?:Ph\.?\s?D\.?|doctoral|master[’']s|m\.?a\.?|m\.?phil\.?|b\.?a\.?)\s+(?:diss\.?|dissertation|thesis))\s*,\s*",
    IGNORE,
)
_READ = re.compile(r"\s*(?:conference\s+)?paper\s+(?:presented|read|delivered|given)\s+(?:at|to|for)\s+", IGNORE)


@dataclass(frozen=True)
class Imprint:
    """Place, publisher and date, or what else a citation says there."""

    place: str = ""
    publisher: str = ""
    date: str = ""
    genre: str = ""
    event: str = ""


def is_imprint(text: str) -> bool:
    """Whether what stands in parentheses can be an imprint: it has a year in it, and is no remark with a citation."""
    return len(text) < 400 and _YEAR.search(text) is not None and not re.search(r"\[|\A\s*(?:see|cf)\b", text, IGNORE)


def read_imprint(text: str) -> Imprint:
    """The parts of an imprint; what cannot be told apart stays with the publisher."""
    words = single(text)
    genre = event = ""
    if match := _THESIS.match(words):
        genre, words = match["genre"], words[match.end() :]
    is_read = _READ.match(words)
    if is_read:
        words = words[is_read.end() :]
    dated = _DATED.match(words)
    before, date = (dated["before"], dated["date"]) if dated else (words, "")
    if dated and dated["state"]:
        genre = dated["state"]
    if is_read:
        return Imprint(date=date, event=re.sub(r",?[“”]|,\Z", _comma, before).strip(" ,"))
    place, colon, publisher = before.partition(":")
    if not colon:
        place, publisher = "", before
    return Imprint(place.strip(), publisher.strip(" ,"), date, genre, event)


def _comma(match: re.Match[str]) -> str:
    """The quotation marks of a conference's name go, the comma inside of them stays."""
    return "," if match[0].startswith(",") else ""
