"""How well a note fits a place: the place's own trace, and the words that note and sentence share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from .candidates import Candidate
from .notes import NoteText
from .pages import Sheet
from .shapes import matters_in
from .weights import Weights

_CERTAIN = 14.0
"""What a mark that stands before the note and in the text says, and what one says against another."""
_DOUBTFUL = 9.0
"""The same of a number that may be another one, such as the end of a longer number."""
_NOTES = (
    (
        "describes",
        re.compile(
            r"\b(?:this|the) (?:\w+ )?(?:document|memorandum|letter|telegram|message|paper|report|original)\b"
            r"|^(?:reprinted|identical|sent|filed|drafted|transmitted|telegram in)\b",
            re.I,
        ),
    ),
    (
        "refers",
        re.compile(r"\b(?:supra|infra|ante|post|not (?:printed|found|enclosed|attached)|printed|footnote)\b", re.I),
    ),
    ("cites", re.compile(r"\b(?:p|pp|vol|no|nos|ibid|op|box|file)\b\.?|\d{4}", re.I)),
)
"""What kinds of notes there are, by their words; the first that fits. Any other note explains."""
_RUNNING = frozenset({"paragraph", "speech", "list", "item"})
_SHORT = 60
_BARE = -3.0
"""What a place without any trace says in a text whose numbers survive: lines end there, but not for a marker's sake."""
_RARE = 12
"""A name on more lines than this tells no sentence from another."""


def matter(note: str, candidate: Candidate) -> tuple[str, ...]:
    """What kind of note meets what kind of place: a note on the whole document stands at its title, `Not printed.`
    behind the words that name a paper.
    """
    kind = _kind(note)
    size = "short" if len(note) < _SHORT else "long"
    place = candidate.block if candidate.block not in _RUNNING else "named paper" if candidate.refers else "text"
    group = candidate.trace.split()[0]
    return (f"{kind} at {place}", f"{kind} {size} at {place}, {group}")


@lru_cache(4096)
def _kind(note: str) -> str:
    return next((kind for kind, pattern in _NOTES if pattern.search(note)), "explains")


class Fits:
    """The fits of one text's notes and candidates."""

    def __init__(self, sheets: Sequence[Sheet], weights: Weights, numbers_survive: bool = False) -> None:
        self.weights = weights
        self.numbers_survive = numbers_survive
        self._counts: Counter[str] = Counter()
        self._first: dict[str, int] = {}
        for sheet in sheets:
            for line in sheet.body:
                for name in matters_in(line.text):
                    self._first.setdefault(name, line.number)
            for line in [*sheet.body, *sheet.notes]:
                self._counts.update(matters_in(line.text))

    def trace(self, candidate: Candidate, extra: Iterable[str] = ()) -> float:
        """What the place alone says, without the note."""
        if candidate.mark is not None:
            return _DOUBTFUL if candidate.trace == "mark doubtful" else _CERTAIN
        if self.numbers_survive and not candidate.left_a_trace:
            return self.weights["place"] + _BARE
        return self.weights["place"] + self.weights.sum(candidate.signs) + self.weights.sum(extra)

    def pair(self, note: NoteText, candidate: Candidate) -> float:
        """What note and place say about each other, beside the place's own trace."""
        if candidate.mark is not None or not (note.mark is None or note.mark.isdigit()):
            return self._marks(note.mark, candidate.mark)
        return self.weights.sum(self.pair_signs(note, candidate))

    def _marks(self, of_note: str | None, of_place: str | None) -> float:
        return 0.0 if of_note == of_place else -3 * _CERTAIN

    def pair_signs(self, note: NoteText, candidate: Candidate) -> tuple[str, ...]:
        """The signs that note and place have in common."""
        shared = self.shared(note, candidate)
        near = sum(name in candidate.near for name in shared)
        signs = [f"share {min(len(shared), 4)}", f"share near {min(near, 2)}"]
        signs += ["share a day"] * any(name[0].isdigit() and " " in name for name in shared)
        signs += ["share a paper's number"] * any(name.startswith("no. ") for name in shared)
        signs += ["first mention"] * any(self._first.get(name) == candidate.at.line for name in shared)
        last = candidate.before.rstrip(".,;:?!”’\"') ").rpartition(" ")[2]
        if last and last[:1].isupper() and last in note.names:
            signs += ["share last word", f"{candidate.trace}, share last word"]
        signs += matter(note.text, candidate)
        return tuple(signs)

    def shared(self, note: NoteText, candidate: Candidate) -> list[str]:
        """Names and numbers that stand in the note and in the words that lead up to the place, and seldom elsewhere."""
        return sorted(name for name in note.names & candidate.names if self._counts[name] <= _RARE)
