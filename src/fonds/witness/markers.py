"""One page's markers: where they may have stood, what is seen there, and how well each note fits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from .align import Break
from .candidates import BodyLine, Candidate, candidates
from .distances import near_breaks, reaches
from .fits import Fits
from .notes import NoteText
from .numbered import calls_in_numbers, calls_on
from .pages import Sheet
from .vocabulary import Vocabulary


@dataclass(frozen=True)
class Markers:
    """The places of one page, in order."""

    candidates: tuple[Candidate, ...]
    traces: tuple[float, ...]
    """What each place says by itself, without a note."""
    breaks: tuple[Break, ...]
    last_line: int
    """The number of the page's last body line; 0 where there is none."""
    _known: dict[int, list[float]] = field(default_factory=dict, repr=False)

    def fit(self, note: NoteText, fits: Fits) -> list[float]:
        """How a note fits each place; asked for every reading of the foot, worked out once."""
        known = self._known.get(id(note))
        if known is None:
            pairs = zip(self.candidates, self.traces, strict=True)
            known = self._known[id(note)] = [trace + fits.pair(note, candidate) for candidate, trace in pairs]
        return known

    def is_in_last_line(self, candidate: Candidate) -> bool:
        """Whether a place is in the page's last body line."""
        return candidate.at.line == self.last_line

    def has_trace_in_last_line(self, least: float) -> bool:
        """Whether a place in the page's last line says at least so much by itself."""
        pairs = zip(self.candidates, self.traces, strict=True)
        return any(trace >= least and self.is_in_last_line(candidate) for candidate, trace in pairs)


def find_markers(
    sheet: Sheet, lines: Sequence[BodyLine], notes: Sequence[NoteText], size: float, fits: Fits, vocabulary: Vocabulary
) -> Markers:
    """The places on a page's body lines that may call one of the notes; `size` is a page's, in characters."""
    lines = _with_calls(lines, notes)
    found = candidates(lines, {name for note in notes for name in note.names}, vocabulary)
    placed = tuple(
        replace(candidate, signs=(*candidate.signs, sign))
        for candidate, sign in zip(found, reaches(found, sheet, size), strict=True)
    )
    breaks = [] if fits.numbers_survive else near_breaks(placed, lines, len(notes), size)
    return Markers(
        candidates=placed,
        traces=tuple(fits.trace(candidate) for candidate in placed),
        breaks=tuple(Break(first, last, fits.weights[sign]) for first, last, sign in breaks),
        last_line=sheet.body[-1].number if sheet.body else 0,
    )


def _with_calls(lines: Iterable[BodyLine], notes: Sequence[NoteText]) -> list[BodyLine]:
    """The lines with the numbers on them that may call one of the notes, or one between them that is lost."""
    numbers = [int(note.mark) for note in notes if note.mark is not None and note.mark.isdigit()]
    if not numbers:
        return list(lines)
    known, wanted = set(numbers), set(range(min(numbers), max(numbers) + 1))
    return [
        replace(
            item,
            calls=(
                *(call for call in calls_on(item.line) if call.number in (known if call.is_doubtful else wanted)),
                *calls_in_numbers(item.line, known),
            ),
        )
        for item in lines
    ]
