"""The setting of pages: which printed lines, and which lines of notes, stand on which page."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field

from damage.levels import Layout
from damage.sources import Block, Note, Part


@dataclass(frozen=True)
class Line:
    """A printed line: a piece of a block."""

    part: int
    block: int
    start: int
    end: int
    divided: bool = False
    """Whether a word goes on in the next line, after a hyphen."""


@dataclass(frozen=True)
class Footnote:
    """A note, or the piece of it that stands on a page, in printed lines."""

    note: Note
    owner: str
    lines: tuple[tuple[int, int, bool], ...]
    carried: bool = False
    """Whether it goes on from the page before."""


@dataclass
class Page:
    """A printed page."""

    lines: list[Line] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)


def wrap(text: str, width: int, divide: float, rng: random.Random) -> list[tuple[int, int, bool]]:
    """Where the lines begin and end, and whether a word is divided there."""
    lines, start, end, at = [], 0, 0, 0
    for word in text.split(" "):
        stop = at + len(word)
        if stop - start > width and end > start:
            room = width - (at - start) - 1
            if (
                divide
                and room >= 3
                and len(word) >= 7
                and word.isalpha()
                and len(word) - room >= 3
                and rng.random() < divide
            ):
                lines.append((start, at + room, True))
                start = at + room
            else:
                lines.append((start, end, False))
                start = at
        end, at = stop, stop + 1
    return [*lines, (start, len(text), False)]


def set_pages(parts: list[Part], layout: Layout, rng: random.Random) -> list[Page]:
    """The pages of the whole paper, the essay by a count of lines, documents by the pages of their source."""
    press = _Press(layout, rng)
    for p, part in enumerate(parts):
        if part.paged and (p == 0 or not parts[p - 1].paged):
            press.turn()
        for b, block in enumerate(part.blocks):
            press.set(p, b, block, part)
    press.turn()
    return press.pages


class _Press:
    def __init__(self, layout: Layout, rng: random.Random) -> None:
        self.layout, self.rng = layout, rng
        self.pages: list[Page] = []
        self.page = Page()

    def turn(self) -> None:
        if not self.page.lines:
            return
        carried = self._carry()
        self.pages.append(self.page)
        self.page = Page(notes=[carried] if carried else [])

    def _carry(self) -> Footnote | None:
        """What of a long last note goes over to the next page, because this one is full."""
        notes = self.page.notes
        if not notes or notes[-1].carried or len(notes[-1].lines) < 2:
            return None
        over = len(self.page.lines) + sum(len(n.lines) for n in notes) - self.layout.page
        last = notes[-1]
        if (over < 1 and self.rng.random() > 0.01) or self.rng.random() < 0.5:
            return None
        keep = self.rng.randint(max(1, len(last.lines) - max(over, 1)), len(last.lines) - 1)
        notes[-1] = Footnote(last.note, last.owner, last.lines[:keep])
        return Footnote(last.note, last.owner, last.lines[keep:], carried=True)

    def set(self, p: int, b: int, block: Block, part: Part) -> None:
        for k, (start, end) in enumerate(_stretches(block)):
            if k or start in block.pages:
                self.turn()
            for first, last, divided in wrap(block.text[start:end].rstrip(), self.layout.width, self._divide, self.rng):
                self._line(Line(p, b, start + first, start + last, divided), block, part)

    @property
    def _divide(self) -> float:
        return self.layout.hyphens if self.layout.lines == "printed" else 0.0

    def _line(self, line: Line, block: Block, part: Part) -> None:
        called = [note for at, note in block.marks if line.start < at <= line.end]
        new = [
            Footnote(n, part.owner, tuple(wrap(n.text, self.layout.note_width, self._divide, self.rng))) for n in called
        ]
        own = [n for n in self.page.notes if not n.carried]
        taken = len(self.page.lines) + sum(len(n.lines) for n in own)
        if not part.paged and self.page.lines and taken + 1 > self.layout.page:
            self.turn()
        self.page.lines.append(line)
        self.page.notes.extend(new)


def _stretches(block: Block) -> list[tuple[int, int]]:
    cuts = sorted({0, *(p for p in block.pages if 0 < p < len(block.text)), len(block.text)})
    return list(itertools.pairwise(cuts))
