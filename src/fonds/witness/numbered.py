"""Numbers that survived: before the words of a note, and glued to the text where it calls one.

A number at a line's beginning may be a point of a list, one glued to a word a year or a formula. Here they are only
seen; `chains` tells them apart, since notes count.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from .model import Line

SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = "[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}"
LABEL = re.compile(
    rf"""\s*(?:\[(?P<bracketed>\d{{1,3}}|{_RAISED})\] | (?P<number>\d{{1,3}}|{_RAISED}) (?P<stop>[.)．、）]?))
        (?:\s+ | (?=[A-Z“‘"\[(《「『（]) | (?<=[\].)．、）])(?=[^\W\d_a-z]))(?=\S)""",
    re.VERBOSE,
)
"""A note's number before its words: `12 See`, `12. See`, `12) See`, `[12] See`, `¹² See`, `12See`."""
_CALL = re.compile(
    rf"""(?<=[^\W\d_]|[.,;:?!”’"'\)\]…—。，、；：！？」』）》»؟،؛])     # glued to a word or stop
        (?P<number>\d{{1,3}}|{_RAISED})
        (?=\Z|\s|[“‘(\[《「『（]|[^\W\d_]|[.,;:?!”’)\]—–。，、；：！？」』）-](?!\d))
        | (?<=[^\W\d_]|[.,;:?!”’"'\)…。，、；：！？」』）》»؟،؛])(?P<bracketed>\[\d{{1,3}}\])""",
    re.VERBOSE,
)
_ALONE = re.compile(rf"\s*(?P<number>\d{{1,3}}|{_RAISED})")
_DOUBTFUL = re.compile(r"(?:\A|[\s(\[])[A-Za-z]{1,3}[.,]{1,2}\Z|(?:\A|[\s(\[])[A-Za-z]\Z|\d[.,:]\Z")
"""An abbreviation or digit before a number: `f.5`, `op.7`, `d.,8`, `B163`, `11,000`, `7:00`; mostly no call."""


@dataclass(frozen=True)
class Call:
    """A number glued to the text."""

    line: int
    offset: int
    printed: str
    is_doubtful: bool = False
    """Whether it is mostly another number: `1936,103` may be a year and a call, `11,000` is one number."""

    @property
    def number(self) -> int:
        """What it says."""
        return int(self.printed.strip("[]").translate(SUPERSCRIPT))


@dataclass(frozen=True)
class Label:
    """A number before a note's words."""

    line: int
    number: int
    length: int
    """Characters of the line up to the words."""
    is_raised: bool = False
    """Whether it is printed in raised digits, as points of a list are not."""
    is_out_of_order: bool = False
    """Whether its note is printed before the one that it follows, or behind the one that follows it."""


def calls_on(line: Line) -> list[Call]:
    """The numbers on a line that may call notes; one alone on its line may have fallen from the line before."""
    text = line.text.rstrip()
    alone = _ALONE.fullmatch(text)
    found = [Call(line.number, alone.start("number"), alone["number"], True)] if alone else []
    for match in _CALL.finditer(text):
        name = "bracketed" if match["bracketed"] else "number"
        start, before = match.start(name), text[max(0, match.start() - 6) : match.start()]
        if name == "number" and not _may_follow(text[match.end() : match.end() + 1], before[-1:]):
            continue
        doubtful = match[name].isdecimal() and bool(_DOUBTFUL.search(before))
        found.append(Call(line.number, start, match[name], doubtful))
    return found


def _may_follow(character: str, before: str) -> bool:
    """Whether a call may run into a letter: into a capital; in a script without capitals only behind a stop, for
    there numbers stand between letters (`于12月`).
    """
    if not character.isalpha() or character.isupper():
        return True
    return not character.islower() and not before.isalnum()


_RUN = re.compile(r"(?<!\d)(?<!\d[.,:])\d{3,8}(?!\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def calls_in_numbers(line: Line, wanted: Collection[int]) -> list[Call]:
    """Wanted numbers that are glued to a number: `of 192491` calls note 91. A year alone is left a year."""
    found = []
    for match in _RUN.finditer(line.text.rstrip()):
        run = match[0]
        for cut in range(max(1, len(run) - 3), len(run)):
            number = run[cut:]
            if number[0] != "0" and int(number) in wanted and not _YEAR.fullmatch(run):
                found.append(Call(line.number, match.start() + cut, number, True))
    return found


def label_of(line: Line) -> Label | None:
    """The number before the words of a line, where there is one."""
    match = LABEL.match(line.text)
    if match is None:
        return None
    printed = match["bracketed"] or match["number"]
    return Label(line.number, int(printed.translate(SUPERSCRIPT)), match.end(), not printed.isdecimal())


@dataclass(frozen=True)
class Calls:
    """Where a text calls each number: the lines, in order."""

    sure: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    doubtful: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Calls:
        """Gather the calls of a text."""
        calls = cls()
        for line in lines:
            for call in calls_on(line):
                (calls.doubtful if call.is_doubtful else calls.sure)[call.number].append(call.line)
        return calls
