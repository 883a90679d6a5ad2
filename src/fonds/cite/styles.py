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
from .template import Template, slot, template

_URL = re.compile(rf"(?P<mark>[.,])? ?(?:Retrieved )?(?:from )?{slot('address')}")
_PAGE = re.compile(rf"p\. (?={slot('pinpoint')})")
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
    return _of_paper(cited.print, style) if cited.kind == "edition" else _texts(_section(cited), style)


def _document(cited: Citable, style: Style) -> Texts:
    """The document, and the paper it stands in."""
    own = _texts(_archival(cited), style)
    whole = _of_paper(cited.print, style)
    entry = f"{own.entry} In {whole.citation if style is CHICAGO else whole.entry}"
    if style is not CHICAGO:
        return Texts(own.citation, entry)
    note = own.citation.replace(f", {slot('pinpoint')}", "").removesuffix(".")
    note = f"{note[:-1]},”" if note.endswith("”") else f"{note},"
    return Texts(f"{note} in {whole.citation}", entry)


@cache
def _of_paper(paper: Print, style: Style) -> Texts:
    return _texts(_paper(paper), style)


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


def _section(cited: Citable) -> Item:
    return {**_paper(cited.print), "type": "chapter", "title": cited.title, "container-title": cited.print.title}


def _archival(cited: Citable) -> Item:
    held = cited.held
    return {
        "type": "manuscript" if held else "speech",  # of what lies nowhere the styles list no manuscripts
        "title": cited.title,
        "author": _names(cited.authors),
        "translator": _names(cited.translators),
        "issued": csl_date(cited.date),
        "archive": held.archive if held else None,
        "archive_location": held.location if held else None,
        "archive-place": held.place if held else None,
    }


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
    if style is APA:
        text = text.replace(", trans.)", ", Trans.)")
    return _with_titles(_URL.sub(_said_of_edition, text), item)


def _with_range(text: str, dates: list[list[int]], style: Style) -> str:
    """The second end of a range of dates: the processor is given the first alone, and joins two of them wrongly."""
    if len(dates) < 2:
        return text
    first, last = style.day(dates[0]), style.day(dates[1])
    if first not in text:  # the style has the year alone
        first, last = str(dates[0][0]), str(dates[1][0])
    return text if first == last else text.replace(first, f"{first}–{last}", 1)


def _with_titles(text: str, item: Item) -> str:
    """The titles in their places. In quotation marks their own are single ones, and a stop stands inside the marks; a
    title that ends in a stop of its own takes no second one.
    """
    for name, mark in TITLES.items():
        words = item.get(name) or ""
        text = re.sub(rf"{mark}”(?P<stop>[.,])", rf"{mark}\g<stop>”", text)
        if words[-1:] in (".", "?", "!"):
            text = re.sub(rf"(?P<title>{mark}\W?)\.", r"\g<title>", text)
        single = words.replace("“", "‘").replace("”", "’")
        text = text.replace(f"“{mark}", f"“{single}").replace(mark, words)
    return text


def _said_of_edition(found: re.Match[str]) -> str:
    """Which edition of the paper was read, and where: in the sentence of the address, or in one of its own."""
    if found["mark"] == ",":
        return f", documentary edition, {slot('release')}, {slot('address')}"
    return f". Documentary edition, {slot('release')}. {slot('address')}"
