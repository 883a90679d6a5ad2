"""The lines that begin notes with a number that survived: notes count.

`find_chain` looks for the longest run of numbered lines that count on from each other, where the text, not far before,
has the same number glued to a word or stop. One such line proves nothing, unless its digits are raised; three do. A
number that is glued to a short word (`in.1`, `op.7`) proves nothing by itself, but agrees with the others where they
count on.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from .model import Line
from .numbered import Calls, Label, label_of
from .signs import sign_calls, sign_label

REACH = 90
"""How many lines may lie between a call and its note: a page and its foot."""
_ENOUGH = 3
"""So many numbered notes with calls make a text one whose numbers survived."""
_IN_STEP = 6
"""So many notes in a row, from the first on, whose calls are in step with them, prove the same without a sure call."""
_STEP = 4
"""So many notes in a row may have lost their numbers."""
_ANEW = 2.0
"""What it costs to count anew from 1: as much as two notes with calls say."""
_CALLED_ANEW = 0.1
"""The same where the text called the 1 since the note before: notes are counted by page, or a document begins."""
_AGREES = 0.5
"""What a call says that is mostly another number; one that is surely none says 1."""
_NEAR = 3
"""A note that is printed out of its order stands among so many others."""


def find_chain(lines: Sequence[Line]) -> dict[int, Label]:
    """Line number → label, for the lines that begin notes with a number that survived; empty where the text has none.

    The chain may begin anew at 1: notes that are counted by chapter or document.
    """
    labels = [label for label in map(label_of, lines) if label is not None and label.number]
    return _chain(labels, Calls.of(lines))


def find_signs(lines: Sequence[Line]) -> dict[int, Label]:
    """The same for notes with signs, which are counted on each page: `*`, `†`, `‡`; each sign counts as a number."""
    return _chain([label for label in map(sign_label, lines) if label is not None], sign_calls(lines))


def _chain(labels: list[Label], calls: Calls) -> dict[int, Label]:
    chain = _best_chain(labels, calls)
    return _with_misplaced(chain, labels, calls) if chain else {}


def called_from(number: int, known: Mapping[int, list[int]], since: int, before: int) -> list[int]:
    """The lines from `since` on, and before `before`, that call a number."""
    lines = known.get(number, [])
    return lines[bisect_left(lines, since) : bisect_left(lines, before)]


def _score(label: Label, calls: Calls) -> float:
    """How much a labelled line says by itself: that the text called its number not far before."""
    if _is_called(label, calls.sure, 0):
        return 1.0
    return _AGREES if _is_called(label, calls.doubtful, 0) else -0.2


def _is_called(label: Label, calls: Mapping[int, list[int]], since: int) -> bool:
    """Whether the text calls the label's number from a line on, and before the label."""
    return bool(called_from(label.number, calls, max(since, label.line - REACH), label.line))


def _best_chain(labels: list[Label], calls: Calls) -> dict[int, Label]:
    scores = [_score(label, calls) for label in labels]
    best: list[tuple[float, int]] = []
    recent: dict[int, int] = {}
    top: tuple[float, int] = (0.0, -1)
    for i, label in enumerate(labels):
        options = [(0.0, -1)]
        if label.number <= 2 and top[1] >= 0:
            since = labels[top[1]].line + 1
            called = _is_called(label, calls.sure, since) or _is_called(label, calls.doubtful, since)
            anew = _CALLED_ANEW if called else _ANEW
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
    chain.reverse()
    said = sum(max(0.0, _score(label, calls)) for label in chain)
    if (said >= 0.5 * len(chain) and _longest_run(chain, calls) >= _ENOUGH) or _in_step(chain, calls) >= _IN_STEP:
        return {label.line: label for label in chain}
    return {}


def _in_step(chain: list[Label], calls: Calls) -> int:
    """The most notes in a row that count on without a gap, or anew from 1, and that the text calls in the same order,
    each before it begins; the calls may all be of the kind that proves nothing by itself.
    """
    longest = run = last = 0
    before = Label(0, 0, 0)
    for label in chain:
        since = before.line + 1 if label.number == 1 else last
        near = sorted(
            line
            for known in (calls.sure, calls.doubtful)
            for line in called_from(label.number, known, max(since, label.line - REACH), label.line)
        )
        goes_on = label.number == 1 or (run and label.number == before.number + 1)
        run = run + 1 if near and goes_on else 0
        last, before = near[0] if near else 0, label
        longest = max(longest, run)
    return longest


def _longest_run(chain: list[Label], calls: Calls) -> int:
    """The most notes with sure calls that are counted on, anew only where the text calls them anew."""
    longest = run = 0
    before = Label(0, 0, 0)
    for label in chain:
        goes_on = label.number > before.number or _is_called(label, calls.sure, before.line + 1)
        run = (run if goes_on else 0) + (_score(label, calls) >= 1) * (_ENOUGH if label.is_raised else 1)
        longest, before = max(longest, run), label
    return longest


def _with_misplaced(chain: dict[int, Label], labels: list[Label], calls: Calls) -> dict[int, Label]:
    """The chain with the notes that are printed before or behind their turn: one whose number the chain leaves out, a
    note or two from where it would stand, and which the text calls.
    """
    lines = sorted(chain)
    for label in labels:
        at = bisect_left(lines, label.line)
        around = [chain[line] for line in lines[max(0, at - _NEAR) : at + _NEAR]]
        numbers = [other.number for other in around]
        if label.line in chain or label.number in numbers or not _is_called(label, calls.sure, 0):
            continue
        turn = {label.number - 1, label.number + 1} <= set(numbers)
        if turn and abs(at - bisect_left(numbers, label.number) - max(0, at - _NEAR)) == 1:
            chain[label.line] = replace(label, is_out_of_order=True)
    return chain


def runs_of_numbers(chain: Mapping[int, Label]) -> list[list[Label]]:
    """The labels of a chain in the order of their lines, cut where they are counted anew."""
    found: list[list[Label]] = []
    before = 0
    for line in sorted(chain):
        label = chain[line]
        if not found or (label.number <= 2 and label.number <= before and not label.is_out_of_order):
            found.append([])
        found[-1].append(label)
        before = label.number
    return found
