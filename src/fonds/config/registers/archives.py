"""archives.yaml: archives, their names as they are printed, and the grammar of their identifiers. It is data, not code:
a new archive is added there alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from re import _parser  # type: ignore[attr-defined]  # the only reader of patterns that is no second one
from typing import Any

from fonds.config.yaml_source import Source
from fonds.findings import Findings


@dataclass(frozen=True)
class Level:
    """One level of an archive's identifiers, such as fond or file."""

    name: str
    printed: tuple[str, ...] = ()
    """Abbreviations before the number, such as `f.`; none where the number stands alone."""
    pattern: str = r"\d+[a-z]?"
    """Regular expression of the number itself, without groups."""
    optional: bool = False
    """Whether citations may leave the level out."""
    identifies: bool = False
    """Whether this level is the file: what one orders in the reading room."""
    behind: tuple[str, ...] = ()
    """Abbreviations or words behind the number, such as `box` in `12. box`."""

    @property
    def has_own_form(self) -> bool:
        """Whether its number is told by its own form, so that its abbreviation may be left out."""
        return self.pattern != Level.pattern

    def written(self, value: str) -> str:
        """A value of this level in the archive's own form: `f. 0102`, `12. box`."""
        if self.printed:
            return f"{self.printed[0]} {value}"
        return f"{value}. {self.behind[0]}" if self.behind else value


@dataclass(frozen=True)
class Locator:
    """What locates inside a file and identifies nothing: leaves, pages, frames."""

    name: str
    printed: tuple[str, ...] = ()
    """Abbreviations before the number; a number without any counts as the first locator of the archive."""


LOCATORS = (
    Locator("page", ("pp.", "p.")),
    Locator("leaf", ("ll.", "l.", "leaves", "leaf", "fols.", "fol.")),
)
"""What locates in the files of an archive whose entry says nothing else."""


@dataclass(frozen=True)
class Archive:
    """An archive, its names as they are printed, and how its identifiers are built."""

    key: str
    name: str
    abbreviation: str | None = None
    """The printed abbreviation; identifiers are written with it, else with the name."""
    variants: tuple[str, ...] = ()
    place: str | None = None
    country: str | None = None
    note: str | None = None
    levels: tuple[Level, ...] = ()
    locators: tuple[Locator, ...] = LOCATORS
    formerly: str | None = None
    """Key of the archive that this one goes on with, under another name or in another house."""
    website: str | None = None
    link: str | None = None
    """Address of a file's description elsewhere, with `{level}` for the value of each level that it needs."""
    isil: str | None = None
    viaf: str | None = None
    wikidata: str | None = None
    """Identifiers elsewhere; only verified ones are given."""

    @property
    def names(self) -> tuple[str, ...]:
        """All printed names, the longest first, so that a short one never hides a long one."""
        names = {self.name, *self.variants, *([self.abbreviation] if self.abbreviation else [])}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))


_TEXTS = (
    "abbreviation", "place", "country", "note", "formerly", "website", "link", "isil", "viaf", "wikidata",
)  # fmt: skip


def names_of_archive(entry: dict[str, Any]) -> Iterable[str]:
    """The names that an entry claims for itself alone."""
    return [entry["name"], entry.get("abbreviation", entry["key"]), *entry.get("variants", ())]


def make_archive(entry: dict[str, Any]) -> Archive:
    """An entry of archives.yaml."""
    levels = tuple(
        Level(
            name=level["name"],
            printed=tuple(level.get("printed", ())),
            behind=tuple(level.get("behind", ())),
            pattern=level.get("pattern", Level.pattern),
            optional=level.get("optional", False),
            identifies=level.get("identifies", False),
        )
        for level in entry["levels"]
    )
    locators = tuple(Locator(one["name"], tuple(one.get("printed", ()))) for one in entry.get("locators", ()))
    return Archive(
        key=entry["key"],
        name=entry["name"],
        variants=tuple(entry.get("variants", ())),
        levels=levels,
        locators=locators or LOCATORS,
        **{name: entry.get(name) for name in _TEXTS},
    )


def check_archive(entry: dict[str, Any], position: int, source: Source, findings: Findings) -> None:
    """What a schema cannot say: patterns are regular expressions without groups, a link names levels that there are."""
    for step, level in enumerate(entry["levels"]):
        try:
            groups = re.compile(level.get("pattern", "")).groups
        except re.error as error:
            fact, groups = f"This is no regular expression: {error}.", 0
        else:
            fact = "A pattern must not have groups; write (?:…)." if groups else ""
            if not fact and _runs_away(level.get("pattern", "")):
                fact = "A repetition of nothing but a repetition, such as (?:[a-z]+)*, may never come to an end."
        if fact:
            place = source.place((position, "levels", step, "pattern"))
            findings.add("C-005", place, fact, words=level["pattern"])
    known = {level["name"] for level in entry["levels"]}
    for name in re.findall(r"\{(\w*)\}", entry.get("link", "")):
        if name not in known:
            fact = f"This archive has no level “{name}”."
            findings.add("C-005", source.place((position, "link")), fact, words=entry["link"])


def _runs_away(pattern: str) -> bool:
    """Whether a repeated group may hold nothing but a repetition: of many words it tries every way to divide them."""
    return _repeats_repetition(_parser.parse(pattern))


def _repeats_repetition(parsed: Iterable[Any]) -> bool:
    for operator, argument in parsed:
        if operator in _REPEATS and argument[1] > _MANY:
            inner = list(_opened(argument[2]))
            needed = [item for item in inner if item[0] not in _REPEATS or item[1][0] > 0]
            endless = [item for item in inner if item[0] in _REPEATS and item[1][1] > _MANY]
            if any(all(item is one for item in needed) for one in endless):
                return True
        if any(_repeats_repetition(part) for part in _parts(argument)):
            return True
    return False


def _opened(parsed: Iterable[Any]) -> Iterable[Any]:
    """What a group holds, groups in it opened."""
    for operator, argument in parsed:
        if operator is _parser.SUBPATTERN:
            yield from _opened(argument[-1])
        else:
            yield operator, argument


def _parts(argument: object) -> Iterable[Any]:
    """The parsed patterns inside an operator's argument."""
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for one in argument:
            yield from _parts(one)


_REPEATS = (_parser.MAX_REPEAT, _parser.MIN_REPEAT)
_MANY = 8
"""A repetition of at most so many ends soon enough."""
