"""The pages that show how an edition was made: the witness line by line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WitnessPart:
    """A part of a line that serves one address; mostly the whole line."""

    text: str
    """Its characters."""
    role: str
    """What it serves as: body, note, heading, running header …"""
    anchor: str
    """The address that holds its words; "" where none does."""
    url: str
    """Where that address leads; "" where there is none."""


@dataclass(frozen=True)
class WitnessLine:
    """A line of the witness; or blank lines, as many as follow each other."""

    id: str
    """Its place in the page."""
    number: str
    """Its number; of several blank lines the first and the last."""
    role: str
    """What it serves as, as a word for the style sheet."""
    parts: tuple[WitnessPart, ...]
    """What stands on it, in order; nothing on a blank line."""


@dataclass(frozen=True)
class WitnessView:
    """Some lines of the witness."""

    title: str
    """The page's heading."""
    summary: str
    """On the first page, what this text is; "" on the others."""
    lines: tuple[WitnessLine, ...]
    """The lines."""
