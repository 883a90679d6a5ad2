"""What matching sees of the register and of the text alike: rows, in the order of the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .outline import outline_of

DIVISIONS = frozenset({"section", "document"})
PLACED = frozenset({"heading", "title", "byline", "opener", "closer", "source"})
"""Kinds of which a division has one, or a few in fixed places: the place says what it is, whatever the words."""
FEW = 4
"""Words from which on the same words mean the same unit wherever it stands; `Ibid.` says nothing."""


@dataclass
class Row:
    """One unit."""

    id: str
    """In the register its own; in the text that of the first numbering."""
    kind: str
    fingerprint: str
    part: str
    """The division in which it stands."""
    words: str | None = None
    """Its words, from which the outline is made if it is asked for; None where `given` has it."""
    given: str = ""

    @cached_property
    def outline(self) -> str:
        """A letter for each word."""
        return self.given if self.words is None else outline_of(self.words)

    @cached_property
    def key(self) -> tuple[str, str]:
        """Rows of the same key have the same words."""
        return self.kind, self.fingerprint

    @property
    def is_wordless(self) -> bool:
        """Whether nothing but its place tells it from others."""
        return not (self.given if self.words is None else self.words.strip())


class Pairs:
    """Which row of the register belongs to which of the text; each has one partner at most."""

    def __init__(self, old: Sequence[Row], new: Sequence[Row]) -> None:
        self.old, self.new = old, new
        self.to_old: dict[int, int] = {}
        """Place in the text → place in the register."""
        self.to_new: dict[int, int] = {}
        self.decided: set[int] = set()
        """Places in the text of what a person paired: never asked again."""
        self.doubtful_old: set[int] = set()
        """Rows that are alike and are left for a person to decide."""
        self.doubtful_new: set[int] = set()
        self.doubts: list[tuple[set[int], set[int]]] = []
        """The same in groups: places in the register, and in the text."""

    def add(self, old: int, new: int) -> None:
        """Two rows belong together."""
        self.to_old[new] = old
        self.to_new[old] = new

    def decide(self, old: int, new: int) -> None:
        """Two rows belong together because a person says so."""
        self.add(old, new)
        self.decided.add(new)

    def part(self, new: int) -> None:
        """They do not after all."""
        self.to_new.pop(self.to_old.pop(new))

    def doubt(self, old: Sequence[int], new: Sequence[int]) -> None:
        """These are alike: none of them is paired."""
        for place in new:
            if place in self.to_old:
                self.part(place)
        for place in old:
            if place in self.to_new:
                self.part(self.to_new[place])
        self.doubtful_old.update(old)
        self.doubtful_new.update(new)
        ours, theirs = set(old), set(new)
        apart = []
        for group in self.doubts:
            if group[0] & ours or group[1] & theirs:
                ours |= group[0]
                theirs |= group[1]
            else:
                apart.append(group)
        self.doubts = [*apart, (ours, theirs)]

    def is_free(self, old: int, new: int) -> bool:
        """Whether both are there, and neither has a partner or is in doubt."""
        return self.old_is_free(old) and self.new_is_free(new)

    def old_is_free(self, place: int) -> bool:
        """Whether a row of the register is there, without partner and not in doubt."""
        return 0 <= place < len(self.old) and place not in self.to_new and place not in self.doubtful_old

    def new_is_free(self, place: int) -> bool:
        """The same for a row of the text."""
        return 0 <= place < len(self.new) and place not in self.to_old and place not in self.doubtful_new

    def free_old(self) -> list[int]:
        """Rows of the register without partner, in order."""
        return [place for place in range(len(self.old)) if self.old_is_free(place)]

    def free_new(self) -> list[int]:
        """Rows of the text without partner, in order."""
        return [place for place in range(len(self.new)) if self.new_is_free(place)]

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """(register's, text's) rows without partner between each two pairs next to each other in the common order.

        Pairs that were moved stand in nobody's way: they are no borders, and are not in any gap.
        """
        old, new = -1, -1
        for next_old, next_new in [*self.backbone(), (len(self.old), len(self.new))]:
            ours = [place for place in range(old + 1, next_old) if self.old_is_free(place)]
            theirs = [place for place in range(new + 1, next_new) if self.new_is_free(place)]
            if ours or theirs:
                yield ours, theirs
            old, new = next_old, next_new

    def backbone(self) -> list[tuple[int, int]]:
        """The longest run of pairs that stand in the same order in both, as (register, text)."""
        return increasing([(old, new) for new, old in sorted(self.to_old.items())])


def increasing(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of a list in which the first numbers grow (patience sorting)."""
    tops: list[int] = []
    at: list[int] = []
    before: list[int] = []
    for index, (old, _) in enumerate(pairs):
        pile = bisect_left(tops, old)
        before.append(at[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(old)
            at.append(index)
        else:
            tops[pile], at[pile] = old, index
    found: list[tuple[int, int]] = []
    index = at[-1] if at else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
