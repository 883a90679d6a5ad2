"""The pages that show how an edition was made: counts and findings, and the witness line by line."""

from __future__ import annotations

from dataclasses import dataclass

from .frame import Link
from .registers import NoteRow
from .text import Fact


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


@dataclass(frozen=True)
class Count:
    """How many of a thing there are."""

    name: str
    """The thing."""
    number: str
    """How many."""
    bar: int
    """From 0 to 100: how many that is beside the most frequent thing of the table."""


@dataclass(frozen=True)
class CountTable:
    """Things counted."""

    head: str
    """What is counted."""
    rows: tuple[Count, ...]
    """The things, with their numbers."""


@dataclass(frozen=True)
class FindingRow:
    """Something that an editor should look at, or has looked at."""

    line: str
    """Its line in the witness; of what concerns another file, that file."""
    line_url: str
    """The line on the pages of the witness; "" where it has none."""
    words: str
    """The words as they are printed; "" where the fault is an absence."""
    fact: str
    """What is the case."""
    hint: str
    """What to do about it; "" where there is nothing to add."""
    reason: str
    """Why the editors let it stand; "" for what is open."""
    places: tuple[Link, ...]
    """The addresses that hold the line's words."""


@dataclass(frozen=True)
class FindingGroup:
    """Findings of one code."""

    id: str
    """Its place in the page."""
    code: str
    """The permanent code."""
    title: str
    """What it stands for."""
    count: str
    """How many there are."""
    rows: tuple[FindingRow, ...]
    """The findings, by their places."""


@dataclass(frozen=True)
class MakingView:
    """How the edition was made."""

    lines: tuple[CountTable, ...]
    """What the lines of the witness serve as."""
    line_count: str
    """How many lines there are."""
    letters: str
    """How many characters the witness has, white space not counted."""
    note_count: str
    """How many notes there are."""
    notes: tuple[CountTable, ...]
    """How the notes' places were found, and how sure those are that were worked out; nothing where there are none."""
    doubtful: tuple[NoteRow, ...]
    """The notes whose place is not sure, each with its evidence."""
    emendation_count: str
    """How many emendations there are."""
    emendations: tuple[CountTable, ...]
    """Emendations by kind and by who made them, and how often each rule restored something."""
    open_count: str
    """How many findings nobody has looked at."""
    open: tuple[FindingGroup, ...]
    """These findings."""
    known_count: str
    """How many findings the editors know and let stand."""
    known: tuple[FindingGroup, ...]
    """These findings, with the editors' reasons."""
    habits: tuple[Fact, ...]
    """What the text showed of the paper's own habits."""
