"""The foot of a page, read under a supposition: which notes its markers call, how many are lost, which stand elsewhere.

`Places.chain` finds the best reading of all pages together; `Places.best` that of one page in one case.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fonds.config import NoteNumber

from .align import Costs, Page, align, best_score
from .candidates import BodyLine, Candidate
from .distances import page_size
from .fits import Fits
from .foot_readings import foot_readings
from .labels import Labels
from .markers import Markers, find_markers
from .model import Position
from .notes import NoteText, Reading
from .pages import Sheet
from .vocabulary import Vocabulary
from .weights import Weights

DOUBT = -1.5
"""What it costs to read a joint of the page's foot against the likelier way."""
LATE = -1.0
"""What it costs to take a note at a page's foot for one whose marker is on the page before."""
MOST_LOST = 1
"""How many notes of a page may be taken for lost by its traces alone; a number that was seen may ask for more."""
DEFENSIBLE = 0.5
"""A lost note whose marker's place is less sure than this is not stated."""
SEEN = 30.0
"""What it says that a marker was seen in the print, and against every other place."""
_PAGES_KEPT = 4
"""The places of so many pages are kept: the cases of a page and of the next are asked for in turn."""
_SURE = 2.0
"""From this score on, a trace in a page's last line may have its note at the next page's foot."""


@dataclass(frozen=True)
class Case:
    """A supposition about one page, under which its best reading is sought."""

    page: int
    lost: int | None = None
    """How many notes are lost; None leaves it to the page."""
    early: bool = False
    """Whether the first note at the foot belongs to a marker in the last line of the page before."""
    late: bool = False
    """Whether a marker in the last line has its note at the foot of the next page."""


@dataclass(frozen=True)
class Placed:
    """One note of a page, in its order among the markers."""

    text: NoteText | None
    """None for a lost note."""
    candidate: Candidate | None
    """None for a note without a place."""
    confidence: float


@dataclass(frozen=True)
class Foot:
    """One page's best reading under a supposition."""

    case: Case
    notes: tuple[NoteText, ...]
    lost: int
    score: float
    row: tuple[Placed, ...]
    """The notes that the page's markers call, lost ones among them, each with its place."""

    @property
    def page(self) -> int:
        """Index of the page on which the markers stand."""
        return self.case.page


class Attempt(NamedTuple):
    """A way to read a page's foot, with the score of its best assignment."""

    score: float
    notes: tuple[NoteText, ...]
    lost: int


_Link = tuple["_Link", Foot] | None
"""A chain of feet, the last first: a path through the pages shares its beginning with others."""


class Places:
    """The search for the places of a text's notes."""

    def __init__(
        self,
        sheets: list[Sheet],
        body: dict[int, BodyLine],
        labels: Labels,
        vocabulary: Vocabulary,
        weights: Weights,
        seen: Sequence[NoteNumber] = (),
    ) -> None:
        self.sheets = sheets
        self._body = body
        self._front = labels.front
        self._endnotes = labels.endnotes
        self._vocabulary = vocabulary
        self.readings = foot_readings(sheets, labels)
        self._seen = [number for number in seen if number.after and self._is_one_notes(number)]
        self.fits = Fits(sheets, weights, _numbers_survive(body.values(), self.readings))
        self.costs = Costs(weights["unplaced"], weights["lost"])
        self.stands_on = {line.number: i for i, sheet in enumerate(sheets) for line in sheet.notes}
        """Line of a note → the page on which it is printed; it may be called on another."""
        self._size = page_size(sheets)
        self._kept: dict[int, Markers] = {}

    def markers(self, page: int) -> Markers:
        """Where the markers of a page may have stood. A text may have thousands of pages: only a few are kept."""
        if page not in self._kept:
            if len(self._kept) >= _PAGES_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[page] = self._find_markers(page)
        return self._kept[page]

    def _find_markers(self, page: int) -> Markers:
        sheet = self.sheets[page]
        lines = [self._body[line.number] for line in sheet.body if line.number in self._body]
        if page == 0:
            lines = [BodyLine(line, False, True, (), "title") for line in self._front] + lines
        return find_markers(sheet, lines, self._texts(page), self._size, self.fits, self._vocabulary)

    def _texts(self, page: int) -> list[NoteText]:
        """The notes at a page's foot and the next page's first, which the page's last line may call."""
        later = self.readings[page + 1][0].notes[:1] if page + 1 < len(self.sheets) else ()
        return [*self.readings[page][0].notes, *later]

    def chain(self) -> list[Foot]:
        """The best reading of all pages together: only where a page's last line carries a sure trace can its note
        stand at the next page's foot, so that most pages are decided alone.
        """
        paths: dict[bool, tuple[float, _Link]] = {False: (0.0, None)}
        for page in range(len(self.sheets)):
            after: dict[bool, tuple[float, _Link]] = {}
            for early, (score, feet) in paths.items():
                for late in (False, True) if self._may_be_late(page) else (False,):
                    foot = self.best(Case(page, early=early, late=late))
                    total = score + foot.score
                    if late not in after or total > after[late][0]:
                        after[late] = (total, (feet, foot))
            paths = after
        return _unlinked(paths[False][1])

    def _may_be_late(self, page: int) -> bool:
        if page + 1 >= len(self.sheets) or not self.readings[page + 1][0].notes:
            return False
        return self.markers(page).has_trace_in_last_line(_SURE)

    def best(self, case: Case) -> Foot:
        """The best reading of a page under a supposition."""
        for score, notes, lost in sorted(self.attempts(case), key=lambda attempt: -attempt.score):
            row = self._row(case, notes, lost)
            if case.lost is not None or _is_defensible(row):
                return Foot(case, notes, lost, score, row)
        raise AssertionError("a reading without lost notes is always defensible")

    def attempts(self, case: Case) -> list[Attempt]:
        """The ways to read a page under a supposition, each with the score of its best assignment."""
        found = []
        for reading in self._ways(case):
            notes = reading.notes[1:] if case.early else reading.notes
            if case.late:
                notes = (*notes, self._first_note(case.page + 1))
            extra = DOUBT * reading.doubts + (LATE if case.late else 0.0)
            most = 0 if case.early or case.late else MOST_LOST  # two rare things at once are not stated
            page = self._page(case, notes)
            for lost in range(most + 1) if case.lost is None else (case.lost,):
                found.append(Attempt(best_score(page, self.costs, lost) + extra, notes, lost))
        return found

    def _ways(self, case: Case) -> list[Reading]:
        """The ways to read a page's foot; where its first note belongs to the page before, those that leave this note
        as that page takes it: else a line would stand in two notes, or in none.
        """
        ways = self.readings[case.page]
        return [way for way in ways if way.notes[0] == self._first_note(case.page)] if case.early else ways

    def _first_note(self, page: int) -> NoteText:
        """The first note at a page's foot, as the page before may take it."""
        return self.readings[page][0].notes[0]

    def _row(self, case: Case, notes: Sequence[NoteText], lost: int) -> tuple[Placed, ...]:
        """The notes of a page's reading, each with its place."""
        found = self.markers(case.page).candidates
        alignment = align(self._page(case, notes), self.costs, lost)
        return tuple(
            Placed(
                None if pairing.note is None else notes[pairing.note],
                None if pairing.candidate is None else found[pairing.candidate],
                pairing.confidence,
            )
            for pairing in alignment.pairings
        )

    def _page(self, case: Case, notes: Sequence[NoteText]) -> Page:
        """What is weighed on a page. Only what is left of a marker can say that its note is lost, not a bare sentence's
        end; on a page without notes, or in a text whose numbers survived, only a number; a number whose note is there
        calls no lost one.
        """
        markers = self.markers(case.page)
        scores = [self._fit(markers, note) for note in notes]
        if case.late:
            pairs = zip(scores[-1], markers.candidates, strict=True)
            scores[-1] = [score if markers.is_in_last_line(c) else -50.0 for score, c in pairs]
        there = {note.mark for note in notes} - {None}
        may_be_glued = bool(notes) and not self.fits.numbers_survive
        lost = [
            score
            if candidate.mark not in there and (candidate.is_number or (may_be_glued and candidate.left_a_trace))
            else -SEEN
            for candidate, score in zip(markers.candidates, markers.traces, strict=True)
        ]
        return Page(scores, lost, markers.breaks)

    def _fit(self, markers: Markers, note: NoteText) -> list[float]:
        after = self.seen_after(note)
        if after is None:
            return markers.fit(note, self.fits)
        return [SEEN if "".join(c.before.split()).endswith(after) else -SEEN for c in markers.candidates]

    def _is_one_notes(self, number: NoteNumber) -> bool:
        """Whether one note alone begins with the words of a number that was seen."""
        return sum(note.begins(number.begins) for ways in self.readings for note in ways[0].notes) == 1

    def seen_after(self, note: NoteText) -> str | None:
        """What stands before the note's marker, without spaces, where an editor has seen its place in the print."""
        return next(("".join((n.after or "").split()) for n in self._seen if note.begins(n.begins)), None)

    def is_endnote(self, note: NoteText) -> bool:
        """Whether a note is printed with the others behind the text."""
        return note.lines[0].number in self._endnotes

    def page_end(self, page: int) -> Position:
        """The position behind the last body line of a page; one of notes alone has none, then of those before it."""
        bodies = (sheet.body for sheet in reversed(self.sheets[: page + 1]))
        last = next((body for body in bodies if body), self._front)[-1]
        return Position(last.number, len(last.text.rstrip()) + 1)


def _is_defensible(row: Sequence[Placed]) -> bool:
    """Whether the place of each note that is taken for lost is sure enough: to invent one shifts the others."""
    return all(placed.confidence >= DEFENSIBLE for placed in row if placed.text is None)


def _unlinked(link: _Link) -> list[Foot]:
    feet = []
    while link is not None:
        link, foot = link
        feet.append(foot)
    return feet[::-1]


def _numbers_survive(body: Iterable[BodyLine], readings: Sequence[Sequence[Reading]]) -> bool:
    """Whether most notes of a text have kept their numbers or signs, their own or the numbers that call them."""
    notes = [note for ways in readings for note in ways[0].notes]
    own = sum(note.mark is not None for note in notes)
    return 2 * max(own, sum(len(line.calls) for line in body)) > len(notes)
