"""Numbers that survived: lines that begin with a note's number, and the same number where the text calls the note.

A number at a line's beginning may be a point of a list, one glued to a word a year or a formula. What tells them apart
is that notes count: `find_chain` looks for the longest run of numbered lines that count on from each other, where the
text, not far before, has the same number glued to a word or stop. One such line proves nothing, unless its digits are
raised; three do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from .model import Line

SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LABEL = re.compile(r"\s*(?P<number>\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?P<stop>[.)]?)(?:\s+|(?=[A-Z“‘\"\[(]))(?=\S)")
"""A note's number before its words: `12 See`, `12. See`, `¹² See`, `12See`."""
_CALL = re.compile(
    r"""(?<=[^\W\d_]|[.,;:?!”’"'\)\]…—])     # glued to a word or stop
        (?P<number>\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})
        (?=\Z|\s|[A-Z“‘(\[]|[.,;:?!”’)\]—–-](?!\d))""",
    re.VERBOSE,
)
_DOUBTFUL = re.compile(r"(?:\A|[\s(\[])[A-Za-z]{1,3}[.,]{1,2}\Z|(?:\A|[\s(\[])[A-Za-z]\Z|\d[.,:]\Z")
"""An abbreviation or digit before a number: `f.5`, `op.7`, `d.,8`, `B163`, `11,000`, `7:00`; mostly no call."""
_REACH = 90
"""How many lines may lie between a call and its note: a page and its foot."""
_ENOUGH = 3
"""So many numbered notes with calls make a text one whose numbers survived."""
_STEP = 4
"""So many notes in a row may have lost their numbers."""
_ANEW = 2.0
"""What it costs to count anew from 1: as much as two notes with calls say."""
_CALLED_ANEW = 0.1
"""The same where the text called the 1 since the note before: notes are counted by page, or a document begins."""


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
        return int(self.printed.translate(SUPERSCRIPT))


@dataclass(frozen=True)
class Label:
    """A number before a note's words."""

    line: int
    number: int
    length: int
    """Characters of the line up to the words."""
    is_raised: bool = False
    """Whether it is printed in raised digits, as points of a list are not."""


def calls_on(line: Line) -> list[Call]:
    """The numbers on a line that may call notes."""
    text = line.text.rstrip()
    return [
        Call(line.number, m.start(), m["number"], bool(_DOUBTFUL.search(text[max(0, m.start() - 6) : m.start()])))
        for m in _CALL.finditer(text)
    ]


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
    printed = match["number"]
    return Label(line.number, int(printed.translate(SUPERSCRIPT)), match.end(), not printed.isascii())


def find_chain(lines: Sequence[Line]) -> dict[int, Label]:
    """Line number → label, for the lines that begin notes with a number that survived; empty where the text has none.

    The chain may begin anew at 1: notes that are counted by chapter or document.
    """
    calls: dict[int, list[int]] = defaultdict(list)
    labels: list[Label] = []
    for line in lines:
        for call in (call for call in calls_on(line) if not call.is_doubtful):
            calls[call.number].append(line.number)
        label = label_of(line)
        if label is not None and label.number:
            labels.append(label)
    return _best_chain(labels, calls)


def _score(label: Label, calls: dict[int, list[int]]) -> float:
    """How much a labelled line says by itself: that the text called its number not far before."""
    return 1.0 if _is_called(label, calls, label.line - _REACH) else -0.2


def _is_called(label: Label, calls: dict[int, list[int]], since: int) -> bool:
    """Whether the text calls the label's number from a line on, and before the label."""
    lines = calls.get(label.number, [])
    at = bisect_left(lines, max(since, label.line - _REACH))
    return at < len(lines) and lines[at] < label.line


def _best_chain(labels: list[Label], calls: dict[int, list[int]]) -> dict[int, Label]:
    scores = [_score(label, calls) for label in labels]
    best: list[tuple[float, int]] = []
    recent: dict[int, int] = {}
    top: tuple[float, int] = (0.0, -1)
    for i, label in enumerate(labels):
        options = [(0.0, -1)]
        if label.number <= 2 and top[1] >= 0:
            anew = _CALLED_ANEW if _is_called(label, calls, labels[top[1]].line + 1) else _ANEW
            options.append((top[0] - anew, top[1]))
        for step in range(1, _STEP + 1):
            j = recent.get(label.number - step)
            if j is not None and labels[j].line < label.line:
                options.append((best[j][0] - 0.3 * (step - 1), j))
        score, before = max(options)
        best.append((score + scores[i], before))
        known = recent.get(label.number)
        if known is None or best[i][0] >= best[known][0]:
            recent[label.number] = i
        top = max(top, (best[i][0], i))
    at, chain = top[1], []
    while at >= 0:
        chain.append(labels[at])
        at = best[at][1]
    called = sum(_score(label, calls) > 0 for label in chain)
    if _longest_run(chain[::-1], calls) < _ENOUGH or called < 0.5 * len(chain):
        return {}
    return {label.line: label for label in chain}


def _longest_run(chain: list[Label], calls: dict[int, list[int]]) -> int:
    """The most notes with calls that are counted on, anew only where the text calls them anew."""
    longest = run = 0
    before = Label(0, 0, 0)
    for label in chain:
        goes_on = label.number > before.number or _is_called(label, calls, before.line + 1)
        run = (run if goes_on else 0) + (_score(label, calls) > 0) * (_ENOUGH if label.is_raised else 1)
        longest, before = max(longest, run), label
    return longest


def lines_that_call(lines: Sequence[Line], chain: dict[int, Label]) -> set[int]:
    """Numbers of the lines that hold the one call of a note in the chain: they are text, no notes.

    A number that may be called from several lines between the note before and its own note proves nothing.
    """
    calls: dict[int, list[int]] = defaultdict(list)
    for line in lines:
        for call in (call for call in calls_on(line) if not call.is_doubtful):
            calls[call.number].append(line.number)
    found = set()
    before: dict[int, int] = {}
    for label in (chain[number] for number in sorted(chain)):
        since = max(before.get(label.number, 0) + 1, label.line - _REACH)
        near = [line for line in calls[label.number] if since <= line < label.line]
        if len(near) == 1 and near[0] not in chain:
            found.add(near[0])
        before[label.number] = label.line
    return found


def lines_without_note(lines: Sequence[Line], chain: dict[int, Label]) -> set[int]:
    """Numbers of the lines at which no note can begin: the notes before and behind them count on without a gap."""
    found: set[int] = set()
    between: list[int] = []
    before = 0
    for line in lines:
        label = chain.get(line.number)
        if label is None:
            between.append(line.number)
            continue
        if label.number in (before + 1, 1):
            found.update(between)
        between, before = [], label.number
    return found
