"""Archival citations in running text, by the grammar that an archive's register entry gives.

A citation is the archive's name, its levels in order and a locator: `NA, f. 0102, op. 10, d. 8, pp. 11-12`. Behind a
semicolon the next one may leave the name out, and of the levels those that stay the same. A number behind the
abbreviation of the file that is a range (`d. 44-113`) names no file; it is kept as the locator.

A false link is worse than a missing one: what does not follow the grammar stays text, and `unread` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fonds.config import Archive, Registers

from .levels import LevelReader, Levels
from .locators import Located, LocatorReader
from .names import Named, Names, behind_places

_CHAIN = re.compile(r"\s*(?:\[[^\]]{0,60}\])?\s*(?:;(?:\s*and\b)?|,?\s*and\b)\s*")
_BEHIND_NAME = re.compile(r"(?:\s*,)?\s*")
_DIGITS_NEAR = re.compile(r"[^;”]{0,10}?\d")
SURE, CHAINED, UNNAMED, DOUBTFUL = 0.95, 0.9, 0.8, 0.6
"""Certainty of a citation by its archive's grammar; of one that goes on from another; of one whose archive is named
elsewhere in the note only; and of one with a range where a number belongs."""


@dataclass(frozen=True)
class Citation:
    """One cited unit in a text: where it stands and what it says."""

    start: int
    end: int
    archive: Archive
    levels: Levels
    """From the outside in; none for an archive that is cited without numbers."""
    locator: tuple[int, int] | None = None
    """Where the locator stands; None where there is none."""
    unit: str = ""
    """What the locator counts."""
    certainty: float = SURE

    @property
    def has_range(self) -> bool:
        """Whether a range stands where a file's number is expected."""
        return self.unit == "range"

    @property
    def is_file(self) -> bool:
        """Whether the citation names a file: what one orders in the reading room."""
        given = {name for name, _ in self.levels}
        return any(level.identifies and level.name in given for level in self.archive.levels)

    @property
    def identifier(self) -> str:
        """The levels in the archive's own form, canonical."""
        return identifier(self.archive, self.levels)


@dataclass(frozen=True)
class Unread:
    """An archive that is named and a number behind it, and no citation that could be read."""

    start: int
    end: int
    archive: Archive


def identifier(archive: Archive, levels: Levels) -> str:
    """The canonical form: `NA, f. 0102, op. 10`, or name and number where there is one level only."""
    siglum = archive.abbreviation or archive.name
    if not levels:
        return siglum
    if len(archive.levels) == 1:
        return f"{siglum} {levels[0][1]}"
    forms = {level.name: level for level in archive.levels}
    return ", ".join([siglum, *(forms[name].written(value) for name, value in levels)])


def _white_space_behind(text: str, at: int) -> int:
    """Where white space that stands at an offset ends."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


class _Reader:
    """The two readers of one archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.levels = LevelReader(archive)
        self.locators = LocatorReader(archive)


class Grammar:
    """The grammars of all archives of a register."""

    def __init__(self, registers: Registers) -> None:
        self._names = Names(registers.archives)
        self._readers = {archive.key: _Reader(archive) for archive in registers.archives}

    def find(self, text: str) -> list[Citation]:
        """All citations in a text, in order, none overlapping another."""
        return [item for item in self.read(text) if isinstance(item, Citation)]

    def read(self, text: str) -> list[Citation | Unread]:
        """All citations in a text, and the places where an archive is named and its number could not be read."""
        found: list[Citation | Unread] = []
        names = list(self._names.find(text))
        for i, named in enumerate(names):
            if found and named.start < found[-1].end:
                continue
            until = names[i + 1].start if i + 1 < len(names) else len(text)
            found += self._behind(text, named, until)
        return found

    def go_on(self, text: str, at: int, before: Citation) -> Citation:
        """The unit that is cited by words which only say what is other than in a citation before: `Ibid, d. 44`.

        `at` is where these words end; the citation given back begins there. What stands there and is neither level nor
        locator is left alone.
        """
        reader = self._readers[before.archive.key]
        skipped = re.compile(r"\s*[.,:]*\s*").match(text, at)
        begin = skipped.end() if skipped else at
        read = reader.levels.read(text, begin, before.levels) if before.levels else None
        levels, end = read if read else (before.levels, at)
        return self._located(text, at, end, reader, levels, CHAINED)

    def _behind(self, text: str, named: Named, until: int) -> Iterator[Citation | Unread]:
        """The citations that an archive's name is in force for: up to the next name."""
        reader = self._readers[named.archive.key]
        if not named.archive.levels:
            yield Citation(named.start, named.end, named.archive, ())
            return
        last = self._first(text, named, reader)
        if last is None:
            if _DIGITS_NEAR.match(text[named.end : until]):
                yield Unread(named.start, named.end, named.archive)
            return
        yield last
        at = last.end
        while following := self._next(text, at, until, reader, last):
            yield following
            last, at = following, following.end

    def _first(self, text: str, named: Named, reader: _Reader) -> Citation | None:
        """The citation that a name opens: its levels follow directly, or behind the place of the archive."""
        for end in (named.end, *behind_places(text, named.end)):
            skip = _BEHIND_NAME.match(text, end)
            found = self._one(text, named.start, skip.end(), reader, (), SURE) if skip else None
            if found is not None:
                return found
        return None

    def _next(self, text: str, at: int, until: int, reader: _Reader, last: Citation) -> Citation | None:
        """The next citation of the same archive: directly behind the last one, at the beginning of a later part of the
        note, or by the form of its number.
        """
        link = _CHAIN.match(text, at)
        if link and link.end() < until:
            chained = self._one(text, link.end(), link.end(), reader, last.levels, CHAINED)
            chained = chained or self._one_more(text, link, reader, last)
            if chained is not None:
                return chained
        stop = text.find(";", at, until)
        if stop >= 0 and reader.archive.levels[0].has_own_form:
            begin = _white_space_behind(text, stop + 1)
            later = self._one(text, begin, begin, reader, (), UNNAMED)
            if later is not None and later.end <= until:
                return later
        alone = reader.levels.standing_alone
        match = alone.search(text, at, until) if alone else None
        return self._one(text, match.start(), match.start(), reader, (), UNNAMED) if match else None

    def _one_more(self, text: str, link: re.Match[str], reader: _Reader, last: Citation) -> Citation | None:
        """A further number on the last level: `dd. 1262 and 1263`."""
        is_last = last.levels and last.levels[-1][0] == reader.archive.levels[-1].name and last.locator is None
        more = reader.levels.one_more if is_last and link[0].strip().endswith("and") else None
        match = more.match(text, link.end()) if more else None
        if match is None:
            return None
        levels = (*last.levels[:-1], (last.levels[-1][0], match["number"]))
        return self._located(text, link.end(), match.end(), reader, levels, CHAINED)

    def _one(
        self, text: str, start: int, at: int, reader: _Reader, before: Levels, certainty: float
    ) -> Citation | None:
        """One citation whose levels begin at an offset, or None."""
        read = reader.levels.read(text, at, before)
        return self._located(text, start, read[1], reader, read[0], certainty) if read else None

    @staticmethod
    def _located(text: str, start: int, end: int, reader: _Reader, levels: Levels, certainty: float) -> Citation:
        located: Located | None = reader.locators.read(text, end)
        if located is None:
            return Citation(start, end, reader.archive, levels, certainty=certainty)
        if located.unit == "range":
            certainty = DOUBTFUL
        span = (located.start, located.end)
        return Citation(start, located.end, reader.archive, levels, span, located.unit, certainty)
