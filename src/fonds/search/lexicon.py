"""The index's words for the browser: in order, each told by what it shares with the one before.

A key is the letter of its field and the word. `Aword` shares nothing with the key before, `Cing` its first two letters:
no word has a capital letter, so the next capital begins the next key. The browser's twin is in
`templates/static/js/search-index.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.errors import Defect

from .analysis import stem

_MOST = 25
"""Letters that can be shared: as many as there are capitals behind A."""
_SHORT = 3
_CAPITAL = re.compile("[A-Z]")


def front_coded(keys: Iterable[str]) -> str:
    """Sorted keys as one text."""
    before, coded = "", []
    for key in keys:
        if _CAPITAL.search(key):
            raise Defect(f"{key} has a capital letter, and would be taken for two words of the search index")
        shared = _shared(before, key)
        coded.append(chr(ord("A") + shared) + key[shared:])
        before = key
    return "".join(coded)


def _shared(one: str, other: str) -> int:
    count = 0
    for letter, also in zip(one[:_MOST], other, strict=False):
        # A browser counts letters beyond the Basic Multilingual Plane as two.
        if letter != also or letter > "\uffff":
            break
        count += 1
    return count


def beginning(wanted: str) -> str:
    """What most words of a stem begin with: a stem that ends otherwise than its words differs in its last letter."""
    return wanted if len(wanted) <= _SHORT else wanted[:-1]


def irregular(words: Iterable[str]) -> dict[str, list[str]]:
    """Stem → the words that begin otherwise (`dying`, of `die`)."""
    found: dict[str, list[str]] = {}
    for word in words:
        wanted = stem(word)
        if not word.startswith(beginning(wanted)):
            found.setdefault(wanted, []).append(word)
    return found
