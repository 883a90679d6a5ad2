"""A work as TEI has it, a `biblStruct` of the header, and back: `read(write(work))` is the work."""

from __future__ import annotations

import json
from typing import Any

from fonds.tei.names import Element, first, make, sub, xml_id, xp

from .model import Name, Work

_INNER = ("article", "chapter", "paper", "other")
"""Kinds that stand in something else."""
_NOTES = ("genre", "event")


def write(work: Work) -> Element:
    """The `biblStruct` of a work."""
    record = make("biblStruct", {"xml:id": work.id, "type": work.kind})
    is_inner = work.kind in _INNER and bool(work.container)
    own = sub(record, "analytic") if is_inner else sub(record, "monogr")
    _makers(own, "author", work.authors)
    if not (is_inner and work.kind == "chapter"):
        _makers(own, "editor", work.editors, _role(work))
    sub(own, "title", {"level": "a" if is_inner else "m"}, work.title)
    if work.translated:
        sub(own, "title", {"level": "a" if is_inner else "m", "type": "translated"}, work.translated)
    whole = own
    if is_inner:
        whole = sub(record, "monogr")
        level = {"article": "j", "paper": "s"}.get(work.kind, "m")
        sub(whole, "title", {"level": level}, work.container)
        if work.container_translated:
            sub(whole, "title", {"level": level, "type": "translated"}, work.container_translated)
        if work.kind == "chapter":
            _makers(whole, "editor", work.editors)
    _makers(whole, "editor", work.translators, "translator")
    _imprint(whole, work)
    _notes(record, work, is_inner)
    return record


def _role(work: Work) -> str | None:
    return "interviewee" if work.kind == "interview" else None


def _makers(parent: Element, element: str, names: tuple[Name, ...], role: str | None = None) -> None:
    for name in names:
        made = sub(parent, element, {"role": role} if role else None)
        if name.family is None or name.family == name.printed or not name.given:
            made.text = name.printed
            continue
        person = sub(made, "persName")
        parts = [("forename", name.given), ("surname", name.family)]
        if not name.printed.endswith(name.family):
            parts.reverse()
        for (kind, words), behind in zip(parts, (" ", None), strict=True):
            sub(person, kind, None, words).tail = behind


def _imprint(parent: Element, work: Work) -> None:
    imprint = sub(parent, "imprint")
    for name, words in (("pubPlace", work.place), ("publisher", work.publisher)):
        if words:
            sub(imprint, name, None, words)
    sub(imprint, "date", None, work.date or None)
    for unit, words in (("volume", work.volume), ("issue", work.issue), ("page", work.pages)):
        if words:
            sub(imprint, "biblScope", {"unit": unit}, words)


def _notes(record: Element, work: Work, is_inner: bool) -> None:
    for kind in _NOTES:
        if words := getattr(work, kind):
            sub(record, "note", {"type": kind}, words)
    if work.container and not is_inner:
        sub(record, "note", {"type": "collection"}, work.container)
    if work.csl:
        sub(record, "note", {"type": "csl"}, json.dumps(dict(work.csl), ensure_ascii=False, sort_keys=True))


def read(record: Element) -> Work:
    """The work that a `biblStruct` describes."""
    analytic, monograph = first(record, "t:analytic"), first(record, "t:monogr")
    own = analytic if analytic is not None else monograph
    if own is None or monograph is None:
        return Work("other", "", id=xml_id(record) or "")
    editors = _people(own, "t:editor[not(@role='translator')]")
    if analytic is not None:
        editors = editors or _people(monograph, "t:editor[not(@role='translator')]")
    notes = {str(note.get("type")): note.text or "" for note in xp(record, "t:note")}
    imprint = {str(scope.get("unit")): scope.text or "" for scope in xp(monograph, "t:imprint/t:biblScope")}
    csl: Any = json.loads(notes.get("csl") or "{}")
    return Work(
        kind=str(record.get("type")),
        title=_said(own, "t:title[not(@type)]"),
        authors=_people(own, "t:author"),
        editors=editors,
        translators=_people(monograph, "t:editor[@role='translator']"),
        translated=_said(own, "t:title[@type]"),
        container=notes.get("collection", "") if analytic is None else _said(monograph, "t:title[not(@type)]"),
        container_translated="" if analytic is None else _said(monograph, "t:title[@type]"),
        volume=imprint.get("volume", ""),
        issue=imprint.get("issue", ""),
        place=_said(monograph, "t:imprint/t:pubPlace"),
        publisher=_said(monograph, "t:imprint/t:publisher"),
        date=_said(monograph, "t:imprint/t:date"),
        pages=imprint.get("page", ""),
        genre=notes.get("genre", ""),
        event=notes.get("event", ""),
        csl=csl,
        id=xml_id(record) or "",
    )


def _said(parent: Element, path: str) -> str:
    element = first(parent, path)
    return (element.text or "") if element is not None else ""


def _people(parent: Element, path: str) -> tuple[Name, ...]:
    found = []
    for person in xp(parent, path):
        printed = "".join(str(part) for part in person.itertext())
        found.append(Name(printed, _said(person, "t:persName/t:surname") or None))
    return tuple(found)
