"""What a part of the paper is called: its heading, or a supplied one in brackets where the print has none."""

from __future__ import annotations

from fonds.tei.names import Element, walk, xp
from fonds.tei.text import reading

_SUPPLIED = {
    "introduction": "[Introduction]",
    "conclusion": "[Conclusion]",
    "biographies": "[The authors]",
    "document": "[Untitled document]",
}
"""Headings for parts that the print leaves without one, in brackets: they are no words of the paper."""


def is_document(division: Element) -> bool:
    """Whether a `div` is an appended document."""
    return division.get("type") == "document"


def kind_of(division: Element) -> str:
    """Of a section introduction, section, conclusion or biographies; of a document its kind (minutes, report …)."""
    return division.get("subtype") or division.get("type") or "section"


def heading_of(division: Element) -> str | None:
    """The words of a division's own heading; None where it has none."""
    heads = xp(division, "t:head")
    return reading(heads[0]) if heads else None


def title_of(division: Element) -> str:
    """The heading; where the print has none, a supplied one in brackets."""
    printed = heading_of(division)
    if printed:
        return printed.rstrip(":")
    fallback = "[Untitled document]" if is_document(division) else "[Untitled section]"
    return _SUPPLIED.get(kind_of(division), fallback)


def title_without_date(division: Element) -> str:
    """The title without the date at its end, which stands elsewhere in a line."""
    title = title_of(division)
    for head in xp(division, "t:head"):
        for date in walk(head, "date"):
            words = reading(date)
            if title.endswith(words) and title != words:
                return title.removesuffix(words).rstrip(" ,;:")
    return title
