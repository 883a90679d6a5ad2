"""How pages say how they are cited: the forms that the stage `cite` makes, as HTML. Nothing unknown is cited."""

from __future__ import annotations

from markupsafe import Markup

from fonds.cite import Citable
from fonds.cite.template import Run, fill, values_of
from fonds.config import EditionConfig

from .edition import Edition
from .html import join, tag, text
from .part import Part
from .text import spoken_date
from .urls import HOME

NOTE = "chicago-note"
"""The form that stands at the foot of every page."""


def cite_edition(edition: Edition) -> Markup:
    """The paper and this edition of it."""
    return cite_whole(edition, HOME)


def cite_part(edition: Edition, part: Part) -> Markup:
    """A section or a document, in the paper."""
    return cite_whole(edition, part.page)


def cite_whole(edition: Edition, page: str) -> Markup:
    """The note that cites what stands on a page: the edition, a section, a document."""
    cited = edition.citables[page]
    note = next(form for form in edition.forms[page] if form.name == NOTE)
    return runs_of(note.whole, cited, cited.address)


def cite_page(edition: Edition, title: str, page: str) -> Markup:
    """A page that this edition adds to the paper: its notes, its index of sources."""
    cited = edition.citables[HOME]
    note = next(form for form in edition.forms[HOME] if form.name == NOTE)
    address = cited.address.removesuffix(HOME) + page
    runs = fill(note.template, values_of(cited, cited.whole) | {"address": address})
    return text(f"“{title},” in ") + runs_of(runs, cited, address)


def runs_of(runs: tuple[Run, ...], cited: Citable, address: str) -> Markup:
    """A citation as HTML: titles in italics, and its address a link where it is one."""
    return join(_run(words, is_italic, address if cited.url else None) for words, is_italic in runs)


def _run(words: str, is_italic: bool, address: str | None) -> Markup:
    if is_italic:
        return tag("cite", words)
    if address and words.endswith(address):
        return Markup.escape(words.removesuffix(address)) + tag("a", address, {"href": address})
    return Markup.escape(words)


def state_of(config: EditionConfig) -> str:
    """Version and date of an edition in a sentence."""
    if config.is_draft:
        return "Draft, addresses may change."
    date = spoken_date(config.released)
    return f"Release {config.version}, {date}." if date else f"Release {config.version}."


def series_of(config: EditionConfig) -> str:
    """Series and number; "" where none is known."""
    if config.series is None:
        return ""
    return " ".join(part for part in (config.series.title, config.series.number) if part)


def imprint_of(config: EditionConfig) -> str:
    """Place, publisher and date of the print: `Washington, D.C.: Woodrow Wilson …, May 2012`."""
    publisher = config.publisher
    name = "" if publisher is None else ": ".join(part for part in (publisher.place, publisher.name) if part)
    return ", ".join(part for part in (name, spoken_date(config.date)) if part)
