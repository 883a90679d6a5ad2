"""What changed from release to release."""

from __future__ import annotations

from dataclasses import dataclass

from .frame import Link


@dataclass(frozen=True)
class Piece:
    """Words in a row."""

    text: str
    """The words."""
    is_other: bool = False
    """Whether the other state of the text does not have them here."""


@dataclass(frozen=True)
class ChangeRow:
    """One changed unit."""

    what: str
    """What happened: `Changed`, `New`, `Gone`."""
    kind: str
    """What it is: `paragraph`, `note` …"""
    url: str | None
    """Where it stands; None where its address is not known."""
    name: str
    """The address, as readers know it."""
    was: tuple[Piece, ...]
    """The words before; empty where there were none."""
    now: tuple[Piece, ...]
    """The words after; empty where there are none."""
    why: str
    """What became of its words; "" where nothing is to be said."""


@dataclass(frozen=True)
class Edit:
    """One emendation."""

    url: str | None
    """The unit in which it stands; None where its address is not known."""
    name: str
    """The address of that unit."""
    was: str
    """The words before; "" where there were none."""
    now: str
    """The words after; "" where there are none."""
    instead: str
    """What stands there where there are no words: `a gap`; "" where the words stay and are remarked on alone."""


@dataclass(frozen=True)
class EditGroup:
    """Emendations of one kind that have one reason."""

    title: str
    """What was done, and how often: `Emended, 212 times`."""
    why: str
    """The reason; "" where none is given."""
    edits: tuple[Edit, ...]
    """In the order of the text."""


@dataclass(frozen=True)
class ChangeStep:
    """A release with its changes."""

    title: str
    """Version and date, or that it is not released."""
    url: str | None
    """Its pages, which stay as they were; None where it is not released."""
    counts: str
    """How many changes of which kind, in a line."""
    rows: tuple[ChangeRow, ...]
    """The changed units."""
    moved: tuple[Link, ...]
    """What stands in another section or document, with the same words."""
    groups: tuple[EditGroup, ...]
    """The emendations."""


@dataclass(frozen=True)
class ChangesView:
    """The page of all changes."""

    steps: tuple[ChangeStep, ...]
    """The latest first."""
