"""References of the essay to its own documents: `[Document 5]` becomes a link to the fifth.

The word that is used for it is inferred from the text: of the words that stand before a number in brackets it is the
most frequent one. Where the paper refers to its documents in another form, edition.yaml tells it; then that form is
looked for in the essay and its notes, and no other: in a document's own words it would be the document's own affair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from fonds.config import Form
from fonds.findings import Findings
from fonds.source import Place
from fonds.tei.names import Element, local, make, walk, xml_id

from .archival import file_id
from .header import Source
from .ranges import content, covering, fresh_id, is_running, placed, wrap

_BRACKETED = re.compile(r"\[(?P<word>[A-Z][a-z]+)\s+(?P<n>\d{1,3})\]")


def mark_references(text: Element, file: str, told: Form | None, findings: Findings) -> None:
    """Put `ref` around every reference to a document. A number without a document is a finding and stays text.

    `told` is the form that the editors told, `file` the one that findings name.
    """
    documents = {str(div.get("n")): xml_id(div) for div in walk(text, "div") if div.get("type") == "document"}
    elements = list(_essay(text) if told else _everything(text))
    pattern = told.reference if told else _inferred(elements, documents, file, findings)
    for element in elements if documents and pattern else ():
        reported_at = Place(file) if told or local(element) == "note" else None
        for match in reversed(_all(pattern, element)):
            _mark(element, match, documents, reported_at, findings)
    if told is not None and not any(_all(pattern, element) for element in elements):
        fact = "Neither essay nor notes refer to a document in this form."
        hint = "Write it as the witness has it, with {n} for the number, or take the entry out."
        findings.add("C-014", told.place, fact, words=told.words, hint=hint)


def _all(pattern: re.Pattern[str] | None, element: Element) -> list[re.Match[str]]:
    return list(pattern.finditer(content(element))) if pattern else []


def _everything(text: Element) -> Iterator[Element]:
    return (element for element in walk(text, "p", "note") if element.get("type") != "source")


def _essay(text: Element) -> Iterator[Element]:
    """Paragraphs and notes that are not inside a document."""
    return (e for e in _everything(text) if not any(above.get("type") == "document" for above in e.iterancestors()))


def _inferred(
    elements: Iterable[Element], documents: Mapping[str, str | None], file: str, findings: Findings
) -> re.Pattern[str] | None:
    """The form with the paper's own word; None where no word shows itself."""
    matches = [
        match
        for element in elements
        for match in _all(_BRACKETED, element)
        if _place(element, match.start(), match.end()) is not None
    ]
    counts = Counter(match["word"] for match in matches if match["n"] in documents)
    counts = counts or Counter(match["word"] for match in matches)
    ranked = counts.most_common(2)
    if not ranked:
        return None
    if len(ranked) == 2 and ranked[0][1] == ranked[1][1]:
        words = " and ".join(f"[{word} …]" for word, _ in ranked)
        fact = "Both may refer to documents, and none is more frequent: none becomes a link."
        findings.add("L-002", Place(file), fact, words=words, hint="Tell habits: document_reference in edition.yaml.")
        return None
    return re.compile(rf"\[{re.escape(ranked[0][0])}\s+(?P<n>\d{{1,3}})\]")


def _mark(
    element: Element,
    match: re.Match[str],
    documents: Mapping[str, str | None],
    reported_at: Place | None,
    findings: Findings,
) -> None:
    """Mark one reference; what cannot be one is reported, if at all, at the given place.

    An inferred word is reported in notes alone: elsewhere a bracket may mean anything.
    """
    target = documents.get(match["n"])
    if target is None:
        if reported_at is not None:
            findings.add("L-001", reported_at, f"There is no document {match['n']}.", words=match[0])
    elif (place := _place(element, match.start(), match.end())) is not None:
        wrap(element, *place, make("ref", {"type": "document", "target": f"#{target}"}))


def _place(element: Element, start: int, end: int) -> tuple[int, int] | None:
    """Where the characters stand directly in the element: those of a note inside belong to the note."""
    place = covering(element, start, end)
    return place if place is not None and is_running(element, *place) else None


def cite_documents(text: Element, units: Mapping[str, Source]) -> dict[str, Source]:
    """Mark as a citation each reference of a note to a document that names neither archive nor number itself.

    It cites the file in which the document lies. `units`: document id → archive and levels, where these are known.
    Gives citation id → archive and levels.
    """
    found: dict[str, Source] = {}
    for note in walk(text, "note"):
        if note.get("place") != "foot":
            continue
        for start, end, reference in placed(note, "ref"):
            unit = units.get((reference.get("target") or "")[1:])
            if reference.get("type") == "document" and unit and cited_before(reference) is None:
                identifier = fresh_id(note, "c")
                given = {"type": "archival", "subtype": "document", "xml:id": identifier}
                attributes = {**given, "corresp": f"#{file_id(*unit)}", "cert": _THROUGH_DOCUMENT}
                wrap(note, start, end, make("bibl", attributes))
                found[identifier] = unit
    return found


_THROUGH_DOCUMENT = "0.9"
"""Certainty of a citation that names the document alone."""


def cited_before(reference: Element) -> Element | None:
    """The archival citation directly before a reference to a document; None where none is."""
    before = reference.getprevious()
    if before is None or (before.tail or "").strip() or local(before) != "bibl" or before.get("type") != "archival":
        return None
    return before
