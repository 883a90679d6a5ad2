"""What a document should say of itself: W-020 it has no source line; W-021 no date; W-022 its date is out of order.

What the editors state of a document in edition.yaml answers the first two.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from fonds.tei.dates import date_of_document, iso_of
from fonds.tei.names import Element, first, walk, xml_id

from .paper import Division, Doubt, Paper
from .words import beginning_of

SOURCE, DATE, ORDER = "W-020", "W-021", "W-022"
HABIT = 0.5
"""Where a smaller share of the documents has a thing, to be without it is the paper's habit: one finding says so."""
_FEWEST = 5
"""Of fewer dates it cannot be said that they stand in order."""
_DATE_HINT = "Does the text say it in another form? Else give the date under documents in edition.yaml."
_SOURCE_HINT = "Is the line in the text and not understood? Else write what is known under documents in edition.yaml."


def doubts(paper: Paper) -> Iterator[Doubt]:
    """Findings for documents without a source line or a date, and for one date that is out of order."""
    records = {(record.get("corresp") or "")[1:]: record for record in walk(paper.tree, "msDesc")}

    def has_source(document: Element) -> bool:
        record = records.get(xml_id(document) or "")
        is_known = record is not None and first(record, "t:msIdentifier/t:repository") is not None
        return is_known or first(document, "t:note[@type='source']") is not None

    def has_date(document: Element) -> bool:
        return _iso(document, records) is not None

    yield from _without(paper, SOURCE, "source line", has_source, _SOURCE_HINT)
    yield from _without(paper, DATE, "date", has_date, _DATE_HINT)
    yield from _out_of_order(paper, records)


def _iso(document: Element, records: dict[str, Element]) -> str | None:
    """When a document was written: as the editors state it, or as it says."""
    record = records.get(xml_id(document) or "")
    origin = None if record is None else first(record, "t:history/t:origin/t:origDate")
    return date_of_document(document) if origin is None else iso_of(origin)


def _without(paper: Paper, code: str, thing: str, has: Callable[[Element], bool], hint: str) -> Iterator[Doubt]:
    documents = paper.documents
    without = [document for document in documents if not has(document.element)]
    if len(without) < 2 or len(documents) - len(without) >= HABIT * len(documents):
        for document in without:
            yield _doubt(code, document, f"{_name(document)} has no {thing}.", hint)
        return
    fact = f"{_name(without[0])} has no {thing}, like {len(without) - 1} others of {len(documents)} documents."
    yield _doubt(code, without[0], fact, f"Does the paper give none, or is the form of its {thing}s not understood?")


def _out_of_order(paper: Paper, records: dict[str, Element]) -> Iterator[Doubt]:
    """The one date but for which all documents stand in the order of time."""
    dated = [(day, document) for document in paper.documents if (day := _day(_iso(document.element, records)))]
    days = [day for day, _ in dated]
    if len(days) < _FEWEST or days == sorted(days):
        return
    alone = [i for i in range(len(days)) if (rest := days[:i] + days[i + 1 :]) == sorted(rest)]
    if len(alone) != 1:
        return  # several dates, or one of two that were exchanged
    day, document = dated[alone[0]]
    fact = f"{_name(document)} is dated {day.isoformat()}; all other documents stand in the order of time."
    yield _doubt(ORDER, document, fact, "Is a figure of the date misread or misprinted, or does the paper order it so?")


def _day(iso: str | None) -> date | None:
    """The first day of a date; None where it gives no day."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return None


def _name(document: Division) -> str:
    return document.name.capitalize()


def _doubt(code: str, document: Division, fact: str, hint: str) -> Doubt:
    head = next((p for p in document.passages if p.kind == "head"), document.passages[0])
    line, column = head.place(len(head.text) - len(head.text.lstrip()))
    return Doubt(code, line, column, beginning_of(head.text), fact, hint)
