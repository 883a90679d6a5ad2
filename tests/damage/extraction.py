"""What a program gives back for the printed pages: a text with its damage, and the truth about it."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import Any

from damage.levels import Layout, Level
from damage.printing import Footnote, Line, Page
from damage.sources import Block, Note, Part
from damage.truth import Truth
from damage.typescript import Typescript

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class Paper:
    """What stands on the title page and in the running headers."""

    title: str
    author: str
    series: str


def weather(parts: list[Part], level: Level, rng: random.Random) -> list[Part]:
    """The parts with the damage that touches letters: dashes that came out as stops, source lines with letters lost."""
    return [replace(part, blocks=tuple(_weather(block, level, rng) for block in part.blocks)) for part in parts]


def _weather(block: Block, level: Level, rng: random.Random) -> Block:
    text = "".join("." if c == "—" and rng.random() < level.dashes else c for c in block.text)
    if block.kind == "source" and rng.random() < level.sources:
        text = text[0] + "".join(_lose(c, level, rng) for c in text[1:-1]) + text[-1]
    return replace(block, text=text)


def _lose(character: str, level: Level, rng: random.Random) -> str:
    if character.isalnum() and rng.random() < level.letters:
        return rng.choice(("", " "))
    return character


class Extraction:
    """Writes the text of the pages and keeps account of it."""

    def __init__(self, paper: Paper, parts: list[Part], level: Level, layout: Layout, rng: random.Random) -> None:
        self.paper, self.parts, self.level, self.layout, self.rng = paper, parts, level, layout, rng
        self.script = Typescript("\r\n" if layout.carriage_returns else "\n", level.words, rng)
        self.truth = Truth(level, parts)
        self.glue = False

    def read(self, pages: list[Page]) -> tuple[str, dict[str, Any]]:
        """The text and its truth."""
        self.truth.number(pages, self.level.words, self.rng)
        for n, page in enumerate(pages, start=1):
            self._page(n, page, pages[n].lines[0] if n < len(pages) else None)
        return self.truth.finish(self.script, self.paper.title, self.paper.author, self.paper.series)

    def _page(self, n: int, page: Page, following: Line | None) -> None:
        script = self.script
        start = script.here
        if n == 1:
            script.line(self.paper.title)
            script.line(self.paper.author)
        elif self.layout.form_feeds:
            script.put("\f")
        if self.layout.headers_open:
            self._header(n)
        for line, after in zip(page.lines, [*page.lines[1:], None], strict=True):
            self._line(line, after, page_ends=after is None)
        body_end = script.here
        for k, footnote in enumerate(page.notes):
            self._note(footnote, n, page.notes[k - 1] if k else None)
        script.end_line()
        if not self.layout.headers_open:
            self._header(n)
        self.truth.page(n, start, body_end, script.here, page)

    def _header(self, n: int) -> None:
        if self.rng.random() < self.level.headers:
            number = f" {n}" if self.level.page_numbers and not self.layout.page_number_lines else ""
            self._header_line(f"{self.paper.author if n % 2 else self.paper.title} {self.paper.series}{number}", n)
        if self.layout.page_number_lines:
            self._header_line(str(n), n)

    def _header_line(self, text: str, n: int) -> None:
        start = self.script.line(text)
        self.truth.headers.append({"span": [start, start + len(text)], "text": text, "page": n})

    def _line(self, line: Line, after: Line | None, page_ends: bool) -> None:
        part, block = self.parts[line.part], self.parts[line.part].blocks[line.block]
        if line.start == 0:
            self._open(line, part)
        last = line.end >= len(block.text.rstrip())
        self._text(line, block)
        if block.kind in ("title", "source"):
            self.script.keep()
        called = _called(block, line)
        if line.start == 0 or last:
            self._facts(line, block, last)
        if last and not page_ends and self._runs_on(after):
            return
        if last or page_ends or line.divided or self.layout.lines == "printed":
            self.script.put("-" if line.divided else "")
            self.script.end_line()
        else:
            assert after is not None
            self._join(bool(called), bool(_called(block, after)))

    def _runs_on(self, after: Line | None) -> bool:
        """Whether the next turn of speech begins on this line."""
        turn = after is not None and after.start == 0 and self.parts[after.part].blocks[after.block].speaker
        return bool(turn) and self.rng.random() < self.level.turns

    def _join(self, called: bool, calls: bool) -> None:
        """Go on after a printed line inside a paragraph: on the same line, or, near a marker, often on a new one."""
        breaks = (called and self.rng.random() < self.level.after) or (calls and self.rng.random() < self.level.before)
        if breaks:
            self.script.end_line()
        elif not self.glue:
            self.script.put(" ")

    def _open(self, line: Line, part: Part) -> None:
        if line.block == 0 and part.owner != "essay":
            separated = self.rng.random() < self.level.separators
            if separated:
                self.script.end_line()
                for text in ("", "* * *", ""):
                    self.script.line(text)
            self.truth.begin(part, self.script.here, separated)

    def _facts(self, line: Line, block: Block, last: bool) -> None:
        if last and block.kind in ("title", "source"):
            self.truth.heading(block, self.script.here)
        if line.start == 0 and block.speaker:
            self.truth.turn(block.speaker, self.script.start_of(block.text[: line.end]))

    def _text(self, line: Line, block: Block) -> None:
        at = line.start
        self.glue = False
        for mark, note in _called(block, line):
            self._piece(block.text[at:mark])
            self._mark(note, block.text[mark:])
            at = mark
        self._piece(block.text[at : line.end])

    def _piece(self, text: str) -> None:
        if self.glue and text:
            text = text.removeprefix(" ")
            self.glue = False
        self.script.put(text)

    def _mark(self, note: Note, rest: str) -> None:
        ends = not any(c.isalnum() for c in rest)
        self.truth.mark(note, self.script.anchor(), ends)
        number = self.truth.numbers.get(note.id)
        if self.level.numbers:
            self.script.put(self._number(number) if number else "")
        elif ends:
            if rest.strip():
                self.script.end_line()
        else:
            self._trace()

    def _trace(self) -> None:
        chance = self.rng.random()
        if chance < self.level.glued:
            self.glue = True
        elif chance < self.level.glued + self.level.line_ends:
            self.script.end_line()
            self.glue = True

    def _number(self, number: int) -> str:
        return str(number).translate(SUPERSCRIPTS) if self.layout.superscripts else str(number)

    def _note(self, footnote: Footnote, page: int, before: Footnote | None) -> None:
        number = self.truth.numbers.get(footnote.note.id)
        if number is None:
            return
        if before is not None and not before.carried and self.rng.random() < self.level.joined:
            self.script.put(" ")
        else:
            self.script.end_line()
        if self.level.numbers and not footnote.carried:
            self.script.put(f"{self._number(number)} ")
        start = self.script.here
        self._note_lines(footnote)
        self.truth.note(footnote, page, start, self.script.here)

    def _note_lines(self, footnote: Footnote) -> None:
        breaks = self.layout.lines == "printed"
        first = len(footnote.lines) > 1 and self.rng.random() < self.level.wrapped
        for k, (start, end, divided) in enumerate(footnote.lines):
            if k and (breaks or (first and k == 1)):
                self.script.end_line()
            elif k:
                self.script.put(" ")
            self.script.put(footnote.note.text[start:end] + ("-" if divided else ""))
            self.script.keep()


def _called(block: Block, line: Line) -> list[tuple[int, Note]]:
    return [(at, note) for at, note in block.marks if line.start < at <= line.end]
