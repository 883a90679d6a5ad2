"""documents.json and sections.json: the parts of the paper."""

from __future__ import annotations

from fonds.tei.dates import iso_of
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
    persons = edition.persons.get(identifier, [])
    speakers = _speakers(div, persons)
    return {
        "n": int(div.get("n") or 0),
        "id": identifier,
        "url": edition.url_of(identifier),
        "title": _title(div),
        "title_reading": _title_reading(div),
        "date": _date(record),
        "kind": div.get("subtype"),
        "place": said(record, "t:history/t:origin/t:origPlace"),
        "source": _source(div, record),
        "author": said(record, "t:msContents/t:msItem/t:note[@type='author']"),
        "recipient": said(record, "t:msContents/t:msItem/t:note[@type='recipient']"),
        "participants": [_participant(person) for person in persons],
        "speakers": [{"name": name, "person": entry, "turns": turns} for (name, entry), turns in speakers.items()],
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


def _date(record: Element) -> str | None:
    date = first(record, "t:history/t:origin/t:origDate")
    return iso_of(date) if date is not None else None


def _participant(person: Element) -> Row:
    return {
        "name": said(person, "t:persName"),
        "person": _entry(person),
        "role": said(person, "t:occupation"),
        "side": said(person, "t:affiliation[@type='side']"),
    }


def _entry(person: Element) -> str | None:
    """The id of the person in persons.json."""
    return (person.get("sameAs") or "")[1:] or None


def _speakers(div: Element, persons: list[Element]) -> dict[tuple[str, str | None], int]:
    """Name and entry → number of turns, in the order of their first words. Who speaks is a person of the header."""
    known = {f"#{xml_id(person)}": (said(person, "t:persName") or "", _entry(person)) for person in persons}
    found: dict[tuple[str, str | None], int] = {}
    for speech in walk(div, "sp"):
        who = known.get(speech.get("who") or "", (_label(speech), None))
        found[who] = found.get(who, 0) + 1
    return found


def _label(speech: Element) -> str:
    """What is printed before the colon, for a speech that names no person."""
    speaker = first(speech, "t:speaker")
    return plain(speaker).rstrip(": ") if speaker is not None else ""


def _cited_by(edition: Edition) -> dict[str, list[str]]:
    """Document id → ids of the notes that name it or cite the file in which it lies, each once, in order."""
    found: dict[str, list[str]] = {}
    lies = documents_by_identifier(edition)
    for note in edition.notes:
        for element in walk(note, "ref", "bibl"):
            document = _document_of(element, edition, lies)
            if document is not None:
                notes = found.setdefault(document, [])
                if (identifier := str(xml_id(note))) not in notes:
                    notes.append(identifier)
    return found


def _document_of(element: Element, edition: Edition, lies: dict[str, str]) -> str | None:
    """The document that a reference names, or that lies in the file of a citation."""
    if element.get("type") == "document":
        return (element.get("target") or "")[1:]
    unit = edition.sources.get((element.get("corresp") or "")[1:])
    if element.get("type") != "archival" or unit is None or unit.get("type") != "file":
        return None
    return lies.get(said(unit, "t:msIdentifier/t:idno[@type='canonical']") or "")


def documents_by_identifier(edition: Edition) -> dict[str, str]:
    """Canonical identifier → the first document of the edition that lies in that file."""
    found: dict[str, str] = {}
    for document, record in edition.records.items():
        identifier = said(record, "t:msIdentifier/t:idno[@type='canonical']")
        if identifier:
            found.setdefault(identifier, document)
    return found
