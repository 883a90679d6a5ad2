"""Anchors: the only author of ids. An id that was accepted stays with its words; what is new gets a fresh one.

1. `settle` compares the units of the text with the register and gives each its id.
2. Units whose kind and words are the same keep their id, in order; what lies between two of these is compared by
   likeness, kind by kind; the rest is new.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lock import Entry
from .names import XML_ID, Element
from .units import Unit, units

ALIKE = 0.6
"""From this share of common letters on, two units of one kind between the same neighbours are one that was changed."""


@dataclass(frozen=True)
class Settlement:
    """What became of the ids."""

    ids: dict[str, str]
    """Id of the first numbering → id that stands in the text."""
    new: tuple[Unit, ...]
    """Units that the register does not know."""
    changed: tuple[Unit, ...]
    """Units whose words are not those of the register."""
    lost: tuple[Entry, ...]
    """Entries whose words are gone."""

    @property
    def is_settled(self) -> bool:
        """Whether the register describes the text exactly."""
        return not (self.new or self.changed or self.lost)


def settle(text: Element, lock: Sequence[Entry]) -> Settlement:
    """Put the accepted ids into a `text` element that carries those of a first numbering."""
    found = list(units(text))
    if not lock:
        return Settlement({unit.id: unit.id for unit in found}, tuple(found), (), ())
    pairs = dict(_pairs(found, lock))
    taken = {entry.id for entry in lock}
    ids: dict[str, str] = {}
    before = ""
    for i, unit in enumerate(found):
        identifier = lock[pairs[i]].id if i in pairs else fresh_id(unit.id, before, taken)
        taken.add(identifier)
        ids[unit.id] = identifier
        unit.element.set(XML_ID, identifier)
        before = identifier if _family(identifier) == _family(unit.id) else before
    matched = set(pairs.values())
    settled = [Unit(ids[unit.id], unit.kind, unit.words, unit.element) for unit in found]
    return Settlement(
        ids=ids,
        new=tuple(unit for i, unit in enumerate(settled) if i not in pairs),
        changed=tuple(u for i, u in enumerate(settled) if i in pairs and u.fingerprint != lock[pairs[i]].fingerprint),
        lost=tuple(entry for i, entry in enumerate(lock) if i not in matched),
    )


def fresh_id(natural_id: str, before: str, taken: set[str]) -> str:
    """An id for a new unit: its own number where that is free, else the id before it with a letter: p31a, p31b … p31aa.

    Ids are never given again, so that `taken` holds all that were ever accepted.
    """
    if natural_id not in taken:
        return natural_id
    stem = before if before and _family(before) == _family(natural_id) else natural_id
    stem = stem.rstrip("abcdefghijklmnopqrstuvwxyz") or stem
    return next(candidate for letters in _letters() if (candidate := stem + letters) not in taken)


def _letters() -> Iterator[str]:
    """A … z, then aa, ab …"""
    alphabet = "abcdefghijklmnopqrstuvwxyz"
    yield from alphabet
    for first in _letters():
        yield from (first + letter for letter in alphabet)


def _family(identifier: str) -> str:
    """What comes before the last number: `d5.p` for `d5.p3a`."""
    return identifier.rstrip("abcdefghijklmnopqrstuvwxyz").rstrip("0123456789")


def _pairs(found: Sequence[Unit], lock: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Positions of units and entries that belong together."""
    ours = [(unit.kind, unit.fingerprint) for unit in found]
    theirs = [(entry.kind, entry.fingerprint) for entry in lock]
    last = (0, 0)
    matcher = difflib.SequenceMatcher(None, ours, theirs, autojunk=False)
    for a, b, size in matcher.get_matching_blocks():
        yield from _alike(found, lock, range(last[0], a), range(last[1], b))
        yield from zip(range(a, a + size), range(b, b + size), strict=True)
        last = (a + size, b + size)


def _alike(found: Sequence[Unit], lock: Sequence[Entry], ours: range, theirs: range) -> Iterator[tuple[int, int]]:
    """Pairs between two exact matches: for each unit in order the first entry of its kind that is like it."""
    free = list(theirs)
    for i in ours:
        for j in free:
            if found[i].kind == lock[j].kind and _likeness(found[i].words, lock[j].quote) >= ALIKE:
                yield i, j
                free = [other for other in free if other > j]
                break


def _likeness(words: str, quote: str) -> float:
    quote = quote.rstrip("…")
    return difflib.SequenceMatcher(None, words[: len(quote)], quote, autojunk=False).ratio()
