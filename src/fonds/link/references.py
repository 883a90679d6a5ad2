"""References of the essay to its own documents: `[Document 5]` becomes a link to the fifth.

The word that is used for it is read from the text: a word and a number in brackets, the number one of a document.
"""

from __future__ import annotations

import re

from fonds.findings import Findings
from fonds.source import Place
from fonds.tei.names import Element, local, make, walk, xml_id

from .ranges import content, covering, is_running, wrap

_REFERENCE = re.compile(r"\[(?P<word>[A-Z][a-z]+)\s+(?P<n>\d{1,3})\]")


def mark_references(text: Element, file: str, findings: Findings) -> None:
    """Put `ref` around every reference to a document. A number without a document is a finding and stays text."""
    documents = {div.get("n"): xml_id(div) for div in walk(text, "div") if div.get("type") == "document"}
    if not documents:
        return
    for element in list(walk(text, "p", "note")):
        if element.get("type") == "source":
            continue
        for match in reversed(list(_REFERENCE.finditer(content(element)))):
            target = documents.get(match["n"])
            if target is None:
                _report(element, match, file, findings)
            elif (place := _place(element, match.start(), match.end())) is not None:
                wrap(element, *place, make("ref", {"type": "document", "target": f"#{target}"}))


def _place(element: Element, start: int, end: int) -> tuple[int, int] | None:
    """Where the characters stand directly in the element: those of a note inside belong to the note."""
    place = covering(element, start, end)
    return place if place is not None and is_running(element, *place) else None


def _report(element: Element, match: re.Match[str], file: str, findings: Findings) -> None:
    if local(element) != "note":
        return  # in the documents' own words a bracket may mean anything
    fact = f"There is no document {match['n']}."
    findings.add("L-001", Place(file), fact, words=match[0])
