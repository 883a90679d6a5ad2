"""Names and abbreviations put into the text: `persName`, `orgName`, `placeName` and `abbr`, all of type `register`.

By their type they are told from what the encoding wrote (who signed, who takes part), and taken away again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fonds.link.ranges import unwrap
from fonds.tei.names import Element, local, make, walk

from .abbreviations import Abbreviation
from .entries import ELEMENTS
from .patterns import pattern_of
from .reader import Reader
from .runs import Run, run_of

TYPE = "register"
MARKS = ("persName", "orgName", "placeName", "abbr")


@dataclass(frozen=True, slots=True)
class _Mark:
    """What is to be enclosed: a name or an abbreviation."""

    start: int
    end: int
    name: str
    attributes: dict[str, str]

    def element(self) -> Element:
        return make(self.name, self.attributes)


class Marker:
    """Marks the runs of a text."""

    def __init__(self, reader: Reader, abbreviations: dict[str, Abbreviation]) -> None:
        self._reader = reader
        self._abbreviations = abbreviations
        self._pattern = pattern_of(abbreviations)

    def mark(self, texts: list[Run]) -> None:
        """Mark everything that the runs name, run by run; inside a run from its end, so that places stay true."""
        for place, run in enumerate(texts):
            short = list(self._short(run, place))
            names = [
                _Mark(one.start, one.end, ELEMENTS[one.entry.kind], {"type": TYPE, "ref": f"#{one.entry.id}"})
                for one in self._reader.mentions(run)
            ]
            for mark in sorted(_outermost(names, short), key=lambda mark: -mark.start):
                within = [s for s in short if mark.start <= s.start and s.end <= mark.end and s is not mark]
                _enclose(run, mark, within)

    def _short(self, run: Run, place: int) -> Iterable[_Mark]:
        for match in self._pattern.finditer(run.text):
            one = self._abbreviations.get(match[0])
            if one is not None and (place, match.start()) >= (one.from_run, one.from_offset):
                yield _Mark(match.start(), match.end(), "abbr", {"type": TYPE, "corresp": f"#{one.id}"})


def _outermost(names: list[_Mark], short: list[_Mark]) -> list[_Mark]:
    """The names, and the abbreviations that stand in none of them; of two that overlap the name is kept."""
    taken = [(mark.start, mark.end) for mark in names]
    free: list[_Mark] = []
    i = 0
    for mark in short:
        while i < len(taken) and taken[i][1] <= mark.start:
            i += 1
        if i == len(taken) or mark.end <= taken[i][0]:
            free.append(mark)
    return names + free


def _enclose(run: Run, mark: _Mark, within: list[_Mark]) -> None:
    wrapper = mark.element()
    if not run.enclose(mark.start, mark.end, wrapper):
        return
    if within:
        inner = run_of(wrapper)
        for short in reversed(within):
            inner.enclose(short.start - mark.start, short.end - mark.start, short.element())


def unmark(text: Element) -> None:
    """Take all of it away; the words stay."""
    for element in [e for e in walk(text, *MARKS) if e.get("type") == TYPE]:
        unwrap(element)


def marked(text: Element) -> set[str]:
    """The ids of all entries and abbreviations that are marked in a text."""
    elements = [e for e in walk(text, *MARKS) if e.get("type") == TYPE]
    return {target_of(element) for element in elements}


def target_of(element: Element) -> str:
    """The id that a name or abbreviation of ours points to."""
    return re.sub(r"\A#", "", element.get("corresp" if local(element) == "abbr" else "ref") or "")
