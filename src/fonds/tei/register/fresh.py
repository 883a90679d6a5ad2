"""Ids for what is new: never one that was given before, and readable where it stands: p31, p31a, p31b … p31aa."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_TAIL = re.compile(r"(?P<family>.*?)(?P<number>\d*)(?P<letters>[a-z]*)\Z")


def natural(identifier: str) -> tuple[tuple[int, int | str], ...]:
    """A key that sorts ids as people count: p2 before p10, p31 before p31a."""
    return tuple((1, int(part)) if part.isdigit() else (0, part) for part in re.findall(r"\d+|[^\d.]+|\.", identifier))


def family(identifier: str) -> str:
    """What comes before the last number: `d5.p` for `d5.p3a`."""
    match = _TAIL.match(identifier)
    return match["family"] if match and match["number"] else identifier


def give(natural_ids: Iterable[tuple[str, str | None]], taken: Iterable[str]) -> dict[str, str]:
    """First numbering → ids, for the units of a text in order, each with the id that it keeps or None.

    What lies in a document carries the document's id as it is settled, so documents stand before what they hold. A new
    unit gets the number of the first numbering where that is free and stands between its neighbours, the number behind
    the last one at the end, and else the id before it with a letter.
    """
    rows = list(natural_ids)
    used = {identifier.lower() for identifier in taken} | {kept.lower() for _, kept in rows if kept}
    kept_ids = _Kept(rows)
    settled: dict[str, str] = {}
    before: dict[str, str] = {}
    for place, (first, kept) in enumerate(rows):
        identifier = kept
        if identifier is None:
            wanted = _inside(first, settled)
            kin = family(wanted)
            identifier = _fresh(wanted, kin, before.get(kin), kept_ids.after(place, kin), used)
        settled[first] = identifier
        used.add(identifier.lower())
        before[family(identifier)] = identifier
    return settled


class _Kept:
    """The ids that are kept, by family, with their places."""

    def __init__(self, rows: list[tuple[str, str | None]]) -> None:
        self._places: dict[str, list[int]] = defaultdict(list)
        self._rows = rows
        for place, (_, kept) in enumerate(rows):
            if kept is not None:
                self._places[family(kept)].append(place)

    def after(self, place: int, kin: str) -> str | None:
        """The next one of a family behind a place."""
        places = self._places.get(kin, [])
        index = bisect_right(places, place)
        return self._rows[places[index]][1] if index < len(places) else None


def _inside(first: str, settled: Mapping[str, str]) -> str:
    """The id of the first numbering, with the settled id of what it lies in: `d4a.p1` for `d5.p1`."""
    owner, dot, rest = first.rpartition(".")
    return f"{settled.get(owner, owner)}{dot}{rest}"


def _fresh(wanted: str, kin: str, last: str | None, following: str | None, used: Set[str]) -> str:
    fits = (last is None or natural(last) < natural(wanted)) and (
        following is None or natural(wanted) < natural(following)
    )
    if wanted.lower() not in used and fits:
        return wanted
    if following is None and kin != wanted and (last is None or wanted.lower() in used):
        return next(one for number in _numbers_from(wanted) if (one := f"{kin}{number}").lower() not in used)
    if kin == wanted:
        stem = f"{wanted}-"
    elif last is None:
        stem = f"{kin}0"
    else:
        stem = last.rstrip(_ALPHABET)
    return next(one for letters in _letters() if (one := stem + letters).lower() not in used)


def _numbers_from(identifier: str) -> Iterator[int]:
    match = _TAIL.match(identifier)
    number = int(match["number"]) if match and match["number"] else 1
    while True:
        yield number
        number += 1


def _letters() -> Iterator[str]:
    """A … z, then aa, ab …"""
    yield from _ALPHABET
    for first in _letters():
        yield from (first + letter for letter in _ALPHABET)
