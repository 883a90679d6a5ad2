"""The pages of the text: sections and documents."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .names import NamedHere
from .pictures import Picture


@dataclass(frozen=True)
class SectionView:
    """A section of the essay, or the authors' biographies."""

    kind: str
    """introduction, section, conclusion or biographies."""
    id: str
    """The section's id."""
    heading: Markup
    """Its heading as h1; in brackets where the print has none."""
    has_two_texts: bool
    """Whether there are emendations on the page: then it has a switch between the reading text and the witness's."""
    body: Markup
    """Its paragraphs, each with its notes."""
    notes: tuple[Markup, ...]
    """All its notes, as items of a list."""
    named: NamedHere | None
    """The people and abbreviations on the page; None where there are none."""


@dataclass(frozen=True)
class GoneView:
    """A section or document that is no longer part of the edition: its address stays."""

    title: str
    """What the page says that it is."""
    held: str
    """What the page was for: `a section`, `the citations of a document`."""
    quote: str
    """The first words of that section or document; "" where none are known."""


@dataclass(frozen=True)
class Fact:
    """A line of a document's record."""

    name: str
    """What is said: Date, Archive, Identifier …"""
    value: Markup
    """What is known."""
    id: str | None = None
    """The id of the value, where it is text of the edition."""


@dataclass(frozen=True)
class DocumentView:
    """An appended document."""

    id: str
    """The document's id."""
    number: str
    """Its number in the paper."""
    heading: Markup
    """Its title as h1."""
    has_two_texts: bool
    """Whether there are emendations on the page: then it has a switch between the reading text and the witness's."""
    record: tuple[Fact, ...]
    """The item sheet."""
    body: Markup
    """Its text."""
    pictures: tuple[Picture, ...]
    """Who speaks how much in it; none where nobody speaks."""
    notes: tuple[Markup, ...]
    """Its notes, as items of a list."""
    named: NamedHere | None
    """The people and abbreviations on the page; None where there are none."""
