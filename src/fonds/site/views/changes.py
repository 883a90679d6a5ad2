"""What changed from release to release."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ChangeRow:
    """One change."""

    what: str
    """What happened: `Emended`, `Changed`, `New` …"""
    url: str | None
    """Where it stands; None where its address is not known."""
    name: str
    """The address, as readers know it."""
    was: str
    """The words before; "" where there were none."""
    now: str
    """The words after; "" where there are none."""
    why: str
    """The reason; "" where none is given."""


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
    """The changes."""


@dataclass(frozen=True)
class ChangesView:
    """The page of all changes."""

    steps: tuple[ChangeStep, ...]
    """The latest first."""
