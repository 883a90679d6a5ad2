"""Nearly the same words, wherever they stand: a corrected unit, or one that was moved and corrected.

Two units are paired where each is the other's best and no third comes near. Where two candidates are alike, nobody
guesses: a false address is worse than a question.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from .outline import likeness
from .rows import FEW, Pairs, Row

NEAR = 0.72
"""From this likeness on, words are those that were changed. A fifth of the words may be others, and letters of the
outline agree by chance."""
ALIKE, APART = 0.8, 0.1
"""A rival is alike from this likeness on, if it is less than that behind the best."""
_WINDOW = 3
"""Words next to each other that two texts must share to be compared at all."""
_COMMON = 60
"""What stands in more units than that leads to none."""
_CANDIDATES = 6

Likeness = dict[int, float]


def near_words(pairs: Pairs) -> None:
    """Pair what has nearly the same words, and note where several are alike."""
    forward = _compared(pairs)
    backward: dict[int, Likeness] = defaultdict(dict)
    for old, found in forward.items():
        for new, alike in found.items():
            backward[new][old] = alike
    for old, new in _mutual(forward, backward):
        alike = forward[old][new]
        rivals_new, rivals_old = _rivals(forward[old], new, pairs.new), _rivals(backward[new], old, pairs.old)
        if not pairs.is_free(old, new):
            continue
        if rivals_new or rivals_old:
            pairs.doubt(
                [place for place in (old, *rivals_old) if pairs.old_is_free(place)],
                [place for place in (new, *rivals_new) if pairs.new_is_free(place)],
            )
        elif alike >= NEAR and not _is_close(forward[old], new) and not _is_close(backward[new], old):
            pairs.add(old, new)


def _mutual(forward: Mapping[int, Likeness], backward: Mapping[int, Likeness]) -> list[tuple[int, int]]:
    """Pairs in which each is the other's best, the likest first."""
    found = []
    for old, likes in forward.items():
        new = _best(likes)
        if _best(backward[new]) == old:
            found.append((-likes[new], old, new))
    return [(old, new) for _, old, new in sorted(found)]


def _best(likes: Likeness) -> int:
    return min(likes, key=lambda place: (-likes[place], place))


def _rivals(likes: Likeness, best: int, rows: Sequence[Row]) -> list[int]:
    """The others that are so like that nobody can say: nearly as like as the best, or twins of it.

    Of twins the one that was changed more may be the old unit, and the other a copy of it.
    """
    least = max(ALIKE, likes[best] - APART)
    others = [(place, alike) for place, alike in likes.items() if place != best]
    return [place for place, alike in others if alike >= least or _are_twins(rows[best], rows[place])]


def _are_twins(one: Row, other: Row) -> bool:
    return likeness(one.outline, other.outline) >= ALIKE


def _is_close(likes: Likeness, best: int) -> bool:
    """Whether another is nearly as like, though neither is very: then the place decides."""
    return any(place != best and likes[best] - alike < APART for place, alike in likes.items())


def _compared(pairs: Pairs) -> dict[int, Likeness]:
    """Place in the register → places in the text that share some run of words, with their likeness."""
    free = [place for place in pairs.free_new() if len(pairs.new[place].outline) >= FEW]
    where = _index(pairs.new, free)
    found: dict[int, Likeness] = {}
    for old in pairs.free_old():
        row = pairs.old[old]
        if len(row.outline) < FEW:
            continue
        votes = Counter(new for window in _windows(row) for new in where.get(window, ()))
        likes = {}
        for new, _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))[:_CANDIDATES]:
            alike = likeness(row.outline, pairs.new[new].outline)
            if alike >= NEAR - APART:
                likes[new] = alike
        if likes:
            found[old] = likes
    return found


def _index(rows: Sequence[Row], places: Iterable[int]) -> dict[tuple[str, str], list[int]]:
    where: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place in places:
        for window in _windows(rows[place]):
            where[window].append(place)
    return {window: found for window, found in where.items() if len(found) <= _COMMON}


def _windows(row: Row) -> set[tuple[str, str]]:
    outline = row.outline
    return {(row.kind, outline[at : at + _WINDOW]) for at in range(len(outline) - _WINDOW + 1)}
