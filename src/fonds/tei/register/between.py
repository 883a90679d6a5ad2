"""What is left between two units that are known: changed words, parted and joined units, and what has no words.

Here the place speaks too, so less likeness is asked for. What stands between the same neighbours in the same order and
shares most of its words is the same unit, changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from .divisions import sure_partners
from .outline import common, likeness
from .rows import PLACED, Pairs, Row

HALF = 0.55
"""Share of common words from which on a unit between the same neighbours is the same."""
SHORT, SHORT_ALIKE = 8, 0.75
"""Of shorter units more must be common: two headings share a word or two by chance."""
WHOLE = 0.75
"""Share of common words of a unit and the parts into which it was divided."""
GAIN = 0.6
"""Share of its words by which a part must add to what is common."""
_MOST_PARTS = 6
_FAR = 12
"""Units of other kinds that may stand between two parts of one."""
_MOST = 250_000
"""Comparisons in one gap; where more would be needed, nothing but near words (near.py) can say."""


@dataclass
class Kinship:
    """Units that were divided or joined."""

    parted: dict[int, int] = field(default_factory=dict)
    """Place in the text of a later part → place in the register of the whole."""
    joined: dict[int, int] = field(default_factory=dict)
    """Place in the register of what went into another → place of that other in the text."""


def in_gaps(pairs: Pairs, kin: Kinship) -> None:
    """Pair what is left by words and place."""
    for ours, theirs in list(pairs.gaps()):
        for kind in sorted({pairs.old[place].kind for place in ours}):
            old = [place for place in ours if pairs.old[place].kind == kind]
            new = [place for place in theirs if pairs.new[place].kind == kind]
            if old and new and len(old) * len(new) <= _MOST:
                _wholes_and_parts(pairs, old, new, kin)
                _changed(pairs, [o for o in old if pairs.old_is_free(o)], [n for n in new if pairs.new_is_free(n)])
    for ours, theirs in list(pairs.gaps()):
        _wordless(pairs, ours, theirs)
    _placed(pairs)


def _wholes_and_parts(pairs: Pairs, old: Sequence[int], new: Sequence[int], kin: Kinship) -> None:
    for whole in old:
        run = _run_like(pairs.old[whole], pairs.new, [place for place in new if pairs.new_is_free(place)])
        if run:
            keeper = keeper_of(pairs.old[whole], [pairs.new[place] for place in run])
            pairs.add(whole, run[keeper])
            kin.parted.update((place, whole) for place in run if place != run[keeper])
    for whole in new:
        if not pairs.new_is_free(whole):
            continue
        run = _run_like(pairs.new[whole], pairs.old, [place for place in old if pairs.old_is_free(place)])
        if run:
            pairs.add(run[0], whole)
            kin.joined.update((place, whole) for place in run[1:])


def _run_like(whole: Row, rows: Sequence[Row], places: Sequence[int]) -> list[int]:
    """The two or more rows next to each other that together are the whole; none where one alone is like it."""
    outline = whole.outline
    if len(outline) < SHORT or any(likeness(outline, rows[place].outline) >= WHOLE for place in places):
        return []
    best, found = WHOLE, list[int]()
    for first in range(len(places)):
        begins = together = rows[places[first]].outline
        for last in range(first + 1, min(first + _MOST_PARTS, len(places))):
            part = rows[places[last]].outline
            if not _adds(part, outline, together, together + part):
                break
            together += part
            without = together[len(begins) :]
            if (alike := likeness(outline, together)) > best and _adds(begins, outline, without, together):
                best, found = alike, list(places[first : last + 1])
    return found


def _adds(part: str, whole: str, without: str, together: str) -> bool:
    """Whether most words of a part are what the whole has in common with all together, but not without it."""
    return bool(part) and common(whole, together) - common(whole, without) >= GAIN * len(part)


def keeper_of(whole: Row, parts: Sequence[Row]) -> int:
    """Which part keeps the id: the first that has the words that the register quotes, or else the first."""
    quoted = whole.outline[:10]
    shares = [common(quoted, part.outline[: 2 * len(quoted)]) / max(1, len(quoted)) for part in parts]
    return next((number for number, share in enumerate(shares) if share >= HALF), 0)


def _changed(pairs: Pairs, old: Sequence[int], new: Sequence[int]) -> None:
    """Pair two lists in order so that the sum of likenesses is greatest."""
    if not old or not new:
        return
    likes = [[_counted(pairs.old[o], pairs.new[n]) for n in new] for o in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], likes[i][j] and likes[i][j] + best[i + 1][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if likes[i][j] and best[i][j] == likes[i][j] + best[i + 1][j + 1]:
            pairs.add(old[i], new[j])
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _counted(old: Row, new: Row) -> float:
    alike = likeness(old.outline, new.outline)
    is_short = max(len(old.outline), len(new.outline)) < SHORT
    return alike if alike >= (SHORT_ALIKE if is_short else HALF) else 0.0


def _wordless(pairs: Pairs, ours: Sequence[int], theirs: Sequence[int]) -> None:
    """A lost table and the like: nothing but its place tells it from others, so there must be as many as before."""
    for kind in sorted({pairs.old[place].kind for place in ours}):
        old = [place for place in ours if pairs.old[place].kind == kind and pairs.old[place].is_wordless]
        new = [place for place in theirs if pairs.new[place].kind == kind and pairs.new[place].is_wordless]
        if len(old) == len(new):
            for one, other in zip(old, new, strict=True):
                pairs.add(one, other)


def _placed(pairs: Pairs) -> None:
    """The only heading of a division is its heading, whatever it says now; and so with what else has a fixed place."""
    partner = sure_partners(pairs)
    ours: dict[tuple[str, str], list[int]] = defaultdict(list)
    theirs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, row in enumerate(pairs.old):
        ours[row.part, row.kind].append(place)
    for place, row in enumerate(pairs.new):
        theirs[partner.get(row.part, "?"), row.kind].append(place)
    for (part, kind), places in sorted(ours.items()):
        there = theirs.get((part, kind), [])
        if kind in PLACED and len(places) == len(there) == 1 and pairs.is_free(places[0], there[0]):
            pairs.add(places[0], there[0])


def grown(pairs: Pairs, kin: Kinship) -> None:
    """Parts and joined units beside pairs that were found by their words: what is left over there belongs to them."""
    free_old = set(pairs.free_old()).difference(kin.joined)
    free_new = set(pairs.free_new()).difference(kin.parted)
    for new, old in sorted(pairs.to_old.items()):
        if pairs.old[old].key == pairs.new[new].key:
            continue
        parts = _beside(pairs.old[old], pairs.new, new, free_new)
        if parts:
            run = sorted([*parts, new])
            keeper = run[keeper_of(pairs.old[old], [pairs.new[place] for place in run])]
            if keeper != new:
                pairs.part(new)
                pairs.add(old, keeper)
            kin.parted.update((place, old) for place in run if place != keeper)
            free_new.difference_update(run)
        else:
            joined = _beside(pairs.new[new], pairs.old, old, free_old)
            free_old.difference_update(joined)
            kin.joined.update((place, new) for place in joined)


def within(pairs: Pairs, kin: Kinship) -> None:
    """What stands as a whole, all its words in a row, inside a longer unit: the first of these is that unit, grown."""
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for old, places in _around(pairs, set(pairs.free_old()).difference(kin.joined)).items():
        for new, at in places.items() if len(places) == 1 else ():
            inside[new].append((at, old))
    for new, several in sorted(inside.items()):
        olds = [old for _, old in sorted(several)]
        if pairs.new_is_free(new) and new not in kin.parted:
            pairs.add(olds.pop(0), new)
        kin.joined.update((old, new) for old in olds)


def _around(pairs: Pairs, olds: Set[int]) -> dict[int, dict[int, int]]:
    """Place in the register → the changed and new units that have all its words in a row, and where in them."""
    begins: dict[tuple[str, str], list[int]] = defaultdict(list)
    for old in olds:
        if len(pairs.old[old].outline) >= SHORT:
            begins[pairs.old[old].kind, pairs.old[old].outline[:SHORT]].append(old)
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for new, row in enumerate(pairs.new if begins else ()):
        if new in pairs.doubtful_new or (new in pairs.to_old and pairs.old[pairs.to_old[new]].key == row.key):
            continue
        for at in range(len(row.outline) - SHORT):
            for old in begins.get((row.kind, row.outline[at : at + SHORT]), ()):
                if row.outline.startswith(pairs.old[old].outline, at):
                    found[old].setdefault(new, at)
    return found


def _beside(whole: Row, rows: Sequence[Row], place: int, free: Set[int]) -> list[int]:
    """The rows on both sides of one that add to what it has in common with the whole."""
    found: list[int] = []
    together = rows[place].outline
    if len(whole.outline) <= len(together):
        return found
    for step in (1, -1):
        at = _next(rows, place, step)
        while at in free:
            part = rows[at].outline
            joined = together + part if step > 0 else part + together
            if len(part) < 2 or not _adds(part, whole.outline, together, joined):
                break
            found.append(at)
            together = joined
            at = _next(rows, at, step)
    return found


def _next(rows: Sequence[Row], place: int, step: int) -> int:
    """The next row of the same kind on one side, over what stands inside or between, such as notes and page breaks."""
    kind = rows[place].kind
    near = range(place + step, place + step * _FAR, step)
    return next((at for at in near if 0 <= at < len(rows) and rows[at].kind == kind), -1)
