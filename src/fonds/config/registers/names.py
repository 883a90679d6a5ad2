"""people.yaml, places.yaml, organisations.yaml: who and what a text names, and the forms in which it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from fonds.source import Place

T = TypeVar("T")


@dataclass(frozen=True)
class Named:
    """What the entries of these registers have in common."""

    key: str
    """A short name for addresses: small letters, digits and hyphens."""
    name: str
    """The name as the edition writes it."""
    variants: tuple[str, ...] = ()
    """Other printed forms; each means this entry and no other, wherever it stands."""
    note: str | None = None
    """Who or what it is, in one line."""
    source: str | None = None
    """Where that is said, if it is not in the text itself."""
    viaf: str | None = None
    wikidata: str | None = None
    """Identifiers elsewhere; only verified ones are given."""
    at: Place | None = field(default=None, compare=False)
    """Where the entry stands in its file."""

    @property
    def names(self) -> tuple[str, ...]:
        """All printed forms, the longest first, so that a short one never hides a long one."""
        return _longest_first({self.name, *self.variants})


@dataclass(frozen=True)
class Person(Named):
    """Someone whom a text names."""

    short: tuple[str, ...] = ()
    """Forms that others may have too, such as a family name: they mean this person only where the text decides it."""
    sort: str | None = None
    """The name as an index sorts it, where that is another form."""


@dataclass(frozen=True)
class Locality(Named):
    """A place."""

    country: str | None = None
    abbreviation: str | None = None
    """Its printed abbreviation."""

    @property
    def names(self) -> tuple[str, ...]:
        """All printed forms, the abbreviation among them, the longest first."""
        return _longest_first({self.name, *self.variants, *_given(self.abbreviation)})


@dataclass(frozen=True)
class Organisation(Named):
    """A body: a party, a ministry, an institute."""

    abbreviation: str | None = None
    """Its printed abbreviation."""

    @property
    def names(self) -> tuple[str, ...]:
        """All printed forms, the abbreviation among them, the longest first."""
        return _longest_first({self.name, *self.variants, *_given(self.abbreviation)})


def names_of(entry: dict[str, Any]) -> Iterable[str]:
    """The names that an entry claims for itself alone."""
    return [entry["name"], *entry.get("variants", ()), *([entry["abbreviation"]] if "abbreviation" in entry else [])]


def make_person(entry: dict[str, Any]) -> Person:
    """An entry of people.yaml."""
    return Person(**_common(entry), short=tuple(entry.get("short", ())), sort=entry.get("sort"))


def make_locality(entry: dict[str, Any]) -> Locality:
    """An entry of places.yaml."""
    return Locality(**_common(entry), country=entry.get("country"), abbreviation=entry.get("abbreviation"))


def make_organisation(entry: dict[str, Any]) -> Organisation:
    """An entry of organisations.yaml."""
    return Organisation(**_common(entry), abbreviation=entry.get("abbreviation"))


def placed(made: T, at: Place) -> T:
    """An entry with its place in the file, where it is one that keeps it."""
    return replace(made, at=at) if isinstance(made, Named) else made


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _given(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _common(entry: dict[str, Any]) -> dict[str, Any]:
    texts = {key: entry.get(key) for key in ("note", "source", "viaf", "wikidata")}
    return {"key": entry["key"], "name": entry["name"], "variants": tuple(entry.get("variants", ())), **texts}
