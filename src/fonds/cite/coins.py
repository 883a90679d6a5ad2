"""COinS: the facts in the title of an empty `span`, from which reference managers take them off a page."""

from __future__ import annotations

from urllib.parse import urlencode

from .facts import Citable

_BOOK = "info:ofi/fmt:kev:mtx:book"
_SIMPLE = "info:ofi/fmt:kev:mtx:dc"


def write(cited: Citable) -> str:
    """The context object of an edition, a section or a document."""
    fields = _document(cited) if cited.kind == "document" else _book(cited)
    pairs = [("ctx_ver", "Z39.88-2004"), *fields, ("rft_id", cited.url)]
    return urlencode([(name, value) for name, value in pairs if value])


def _book(cited: Citable) -> list[tuple[str, str | None]]:
    paper = cited.print
    is_edition = cited.kind == "edition"
    return [
        ("rft_val_fmt", _BOOK),
        ("rft.genre", "report" if is_edition else "bookitem"),
        ("rft.btitle", paper.title),
        ("rft.atitle", None if is_edition else cited.title),
        *(("rft.au", name.listed) for name in cited.authors),
        ("rft.date", paper.date),
        ("rft.series", " ".join(part for part in (paper.series, paper.number) if part)),
        ("rft.pub", paper.publisher),
        ("rft.place", paper.place),
        ("rft.edition", cited.release),
        ("rft.language", paper.language),
    ]


def _document(cited: Citable) -> list[tuple[str, str | None]]:
    """A document of an archive: the format of books has no field for it, that of the Dublin Core has."""
    held = cited.held
    lies = [held.location, held.archive, held.place] if held else []
    return [
        ("rft_val_fmt", _SIMPLE),
        ("rft.type", "manuscript"),
        ("rft.title", cited.title),
        *(("rft.creator", name.listed) for name in cited.authors),
        *(("rft.contributor", name.listed) for name in cited.translators),
        ("rft.date", cited.date),
        ("rft.source", ", ".join(part for part in lies if part)),
        ("rft.relation", cited.print.title),
        ("rft.publisher", cited.print.publisher),
        ("rft.language", cited.print.language),
    ]
