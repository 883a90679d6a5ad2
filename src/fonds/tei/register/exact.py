"""The same words: units that were not changed, wherever they stand now.

1. `unique`     words that stand once in the register and once in the text
2. `neighbours` from each pair on to both sides, as far as the words are the same
3. `gaps`       the same words as often in the register as in the text, between the same neighbours
4. `last`       as often in the whole register as in the whole text, and all but one have their partners
5. `runs`       the same words several times next to each other, now more or fewer times: nobody can say which is which
6. `divisions`  as often in one division; where they are not, nobody can say
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from .divisions import partners_of_parts
from .rows import FEW, Pairs, Row

Key = tuple[str, str]


def same_words(pairs: Pairs) -> None:
    """Pair what has the same words, and note where several are alike."""
    _unique(pairs)
    _neighbours(pairs)
    _gaps(pairs)
    _last(pairs)
    _runs(pairs)
    _divisions(pairs)


def _unique(pairs: Pairs) -> None:
    ours, theirs = (by_key(rows, range(len(rows))) for rows in (pairs.old, pairs.new))
    for key, places in ours.items():
        if len(places) == 1 and len(theirs.get(key, ())) == 1:
            row = pairs.old[places[0]]
            if (row.kind == "page" or len(row.outline) >= FEW) and pairs.is_free(places[0], theirs[key][0]):
                pairs.add(places[0], theirs[key][0])


def _neighbours(pairs: Pairs) -> None:
    """Two that have the same words and stand beside two that belong together belong together: if no other says so too.

    What is contested once is left alone: whichever neighbour asked first would win.
    """
    contested_old: set[int] = set()
    contested_new: set[int] = set()
    edge = [(old, new) for new, old in pairs.to_old.items()]
    while edge:
        asked = {(old + step, new + step) for old, new in edge for step in (1, -1)}
        asked = {(old, new) for old, new in asked if pairs.is_free(old, new) and _are_same(pairs, old, new)}
        by_old, by_new = (Counter(pair[side] for pair in asked) for side in (0, 1))
        contested_old |= {old for old, times in by_old.items() if times > 1}
        contested_new |= {new for new, times in by_new.items() if times > 1}
        contested_old |= {old for old, new in asked if new in contested_new}
        contested_new |= {new for old, new in asked if old in contested_old}
        edge = [(old, new) for old, new in sorted(asked) if old not in contested_old and new not in contested_new]
        for old, new in edge:
            pairs.add(old, new)


def _are_same(pairs: Pairs, old: int, new: int) -> bool:
    return pairs.old[old].key == pairs.new[new].key


def _last(pairs: Pairs) -> None:
    """What is left of words that are neither more nor fewer than before belongs together, wherever it stands now."""
    ours, theirs = (by_key(rows, range(len(rows))) for rows in (pairs.old, pairs.new))
    for key, places in ours.items():
        left = [old for old in places if pairs.old_is_free(old)]
        there = [new for new in theirs.get(key, ()) if pairs.new_is_free(new)]
        if len(left) == len(there) == 1 and len(places) == len(theirs[key]) and not pairs.old[left[0]].is_wordless:
            pairs.add(left[0], there[0])


def _runs(pairs: Pairs) -> None:
    for rows, is_free, partner in (
        (pairs.old, pairs.old_is_free, pairs.to_new),
        (pairs.new, pairs.new_is_free, pairs.to_old),
    ):
        ours = rows is pairs.old
        decided = {pairs.to_old[new] for new in pairs.decided} if ours else pairs.decided
        for place in [place for place in range(len(rows)) if is_free(place)]:
            run = [one for one in _run_around(rows, place) if one not in decided]
            paired = [one for one in run if one in partner]
            if not is_free(place) or not paired or rows[place].is_wordless:
                continue
            here, there = [*paired, *filter(is_free, run)], [partner[one] for one in paired]
            pairs.doubt(here if ours else there, there if ours else here)


def _run_around(rows: Sequence[Row], place: int) -> list[int]:
    """The places of the rows with the same words next to each other around one."""
    key = rows[place].key
    first = last = place
    while first > 0 and rows[first - 1].key == key:
        first -= 1
    while last + 1 < len(rows) and rows[last + 1].key == key:
        last += 1
    return list(range(first, last + 1))


def _gaps(pairs: Pairs) -> None:
    """Between the same neighbours: as many here as there are in order."""
    for ours, theirs in list(pairs.gaps()):
        _equal(pairs, ours, theirs, in_parts=None)


def _divisions(pairs: Pairs) -> None:
    """What no neighbours tell: as many in one division as there were are in order; else nobody can say."""
    divisions = partners_of_parts(pairs)
    for ours, theirs in list(pairs.gaps()):
        _equal(pairs, ours, theirs, in_parts=divisions)
    for ours, theirs in list(pairs.gaps()):
        mine, there = by_key(pairs.old, ours), by_key(pairs.new, theirs)
        for key, places in mine.items():
            if key in there and not pairs.old[places[0]].is_wordless:
                pairs.doubt(places, there[key])


def by_key(rows: Sequence[Row], places: Iterable[int]) -> dict[Key, list[int]]:
    """Words → the places, of those given, at which they stand."""
    found: dict[Key, list[int]] = defaultdict(list)
    for place in places:
        found[rows[place].key].append(place)
    return found


def _equal(pairs: Pairs, ours: Sequence[int], theirs: Sequence[int], in_parts: Mapping[str, str] | None) -> None:
    mine: dict[tuple[Key, str], list[int]] = defaultdict(list)
    there: dict[tuple[Key, str], list[int]] = defaultdict(list)
    for place in ours:
        mine[pairs.old[place].key, pairs.old[place].part if in_parts is not None else ""].append(place)
    for place in theirs:
        part = in_parts.get(pairs.new[place].part, "?") if in_parts is not None else ""
        there[pairs.new[place].key, part].append(place)
    for group, places in mine.items():
        if len(places) == len(there.get(group, ())):
            for old, new in zip(places, there[group], strict=True):
                pairs.add(old, new)
