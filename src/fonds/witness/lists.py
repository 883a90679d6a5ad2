"""Entries to blocks: points as lists inside lists, with the paragraphs that belong to each point.

A paragraph between two points belongs to the point whose list goes on behind it; behind a point that is a heading
(`(2) On Trade`) all that follows belongs to it, until the next point of its list or of one around it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .entries import Entry, announces, entries
from .flow import Paragraph, mark
from .model import Block
from .points import Marker
from .shapes import is_heading_like

_AHEAD = 60
"""So many entries ahead the next point of an open list is looked for."""
_OUTSIDE = re.compile(
    r"(?:Note|N\.\s?B\.)\s*:|The (?:above|foregoing|preceding)\b|\[?We\]? (?:request|hope|ask) that\b"
    r"|(?:Concluded|Done|Signed|Made) (?:on|at|in) |In (?:witness|faith|testimony) whereof\b"
)
"""Beginnings of what speaks of the whole and belongs to no point."""


@dataclass
class _Item:
    entry: Entry
    children: list[Block | _List] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        length = self.entry.marker.length if self.entry.marker else 0
        words = self.entry.text[length:].strip()
        if self.entry.marker is None or self.entry.marker.ordinal is None or len(words) > 90 or words[:1].islower():
            return False
        bare = words.rstrip(":")
        is_short = len(words.split()) <= 4
        return is_short or is_heading_like(bare)


@dataclass
class _List:
    style: str
    items: list[_Item] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of its last point; a point whose label is lost counts on."""
        marker = self.items[-1].entry.marker
        return marker.ordinal if marker and marker.ordinal is not None else len(self.items)


def list_blocks(paragraphs: Sequence[Paragraph]) -> list[Block]:
    """The blocks of a run of paragraphs without speeches."""
    found = entries(paragraphs)
    builder = _Builder(found)
    for i, entry in enumerate(found):
        builder.take(i, entry)
    return [_finished(block) for block in builder.top]


class _Builder:
    def __init__(self, found: Sequence[Entry]) -> None:
        self._entries = found
        self.top: list[Block | _List] = []
        self._open: list[_List] = []
        """The lists that are open, the outermost first; the last item of each is open."""

    def take(self, i: int, entry: Entry) -> None:
        if entry.marker is not None:
            self._point(entry, entry.marker)
        else:
            self._close_to_owner(i, entry)
            self._holder().append(Block("paragraph", entry.paragraph.runs))
        if entry.is_announced_gap:
            self._holder().append(Block("gap", what="table"))

    def _holder(self) -> list[Block | _List]:
        return self._open[-1].items[-1].children if self._open else self.top

    def _point(self, entry: Entry, marker: Marker) -> None:
        depth = self._list_of(marker)
        if depth is None:
            self._close_for_new(marker)
            new = _List(marker.style)
            self._holder().append(new)
            self._open.append(new)
        else:
            del self._open[depth + 1 :]
        self._open[-1].items.append(_Item(entry))

    def _list_of(self, marker: Marker) -> int | None:
        """Which open list a point goes on with; None where it opens one."""
        if marker.length == 0 and not marker.style:
            return self._list_of_lost()
        for depth in range(len(self._open) - 1, -1, -1):
            one = self._open[depth]
            if one.style == marker.style and (marker.ordinal is None or marker.ordinal > one.last):
                return depth
        return None

    def _list_of_lost(self) -> int | None:
        """Of a point without a label: the list that was announced and has one point, else one that lost labels too."""
        depths = range(len(self._open) - 1, -1, -1)
        if self._is_waiting():
            return len(self._open) - 1
        begun = next((depth for depth in depths if _has_no_label(self._open[depth].items[0])), None)
        return (
            begun
            if begun is not None
            else next((d for d in depths if any(map(_has_no_label, self._open[d].items))), None)
        )

    def _is_waiting(self) -> bool:
        """Whether the innermost list was announced by the point around it and has one point so far."""
        if len(self._open) < 2 or len(self._open[-1].items) > 1:
            return False
        return announces(self._open[-2].items[-1].entry.text)

    def _close_for_new(self, marker: Marker) -> None:
        """Points opened by a sign hold no numbered points: these stand beside them."""
        while self._open and marker.ordinal is not None and self._is_bullets(self._open[-1]):
            self._open.pop()

    @staticmethod
    def _is_bullets(one: _List) -> bool:
        marker = one.items[-1].entry.marker
        return marker is not None and marker.ordinal is None and marker.length > 0

    def _close_to_owner(self, i: int, entry: Entry) -> None:
        """Close the lists to which a paragraph does not belong."""
        if _OUTSIDE.match(entry.text):
            self._open.clear()
        while self._open and not (self._open[-1].items[-1].is_heading or self._goes_on(i)):
            self._open.pop()

    def _goes_on(self, i: int) -> bool:
        """Whether the next point behind an entry that belongs to an open list belongs to the innermost one."""
        for entry in self._entries[i + 1 : i + 1 + _AHEAD]:
            if entry.marker is not None and (depth := self._list_of(entry.marker)) is not None:
                return depth == len(self._open) - 1
        return False


def _has_no_label(item: _Item) -> bool:
    return item.entry.marker is None or item.entry.marker.length == 0


def _finished(block: Block | _List) -> Block:
    if isinstance(block, Block):
        return block
    return Block("list", children=tuple(_item(item) for item in block.items))


def _item(item: _Item) -> Block:
    runs = item.entry.paragraph.runs
    length = item.entry.marker.length if item.entry.marker else 0
    if length:
        runs = (*mark(runs[0], [(0, length, "label", "")]), *runs[1:])
    return Block("item", runs, tuple(_finished(child) for child in item.children))
