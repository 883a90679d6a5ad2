"""Anchors: the only author of ids. An id that was accepted stays with its words; what is new gets a fresh one.

1. `settle` compares the units of the text with the register and gives each its id.
2. Units whose kind and words are the same keep their id, in order; what lies between two of these is compared by
   likeness. What stands elsewhere now, word for word, keeps its id too (`_moved`); the rest is new.
"""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
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
    pairs.update(_moved(found, lock, pairs))
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
    """Positions of units and entries that belong together, kind by kind and the essay apart from the documents.

    Inside such a group the register, which is sorted by id, stands in the order of the text.
    """
    ours: dict[tuple[str, bool], list[int]] = defaultdict(list)
    theirs: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for i, unit in enumerate(found):
        ours[unit.kind, _is_of_document(unit.id)].append(i)
    for j, entry in enumerate(lock):
        theirs[entry.kind, _is_of_document(entry.id)].append(j)
    for group, mine in ours.items():
        yield from _pairs_in([(i, found[i]) for i in mine], [(j, lock[j]) for j in theirs[group]])


def _moved(found: Sequence[Unit], lock: Sequence[Entry], pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs of what stands elsewhere now, word for word: only where there is one of each; nothing is guessed."""
    ours: dict[str, list[int]] = defaultdict(list)
    theirs: dict[str, list[int]] = defaultdict(list)
    for i, unit in enumerate(found):
        if i not in pairs:
            ours[unit.fingerprint].append(i)
    matched = set(pairs.values())
    for j, entry in enumerate(lock):
        if j not in matched:
            theirs[entry.fingerprint].append(j)
    for fingerprint, places in ours.items():
        if len(places) == 1 and len(theirs[fingerprint]) == 1:
            yield places[0], theirs[fingerprint][0]


def _is_of_document(identifier: str) -> bool:
    return re.match(r"d\d", identifier) is not None


def _pairs_in(ours: Sequence[tuple[int, Unit]], theirs: Sequence[tuple[int, Entry]]) -> Iterator[tuple[int, int]]:
    """Pairs in one group: first equal words, then between two of these words that are alike."""
    matcher = difflib.SequenceMatcher(
        None, [u.fingerprint for _, u in ours], [e.fingerprint for _, e in theirs], autojunk=False
    )
    last_a = last_b = 0
    for a, b, size in matcher.get_matching_blocks():
        yield from _alike(ours[last_a:a], theirs[last_b:b])
        yield from ((ours[a + k][0], theirs[b + k][0]) for k in range(size))
        last_a, last_b = a + size, b + size


def _alike(ours: Sequence[tuple[int, Unit]], theirs: Sequence[tuple[int, Entry]]) -> Iterator[tuple[int, int]]:
    """For each unit in order the first entry, not yet passed, whose words are like its own."""
    free = list(theirs)
    for i, unit in ours:
        for position, (j, entry) in enumerate(free):
            if _likeness(unit.words, entry.quote) >= ALIKE:
                yield i, j
                free = free[position + 1 :]
                break


def _likeness(words: str, quote: str) -> float:
    quote = quote.rstrip("…")
    return difflib.SequenceMatcher(None, words[: len(quote)], quote, autojunk=False).ratio()
