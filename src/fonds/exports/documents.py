"""documents.json and sections.json: the parts of the paper."""

from __future__ import annotations

import re

from fonds.tei.names import Element, first, walk, xml_id, xp
from fonds.tei.text import differing, plain

from .edition import Edition, Row, said


def sections(edition: Edition) -> list[Row]:
    """One object for each part of the essay and for the biographies, in printed order."""
    found = xp(edition.text, "t:body/t:div[@type='section']|t:back/t:div[@type='biographies']")
    return [
        {
            "id": xml_id(div),
            "title": _title(div),
            "title_reading": _title_reading(div),
            "kind": div.get("subtype") or "biographies",
            "url": edition.url_of(str(xml_id(div))),
        }
        for div in found
    ]


def documents(edition: Edition) -> list[Row]:
    """One object a document, in order."""
    cited = _cited_by(edition)
    return [_document(div, edition, cited) for div in edition.documents]


def _document(div: Element, edition: Edition, cited: dict[str, list[str]]) -> Row:
    identifier = str(xml_id(div))
    record = edition.records[identifier]
    speakers = _speakers(div)
    return {
        "n": int(div.get("n") or 0),
        "id": identifier,
        "url": edition.url_of(identifier),
        "title": _title(div),
        "title_reading": _title_reading(div),
        "date": _date(div),
        "kind": div.get("subtype"),
        "place": said(record, "t:msContents/t:msItem/t:note[@type='place']"),
        "source": _source(div, record),
        "author": said(record, "t:msContents/t:msItem/t:note[@type='author']"),
        "recipient": said(record, "t:msContents/t:msItem/t:note[@type='recipient']"),
        "participants": [],
        "speakers": [{"name": name, "person": None, "turns": turns} for name, turns in speakers.items()],
        "turns": sum(speakers.values()),
        "translator": said(record, "t:msContents/t:msItem/t:note[@type='translator']"),
        "obtained_by": said(record, "t:msContents/t:msItem/t:note[@type='obtained-by']"),
        "published_at": said(record, "t:msContents/t:msItem/t:note[@type='published']/t:ref"),
        "cited_by": cited.get(identifier, []),
    }


def _source(div: Element, record: Element) -> Row:
    line = first(div, "t:note[@type='source']")
    repository = first(record, "t:msIdentifier/t:repository")
    return {
        "repository": repository.get("key") if repository is not None else None,
        "identifier": said(record, "t:msIdentifier/t:idno[@type='canonical']"),
        "locator": said(record, "t:msContents/t:msItem/t:locus"),
        "raw": plain(line) if line is not None else None,
        "raw_reading": differing(line) if line is not None else None,
        "status": (record.get("subtype") or "partly-lost").replace("-", " "),
    }


def _title(div: Element) -> str | None:
    head = first(div, "t:head")
    return plain(head) if head is not None else None


def _title_reading(div: Element) -> str | None:
    head = first(div, "t:head")
    return differing(head) if head is not None else None


def _date(div: Element) -> str | None:
    date = first(div, "t:head//t:date")
    if date is None:
        return None
    return date.get("when") or f"{date.get('from')}/{date.get('to')}"


def _speakers(div: Element) -> dict[str, int]:
    """Bare label → number of turns, in the order of their first words."""
    found: dict[str, int] = {}
    for speaker in walk(div, "speaker"):
        name = bare_label(plain(speaker))
        found[name] = found.get(name, 0) + 1
    return found


def bare_label(label: str) -> str:
    """A speaker's label without its colon, additions in parentheses and the brackets of the translator."""
    label = re.sub(r"\s*\([^()]*\)", "", label).rstrip(": ")
    return " ".join(label.replace("[", "").replace("]", "").split())


def _cited_by(edition: Edition) -> dict[str, list[str]]:
    """Document id → ids of the notes that name it, each once, in order."""
    found: dict[str, list[str]] = {}
    for note in edition.notes:
        for ref in walk(note, "ref"):
            if ref.get("type") == "document":
                notes = found.setdefault((ref.get("target") or "")[1:], [])
                if (identifier := str(xml_id(note))) not in notes:
                    notes.append(identifier)
    return found
