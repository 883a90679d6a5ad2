"""One block of the witness to TEI: text with its lines (`lb`), page breaks, notes where they are called."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from fonds.errors import Defect
from fonds.witness.model import Block, Note, Page, Position, Run

from .dates import date_attributes
from .names import Element, make, sub

_APART = {"label": "label", "stage": "stage", "date": "date", "place": "placeName", "person": "persName"}
"""Kind of a run → the element that its words stand in."""
_SIGNS = {"*": "-star", "†": "-dagger", "‡": "-double-dagger", "§": "-section"}


@dataclass
class Marks:
    """What must be put into the text at its positions. Each thing is put in once: the encoder takes it out here."""

    notes: dict[int, list[Note]] = field(default_factory=dict)
    """Number of a witness line → the notes called on it that are not yet written, in order."""
    pages: dict[int, list[Page]] = field(default_factory=dict)
    """Number of a witness line → the page that it opens; pages of notes alone stand before it."""
    ids: dict[Note, str] = field(default_factory=dict)
    """The notes' ids."""

    @classmethod
    def of(cls, notes: Sequence[Note], pages: Iterable[Page]) -> Marks:
        """Gather notes and pages by their lines."""
        marks = cls(ids=note_ids(notes))
        for page in pages:
            marks.pages.setdefault(page.at.line, []).append(page)
        for note in notes:
            marks.notes.setdefault(note.at.line, []).append(note)
        return marks

    def page_before(self, line: int) -> list[Element]:
        """`pb` and running header of the page that opens with a line, where one does; taken out."""
        return [element for page in self.pages.pop(line, ()) for element in page_elements(page)]

    def pages_behind(self, line: int) -> list[Element]:
        """The same of pages that open behind a line, and behind all text."""
        later = sorted(number for number in self.pages if number > line)
        return [element for number in later for element in self.page_before(number)]

    def notes_in(self, run: Run) -> list[Note]:
        """The notes called inside or at the end of a run, in order; taken out."""
        waiting = self.notes.get(run.at.line, [])
        found = [note for note in waiting if note.at <= run.end]
        self.notes[run.at.line] = [note for note in waiting if note not in found]
        return sorted(found, key=lambda note: note.at)

    def check_empty(self) -> None:
        """Everything must have been written: what is left here would be lost to readers."""
        left = [note.mark for notes in self.notes.values() for note in notes]
        if left or self.pages:
            raise Defect(f"notes {left} and pages {sorted(self.pages)} found no place")


class Writer:
    """Writes text and empty elements into one element, in order: lxml keeps text behind an element at its `tail`."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self._last: Element | None = element[-1] if len(element) else None

    def text(self, text: str) -> None:
        """Add characters."""
        if not text:
            return  # lxml would write an empty text as a start and an end tag
        if self._last is None:
            self.element.text = (self.element.text or "") + text
        else:
            self._last.tail = (self._last.tail or "") + text

    def add(self, element: Element) -> None:
        """Add an element."""
        self.element.append(element)
        self._last = element


def page_elements(page: Page) -> list[Element]:
    """`pb`, and `fw` with the running headers where the witness has some: of the page before, and of this one. A number
    that was counted says so.
    """
    feet = [header_element(run, "bottom") for run in page.feet]
    heads = [header_element(run, "top") for run in page.headers]
    if page.number is None:
        return [*feet, *heads]
    counted = {} if page.certainty == "attested" else {"cert": page.certainty}
    beginning = make("pb", {"n": page.number, "xml:id": f"pg{page.number}", **counted})
    return [*feet, beginning, *heads]


def header_element(run: Run, place: str) -> Element:
    """A running header or page number, at the top or the bottom of its page."""
    header = make("fw", {"type": "header", "place": place})
    write_runs(Writer(header), (run,), Marks())
    return header


def write_block(element: Element, block: Block, marks: Marks) -> None:
    """The words of a block into its element."""
    write_runs(Writer(element), block.runs, marks)


def split_run(run: Run, length: int) -> tuple[Run, Run]:
    """A run cut behind `length` characters; white space at the cut stays with neither."""
    head, tail = run.text[:length], run.text[length:]
    skipped = len(tail) - len(tail.lstrip())
    at = Position(run.at.line, run.at.column + length + skipped)
    return Run(run.at, head), Run(at, tail.lstrip(), run.hyphen)


def write_runs(writer: Writer, runs: tuple[Run, ...], marks: Marks) -> None:
    """Runs with a line beginning before each; page breaks inside the block before the line that opens the page.

    A run that goes on where the one before it ended is of the same line: it only is something apart, such as a date.
    """
    for i, run in enumerate(runs):
        before = runs[i - 1] if i else None
        if before is None or before.end != run.at:
            _begin_line(writer, run, before, marks)
        name = _APART.get(run.kind)
        if name is None:
            _write_run(writer, run, marks)
        else:
            element = make(name, _attributes(run))
            _write_run(Writer(element), run, marks)
            writer.add(element)


def _begin_line(writer: Writer, run: Run, before: Run | None, marks: Marks) -> None:
    hyphen = before.hyphen if before else None
    if hyphen == "none":
        writer.text("\n")
    for element in marks.page_before(run.at.line) if before else []:
        writer.add(element)
    number = str(run.at.line) if run.at.column == 1 else f"{run.at.line}:{run.at.column}"
    attributes = {"n": number} | ({} if hyphen in (None, "none") else {"break": "no"})
    writer.add(make("lb", attributes))


def _attributes(run: Run) -> dict[str, str]:
    if run.kind == "date":
        return date_attributes(run.value)
    return {"ref": run.value} if run.kind == "person" and run.value else {}


def _write_run(writer: Writer, run: Run, marks: Marks) -> None:
    """The words of one run with the notes called in it; an undone hyphen stands at its end, marked as no letter."""
    words, hyphen = (run.text[:-1], run.text[-1]) if run.hyphen == "undone" else (run.text, "")
    offset = 0
    for note in marks.notes_in(run):
        at = max(offset, min(note.at.column - run.at.column, len(words)))
        writer.text(words[offset:at])
        for element in note_elements(note, marks.ids[note]):
            writer.add(element)
        offset = at
        if note.sign and words.startswith(note.sign, at):
            writer.add(make("seg", {"type": "mark"}, note.sign))
            offset = at + len(note.sign)
    writer.text(words[offset:])
    if hyphen:
        writer.add(make("pc", {"force": "weak"}, hyphen))


def note_elements(note: Note, identifier: str) -> list[Element]:
    """An author's note, and before it the number or sign that stands at the page's foot, which is none of its words.

    A lost note keeps its number and says that its words are gone.
    """
    attributes = {"place": "foot", "n": note.mark or "", "xml:id": identifier, "subtype": note.placement}
    element = make("note", {key: value for key, value in attributes.items() if value})
    if note.is_lost:
        sub(element, "gap", {"reason": "lost", "unit": "note", "quantity": "1"})
        return [element]
    if not note.label:
        write_runs(Writer(element), note.runs, Marks())
        return [element]
    mark, rest = split_run(note.runs[0], note.label)
    label = make("fw", {"type": "note-mark", "place": "end" if note.is_endnote else "foot"})
    write_runs(Writer(label), (mark,), Marks())
    write_runs(Writer(element), (rest, *note.runs[1:]) if rest.text else note.runs[1:], Marks())
    return [label, element]


def note_ids(notes: Iterable[Note]) -> dict[Note, str]:
    """The ids that notes get when they are first numbered; signs have names, and a number where one returns."""
    ids: dict[Note, str] = {}
    taken: set[str] = set()
    for note in notes:
        mark = note.mark or ""
        owner = f"d{note.document}." if note.document else ""
        stem = f"{owner}n" + "".join(_SIGNS.get(sign, sign) for sign in mark)
        numbered = (f"{stem}-{number}" for number in itertools.count(2))
        ids[note] = next(i for i in itertools.chain([stem], numbered) if i not in taken)
        taken.add(ids[note])
    return ids
