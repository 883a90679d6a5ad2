"""How well a note fits a place: the place's own trace, and the words that note and sentence share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from .candidates import Candidate
from .notes import NoteText
from .pages import Sheet
from .shapes import names_in
from .weights import Weights

_CERTAIN = 14.0
"""What a mark that stands before the note and in the text says, and what one says against another."""
_RARE = 12
"""A name on more lines than this tells no sentence from another."""


class Fits:
    """The fits of one text's notes and candidates."""

    def __init__(self, sheets: Sequence[Sheet], weights: Weights) -> None:
        self.weights = weights
        self._counts: Counter[str] = Counter()
        for sheet in sheets:
            for line in [*sheet.body, *sheet.notes]:
                self._counts.update(names_in(line.text))

    def trace(self, candidate: Candidate, extra: Iterable[str] = ()) -> float:
        """What the place alone says, without the note."""
        if candidate.mark is not None:
            return _CERTAIN
        return self.weights["place"] + self.weights.sum(candidate.signs) + self.weights.sum(extra)

    def pair(self, note: NoteText, candidate: Candidate) -> float:
        """What note and place say about each other, beside the place's own trace."""
        if note.mark is not None or candidate.mark is not None:
            return self._marks(note.mark, candidate.mark)
        return self.weights.sum(self.pair_signs(note, candidate))

    def _marks(self, of_note: str | None, of_place: str | None) -> float:
        if of_note == of_place:
            return 0.0
        if of_place is None and of_note is not None and of_note.isdigit():
            return 0.0  # the text has lost its number
        return -3 * _CERTAIN

    def pair_signs(self, note: NoteText, candidate: Candidate) -> tuple[str, ...]:
        """The signs that note and place have in common."""
        shared = self.shared(note, candidate)
        near = sum(name in candidate.near for name in shared)
        signs = [f"share {min(len(shared), 4)}", f"share near {min(near, 2)}"]
        last = candidate.before.rstrip(".,;:?!”’\"') ").rpartition(" ")[2]
        if last and last[:1].isupper() and last in note.names:
            signs += ["share last word", f"{candidate.trace}, share last word"]
        return tuple(signs)

    def shared(self, note: NoteText, candidate: Candidate) -> list[str]:
        """Names and numbers that stand in the note and in the words that lead up to the place, and seldom elsewhere."""
        return sorted(name for name in note.names & candidate.names if self._counts[name] <= _RARE)
