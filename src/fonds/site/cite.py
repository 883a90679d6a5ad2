"""How to cite: the edition, a section, a document. Nothing is cited that is not known."""

from __future__ import annotations

from markupsafe import Markup

from fonds.config import EditionConfig
from fonds.tei.names import first
from fonds.tei.text import plain

from .edition import Edition, Part
from .html import join, tag, text
from .records import identifier_of
from .text import listed, spoken_date


def cite_edition(edition: Edition, page: str | None = None) -> Markup:
    """The paper and this edition of it."""
    return _sentence([_work(edition.config)], edition, page)


def cite_part(edition: Edition, part: Part) -> Markup:
    """A section or a document, in the paper."""
    return _sentence(
        [*(_document(edition, part) if part.is_document else _section(part)), _work(edition.config)], edition, part.page
    )


def cite_page(edition: Edition, title: str, page: str) -> Markup:
    """A page that this edition adds to the paper: its notes, its index of sources."""
    return _sentence([text(f"“{title},” in"), _work(edition.config)], edition, page)


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


def _work(config: EditionConfig) -> Markup:
    named = (
        join([text(listed(config.authors)), tag("cite", config.title)], ", ")
        if config.authors
        else tag("cite", config.title)
    )
    series, imprint = series_of(config), imprint_of(config)
    return named + (f", {series}" if series else "") + (f" ({imprint})" if imprint else "")


def _section(part: Part) -> list[Markup]:
    title = part.title if not part.has_heading else f"“{part.title},”"
    return [text(f"{title} in")]


def _document(edition: Edition, part: Part) -> list[Markup]:
    record = edition.records.get(part.id)
    facts = [spoken_date(part.iso)]
    if record is not None:
        locus = first(record, "t:msContents/t:msItem/t:locus")
        translator = first(record, "t:msContents/t:msItem/t:note[@type='translator']")
        facts += [identifier_of(record), plain(locus) if locus is not None else None]
        facts += [f"trans. {plain(translator)}" if translator is not None else None]
    known = ", ".join(fact for fact in (*facts, f"document {part.number}") if fact)
    return [text(f"“{part.title_without_date},” {known} in")]


def _sentence(parts: list[Markup], edition: Edition, page: str | None) -> Markup:
    config = edition.config
    state = "draft" if config.is_draft else f"release {config.version}"
    address = edition.site.base_url and f"{edition.site.base_url}{config.id}/{page or 'index.html'}"
    said = join(parts, " ") + f". Documentary edition, {state}."
    return said + (text(" ") + tag("a", address, {"href": address}) + "." if address else Markup(""))
