"""Those whom a text may name: the entries of the registers, and people whom the text itself makes known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from fonds.config import Locality, Named, Organisation, Person, Registers

from .patterns import normal

ELEMENTS = {"pers": "persName", "org": "orgName", "place": "placeName"}
"""The kinds, by what their ids begin with, and the element of each."""


@dataclass(frozen=True)
class Entry:
    """Somebody or something that can be named."""

    id: str
    """The kind and the register's key."""
    named: Named
    is_inferred: bool = False
    """Whether no register has it: two forms of its name stand side by side in the text."""

    @property
    def kind(self) -> str:
        """pers, org or place."""
        return self.id.partition("-")[0]

    @property
    def words(self) -> frozenset[str]:
        """The words of its names: whoever shares one may be meant by it."""
        return frozenset(word for name in self.named.names for word in normal(name).split())


@dataclass
class Entries:
    """All entries, by their forms."""

    by_id: dict[str, Entry] = field(default_factory=dict)
    full: dict[str, Entry | None] = field(default_factory=dict)
    """Form → the one that it means, wherever it stands; None for an archive, in whose name no place is named, and
    for what is the name of a person and of a place, say."""
    short: dict[str, list[Entry]] = field(default_factory=dict)
    """Form → those whom it may mean, where the text decides it."""

    def add(self, entry: Entry) -> None:
        """An entry. A form that one of another kind has too means neither: the text alone does not tell which."""
        self.by_id[entry.id] = entry
        for form in forms_of(entry.named):
            taken = self.full.setdefault(normal(form), entry)
            if taken is not None and taken.kind != entry.kind and not entry.is_inferred:
                self.full[normal(form)] = None
        for form in entry.named.short if isinstance(entry.named, Person) else ():
            self.short.setdefault(normal(form), []).append(entry)

    def known(self, names: Iterable[str]) -> Entry | None:
        """The person of whom one of these names is a full one; None where there is none or more than one."""
        meant = (self.full.get(normal(name)) for name in names)
        found = {entry.id: entry for entry in meant if entry is not None and entry.kind == "pers"}
        return next(iter(found.values())) if len(found) == 1 else None


def entries_of(registers: Registers) -> Entries:
    """The entries of the registers."""
    found = Entries()
    for archive in registers.archives:
        for name in archive.names:
            found.full[normal(name)] = None
    for kind, register in (
        ("pers", registers.people),
        ("org", registers.organisations),
        ("place", registers.places),
    ):
        for named in register:
            found.add(Entry(f"{kind}-{named.key}", named))
    return found


def forms_of(named: Named) -> Iterator[str]:
    """All printed forms; of people also those of which the editors of a text completed a part: `Ann [Bell]`."""
    for name in named.names:
        yield name
        first, _, rest = name.partition(" ")
        if isinstance(named, Person) and rest and "[" not in name:
            yield f"{first} [{rest}]"
            yield f"[{first}] {rest}"


def abbreviation_of(named: Named) -> str | None:
    """The abbreviation that a register gives."""
    return named.abbreviation if isinstance(named, Organisation | Locality) else None
