"""Findings: what a person must learn about the content. They leave the stages sideways, never as exceptions.

A finding has a permanent code (see `catalogue`), a place, the words as they stand there, one fact and one hint.
All findings of a run are collected and shown together, sorted by place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .catalogue import CATALOGUE, Level
from .source import Place


@dataclass(frozen=True, order=True)
class Finding:
    """One thing to know about the content."""

    place: Place
    code: str
    words: str
    """The words as they stand at the place; "" where the fault is an absence."""
    fact: str
    """One sentence: what is the case."""
    hint: str = ""
    """One sentence: what to do about it."""

    @property
    def level(self) -> Level:
        """`error` fails the build, `warning` does so with --strict, `notice` never does."""
        return CATALOGUE[self.code].level

    def __str__(self) -> str:
        words = f" “{shorten(self.words)}”" if self.words else ""
        hint = f"\n      hint: {self.hint}" if self.hint else ""
        return f"{self.place}: {self.level} {self.code}:{words} {self.fact}{hint}"


class Findings:
    """A collector that stages are handed; it refuses codes that the catalogue does not know."""

    def __init__(self) -> None:
        self._all: list[Finding] = []

    def add(self, code: str, place: Place, fact: str, *, words: str = "", hint: str = "") -> None:
        """Record one finding. A code that is not in the catalogue is a defect of the program (KeyError)."""
        CATALOGUE[code]
        self._all.append(Finding(place, code, words, fact, hint))

    def extend(self, findings: Iterable[Finding]) -> None:
        """Take over findings that were made elsewhere."""
        self._all.extend(findings)

    def __iter__(self) -> Iterator[Finding]:
        """All findings once each, sorted by place and code."""
        return iter(sorted(set(self._all)))

    def __len__(self) -> int:
        return len(set(self._all))

    def at_level(self, level: Level) -> list[Finding]:
        """The findings of one level, sorted by place."""
        return [f for f in self if f.level == level]


def shorten(words: str, limit: int = 80) -> str:
    """Words for one line of a report: white space single, at most `limit` characters."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
