"""RIS: the lines that reference managers import. Archive and identifier stand in the tags that they read (DB, AN)."""

from __future__ import annotations

from .facts import Citable, Passage

_TYPES = {"edition": "RPRT", "section": "CHAP", "document": "MANSCPT"}
END = "\r\n"


def write(cited: Citable, passage: Passage) -> str:
    """One record."""
    paper, held = cited.print, cited.held
    is_edition, is_document = cited.kind == "edition", cited.kind == "document"
    lines = [
        ("TY", _TYPES[cited.kind]),
        ("ID", cited.key_of(passage)),
        ("TI", cited.title),
        *(("AU", name.listed) for name in cited.authors),
        *(("A4", name.listed) for name in cited.translators),
        ("PY", (cited.date or "").split("-")[0].split("/")[0]),
        ("DA", _date(cited.date)),
        ("T2", None if is_edition else paper.title),
        *(("A2", name.listed) for name in (paper.authors if is_document else ())),
        ("C1", _date(paper.date) if is_document else None),
        ("T3", paper.series),
        ("SN" if is_edition else "M1", paper.number),
        ("PB", paper.publisher),
        ("CY", paper.place),
        ("SP", passage.pinpoint),
        ("DB", held.archive if held else None),
        ("AV", held.place if held else None),
        ("AN", held.location if held else None),
        ("ET", cited.release),
        ("LA", paper.language),
        ("UR", cited.address_of(passage) if cited.url else None),
        ("N1", None if cited.url else f"File: {cited.address_of(passage)}"),
    ]
    return "".join(f"{tag}  - {value}{END}" for tag, value in lines if value) + f"ER  - {END}"


def _date(iso: str | None) -> str | None:
    """`1958/11/22/`, as exact as it is known; the end of a range behind the last stroke."""
    if not iso:
        return None
    first, _, last = iso.partition("/")
    year, month, day = (*first.split("-"), "", "")[:3]
    return f"{year}/{month}/{day}/{f'to {last}' if last else ''}"
