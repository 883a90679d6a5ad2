"""CSL-JSON: an item as reference managers and citation processors take it, archive fields included."""

from __future__ import annotations

import json
from typing import Any

from .facts import Citable, Passage
from .names import Name

Item = dict[str, Any]
_TYPES = {"edition": "report", "section": "chapter", "document": "manuscript"}


def item(cited: Citable, passage: Passage) -> Item:
    """One item. `version` has the release; without the site's address a note names the file."""
    paper, held = cited.print, cited.held
    fields: Item = {
        "id": cited.key_of(passage),
        "type": _TYPES[cited.kind],
        "title": cited.title,
        "author": [csl_name(name) for name in cited.authors],
        "translator": [csl_name(name) for name in cited.translators],
        "issued": csl_date(cited.date),
        "collection-title": paper.series,
        "collection-number": paper.number,
        "publisher": paper.publisher,
        "publisher-place": paper.place,
        "language": paper.language,
        "version": cited.release,
        "locator": passage.pinpoint,
        "URL": cited.address_of(passage) if cited.url else None,
        "note": None if cited.url else f"File: {cited.address_of(passage)}",
    }
    if cited.kind != "edition":
        fields["container-title"] = paper.title
    if cited.kind == "document":
        fields["container-author"] = [csl_name(name) for name in paper.authors]
        fields["available-date"] = csl_date(paper.date)
    if held is not None:
        fields |= {"archive": held.archive, "archive-place": held.place, "archive_location": held.location}
    return {name: value for name, value in fields.items() if value}


def write(cited: Citable, passage: Passage) -> str:
    """The item as JSON, without the brackets of a list."""
    return json.dumps(item(cited, passage), ensure_ascii=False, indent=2)


def csl_name(name: Name) -> dict[str, Any]:
    """A name of CSL: in two parts, or literal."""
    if name.family is None or name.given is None:
        return {"literal": name.printed}
    fixed = {"static-ordering": True} if name.family_is_first else {}
    suffix = {"suffix": name.suffix} if name.suffix else {}
    return {"family": name.family, "given": name.given, **suffix, **fixed}


def csl_date(iso: str | None) -> Item | None:
    """A date or range of CSL; what is no date is kept as it is."""
    if not iso:
        return None
    ends = [end.split("-") for end in iso.split("/")]
    if not all(part.isdigit() for end in ends for part in end):
        return {"raw": iso}
    return {"date-parts": [[int(part) for part in end] for end in ends]}
