"""Signs for numbers: `*`, `†`, `‡`, `§`, then the same twice. They are counted anew on each page."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .model import Line
from .numbered import Calls, Label

_ORDER = "*†‡§"
SIGNED = re.compile(r"\s*(?P<sign>[*†‡§]+)\s*(?=\w|[“‘\"\[(])")
"""A note's sign before its words."""
CALLED = re.compile(r"(?<=[\w.,;:?!”’)\]])[*†‡§]+")
"""A sign behind a word of the text."""


def rank(sign: str) -> int:
    """Which note of its page a sign counts, from 1; 0 for signs that are mixed."""
    if len(set(sign)) > 1:
        return 0
    return _ORDER.index(sign[0]) + 1 + len(_ORDER) * (len(sign) - 1)


def sign_label(line: Line) -> Label | None:
    """The sign before the words of a line, as a number, where there is one."""
    match = SIGNED.match(line.text)
    if match is None or not rank(match["sign"]):
        return None
    return Label(line.number, rank(match["sign"]), match.end())


def sign_calls(lines: Iterable[Line]) -> Calls:
    """The lines that have signs behind words, as calls of these numbers."""
    calls = Calls()
    for line in lines:
        for match in CALLED.finditer(line.text):
            if rank(match[0]):
                calls.sure[rank(match[0])].append(line.number)
    return calls
