"""Reading the registers of an edition: the files that all editions share, then the edition's own.

The two are one register: an entry of the edition stands beside the shared ones, and a key or name that both claim is an
error, for a citation or mention would be given to one of them by chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from fonds.config.validate import validate
from fonds.config.yaml_source import Source, read_yaml
from fonds.findings import Findings
from fonds.source import Place

from .archives import Archive, check_archive, make_archive, names_of_archive
from .names import (
    Locality,
    Named,
    Organisation,
    Person,
    make_locality,
    make_organisation,
    make_person,
    names_of,
    placed,
)
from .works import Work, make_work, names_of_work

T = TypeVar("T")
Entry = dict[str, Any]
"""One entry as YAML has it, after its schema was checked."""
Folder = tuple[Path, str]
"""A folder of registers, and its path for findings."""


@dataclass(frozen=True)
class Registers:
    """All registers that an edition uses."""

    archives: tuple[Archive, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Locality, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    works: tuple[Work, ...] = ()

    def archive(self, key: str) -> Archive | None:
        """The archive of that key, or None."""
        return next((archive for archive in self.archives if archive.key == key), None)


def load_registers(folders: Sequence[Folder], findings: Findings) -> Registers:
    """Read the registers of some folders as one; a file or folder that is not there holds nothing."""
    registers = Registers(
        archives=_read(folders, "archives", make_archive, names_of_archive, findings, check_archive),
        people=_read(folders, "people", make_person, names_of, findings),
        places=_read(folders, "places", make_locality, names_of, findings),
        organisations=_read(folders, "organisations", make_organisation, names_of, findings),
        works=_read(folders, "works", make_work, names_of_work, findings),
    )
    _check_kinds(registers, findings)
    return registers


def _check_kinds(registers: Registers, findings: Findings) -> None:
    """A name of two kinds, such as a person and a place, is no mistake, but means neither in the text."""
    owners: dict[str, Named] = {}
    for named in (*registers.people, *registers.organisations, *registers.places):
        for name in named.names:
            other = owners.setdefault(name, named)
            if type(other) is not type(named):
                fact = f"This is also a name of {other.key}, in another register: it is linked to neither."
                hint = "Give the longer forms by which the text tells them apart."
                findings.add("C-015", named.at or Place(""), fact, words=name, hint=hint)


def _nothing(entry: Entry, position: int, source: Source, findings: Findings) -> None:
    """No check beyond the schema and the names."""


def _read(
    folders: Sequence[Folder],
    register: str,
    make: Callable[[Entry], T],
    names: Callable[[Entry], Iterable[str]],
    findings: Findings,
    check: Callable[[Entry, int, Source, Findings], None] = _nothing,
) -> tuple[T, ...]:
    """The entries of one register from all folders; a file with a mistake holds none."""
    made: list[T] = []
    owners: dict[str, str] = {}
    for folder, name in folders:
        file = folder / f"{register}.yaml"
        if not file.exists():
            continue
        source = read_yaml(file, f"{name}/{register}.yaml", findings)
        if source is None or not validate(source, register, findings):
            continue
        before = len(findings)
        entries: list[Entry] = source.data or []
        for position, entry in enumerate(entries):
            _claim(entry, position, names(entry), owners, source, findings)
            check(entry, position, source, findings)
        if len(findings) == before:
            made += [placed(make(entry), source.place((i, "key"))) for i, entry in enumerate(entries)]
    return tuple(made)


def _claim(
    entry: Entry, position: int, names: Iterable[str], owners: dict[str, str], source: Source, findings: Findings
) -> None:
    """No name may belong to two entries."""
    for claim in sorted({entry["key"], *names}):
        if claim in owners:
            fact = f"The name “{claim}” already belongs to {owners[claim]}."
            findings.add("C-007", source.place((position, "key")), fact, words=claim)
        owners[claim] = entry["key"]
