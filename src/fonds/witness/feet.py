"""The foot of a page, read under a supposition: which notes its markers call, how many are lost, which stand elsewhere.

`Places.chain` finds the best reading of all pages together; `Places.best` that of one page in one case.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .align import best_score
from .candidates import SURE, BodyLine, Candidate, candidates
from .model import Line, Position
from .notes import NoteText, Reading, carried_over, readings
from .pages import Sheet
from .shapes import names_in

LOST = -2.0
"""What it costs to take a note for lost: more than any doubt about a place, less than to ignore a certain trace."""
DOUBT = -1.0
"""What it costs to read a joint of the page's foot against the likelier way."""
LATE = -1.0
"""What it costs to take a note at a page's foot for one whose marker is on the page before."""


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
class Foot:
    """One page's markers and the notes that belong to them."""

    case: Case
    notes: tuple[NoteText | None, ...]
    """None stands for a lost note."""
    scores: tuple[tuple[float, ...], ...]
    score: float

    @property
    def page(self) -> int:
        """Index of the page on which the markers stand."""
        return self.case.page


class Places:
    """The search for the places of one essay's notes."""

    def __init__(self, sheets: list[Sheet], body: dict[int, BodyLine], front: list[Line]) -> None:
        self._sheets = sheets
        self._counts = _name_counts(sheets)
        self._readings = _readings(sheets)
        self._known: dict[tuple[int, int], tuple[float, ...]] = {}
        self.candidates: list[list[Candidate]] = []
        for i, sheet in enumerate(sheets):
            lines = [body[line.number] for line in sheet.body if line.number in body]
            if i == 0:
                lines = [BodyLine(line, False, False) for line in front] + lines
            self.candidates.append(candidates(lines))

    def chain(self) -> list[Foot]:
        """The best reading of all pages together: only where a page's last line carries a certain trace can its note
        stand at the next page's foot, so that most pages are decided alone.
        """
        paths: dict[bool, tuple[float, list[Foot]]] = {False: (0.0, [])}
        for page in range(len(self._sheets)):
            after: dict[bool, tuple[float, list[Foot]]] = {}
            for early, (score, feet) in paths.items():
                for late in (False, True) if self._may_be_late(page) else (False,):
                    foot = self.best(Case(page, early=early, late=late))
                    total = score + foot.score
                    if late not in after or total > after[late][0]:
                        after[late] = (total, [*feet, foot])
            paths = after
        return paths[False][1]

    def _may_be_late(self, page: int) -> bool:
        if page + 1 >= len(self._sheets) or not self._readings[page + 1][0].notes:
            return False
        return any(c.score >= SURE and self._is_last_line(page, c) for c in self.candidates[page])

    def _is_last_line(self, page: int, candidate: Candidate) -> bool:
        body = self._sheets[page].body
        return bool(body) and candidate.at.line == body[-1].number

    def best(self, case: Case) -> Foot:
        """The best reading of a page under a supposition."""
        found = []
        for reading in self._readings[case.page]:
            own = reading.notes[1:] if case.early else reading.notes
            for gaps in _gaps(len(own), (0, 1) if case.lost is None else (case.lost,)):
                found.append(self._foot(case, own, gaps, reading.doubts))
        return max(found, key=lambda foot: foot.score)

    def _foot(self, case: Case, own: tuple[NoteText, ...], gaps: tuple[int, ...], doubts: int) -> Foot:
        row: list[NoteText | None] = list(own)
        for position in reversed(gaps):
            row.insert(position, None)
        found = self.candidates[case.page]
        scores = [self._fits(case.page, note) for note in row]
        if case.late:
            note = self._readings[case.page + 1][0].notes[0]
            row.append(note)
            scores.append(tuple(self._fit_late(case.page, note, candidate) for candidate in found))
        score = best_score(scores, found) + DOUBT * doubts + LOST * len(gaps) + (LATE if case.late else 0.0)
        return Foot(case, tuple(row), tuple(scores), score)

    def _fits(self, page: int, note: NoteText | None) -> tuple[float, ...]:
        """How a note fits all candidates of a page; asked for every reading, worked out once."""
        key = (page, id(note))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = tuple(self._fit(note, candidate) for candidate in self.candidates[page])
        return known

    def _fit_late(self, page: int, note: NoteText, candidate: Candidate) -> float:
        return self._fit(note, candidate) if self._is_last_line(page, candidate) else -20.0

    def page_end(self, page: int) -> Position:
        """The position behind the last body line of a page."""
        last = (self._sheets[page].body or self._sheets[page].notes)[-1]
        return Position(last.number, len(last.text.rstrip()) + 1)

    def _fit(self, note: NoteText | None, candidate: Candidate) -> float:
        """Log-odds that this note's marker stood at this place: the trace, the mark, and the names both share."""
        if note is None:
            return candidate.score if candidate.mark is None else -20.0
        if note.mark is not None or candidate.mark is not None:
            return 9.0 if note.mark == candidate.mark else -20.0
        return candidate.score + min(1.8, 0.6 * len(self.shared(note, candidate)))

    def shared(self, note: NoteText, candidate: Candidate) -> list[str]:
        """Names and numbers that stand in the note and in the words that lead up to the place, and seldom elsewhere."""
        return sorted(name for name in note.names & candidate.names if self._counts[name] <= 12)


def _readings(sheets: list[Sheet]) -> list[list[Reading]]:
    """For each page the ways to read its foot; lines carried over to the next page are joined to their note."""
    carried = [carried_over(before, sheet) for before, sheet in zip([None, *sheets], sheets, strict=False)]
    found: list[list[Reading]] = []
    more: tuple[Line, ...] = ()
    for count, sheet in zip(reversed(carried), reversed(sheets), strict=True):
        own = sheet.notes[count:]
        ways = readings(own)
        found.append([_with_more(way, more) for way in ways] if own and more else ways)
        more = tuple(sheet.notes[:count]) + (() if own else more)  # a note may run over a whole foot
    return found[::-1]


def _with_more(reading: Reading, more: tuple[Line, ...]) -> Reading:
    *notes, last = reading.notes
    return Reading((*notes, NoteText(last.lines + more)), reading.doubts)


def _gaps(notes: int, counts: Sequence[int]) -> list[tuple[int, ...]]:
    """Where lost notes may stand among the notes of a page: positions, each before the note of that index."""
    found: list[tuple[int, ...]] = []
    for count in counts:
        level: list[tuple[int, ...]] = [()]
        for _ in range(count):
            level = [(*gap, p) for gap in level for p in range(gap[-1] if gap else 0, notes + 1)]
        found += level
    return found


def _name_counts(sheets: list[Sheet]) -> Counter[str]:
    """On how many lines each name or number stands."""
    counts: Counter[str] = Counter()
    for sheet in sheets:
        for line in [*sheet.body, *sheet.notes]:
            counts.update(names_in(line.text))
    return counts
