"""Which paragraphs of a document are points of a list: markers that others confirm, and points whose label is lost.

A list whose numbers the extraction lost still shows in the layout: its paragraphs stand between blank lines where the
rest of the document has none, behind a sentence that announces them; or a later point with its label (`c.`) counts
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .flow import Paragraph, cut
from .model import Run
from .points import Marker, inner_points, markers_at
from .shapes import is_heading_like

_WEAK = {"A.", "I.", "a.", "i.", "I", "1.", "A)", "I)"}
"""Styles that initials, telegrams' numbers and headings of other kinds share: they need a second point."""
_MOST_LOST = 9
"""So many points may have lost their labels before one that kept it."""
_RUN_IN = re.compile(r"[A-Z\[][^.:;]{0,60}: \S")
_ANNOUNCES = re.compile(r"\b(?:follow(?:s|ing)?|below|table|chart|figures|statistics|listed)\b[^.]*:\Z", re.IGNORECASE)
_TABLES_AT_MOST = 0.5
"""Where more of the joints between paragraphs are blank lines, a blank line says nothing of a missing table."""


@dataclass(frozen=True)
class Entry:
    """A paragraph, or the part of one that is a point; with its marker where it is a point."""

    paragraph: Paragraph
    marker: Marker | None = None
    """Its length is 0 where the label is lost."""
    is_announced_gap: bool = False
    """Whether it announces a table that is not there."""

    @property
    def text(self) -> str:
        """The words, label included."""
        return self.paragraph.text


def entries(paragraphs: Sequence[Paragraph]) -> list[Entry]:
    """Paragraphs as entries: inner points cut out, markers accepted or refused, lost labels found by the layout."""
    found = [Entry(paragraph) for paragraph in _cut_points(paragraphs)]
    found = _accepted(found)
    found = _with_lost_labels(found)
    return _with_gaps(found)


def announces(text: str) -> bool:
    """Whether the text ends by announcing what comes: with a colon."""
    return text.rstrip().endswith(":")


def _cut_points(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    has_bullets = sum(bool(p.text) and _is_bullet(p.text) for p in paragraphs) > 1
    last: dict[str, Marker] = {}
    for paragraph in paragraphs:
        markers = markers_at(paragraph.text)
        if not markers:
            yield paragraph
            continue
        last.update({marker.style: marker for marker in markers})
        pieces = _pieces(paragraph.runs, has_bullets, last)
        for i, runs in enumerate(pieces):
            is_first, is_last = i == 0, i == len(pieces) - 1
            yield Paragraph(
                runs,
                blank_before=paragraph.blank_before and is_first,
                blank_after=paragraph.blank_after and is_last,
            )


def _pieces(runs: Sequence[Run], has_bullets: bool, last: dict[str, Marker]) -> list[tuple[Run, ...]]:
    pieces: list[list[Run]] = [[]]
    for run in runs:
        parts = cut(run, *inner_points(run.text, has_bullets, list(last.values())))
        for i, part in enumerate(parts):
            if i:
                pieces.append([])
                last.update({marker.style: marker for marker in markers_at(part.text)})
            pieces[-1].append(part)
    return [tuple(piece) for piece in pieces]


def _is_bullet(text: str) -> bool:
    markers = markers_at(text)
    return bool(markers) and markers[0].ordinal is None and markers[0].style != "first"


def _accepted(found: list[Entry]) -> list[Entry]:
    """Each entry with the marker that the entries around it confirm."""
    offered = [markers_at(entry.text) for entry in found]
    numbers: dict[str, list[tuple[int, int | None]]] = {}
    for i, markers in enumerate(offered):
        for marker in markers:
            numbers.setdefault(marker.style, []).append((i, marker.ordinal))
    last: dict[str, int] = {}
    result: list[Entry] = []
    for i, entry in enumerate(found):
        before = result[-1].text if result else ""
        taken = next(
            (m for m in _preferred(offered[i], last) if _is_confirmed(m, i, entry, before, numbers, last)), None
        )
        lost = 0 if taken is not None else _lost_before(offered[i], result)
        if lost:
            taken = next(m for m in offered[i] if m.ordinal == lost + 1)
            for k in range(lost):
                result[-lost + k] = replace(result[-lost + k], marker=Marker(taken.style, k + 1, 0))
        if taken is not None and taken.ordinal is not None:
            last[taken.style] = taken.ordinal
        result.append(replace(entry, marker=taken))
    return result


def _preferred(markers: list[Marker], last: dict[str, int]) -> list[Marker]:
    """Those first that go on with a list."""
    return sorted(markers, key=lambda m: last.get(m.style) != (m.ordinal or 0) - 1)


def _is_confirmed(
    marker: Marker,
    i: int,
    entry: Entry,
    before: str,
    numbers: dict[str, list[tuple[int, int | None]]],
    last: dict[str, int],
) -> bool:
    others = numbers[marker.style]
    if marker.ordinal is None:
        return marker.style in last if marker.style == "first" else len(others) > 1 or announces(before)
    has_next = any(j > i and n == marker.ordinal + 1 for j, n in others)
    if marker.style == "first":
        if marker.ordinal == 1:
            return has_next and announces(before)
        return 0 < marker.ordinal - last.get("first", marker.ordinal) < 3
    if marker.ordinal == 1:
        is_head = is_heading_like(entry.text[marker.length :].rstrip(": "))
        return has_next or marker.style not in _WEAK or (marker.style == "1." and (announces(before) or is_head))
    known = last.get(marker.style)
    return known is not None and 0 < marker.ordinal - known <= 3


def _lost_before(markers: list[Marker], before: Sequence[Entry]) -> int:
    """How many entries before a point that is not the first belong to its list, their labels lost: 0 or all."""
    for marker in markers:
        lost = (marker.ordinal or 0) - 1
        if not 0 < lost < _MOST_LOST or len(before) < lost:
            continue
        them = before[-lost:]
        if all(e.marker is None and not announces(e.text) for e in them) and any(e.paragraph.blank_after for e in them):
            return lost
    return 0


def _with_lost_labels(found: list[Entry]) -> list[Entry]:
    """Paragraphs between blank lines behind an announcement, or behind points that lost their labels, as points."""
    result: list[Entry] = []
    is_open = False
    for i, entry in enumerate(found):
        if entry.marker is not None:
            is_open = is_open or entry.marker.length == 0
        elif _may_be_point(found, i) and (is_open or _opens(found, i)):
            entry, is_open = replace(entry, marker=Marker("", None, 0)), True
        elif is_open and _is_last_point(result, entry):
            entry = replace(entry, marker=Marker("", None, 0))
        result.append(entry)
    return result


def _may_be_point(found: Sequence[Entry], i: int) -> bool:
    entry = found[i]
    is_followed = i + 1 < len(found) and found[i + 1].marker is not None
    return entry.marker is None and entry.paragraph.blank_after and (not announces(entry.text) or is_followed)


def _opens(found: Sequence[Entry], i: int) -> bool:
    """Whether points begin here: announced without a blank line between, and at least two of them."""
    before = found[i - 1] if i else None
    if before is None or not announces(before.text) or before.paragraph.blank_after:
        return False
    return i + 1 < len(found) and _may_be_point(found, i + 1)


def _is_last_point(before: Sequence[Entry], entry: Entry) -> bool:
    """Whether a paragraph behind a blank line has the run-in heading (`Coal: …`) of the points before it."""
    last = before[-1]
    return (
        entry.paragraph.blank_before
        and last.marker == Marker("", None, 0)
        and bool(_RUN_IN.match(entry.text) and _RUN_IN.match(last.text))
    )


def _with_gaps(found: list[Entry]) -> list[Entry]:
    """Mark what announces a table of which only a blank line is left."""
    joints = [entry.paragraph.blank_after for entry in found[:-1]]
    if not joints or sum(joints) >= _TABLES_AT_MOST * len(joints):
        return found
    return [
        replace(entry, is_announced_gap=True) if _is_gap(entry, after) else entry
        for entry, after in zip(found, [*found[1:], None], strict=True)
    ]


def _is_gap(entry: Entry, after: Entry | None) -> bool:
    if after is None or after.marker is not None or not entry.paragraph.blank_after or not announces(entry.text):
        return False
    sentence = re.split(r"(?<=[.?!]) ", entry.text)[-1]
    return bool(_ANNOUNCES.search(sentence)) or is_heading_like(re.sub(r"\d", "", sentence).rstrip(": "))
