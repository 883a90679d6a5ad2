"""people.yaml, places.yaml, organisations.yaml: who and what a text names, and the forms in which it does."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


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

    @property
    def names(self) -> tuple[str, ...]:
        """All printed forms, the longest first, so that a short one never hides a long one."""
        return tuple(sorted({self.name, *self.variants}, key=lambda name: (-len(name), name)))


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


@dataclass(frozen=True)
class Organisation(Named):
    """A body: a party, a ministry, an institute."""

    abbreviation: str | None = None
    """Its printed abbreviation."""

    @property
    def names(self) -> tuple[str, ...]:
        """All printed forms, the abbreviation among them, the longest first."""
        more = {self.abbreviation} if self.abbreviation else set()
        return tuple(sorted({self.name, *self.variants, *more}, key=lambda name: (-len(name), name)))


def names_of(entry: dict[str, Any]) -> Iterable[str]:
    """The names that an entry claims for itself alone."""
    return [entry["name"], *entry.get("variants", ()), *([entry["abbreviation"]] if "abbreviation" in entry else [])]


def make_person(entry: dict[str, Any]) -> Person:
    """An entry of people.yaml."""
    return Person(**_common(entry), short=tuple(entry.get("short", ())), sort=entry.get("sort"))


def make_locality(entry: dict[str, Any]) -> Locality:
    """An entry of places.yaml."""
    return Locality(**_common(entry), country=entry.get("country"))


def make_organisation(entry: dict[str, Any]) -> Organisation:
    """An entry of organisations.yaml."""
    return Organisation(**_common(entry), abbreviation=entry.get("abbreviation"))


def _common(entry: dict[str, Any]) -> dict[str, Any]:
    texts = {key: entry.get(key) for key in ("note", "source", "viaf", "wikidata")}
    return {"key": entry["key"], "name": entry["name"], "variants": tuple(entry.get("variants", ())), **texts}
