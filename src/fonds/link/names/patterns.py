"""One pattern for many names, so that looking for all of them takes time by the length of the text alone.

The names are put together into a tree by their first letters: at each place of the text one way is followed, whether
the registers hold ten names or ten thousand. Of two names that begin alike the longer one is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_APOSTROPHES = "’'ʼ‘"
_SPACE = re.compile(r"\s+")
_HYPHEN = re.compile(r"-\s")
_PLAIN = str.maketrans(dict.fromkeys(_APOSTROPHES, "’"))


def normal(words: str) -> str:
    """A printed form as names are compared: white space single, apostrophes alike, words whole over a line's end."""
    return _HYPHEN.sub("-", _SPACE.sub(" ", words.strip())).translate(_PLAIN)


def pattern_of(forms: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds every one of the forms as whole words, line breaks inside them included."""
    tree: dict[str, Any] = {}
    for form in sorted({normal(form) for form in forms} - {""}):
        node = tree
        for letter in form:
            node = node.setdefault(letter, {})
        node[""] = {}
    return re.compile(rf"(?<!\w){_written(tree)}(?!\w)" if tree else r"(?!)")


def _written(node: dict[str, Any]) -> str:
    """The tree below a node as a pattern; what goes on is tried before what ends here."""
    ways = [_way(letter, below) for letter, below in node.items() if letter]
    if not ways:
        return ""
    whole = ways[0] if len(ways) == 1 and "" not in node else f"(?:{'|'.join(ways)})"
    return f"{whole}?" if "" in node else whole


def _way(letter: str, below: dict[str, Any]) -> str:
    """One letter and what follows it; letters without a choice between them stand in a row."""
    row = [_letter(letter)]
    while len(below) == 1 and "" not in below:
        ((letter, below),) = below.items()
        row.append(_letter(letter))
    return "".join(row) + _written(below)


def _letter(letter: str) -> str:
    return {" ": r"\s+", "-": r"-\s?", "’": f"[{_APOSTROPHES}]"}.get(letter, re.escape(letter))
