"""The registers of an edition, and its pages of prose."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .text import Fact


@dataclass(frozen=True)
class NoteRow:
    """A note in the list of all notes."""

    number: str
    """Its number or sign."""
    name: str
    """Its name in a sentence: Note 22."""
    url: str
    """The note itself, in its section."""
    marker_url: str
    """Its marker in the text."""
    text: Markup
    """Its words."""
    before: str
    """The words before its marker."""
    behind: str
    """The words behind its marker."""
    placement: str
    """attested, inferred or unplaced."""
    evidence: str
    """Why it stands where it stands."""
    confidence: str
    """How sure that is; "" where nothing says so."""


@dataclass(frozen=True)
class NoteGroup:
    """The notes of a section or document."""

    url: str
    """The section."""
    title: str
    """Its title."""
    notes: tuple[NoteRow, ...]
    """Its notes."""


@dataclass(frozen=True)
class NotesView:
    """All notes, with how their places were found."""

    summary: str
    """How many there are, and how many of their places were read, inferred, not found."""
    groups: tuple[NoteGroup, ...]
    """The notes, section by section."""


@dataclass(frozen=True)
class EmendationRow:
    """An emendation."""

    id: str
    """Its id, also on this page."""
    url: str
    """Where it stands."""
    anchor: str
    """The id of the paragraph or note."""
    before: str
    """The words before it, with a space at the end where there is one."""
    words: str
    """What is read there, with the spaces at its ends."""
    behind: str
    """The words behind it."""
    witness: str
    """What the witness has; "" where it has nothing."""
    reading: str
    """What this edition reads; "" for words that are lost, left out or kept as they are."""
    kind: str
    """What was done, and what it was that was wrong."""
    made_by: str
    """Who made it, and how sure it is."""
    reason: str
    """Why."""
    source: str
    """Where it was seen; "" where the text alone shows it."""


@dataclass(frozen=True)
class EmendationGroup:
    """The emendations of a section or document."""

    url: str
    """The section."""
    title: str
    """Its title."""
    by_hand: tuple[EmendationRow, ...]
    """Those that the editors made, in the order of the text."""
    by_rule: tuple[EmendationRow, ...]
    """Those that the program made by rule."""


@dataclass(frozen=True)
class EmendationsView:
    """All emendations."""

    summary: str
    """How many there are, by hand and by rule; "" where there is none."""
    counts: tuple[tuple[str, int], ...]
    """What was done, and how often."""
    groups: tuple[EmendationGroup, ...]
    """The emendations, section by section."""


@dataclass(frozen=True)
class ProseView:
    """A page in the editors' words: about, method, how to cite."""

    kind: str
    """about, method or cite."""
    title: str
    """Its title."""
    body: Markup
    """Its text."""
    facts: tuple[Fact, ...]
    """What edition.yaml says on the matter: the print, the witness; or how to cite."""
    facts_title: str
    """The heading above these facts; "" where there are none."""
