"""The dates that notes give for archival documents and for newspapers, as far as they are plainly printed.

A date belongs to an archival document where nothing but punctuation stands between it and the citation behind it
(`Diary Report, 7 July 1954, AVPRF, f. 0102 …`). It is that of a newspaper where a name stands before it and a page
or a number behind it (`Renmin Ribao, 23 March 1954, 4`, `Neibu cankao, 22 January 1957, no. 2111`); behind a semicolon
the name may be left out. A date without its year, and one in a sentence, is left alone: a date that is missing is
better than a false one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from fonds.site.edition import Edition
from fonds.site.holdings import Sources, key_of
from fonds.site.text import words_of
from fonds.tei.names import Element, walk
from fonds.tei.text import reading
from fonds.witness.dates import PrintedDate, find_dates

_BETWEEN = re.compile(r"[\s,.:;”’\")\[]*")
_RANGE = re.compile(r"(?:\bto|\band|\buntil|[-–—])\s*\Z")
_WORD = r"[\w’'-]+"
_NAMED = re.compile(
    rf"(?:.*[”\"] ?)?(?:See (?:also )?)?(?P<name>[A-Z]{_WORD}(?: [A-Z]{_WORD}){{0,3}})(?: \([^()]*\))?,"
)
_NUMBERED = re.compile(rf"(?:.*[”\"] ?)?(?:See (?:also )?)?(?P<name>[A-Z]{_WORD}(?: {_WORD}){{0,3}})(?: \([^()]*\))?,")
_NUMBER = re.compile(r", no\. ?\d+")
_PAGE = re.compile(r", \d+(?:[-–]\d+)?(?=[.,\s]|\Z)")
_NO_NEWSPAPER = frozenset({
    "Report", "Letter", "Cable", "Telegram", "Minutes", "Memorandum", "Diary", "Note", "Notes", "Interview", "Speech",
    "Document", "Record",
})  # fmt: skip
"""What begins with one of these is no newspaper."""


@dataclass(frozen=True)
class DatedSource:
    """An archival document or an issue of a newspaper that a note cites with its date."""

    iso: str
    """The date, ISO 8601."""
    day: date
    """Its first day."""
    is_archival: bool
    """Whether it lies in an archive; else it is a newspaper."""
    source: str
    """Name of the archive or the newspaper."""
    note: Element
    """The note."""


def day_of(iso: str | None) -> date | None:
    """The day on which a date begins, as far as it is known; None where it is no date."""
    if iso is None:
        return None
    parts = iso.split("/")[0].partition("T")[0].split("-")
    try:
        year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
        return date(year, month, day) if year < date.max.year else None
    except ValueError:
        return None


def dated_sources(edition: Edition, sources: Sources) -> list[DatedSource]:
    """All of them, in the order of time."""
    found = [one for note in edition.notes for one in _in_note(note, sources)]
    return sorted(found, key=lambda one: (one.day, one.iso))


def _in_note(note: Element, sources: Sources) -> Iterator[DatedSource]:
    whole = words_of(note)
    citations = _citations(note, whole, sources)
    name = ""
    for part in re.finditer("[^;]+", whole):
        for found in find_dates(part[0]):
            before = part[0][: found.start]
            if _RANGE.search(before):
                continue
            archive = _cited_behind(whole, part.start() + found.end, part.end(), citations)
            if archive is None:
                name = _newspaper(before.strip(), part[0][found.end :], name)
            source = archive or name
            day = day_of(found.iso)
            if source and day is not None:
                yield DatedSource(_day_only(found), day, archive is not None, source, note)
            if archive is not None or not name:
                break


def _day_only(found: PrintedDate) -> str:
    """The date without a time: a note that gives one is rare, and a picture shows days."""
    return "/".join(dict.fromkeys(part.partition("T")[0] for part in found.iso.split("/")))


def _citations(note: Element, whole: str, sources: Sources) -> list[tuple[int, str]]:
    """Where each archival citation begins in the words of the note, and its archive."""
    found, at = [], 0
    for citation in walk(note, "bibl"):
        unit = sources.units.get((citation.get("corresp") or "").removeprefix("#"))
        begin = whole.find(reading(citation), at)
        if citation.get("type") == "archival" and unit is not None and begin >= 0:
            found.append((begin, sources.names[key_of(unit)]))
            at = begin + 1
    return found


def _cited_behind(whole: str, end: int, limit: int, citations: list[tuple[int, str]]) -> str | None:
    """The archive of the citation that follows a date at once."""
    begin, archive = next((one for one in citations if end <= one[0] <= limit), (-1, ""))
    return archive if begin >= 0 and _BETWEEN.fullmatch(whole[end:begin]) else None


def _newspaper(before: str, behind: str, last: str) -> str:
    """The newspaper of a date; `last` is that of the date before it, which holds where nothing stands before."""
    is_numbered = _NUMBER.match(behind) is not None
    if not (is_numbered or _PAGE.match(behind)):
        return ""
    if not before:
        return last
    match = (_NUMBERED if is_numbered else _NAMED).fullmatch(before)
    return match["name"] if match and match["name"].split()[0] not in _NO_NEWSPAPER else ""
