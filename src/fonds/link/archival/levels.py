"""The levels of an identifier, read at a place in a text: `f. 0102, op. 10, p. 53, d., 8`, `12. box, 25/j`.

What is printed unevenly is still read: a comma behind the abbreviation, a capital, a missing space, a missing stop.
The levels come from the outside in. A citation that goes on from another may begin at any of them: what stands above is
taken from the citation before (`d. 411` behind `f. 5, op. 28, d. 410`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from fonds.config import Archive, Level

Levels = tuple[tuple[str, str], ...]
"""Names and values of the levels that are given, from the outside in."""
_BETWEEN = r"\s*[,/]?\s*"
"""What stands between two levels."""
NO_RANGE = r"(?![\w-])(?!\s*[-–]\s*\d)"
"""A number that begins a range names no unit: leaves stand there in the place of a file."""


class LevelReader:
    """Reads the levels of one archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._first = [_compiled(level, "") for level in archive.levels]
        self._next = [_compiled(level, _BETWEEN) for level in archive.levels]

    def read(self, text: str, at: int, before: Levels = ()) -> tuple[Levels, int] | None:
        """The levels at an offset and where they end; None where there are none, or one that is needed is missing.

        `before` are the levels of the citation that this one may go on from.
        """
        found: list[tuple[str, str]] = []
        end = at
        for i, level in enumerate(self.archive.levels):
            match = (self._next if found else self._first)[i].match(text, end)
            if match is not None and (found or not before or i == 0 or _is_marked(level)):
                above = _above(self.archive.levels, i, before) if not found else []
                if above is None:
                    return None
                found = [*above, *found, (level.name, " ".join(match["number"].split()))]
                end = match.end()
            elif not level.optional and not (before and not found):
                return None
        return (tuple(found), end) if found and end > at else None

    @cached_property
    def standing_alone(self) -> re.Pattern[str] | None:
        """Where levels may begin without the archive's name: a printed abbreviation and a number of a form of its own,
        or an abbreviation that is no mere letter (`RG`). None for an archive whose numbers might be any others.
        """
        level = self.archive.levels[0] if self.archive.levels else None
        if level is None:
            return None
        told = [p for p in level.printed if level.has_own_form or re.match(r"[A-Z]{2}|[A-Z]\w+ [A-Z]", p)]
        case = "i" if level.has_own_form else ""
        return re.compile(rf"(?<!\w)(?{case}:{_abbreviations(told)})\s*{_number(level)}{NO_RANGE}") if told else None

    @cached_property
    def one_more(self) -> re.Pattern[str] | None:
        """A bare number behind *and*, on the last level of a citation: `dd. 1262 and 1263`."""
        level = self.archive.levels[-1] if self.archive.levels else None
        return re.compile(rf"(?P<number>{_number(level)}){NO_RANGE}(?=\s*(?:[;.,)]|\Z))") if level else None


def _is_marked(level: Level) -> bool:
    """Whether a number of this level can be told from any other."""
    return bool(level.printed or level.behind or level.has_own_form)


def _above(levels: Sequence[Level], position: int, before: Levels) -> list[tuple[str, str]] | None:
    """The levels above the one at a position, from the citation before; None where that one lacks a needed one."""
    known = dict(before)
    above = [(level.name, known[level.name]) for level in levels[:position] if level.name in known]
    lacking = [level for level in levels[:position] if not level.optional and level.name not in known]
    return None if lacking else above


def _compiled(level: Level, separator: str) -> re.Pattern[str]:
    """The pattern of a level. A number with a form of its own needs no abbreviation."""
    maybe = "?" if level.has_own_form else ""
    before = rf"(?:(?i:{_abbreviations(level.printed)}),?\s*){maybe}" if level.printed else ""
    behind = rf"(?:\.?\s*(?i:{_abbreviations(level.behind)})(?!\w)){maybe}" if level.behind else ""
    return re.compile(f"{separator}{before}(?P<number>{_number(level)}){NO_RANGE}{behind}")


def _abbreviations(printed: Sequence[str]) -> str:
    """Any of some abbreviations, with or without its stops and the spaces in it."""
    longest = sorted({p.rstrip(".") for p in printed}, key=lambda p: (-len(p), p))
    return rf"(?:{'|'.join(map(_loosely, longest))})\.?"


def _loosely(abbreviation: str) -> str:
    return r"\s*".join(re.escape(word).replace(r"\.", r"\.?") for word in abbreviation.split())


def _number(level: Level) -> str:
    """The pattern of a number; a space in it that may be missing may also be a line's end."""
    spaced = level.pattern.replace(" ?", r"\s?")
    return f"(?:{spaced})"
