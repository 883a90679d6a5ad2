"""What the head of a page says to search engines of scholarship: Highwire's tags and those of the Dublin Core."""

from __future__ import annotations

from .facts import Citable

Meta = tuple[str, str]
"""Name and content."""
SCHEMA = "http://purl.org/dc/terms/"
"""What `DCTERMS` stands for."""


def metas(cited: Citable) -> tuple[Meta, ...]:
    """All tags of a page, in order; a fact that is not known has none."""
    return tuple((name, value) for name, value in (*_highwire(cited), *_dublin_core(cited)) if value)


def _highwire(cited: Citable) -> list[tuple[str, str | None]]:
    paper = cited.print
    is_edition = cited.kind == "edition"
    return [
        ("citation_title", cited.title),
        *(("citation_author", name.listed) for name in cited.authors),
        ("citation_inbook_title", None if is_edition else paper.title),
        ("citation_publication_date", _strokes(paper.date)),
        ("citation_technical_report_institution", paper.publisher if is_edition else None),
        ("citation_technical_report_number", paper.number if is_edition else None),
        ("citation_series_title", paper.series),
        ("citation_publisher", None if is_edition else paper.publisher),
        ("citation_language", paper.language),
        ("citation_public_url", cited.url),
    ]


def _dublin_core(cited: Citable) -> list[tuple[str, str | None]]:
    held, is_document = cited.held, cited.kind == "document"
    return [
        ("DCTERMS.title", cited.title),
        *(("DCTERMS.creator", name.printed) for name in cited.authors),
        *(("DCTERMS.contributor", name.printed) for name in cited.translators),
        ("DCTERMS.created" if is_document else "DCTERMS.issued", cited.date),
        ("DCTERMS.publisher", cited.print.publisher),
        ("DCTERMS.isPartOf", None if cited.kind == "edition" else cited.print.title),
        ("DCTERMS.source", ", ".join(p for p in (held.archive, held.location, held.place) if p) if held else None),
        ("DCTERMS.language", cited.print.language),
        ("DCTERMS.hasVersion", cited.release),
        ("DCTERMS.identifier", cited.url),
    ]


def _strokes(iso: str | None) -> str | None:
    """Highwire's dates have strokes: `2012/05`."""
    return iso.split("/")[0].replace("-", "/") if iso else None
