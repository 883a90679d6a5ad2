"""The text of each style, made by citeproc: once for the edition and once for each section and document, as a first
citation with slots for pinpoint, release and address.

A document is cited as what it is, an archival piece, and then in the paper that prints it: both halves are citeproc's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from .csl import Item, csl_date, csl_name
from .facts import Citable, Print
from .names import Name
from .processor import APA, CHICAGO, MLA, NOBODY, TITLES, Style, Texts, processed
from .quoting import with_stop, within
from .template import CLOSE, Template, italic, slot, template

_URL = re.compile(rf"(?P<mark>[.,])? ?(?:Retrieved )?(?:from )?{slot('address')}")
_PAGE = re.compile(rf"p\. (?={slot('pinpoint')})")
_EDITORS = re.compile(r" \(eds?\.\), ")
_YEAR = re.compile(rf"(?P<year>\([^()]*\))\. {TITLES['title']}")
_CONTAINER = italic(TITLES["container-title"])
_NO_DATE = re.compile(r"(?<=[.”]) n\.d\.(?= |\Z)")
"""Where a sentence of its own says it."""
_TITLE_TWICE = re.compile(r"(?P<lead>.+?)\. (?P<date>\([^()]*\))\. (?P=lead)(?:\. |\.\Z)", re.DOTALL)


def style_templates(cited: Citable) -> dict[str, Template]:
    """Name of a form → its template, for the edition, a section or a document."""
    chicago, mla, apa = (_made(cited, style) for style in (CHICAGO, MLA, APA))
    texts = {
        "chicago-note": chicago.citation,
        "chicago-bibliography": chicago.entry,
        "mla": mla.entry,
        "mla-in-text": mla.citation,
        "apa": apa.entry,
        "apa-in-text": apa.citation,
    }
    return {name: template(text if cited.url else _as_file(text)) for name, text in texts.items()}


def _as_file(text: str) -> str:
    """Where the site's address is not known a file is named, and called one."""
    at = slot("address")
    return text.replace(f". {at}", f". File: {at}").replace(f", {at}", f", file {at}")


def _made(cited: Citable, style: Style) -> Texts:
    if cited.kind == "document":
        return _document(cited, style)
    return _of_paper(cited.print, style) if cited.kind == "edition" else _section(cited, style)


def _document(cited: Citable, style: Style) -> Texts:
    """The document, and the paper it stands in."""
    own = _texts(_archival(cited, style), style)
    entry = f"{own.entry} {_container(cited.print, style)}"
    if style is not CHICAGO:
        return Texts(own.citation, entry)
    note = own.citation.replace(f", {slot('pinpoint')}", "").removesuffix(".")
    note = f"{note[:-1]},”" if note.endswith("”") else f"{note},"
    return Texts(f"{note} in {_of_paper(cited.print, style).citation}", entry)


@cache
def _of_paper(paper: Print, style: Style) -> Texts:
    return _texts(_paper(paper), style)


@cache
def _container(paper: Print, style: Style) -> str:
    """The paper as what something else stands in: the end of the entry of a part of it, with its authors as editors,
    which no style inverts there.
    """
    if style is APA and not paper.authors:
        return f"In {_of_paper(paper, style).entry}"
    item: Item = {
        **_paper(paper),
        "title": "-",
        "container-title": paper.title,
        "author": [{"literal": NOBODY}],
        "editor": _names(paper.authors),
        "page": slot("pinpoint") if style is CHICAGO else None,
    }
    made = processed(item, style).entry
    part = made.partition(TITLES["title"])[2].lstrip("”. ")
    year = _YEAR.search(made)
    part = part.replace(f"{_CONTAINER}, edited by ", f"{_CONTAINER}, by ", 1)
    part = _EDITORS.sub(f" {year['year'] if year else ''}, ", part, count=1)
    return _tidied(part, item, style)


def _paper(paper: Print) -> Item:
    return {
        "type": "report",
        "title": paper.title,
        "author": _names(paper.authors),
        "issued": csl_date(paper.date),
        "collection-title": paper.series,
        "collection-number": paper.number,
        "publisher": paper.publisher,
        "publisher-place": paper.place,
        "URL": slot("address"),
    }


def _section(cited: Citable, style: Style) -> Texts:
    """A section: listed like a report, whose series and month no style leaves out; in the text like a chapter."""
    item: Item = {**_paper(cited.print), "title": cited.title, "container-title": cited.print.title}
    return Texts(_texts({**item, "type": "chapter"}, style).citation, _texts(item, style).entry)


def _archival(cited: Citable, style: Style) -> Item:
    held = cited.held
    return {
        "type": _type_of_document(cited, style),
        "title": cited.title,
        "author": _names(cited.authors),
        "translator": _names(cited.translators),
        "issued": csl_date(cited.date),
        "archive": held.archive if held else None,
        "archive_location": held.location if held else None,
        "archive-place": held.place if held else None,
    }


def _type_of_document(cited: Citable, style: Style) -> str:
    """APA tells the day of documents, not of manuscripts; Chicago lists no manuscripts that lie nowhere."""
    if style is APA:
        return "document"
    return "speech" if style is CHICAGO and cited.held is None else "manuscript"


def _names(names: tuple[Name, ...]) -> list[dict[str, Any]]:
    """Names for the processor, which turns those around that have their family name first."""
    return [{"literal": name.printed} if name.family_is_first else csl_name(name) for name in names]


def _texts(item: Item, style: Style) -> Texts:
    """What the style makes of one item, with slots."""
    found = processed(item, style)
    return Texts(_tidied(found.citation, item, style), _tidied(found.entry, item, style))


def _tidied(made: str, item: Item, style: Style) -> str:
    """What the processor does not do as the style says."""
    text = made
    for behind in (", ", ". "):
        text = text.replace(f"{NOBODY}{behind}", "")
    text = _PAGE.sub("", _TITLE_TWICE.sub(r"\g<lead>. \g<date>. ", text)).rstrip(" ")
    text = _with_range(text, (item.get("issued") or {}).get("date-parts") or [], style)
    if style is CHICAGO:
        text = _NO_DATE.sub(" N.d.", text)
    if style is APA:
        text = text.replace(", trans.)", ", Trans.)")
        if item["type"] == "report":
            text = text.replace(f"({TITLES['title']}, ", f"({italic(TITLES['title'])}, ")
    return _with_titles(_URL.sub(_said_of_edition, text), item)


def _with_range(text: str, dates: list[list[int]], style: Style) -> str:
    """The second end of a range of dates: the processor is given the first alone."""
    if len(dates) < 2 or dates[0] == dates[1]:
        return text
    first, last = dates[:2]
    if (day := style.calendar.day(first)) in text:
        return text.replace(day, style.calendar.span(first, last), 1)
    years = str(first[0]) if first[0] == last[0] else f"{first[0]}–{last[0]}"  # the style has the year alone
    return text.replace(str(first[0]), years, 1)


def _with_titles(text: str, item: Item) -> str:
    """The titles in their places. In quotation marks their own are single ones, and a stop stands inside the marks."""
    for name, mark in TITLES.items():
        words = item.get(name) or ""
        for stop in (".", ","):
            stopped = with_stop(words, stop)
            slanted = f"{stopped}{CLOSE}" if stopped != words + stop else f"{words}{CLOSE}{stop}"
            text = text.replace(f"{mark}{CLOSE}{stop}", slanted).replace(f"{mark}”{stop}", f"{mark}{stop}”")
            text = text.replace(f"“{mark}{stop}", f"“{with_stop(within(words), stop)}")
            text = text.replace(f"{mark}{stop}", stopped)
        text = text.replace(f"“{mark}", f"“{within(words)}").replace(mark, words)
    return text


def _said_of_edition(found: re.Match[str]) -> str:
    """Which edition of the paper was read, and where: in the sentence of the address, or in one of its own."""
    if found["mark"] == ",":
        return f", documentary edition, {slot('release')}, {slot('address')}"
    return f". Documentary edition, {slot('release')}. {slot('address')}"
