"""Which division is which: the one with the same heading, or with most of the same words, or in the same place.

Paragraphs move from one division to another and take no heading with them, so a heading weighs more than all that
stands under it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from .rows import DIVISIONS, Pairs, Row, increasing

_HEADING = 1_000_000
"""The weight of a heading beside one for each word."""


def partners_of_parts(pairs: Pairs) -> dict[str, str]:
    """Division of the text → division of the register with which it shares most, in units that are paired."""
    best = sorted((-count, theirs, ours) for theirs, found in _votes(pairs).items() for ours, count in found.items())
    taken: set[str] = set()
    partner: dict[str, str] = {}
    for _, theirs, ours in best:
        if theirs not in partner and ours not in taken:
            partner[theirs] = ours
            taken.add(ours)
    return partner


def sure_partners(pairs: Pairs) -> dict[str, str]:
    """The same where nothing else can be meant: by the heading, or by more than half of the words on both sides."""
    votes = _votes(pairs)
    old, new = (_sizes(rows) for rows in (pairs.old, pairs.new))
    return {
        theirs: ours
        for theirs, ours in partners_of_parts(pairs).items()
        if votes[theirs][ours] >= _HEADING or 2 * votes[theirs][ours] > max(old[ours], new[theirs])
    }


def match_divisions(pairs: Pairs, old: Sequence[Row], new: Sequence[Row]) -> dict[str, str]:
    """Divisions of the text → those of the register, of all rows: by `sure_partners`, by their own words, by place."""
    ours = {row.id: row for row in old if row.kind in DIVISIONS}
    theirs = {row.id: row for row in new if row.kind in DIVISIONS}
    found = {
        part: other
        for part, other in sure_partners(pairs).items()
        if part in theirs and other in ours and theirs[part].kind == ours[other].kind
    }
    _by_words(found, ours, theirs)
    _by_place(found, list(ours.values()), list(theirs.values()))
    return found


def _votes(pairs: Pairs) -> dict[str, Counter[str]]:
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for new, old in pairs.to_old.items():
        ours, theirs = pairs.old[old], pairs.new[new]
        is_heading = ours.kind == "heading" and ours.key == theirs.key
        votes[theirs.part][ours.part] += (_HEADING if is_heading else 1) + len(ours.outline)
    return votes


def _sizes(rows: Sequence[Row]) -> Counter[str]:
    sizes = Counter[str]()
    for row in rows:
        sizes[row.part] += 1 + (len(row.given) if row.words is None else row.words.count(" ") + 1)
    return sizes


def _by_words(found: dict[str, str], ours: Mapping[str, Row], theirs: Mapping[str, Row]) -> None:
    """Those that share nothing that was found, if their own words stand once on each side."""
    taken = set(found.values())
    for row in theirs.values():
        same = [one for one in ours.values() if one.id not in taken and one.key == row.key]
        twins = [one for one in theirs.values() if one.id not in found and one.key == row.key]
        if row.id not in found and len(same) == len(twins) == 1 and not row.is_wordless:
            found[row.id] = same[0].id
            taken.add(same[0].id)


def _by_place(found: dict[str, str], ours: Sequence[Row], theirs: Sequence[Row]) -> None:
    """The only one between two that are known, on each side."""
    where = {row.id: place for place, row in enumerate(ours)}
    known = [(where[found[row.id]], place) for place, row in enumerate(theirs) if row.id in found]
    old, new = -1, -1
    taken = set(found.values())
    for next_old, next_new in [*increasing(known), (len(ours), len(theirs))]:
        mine = [row for row in ours[old + 1 : next_old] if row.id not in taken]
        there = [row for row in theirs[new + 1 : next_new] if row.id not in found]
        if len(mine) == len(there) == 1 and mine[0].kind == there[0].kind:
            found[there[0].id] = mine[0].id
        old, new = next_old, next_new
