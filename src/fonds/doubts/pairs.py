"""Signs that come in pairs: which of them, in the passages of a division, have no other half.

A pair may reach over passages: a quotation of several paragraphs is opened before each and closed behind the last; the
foot of a page or a list stands inside a parenthesis. So a sign that is left open waits for its other half in the
passages behind it, and a paragraph that opens with a quotation mark goes on with the quotation of the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .paper import Division
from .passages import Passage

REACH = 40
"""So many passages further on the other half of a sign is looked for: some pages of quoted text."""
_LABEL = re.compile(r"(?<!\w)(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,6})\.?\)")
"""The number or letter of a point, whose bracket closes nothing: `a)`, `2.)`, `iv)`."""
_OPENING_LABEL = re.compile(r"\s*[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxl]{1,5})[.)\]]{1,2}\s*|\s*[-–—•]\s*")


@dataclass(frozen=True)
class Half:
    """A sign without its other half."""

    passage: Passage
    offset: int

    @property
    def sign(self) -> str:
        """The sign itself."""
        return self.passage.text[self.offset]


def unpaired(division: Division, pairs: dict[str, str]) -> Iterator[Half]:
    """The first sign of each passage that has no other half in the division. `pairs`: opening sign → closing sign."""
    for flow in _flows(division):
        yield from _in_flow(flow, pairs)


def _flows(division: Division) -> Iterator[list[Passage]]:
    """The running text, and each note for itself."""
    yield [passage for passage in division.passages if passage.kind not in ("note", "source")]
    yield from ([passage] for passage in division.passages if passage.kind in ("note", "source"))


def _in_flow(flow: list[Passage], pairs: dict[str, str]) -> Iterator[Half]:
    waiting: list[tuple[int, Half]] = []
    lonely: dict[int, Half] = {}
    for number, passage in enumerate(flow):
        opened, closed = _halves(passage, pairs)
        for half in closed:
            met = [i for i, (_, other) in enumerate(waiting) if pairs[other.sign] == half.sign]
            if met and number - waiting[met[-1]][0] <= REACH:
                waiting = [w for w in waiting if pairs[w[1].sign] != half.sign]
            else:
                lonely.setdefault(number, half)
        waiting += [(number, half) for half in opened]
    for number, half in waiting:
        if not _goes_on(flow, number, half):
            lonely.setdefault(number, half)
    for number in sorted(lonely):
        half = lonely[number]
        if not half.passage.is_decided(max(0, half.offset - 1), len(half.passage.text)):
            yield half


def _halves(passage: Passage, pairs: dict[str, str]) -> tuple[list[Half], list[Half]]:
    """What one passage opens and does not close, and what it closes and has not opened."""
    closing = {close: opening for opening, close in pairs.items()}
    labels = {match.end() - 1 for match in _LABEL.finditer(passage.text)}
    opened: list[int] = []
    closed: list[int] = []
    for offset, sign in enumerate(passage.text):
        if sign in pairs:
            opened.append(offset)
        elif sign in closing:
            same = [at for at in opened if passage.text[at] == closing[sign]]
            if same:
                opened.remove(same[-1])
            elif offset not in labels:
                closed.append(offset)
    return [Half(passage, at) for at in opened], [Half(passage, at) for at in closed]


def _goes_on(flow: list[Passage], number: int, half: Half) -> bool:
    """Whether the next passage begins with the same sign: a quotation of several paragraphs."""
    if number + 1 >= len(flow) or not _is_first(half.passage, half.offset):
        return False
    following = flow[number + 1].text
    return following[_beginning(following) :].startswith(half.sign)


def _is_first(passage: Passage, offset: int) -> bool:
    return offset <= _beginning(passage.text)


def _beginning(text: str) -> int:
    """Where the words of a passage begin, behind the label of a point."""
    match = _OPENING_LABEL.match(text)
    return match.end() if match else len(text) - len(text.lstrip())
