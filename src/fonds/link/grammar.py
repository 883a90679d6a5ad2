"""Archival citations in running text, by the grammar that an archive's register entry gives.

A citation is the archive's name, its levels in order (`f. 0102, op. 10, p. 53, d., 8`) and a locator (`pp. 11-12`).
What is printed unevenly is still read: a comma behind the abbreviation, a capital, a missing space. A number behind the
abbreviation of the file that is a range (`d. 44-113`) names no file; it is kept as the locator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fonds.config import Archive, Level, Registers

_SPACE = r"\s*"
_RANGE = r"\d+(?:ob\.?)?(?:\s*[-–]\s*\d+(?:ob\.?)?)?"
_LOCATOR = rf"(?:(?:pp?|ll?|leaf|leaves|fols?)\.?,?{_SPACE})?{_RANGE}"


@dataclass(frozen=True)
class Citation:
    """One cited unit in a text: where it stands and what it says."""

    start: int
    end: int
    archive: Archive
    levels: tuple[tuple[str, str], ...]
    """Names and values of the levels that are given, from the outside in."""
    locator: tuple[int, int] | None
    """Where the locator stands; None where there is none."""
    is_chained: bool = False
    """Whether the archive's name stands at a citation before."""
    has_range: bool = False
    """Whether a range stands where a file's number is expected."""

    @property
    def is_file(self) -> bool:
        """Whether the citation names a file: what one orders in the reading room."""
        given = {name for name, _ in self.levels}
        return any(level.identifies and level.name in given for level in self.archive.levels)

    @property
    def identifier(self) -> str:
        """The levels in the archive's own form, canonical."""
        return identifier(self.archive, self.levels)


def identifier(archive: Archive, levels: tuple[tuple[str, str], ...]) -> str:
    """The canonical form: `AVPRF, f. 0102, op. 10`, or name and number where there is one level only."""
    siglum = archive.abbreviation or archive.name
    if len(archive.levels) == 1:
        return f"{siglum} {levels[0][1]}"
    printed = {level.name: level.printed[0] if level.printed else "" for level in archive.levels}
    return ", ".join([siglum, *(f"{printed[name]} {value}".strip() for name, value in levels)])


class Grammar:
    """The patterns of all archives of a register."""

    def __init__(self, registers: Registers) -> None:
        self._archives = [_Pattern(archive) for archive in registers.archives if archive.levels]

    def find(self, text: str) -> list[Citation]:
        """All citations in a text, in order, none overlapping another."""
        found = sorted(
            (citation for pattern in self._archives for citation in pattern.find(text)),
            key=lambda citation: (citation.start, -citation.end),
        )
        kept: list[Citation] = []
        for citation in found:
            if not kept or citation.start >= kept[-1].end:
                kept.append(citation)
        return kept


class _Pattern:
    """The compiled grammar of one archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive

    @cached_property
    def _name(self) -> re.Pattern[str]:
        names = "|".join(re.sub(r"(?:\\ |\s)+", r"\\s+", re.escape(name)) for name in self.archive.names)
        behind = rf"(?:\s*\({re.escape(self.archive.abbreviation)}\))?" if self.archive.abbreviation else ""
        return re.compile(rf"(?<!\w)(?:{names}){behind}(?!\w)")

    @cached_property
    def _levels(self) -> re.Pattern[str]:
        parts = [_level(level, i == 0) for i, level in enumerate(self.archive.levels)]
        return re.compile("".join(parts))

    @cached_property
    def _locator(self) -> re.Pattern[str]:
        """What locates inside the file; also a range behind the abbreviation of the file."""
        files = [re.escape(p.rstrip(".")) for level in self.archive.levels if level.identifies for p in level.printed]
        odd = rf"(?:{'|'.join(files)})\.?,?{_SPACE}\d+{_SPACE}[-–]{_SPACE}\d+" if files else r"(?!)"
        one = rf"(?:{odd}|{_LOCATOR})(?!\s*(?:[A-Z][a-z]+|\d)\s)"
        return re.compile(rf"(?P<odd>\s*[,.]?\s*(?={odd}))?[,.]?\s*(?P<all>{one}(?:,\s*{one})*)(?!\w)", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Citation]:
        for match in self._name.finditer(text):
            start, at, chained = match.start(), match.end(), False
            while (citation := self._read(text, start, at, chained)) is not None:
                yield citation
                link = re.compile(r"\s*(?:\[[^\]]*\])?\s*;\s*").match(text, citation.end)
                if link is None:
                    break
                start = at = link.end()
                chained = True

    def _read(self, text: str, start: int, at: int, chained: bool) -> Citation | None:
        """One citation whose levels begin at an offset (behind the name), or None."""
        skip = re.compile(r"(?:\s*,)?\s*").match(text, at)
        levels_at = at if chained or skip is None else skip.end()
        match = self._levels.match(text, levels_at)
        if match is None:
            return None
        levels = tuple(
            (level.name, " ".join(value.split()))
            for level in self.archive.levels
            if (value := match[level.name]) is not None
        )
        locator = self._locator.match(text, match.end())
        return Citation(
            start=start,
            end=locator.end("all") if locator else match.end(),
            archive=self.archive,
            levels=levels,
            locator=locator.span("all") if locator else None,
            is_chained=chained,
            has_range=bool(locator and locator["odd"] is not None),
        )


def _level(level: Level, is_first: bool) -> str:
    """The pattern of one level: separator, abbreviation, number."""
    separator = "" if is_first else r"\s*,?\s*"
    printed = "|".join(re.escape(p.rstrip(".")) for p in level.printed)
    before = rf"(?:{printed})\.?,?\s*" if printed else ""
    if level.pattern != Level.pattern and printed:
        before = f"(?:{before})?"  # a number with a form of its own needs no abbreviation
    number = re.sub(r" \?", r"\\s?", level.pattern)
    whole = rf"{separator}(?i:{before})(?P<{level.name}>{number})(?![\w-])(?!\s*[-–]\s*\d)"
    return f"(?:{whole})?" if level.optional else whole
