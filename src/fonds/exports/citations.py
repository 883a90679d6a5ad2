"""citations.json: archival citations, one object for each cited unit, in notes and in the documents' source lines."""

from __future__ import annotations

from fonds.tei.names import Element, first, local, walk, xml_id
from fonds.tei.text import differing, plain

from .documents import documents_by_identifier
from .edition import Edition, Row, levels_of, said


def rows(edition: Edition) -> list[Row]:
    """All citations: those of the notes in order, then the documents' own."""
    same = documents_by_identifier(edition)
    found = [
        _of_note(bibl, note, edition, same)
        for note in edition.notes
        for bibl in walk(note, "bibl")
        if bibl.get("type") == "archival"
    ]
    return found + [_of_document(div, edition) for div in edition.documents if _has_line(div)]


def _of_note(bibl: Element, note: Element, edition: Edition, same: dict[str, str]) -> Row:
    source = edition.sources.get((bibl.get("corresp") or "")[1:])
    identifier = _file(source) if source is not None else None
    locator = first(bibl, "t:biblScope")
    candidates = [pointer[1:] for pointer in (bibl.get("select") or "").split()]
    return {
        "id": xml_id(bibl),
        "note": xml_id(note),
        "document": None,
        "raw": plain(bibl),
        "raw_reading": differing(bibl),
        "repository": _repository(source) if source is not None else None,
        "levels": levels_of(source) if source is not None else {},
        "locator": plain(locator) if locator is not None else None,
        "locator_reading": differing(locator) if locator is not None else None,
        "identifier": identifier,
        "document_ref": _document_ref(bibl),
        "same_file_as": same.get(identifier) if identifier else None,
        "antecedent": (bibl.get("prev") or "")[1:] or None,
        "certainty": float(bibl.get("cert") or 1),
        "status": "resolved" if source is not None else "ambiguous",
        "reason": _reason(source, identifier, candidates),
    }


def _file(source: Element) -> str | None:
    """The canonical identifier of a unit that is a file; None for what is above a file."""
    is_file = source.get("type") == "file"
    return said(source, "t:msIdentifier/t:idno[@type='canonical']") if is_file else None


def _reason(source: Element | None, identifier: str | None, candidates: list[str]) -> str | None:
    """Why a citation has no identifier."""
    if source is None:
        return f"it may mean one of these: {', '.join(candidates)}"
    if identifier:
        return None
    return "the citation names no file" if levels_of(source) else "no number is given"


def _of_document(div: Element, edition: Edition) -> Row:
    identifier = str(xml_id(div))
    record = edition.records[identifier]
    line = first(div, "t:note[@type='source']")
    status = (record.get("subtype") or "").replace("-", " ")
    is_known = status != "partly lost"
    return {
        "id": f"{identifier}.c1",
        "note": None,
        "document": identifier,
        "raw": plain(line) if line is not None else "",
        "raw_reading": differing(line) if line is not None else None,
        "repository": _repository(record),
        "levels": levels_of(record),
        "locator": said(record, "t:msContents/t:msItem/t:locus"),
        "locator_reading": None,
        "identifier": said(record, "t:msIdentifier/t:idno[@type='canonical']"),
        "document_ref": None,
        "same_file_as": identifier if is_known and levels_of(record) else None,
        "antecedent": None,
        "certainty": {"printed": 1.0, "supplied": 0.9}.get(status, 0.5),
        "status": "resolved" if is_known else "unresolved",
        "reason": said(record, "t:msContents/t:msItem/t:note[@type='evidence']")
        or (None if is_known else "characters of the identifier are lost"),
    }


def _has_line(div: Element) -> bool:
    return first(div, "t:note[@type='source']") is not None


def _repository(description: Element) -> str | None:
    repository = first(description, "t:msIdentifier/t:repository")
    return repository.get("key") if repository is not None else None


def _document_ref(bibl: Element) -> str | None:
    """The document that is printed as [Document N]: right behind the citation, or as all that it says."""
    following = bibl.getnext() if bibl.get("subtype") != "document" else first(bibl, "t:ref")
    if (
        following is None
        or local(following) != "ref"
        or ((bibl.tail or "").strip() and following.getparent() is not bibl)
    ):
        return None
    return (following.get("target") or "")[1:] if following.get("type") == "document" else None
