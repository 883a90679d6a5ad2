"""What the layout of a page says of the places on it: how far they are from its foot, and near which breaks.

A line that breaks off inside a paragraph has a cause. The extraction begins a new line before the printed line that
carries a marker, behind it, or at the marker; and where a page ends.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from statistics import median

from .candidates import BodyLine, Candidate
from .pages import Sheet
from .shapes import PRINTED_LINE, begins_small, ends_sentence

_BREAKS_PER_NOTE = 3
"""Where more lines break than this, they break for other reasons."""
_SHORT = 40
"""A line so short ends no printed line: what follows is no text that runs on."""
_FAR = 10**9


def near_breaks(
    found: Sequence[Candidate], lines: Sequence[BodyLine], notes: int, size: float
) -> list[tuple[int, int, str]]:
    """For each break inside a paragraph the candidates within a printed line of it, as a range, and the break's sign.

    Where there are far more breaks than notes, lines break for other reasons, and nothing is said. A break farther from
    the foot than a page (`size` in characters) may be the end of a page without notes.
    """
    starts: dict[int, int] = {}
    total = 0
    for item in lines:
        starts[item.line.number] = total
        total += len(item.line.text) + 1
    breaks = [(before, item) for before, item in itertools.pairwise(lines) if item.is_broken_off]
    if len(breaks) > _BREAKS_PER_NOTE * (notes + 1):
        return []
    offsets = [starts.get(candidate.at.line, -_FAR) + candidate.at.column - 1 for candidate in found]
    near = []
    for before, item in breaks:
        at = starts[item.line.number]
        first, last = bisect_left(offsets, at - PRINTED_LINE), bisect_right(offsets, at + PRINTED_LINE)
        if first < last:
            near.append((first, last, _break_sign(before.line.text, item.line.text, (total - at) / size)))
    return near


def _break_sign(before: str, after: str, distance: float) -> str:
    runs_on = begins_small(after) and not ends_sentence(before) and len(before) > _SHORT
    reach = "near" if distance < 1 else "far" if distance < 2 else "farther"
    return f"break unexplained, {reach}, {'runs on' if runs_on else 'other'}"


def page_size(sheets: Sequence[Sheet]) -> float:
    """About how many characters of body a printed page holds: pages without notes are not seen, so a low estimate."""
    sizes = sorted(sum(len(line.text) for line in sheet.body) for sheet in sheets if sheet.notes)
    return max(800.0, sizes[len(sizes) // 4] if len(sizes) >= 8 else median(sizes or [2500]))


def reaches(found: Sequence[Candidate], sheet: Sheet, size: float) -> list[str]:
    """For each candidate how far before the foot it stands, in pages."""
    ends: dict[int, int] = {}
    total = 0
    for line in reversed(sheet.body):
        ends[line.number] = total
        total += len(line.text)
    lengths = {line.number: len(line.text) for line in sheet.body}
    signs = []
    for candidate in found:
        number = candidate.at.line
        distance = (ends.get(number, total) + lengths.get(number, 0) - candidate.at.column) / size
        signs.append(f"reach {min(int(distance * 2), 8)}")
    return signs
