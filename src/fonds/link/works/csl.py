"""A work in CSL-JSON, the form in which reference managers and citation processors take it.

What the citation prints is handed on as it is; only dates are taken apart where they can be.
"""

from __future__ import annotations

import re
from typing import Any

from .model import Name, Work
from .words import IGNORE, folded

_TYPES = {
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "report": "report",
    "newspaper": "periodical",
    "serial": "periodical",
    "interview": "interview",
    "collection": "manuscript",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ONE = re.compile(r"(?:(?P<day>\d{1,2})\s+)?(?:(?P<month>[a-z]{3})[a-z]*\.?,?\s+)?(?P<year>\d{4})", IGNORE)
_AMERICAN = re.compile(r"(?P<month>[a-z]{3})[a-z]*\.?\s+(?P<day>\d{1,2}),\s+(?P<year>\d{4})", IGNORE)
Item = dict[str, Any]


def csl(work: Work) -> Item:
    """The work as a CSL item; its id is the work's."""
    kind = _type(work)
    fields: Item = {"id": work.id, "type": kind, "title": _with(work.title, work.translated)}
    is_interview = work.kind == "interview"
    fields |= {
        "author": _names(work.editors if is_interview else work.authors),
        "editor": () if is_interview else _names(work.editors),
        "interviewer": _names(work.authors) if is_interview else (),
        "translator": _names(work.translators),
        "volume": work.volume,
        "publisher": work.publisher,
        "publisher-place": work.place,
        "issued": _date(work.date),
        "page": re.sub(r"\s*[-–]\s*", "-", work.pages.removeprefix("pp.").strip()),
        "genre": "" if is_interview else work.genre,
        "note": work.genre if is_interview else "",
        "event-title": work.event,
    }
    fields |= _container(work)
    if work.kind == "other" and work.container:  # a document: its own date is not that of the serial it stands in
        fields |= {"title": f"{fields['title']}, {work.date}", "original-date": fields["issued"], "issued": None}
    return {key: value for key, value in (fields | dict(work.csl)).items() if value}


def _type(work: Work) -> str:
    if work.kind == "paper":
        return "paper-conference" if work.event else "report"
    if work.kind == "other" and work.container:
        return "chapter"
    if work.kind == "article":
        return "article-newspaper" if _day(work.date) and not work.volume else "article-journal"
    return _TYPES.get(work.kind, "document")


def _container(work: Work) -> Item:
    """What a work stands in, by its kind."""
    whole = _with(work.container, work.container_translated)
    if work.kind == "paper":
        return {"genre": whole, "number": work.issue}
    if work.kind == "collection":
        return {"archive": whole}
    if work.kind in ("chapter", "other") and work.issue:
        return {"container-title": f"{whole} {work.issue}"}
    return {"container-title": whole, "issue": work.issue}


def _with(title: str, translated: str) -> str:
    return f"{title} [{translated}]" if translated else title


def _names(names: tuple[Name, ...]) -> list[Item]:
    return [_name(name) for name in names]


def _name(name: Name) -> Item:
    """A name in parts; one that is printed family name first keeps that order wherever it stands."""
    if not (name.family and name.given):
        return {"literal": name.printed}
    parts: Item = {"family": name.family, "given": name.given}
    return parts if name.printed.endswith(name.family) else parts | {"static-ordering": True}


def _day(printed: str) -> bool:
    date = _parts(printed)
    return date is not None and len(date) == 3


def _date(printed: str) -> Item | None:
    """A date in parts; a season, or what else has none, as it is printed."""
    if not printed:
        return None
    one = _parts(printed)
    if one:
        return {"date-parts": [one]}
    ends = [_parts(end.strip()) for end in re.split(r"[-–]", printed)]
    if len(ends) == 2 and ends[0] and ends[1]:
        return {"date-parts": ends}
    return {"literal": printed}


def _parts(printed: str) -> list[int] | None:
    match = _ONE.fullmatch(printed.strip()) or _AMERICAN.fullmatch(printed.strip())
    if match is None:
        return None
    month = folded(match["month"] or "")
    if month and month not in _MONTHS:
        return None
    parts = [int(match["year"])]
    if month:
        parts.append(_MONTHS.index(month) + 1)
        if match["day"]:
            parts.append(int(match["day"]))
    elif match["day"]:
        return None
    return parts
