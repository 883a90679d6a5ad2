"""Emendations as edits of the running text: from characters to characters, ready to be written into the tree.

`planned` gives the edits in the order of the text, none over another. An edit ends inside no element that it does not
begin in: one that would (half a date) takes in the rest of that element, words and reading alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fonds.config import Emendation
from fonds.findings import Findings
from fonds.source import Place

from .find import Finder
from .names import Element
from .running import Running, Segment, pieces

CERTAINTY = {"verified": "high", "inferred": "medium", "conjectured": "low"}
"""The editors' words for how sure a reading is → TEI's."""


@dataclass(frozen=True)
class Edit:
    """One emendation at its place."""

    start: int
    """Where in the running text it begins."""
    end: int
    """Where it ends; the same where the witness has nothing."""
    reading: str | None
    kind: str
    """corr, supplied, gap, regularised or sic."""
    resp: str
    cert: str
    """high, medium or low; of a rule a number from 0 to 1."""
    side: str = "after"
    """Where the witness has nothing: whether it belongs to the words before (`after`) or behind (`before`)."""
    rule: str | None = None
    """The rule that made it; None for an entry by hand."""
    cause: str = "extraction"
    reason: str = ""
    source: str | None = None
    unit: str = "words"
    quantity: int | None = None
    place: Place | None = None
    """Where emendations.yaml says so."""

    @property
    def is_insertion(self) -> bool:
        """Whether the witness has nothing there."""
        return self.start == self.end


def by_hand(entries: Sequence[Emendation], made: Running, findings: Findings) -> list[Edit]:
    """The entries of emendations.yaml at their places, in the order of the text; the rest become findings."""
    if not entries:
        return []
    finder = Finder(made)
    found: list[Edit] = []
    for entry in entries:
        span = finder.find(entry, findings)
        if span is None:
            continue
        if len({made.block(at).start for at in (span[0], max(span[0], span[1] - 1))}) > 1:
            fact = "The emended words run over the end of a paragraph, or of what else stands by itself."
            hint = "Write an entry for each of its two sides."
            findings.add("T-013", entry.place, fact, words=entry.witness, hint=hint)
            continue
        found.append(widened(made, _edit(entry, span, made)))
    return without_overlaps(found, made, findings)


def _edit(entry: Emendation, span: tuple[int, int], made: Running) -> Edit:
    reading = entry.reading
    if reading is not None and span[0] == span[1]:
        reading = _spaced(reading, span[0], entry.side, made)
    return Edit(
        start=span[0],
        end=span[1],
        reading=reading,
        kind=entry.kind,
        resp=entry.resp,
        cert=CERTAINTY[entry.certainty],
        side=entry.side,
        cause=entry.cause,
        reason=entry.reason,
        source=entry.source,
        unit=entry.unit,
        quantity=entry.quantity,
        place=entry.place,
    )


def _spaced(reading: str, at: int, side: str, made: Running) -> str:
    """What is inserted at the end (or the beginning) of a word is a word of its own, if it begins as one.

    An editor who means it otherwise writes the space, or emends the word. Inside a word nothing is added.
    """
    if reading[:1].isspace() or reading[-1:].isspace():
        return reading
    before, behind = made.text[max(0, at - 1) : at], made.text[at : at + 1]
    if before.isalnum() and behind.isalnum():
        return reading
    if side == "before":
        is_word = reading[-1].isalnum() or reading[-1] in _CLOSE
        return reading + " " if is_word and (behind.isalnum() or behind in _OPEN) else reading
    is_word = reading[0].isalnum() or reading[0] in _OPEN
    return " " + reading if is_word and (before.isalnum() or before in _CLOSE) else reading


_OPEN, _CLOSE = "([“‘", ".,;:!?)]”’"
"""Signs at which a word begins, and signs that end one."""


def without_overlaps(edits: Iterable[Edit], made: Running, findings: Findings) -> list[Edit]:
    """Edits in the order of the text. One that covers words of the one before it is left out, with a finding."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=order):
        if kept and overlap(kept[-1], edit):
            other = kept[-1].place
            fact = f"These words are emended already, by the entry at {other}."
            words = made.text[edit.start : edit.end] or edit.reading or ""
            findings.add("T-014", edit.place or Place("emendations.yaml"), fact, words=words)
        else:
            kept.append(edit)
    return kept


def order(edit: Edit) -> tuple[int, int, bool]:
    """The order of the text: what is inserted behind a word comes before what is put before the next."""
    return edit.start, edit.end, edit.side == "before"


def overlap(first: Edit, then: Edit) -> bool:
    """Whether two edits, in order, cover the same words, or are put in at the same place."""
    if first.is_insertion and then.is_insertion:
        return first.start == then.start and first.side == then.side
    return then.start < first.end


def widened(made: Running, edit: Edit) -> Edit:
    """The edit with the whole of every element that it would else begin or end inside of."""
    if edit.is_insertion:
        return edit
    inside = list(pieces(made, edit.start, edit.end))
    holders = [segment.holder for segment in inside]
    around = common(holders)
    start, end = edit.start, edit.end
    if holders[0] is not around:
        start = min(start, _extent(made, inside[0], around)[0])
    if holders[-1] is not around:
        end = max(end, _extent(made, inside[-1], around)[1])
    if (start, end) == (edit.start, edit.end):
        return edit
    reading = edit.reading
    if reading is not None:
        reading = made.text[start : edit.start] + reading + made.text[edit.end : end]
    return replace(edit, start=start, end=end, reading=reading)


def common(elements: Sequence[Element]) -> Element:
    """The innermost element around some elements (or one of them)."""
    first = [elements[0], *elements[0].iterancestors()]
    others = [{element, *element.iterancestors()} for element in elements[1:]]
    return next(element for element in first if all(element in other for other in others))


def _extent(made: Running, segment: Segment, around: Element) -> tuple[int, int]:
    """First and last character of the child of `around` in which a segment stands."""
    child, block = child_around(segment.holder, around), made.block(segment.start)
    inside = [s for s in pieces(made, block.start, block.end) if child in (s.holder, *s.holder.iterancestors())]
    return inside[0].start, inside[-1].end


def child_around(element: Element, around: Element) -> Element:
    """The child of `around` in which an element stands (or which it is)."""
    return next(e for e in (element, *element.iterancestors()) if e.getparent() is around)
