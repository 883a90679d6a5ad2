"""What the lines around a line say about it: whether it stands in a list or table, and whom it names again."""

from __future__ import annotations

import re
import sys
from collections import Counter, deque
from collections.abc import Sequence

from .shapes import ends_sentence, names_in

_POINT_ALONE = re.compile(r"\W*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]?\s*\Z")
"""A line that holds nothing but a point's number: `7.`, `(b)`."""
_POINT = re.compile(r"\W*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]+\s")
_SHORT = 60
_WINDOW = 30
"""How many lines back a name is looked for: about a page."""
_RARE = 12


def context_signs(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """For each line the signs that its neighbours give it."""
    shared = _names_again(texts)
    points = [bool(_POINT_ALONE.match(text)) for text in texts]
    short = [len(text) < _SHORT and not ends_sentence(text) for text in texts]
    counts = Counter(texts)
    found = []
    for i, text in enumerate(texts):
        around = [k for k in range(max(0, i - 3), min(len(texts), i + 4)) if k != i]
        signs = [f"short around {sum(short[k] for k in around)}", f"names again {shared[i]}"]
        if any(points[k] for k in around):
            signs.append("points alone around")
        if i and points[i - 1]:
            signs.append("behind a point alone")
        if points[i]:
            signs.append("a point alone")
        if sum(bool(_POINT.match(texts[k])) for k in around) > 1:
            signs.append("points around")
        if counts[text] > 1:
            signs.append("stands twice, short" if len(text) < _SHORT else "stands twice")
        found.append(tuple(map(sys.intern, signs)))
    return found


def _names_again(texts: Sequence[str]) -> list[int]:
    """For each line how many of its names and numbers stand in the lines before it too, up to 3; common ones apart."""
    own = [names_in(text) for text in texts]
    everywhere = Counter(name for names in own for name in names)
    window: deque[frozenset[str]] = deque(maxlen=_WINDOW)
    recent: Counter[str] = Counter()
    found = []
    for names in own:
        found.append(min(3, sum(recent[name] > 0 and everywhere[name] <= _RARE for name in names)))
        if len(window) == _WINDOW:
            recent.subtract(window[0])
        window.append(names)
        recent.update(names)
    return found
