"""Dates as TEI writes them, and back: a day in `when`, a range in `from` and `to`, with a time in the ISO forms."""

from __future__ import annotations

from .names import Element, xp


def date_attributes(iso: str) -> dict[str, str]:
    """The attributes of a `date` for an ISO 8601 date or range.

    TEI's own `when` wants seconds with a time; its ISO attribute takes the time as it is given.
    """
    first, _, last = iso.partition("/")
    kind = "-iso" if "T" in iso else ""
    return {f"from{kind}": first, f"to{kind}": last} if last else {f"when{kind}": first}


def iso_of(date: Element) -> str | None:
    """The ISO 8601 date or range that a `date` (or `origDate`) gives; None where it gives none."""
    when = date.get("when") or date.get("when-iso")
    first = date.get("from") or date.get("from-iso") or date.get("notBefore")
    last = date.get("to") or date.get("to-iso") or date.get("notAfter")
    return when or (f"{first}/{last}" if first and last else first or last)


def date_of_document(document: Element) -> str | None:
    """When a document was written: the date of its title; that of its particulars, dateline or signature where the
    title has none, or where these give the time of the same day as well. Words in a closing statement come last.
    """
    title = next((iso for date in xp(document, "t:head//t:date") if (iso := iso_of(date))), None)
    written = [iso for path in _WRITTEN for date in xp(document, path) if (iso := iso_of(date))]
    if title is None:
        return written[0] if written else None
    return next((iso for iso in written if iso.startswith(f"{title}T")), title)


_WRITTEN = (
    "t:list[@type='gloss']/t:label[@type='time']/following-sibling::t:item[1]/t:date",
    "t:opener//t:date",
    "t:closer//t:date",
    "t:p/t:date",
)
"""Where a document says when it was written, the surest first."""
