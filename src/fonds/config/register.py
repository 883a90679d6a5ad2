"""The registers: what is known of archives. The grammar of an archive's identifiers is data, not code."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fonds.findings import Findings

from .validate import validate
from .yaml_source import Source, read_yaml


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

    @property
    def names(self) -> tuple[str, ...]:
        """All printed names, the longest first, so that a short one never hides a long one."""
        names = {self.name, *self.variants, *([self.abbreviation] if self.abbreviation else [])}
        return tuple(sorted(names, key=lambda name: (-len(name), name)))


@dataclass(frozen=True)
class Registers:
    """All registers that an edition uses."""

    archives: tuple[Archive, ...] = ()

    def archive(self, key: str) -> Archive | None:
        """The archive of that key, or None."""
        return next((archive for archive in self.archives if archive.key == key), None)


def load_registers(folder: Path, name: str, findings: Findings) -> Registers:
    """Read `archives.yaml` in a folder of registers; without the file there are no archives."""
    file = folder / "archives.yaml"
    if not file.exists():
        return Registers()
    source = read_yaml(file, f"{name}/archives.yaml", findings)
    if source is None or not validate(source, "archives", findings):
        return Registers()
    entries: list[dict[str, Any]] = source.data or []
    _check_claims(entries, source, findings)
    _check_patterns(entries, source, findings)
    return Registers(tuple(_archive(entry) for entry in entries))


def _archive(entry: dict[str, Any]) -> Archive:
    levels = tuple(
        Level(
            name=level["name"],
            printed=tuple(level.get("printed", ())),
            pattern=level.get("pattern", Level.pattern),
            optional=level.get("optional", False),
            identifies=level.get("identifies", False),
        )
        for level in entry["levels"]
    )
    return Archive(
        key=entry["key"],
        name=entry["name"],
        abbreviation=entry.get("abbreviation"),
        variants=tuple(entry.get("variants", ())),
        place=entry.get("place"),
        country=entry.get("country"),
        note=entry.get("note"),
        levels=levels,
    )


def _check_claims(entries: list[dict[str, Any]], source: Source, findings: Findings) -> None:
    """No name may belong to two archives: a citation would be given to one of them by chance."""
    owner: dict[str, str] = {}
    for position, entry in enumerate(entries):
        for claim in sorted(
            {entry["key"], entry["name"], entry.get("abbreviation", entry["key"]), *entry.get("variants", ())}
        ):
            if claim in owner:
                fact = f"The name “{claim}” already belongs to {owner[claim]}."
                findings.add("C-007", source.place((position, "key")), fact, words=claim)
            owner[claim] = entry["key"]


def _check_patterns(entries: list[dict[str, Any]], source: Source, findings: Findings) -> None:
    for position, entry in enumerate(entries):
        for step, level in enumerate(entry["levels"]):
            try:
                groups = re.compile(level.get("pattern", "")).groups
            except re.error as error:
                fact, groups = f"This is no regular expression: {error}.", 0
            else:
                fact = "A pattern must not have groups; write (?:…)." if groups else ""
            if fact:
                place = source.place((position, "levels", step, "pattern"))
                findings.add("C-005", place, fact, words=level["pattern"])
