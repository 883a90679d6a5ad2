"""A text that is written from left to right, and whose lines may be lost once they are written."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass
class Anchor:
    """A place in the text, known for good when its line has ended."""

    at: int


class Typescript:
    """The text so far, whole lines and the line that is being written."""

    def __init__(self, line_end: str, words: float, rng: random.Random) -> None:
        self.line_end, self.words, self.rng = line_end, words, rng
        self.done: list[str] = []
        self.length = 0
        self.current = ""
        self.kept = False
        self.anchors: list[Anchor] = []

    @property
    def here(self) -> int:
        """The place at which writing goes on."""
        return self.length + len(self.current)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self.done) + self.current

    def put(self, text: str) -> None:
        """Write on."""
        self.current += text

    def anchor(self) -> Anchor:
        """The place of a marker."""
        self.anchors.append(Anchor(self.here))
        return self.anchors[-1]

    def start_of(self, text: str) -> int:
        """Where a text began that was just written on this line."""
        return self.length + self.current.rindex(text[:20])

    def keep(self) -> None:
        """This line is not lost, whatever it holds."""
        self.kept = True

    def line(self, text: str) -> int:
        """Write a line of its own and say where it began."""
        self.end_line()
        start = self.here
        self.current += text
        self.kept = True
        self._flush()
        return start

    def end_line(self) -> None:
        """End the line, if there is one. A line of a single word may be lost, and its markers stand before it then."""
        if not self.current.strip("\f"):
            return
        word = len(self.current.split()) == 1 and sum(c.isalpha() for c in self.current) > 1
        if word and not self.kept and self.rng.random() < self.words:
            self.current = ""
            for anchor in self.anchors:
                anchor.at = max(0, self.length - len(self.line_end))
            self.anchors = []
            return
        self._flush()

    def _flush(self) -> None:
        self.done.append(self.current + self.line_end)
        self.length += len(self.done[-1])
        self.current, self.anchors, self.kept = "", [], False
