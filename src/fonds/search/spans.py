"""Where the parts of a query stand in one passage: runs of its words, as (first, one past the last).

The browser's twin is `templates/static/js/search-spans.js`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

Span = tuple[int, int]


def phrase_spans(words: Sequence[str], places: dict[str, list[int]], slack: int) -> list[Span]:
    """Where the words stand in this order with so many others between them in all at most.

    `places` gives each word's places in ascending order. From each place of the first word the next ones are taken as
    near as they come, which is the shortest run that begins there.
    """
    found: list[Span] = []
    for start in places[words[0]]:
        place = start
        for number, word in enumerate(words[1:], 1):
            at = bisect_right(places[word], place)
            if at == len(places[word]):
                return found
            place = places[word][at]
            if place - start > number + slack:
                break
        else:
            found.append((start, place + 1))
    return found


def are_near(chain: Iterable[list[Span]], distances: Sequence[int]) -> bool:
    """Whether runs of the first part, the second and so on stand so that each is near the next.

    Near means: no more words between them than the distance says, whichever comes first; the same words twice are not
    near each other.
    """
    lists = list(chain)
    reached = lists[0]
    for spans, distance in zip(lists[1:], distances, strict=True):
        starts = sorted(first for first, _ in reached)
        ends = sorted(last for _, last in reached)
        reached = [
            (first, last)
            for first, last in spans
            if bisect_left(ends, first - distance) < bisect_right(ends, first)
            or bisect_left(starts, last) < bisect_right(starts, last + distance)
        ]
    return bool(reached)
