"""Short forms: an author and a few words of the title, the title alone, the author alone, and then pages."""

from __future__ import annotations

import re

from fonds.link.segments import masked

from .full import split_quoted
from .model import Short
from .names import read_names
from .words import DATE, IGNORE, PAGES, VOLUME, single

LONGEST = 400
_TAIL = re.compile(rf"(?P<body>.+?)(?:,?\s*{VOLUME})?(?:\s*[,:]\s*(?P<pages>{PAGES}))?\Z", IGNORE)
_REST = re.compile(rf"(?:{VOLUME})?[,:]?\s*(?P<pages>{PAGES})?\Z", IGNORE)
_MORE = re.compile(rf"{VOLUME}(?:[,:]\s*(?P<pages>{PAGES}))?\Z", IGNORE)
_EDITORS = re.compile(r",?\s*eds?\.\Z")


def read_short(text: str, start: int, end: int) -> Short | None:
    """The short citation that the characters start…end can be; whether they are one, the known works tell."""
    words = text[start:end]
    if not 3 < len(words) <= LONGEST:
        return None
    mask = masked(words)
    if re.search("[“”]", mask):
        return _quoted(words, mask, start)
    match = _TAIL.match(words)
    if match is None or not words[:1].isupper():
        return None
    body = match["body"]
    readings: list[tuple[tuple[str, ...], str]] = [((), single(body))]
    for comma in [found.start() for found in re.finditer(r",\s", body)][:3]:
        who, title = _EDITORS.sub("", body[:comma]), body[comma + 1 :].strip()
        if title not in ("ed.", "eds."):
            readings.append((_authors(who), single(title)))
    if "," not in body and match["pages"]:
        readings.append((_authors(body), ""))
    pages = match.span("pages") if match["pages"] else None
    return Short(start, end, tuple(readings), pages and (pages[0] + start, pages[1] + start))


def _quoted(words: str, mask: str, start: int) -> Short | None:
    split = split_quoted(words, mask)
    if split is None:
        return None
    head, title, at = split
    reading = (_authors(head), single(words[slice(*title)]))
    if match := _REST.match(words, at):
        span = match.span("pages") if match["pages"] else None
        end = match.end() if match.end() > at else title[1] + len(_closing(words, title[1]))
        return Short(start, start + end, (reading,), span and (span[0] + start, span[1] + start))
    if match := re.compile(rf"(?P<date>{DATE})\Z", IGNORE).match(words, at):
        return Short(start, start + match.end(), (reading,), None, single(match["date"]))
    return None


def _closing(words: str, at: int) -> str:
    """The signs that close a quoted title."""
    match = re.compile(r"[,.\s]*”").match(words, at)
    return match[0] if match else ""


def read_more(text: str, start: int, end: int) -> Short | None:
    """Only volume and pages: `vol. 2, 371` goes on with the work cited before."""
    match = _MORE.match(text[start:end])
    if match is None:
        return None
    pages = match.span("pages") if match["pages"] else None
    return Short(start, end, (), pages and (pages[0] + start, pages[1] + start))


def _authors(words: str) -> tuple[str, ...]:
    return tuple(name.printed for name in read_names(words)[0]) if words else ()
