"""The registers of people, places, bodies and abbreviations, and the list of those on a page."""

from __future__ import annotations

from dataclasses import dataclass

from .frame import Link


@dataclass(frozen=True)
class MentionGroup:
    """Where somebody is named in a section or document."""

    url: str
    """The section or document."""
    title: str
    """Its title."""
    places: tuple[Link, ...]
    """The paragraphs, speeches, notes … in the order of the text."""


@dataclass(frozen=True)
class PartTaken:
    """A document in which a person takes part."""

    url: str
    """The document."""
    title: str
    """Its title."""
    words: str
    """As what, and on which side; "" where the document does not say."""


@dataclass(frozen=True)
class NameRow:
    """Somebody or something that the paper names."""

    id: str
    """Its address on the page."""
    name: str
    """The name as the edition writes it."""
    others: str
    """Other printed forms, in a row; "" where there are none."""
    note: str
    """Who or what it is; "" where nothing says so."""
    doubt: str
    """That it was inferred from the text alone; "" for an entry of a register."""
    part_in: tuple[PartTaken, ...]
    """The documents in which a person takes part."""
    count: str
    """In how many places it is named, in words."""
    is_long: bool
    """Whether these are so many that they are folded."""
    mentions: tuple[MentionGroup, ...]
    """Where it is named."""


@dataclass(frozen=True)
class NamesView:
    """The register of people, of places or of bodies."""

    title: str
    """Its name."""
    summary: str
    """How many there are, and how many of them were inferred."""
    rows: tuple[NameRow, ...]
    """The entries, by name."""


@dataclass(frozen=True)
class AbbreviationRow:
    """An abbreviation."""

    id: str
    """Its address on the page."""
    short: str
    """As it is printed."""
    expansion: str
    """What it stands for."""
    entry: Link | None
    """What it stands for in its own register, where it is a body or place of one."""
    defined: Link | None
    """Where the text introduces it; None where a register does."""
    count: str
    """In how many places it is used, in words."""
    is_long: bool
    """Whether these are so many that they are folded."""
    mentions: tuple[MentionGroup, ...]
    """Where it is used."""


@dataclass(frozen=True)
class AbbreviationsView:
    """The list of abbreviations."""

    summary: str
    """How many there are."""
    rows: tuple[AbbreviationRow, ...]
    """The abbreviations, by their letters."""


@dataclass(frozen=True)
class NamedRow:
    """A line of the list of those on a page."""

    url: str
    """The entry in its register."""
    name: str
    """The name, or the abbreviation."""
    words: str
    """Who it is, or what it stands for; "" where nothing says so."""


@dataclass(frozen=True)
class NamedHere:
    """People and abbreviations on a page."""

    title: str
    """What is listed."""
    people: tuple[NamedRow, ...]
    """The people, by name."""
    abbreviations: tuple[NamedRow, ...]
    """The abbreviations, by their letters."""
