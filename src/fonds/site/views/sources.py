"""The index of sources: all archives, and of each what is cited from it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .frame import Link
from .pictures import Picture


@dataclass(frozen=True)
class Citing:
    """A citation of a unit."""

    url: str
    """The note."""
    name: str
    """Its name: Note 22."""
    paragraph: Link | None
    """The paragraph that calls the note, by its number; None where it has none."""
    before: str
    """The words before the note's marker."""
    relation: str
    """How the note brings it in: see also, cited from; "" where it simply gives it."""
    words: str
    """The citation as it is printed."""
    document: Link | None
    """The document of the paper that the citation names."""
    doubt: str
    """Why it is not certain; "" where it is."""


@dataclass(frozen=True)
class Printed:
    """Pages or leaves that are printed for a file."""

    pages: str
    """As they are printed."""
    where: tuple[Link, ...]
    """The notes and documents that print them."""


@dataclass(frozen=True)
class Step:
    """A level of a unit."""

    id: str
    """The id of the unit down to this level; "" where the whole line has it."""
    name: str
    """What the archive calls the level (fond, opis …); "" where it has one level only."""
    number: str
    """The number on this level."""


@dataclass(frozen=True)
class SourceUnit:
    """A unit of an archive: what one orders in the reading room, or what stands above it."""

    id: str
    """Its id."""
    steps: tuple[Step, ...]
    """Its levels below the unit above; none for what is cited without a number."""
    identifier: str
    """The whole identifier in one form; "" where its number says it."""
    is_file: bool
    """Whether it is what one orders in the reading room."""
    cited: str
    """How often it and what it holds is cited, in words; "" where only a document lies there."""
    citing: tuple[Citing, ...]
    """The citations of the unit itself, in order."""
    documents: tuple[Link, ...]
    """The documents of the paper that lie in it."""
    printed: tuple[Printed, ...]
    """The pages that are printed for it, where a document lies in it and they do not agree."""
    neighbours: tuple[Link, ...]
    """Units cited that stand beside it."""
    other: Link | None
    """The same file under the archive's former or later name."""
    elsewhere: Markup
    """A link to its description in the archive's own catalogue; "" where none is known."""
    parts: tuple[SourceUnit, ...]
    """The units below it that are cited."""


@dataclass(frozen=True)
class ArchiveFact:
    """What is known of an archive."""

    name: str
    """What it is: also called, place, note."""
    text: str
    """What is known."""
    url: str
    """An address elsewhere; "" where it is mere text."""


@dataclass(frozen=True)
class ArchiveRow:
    """An archive in the list of all."""

    url: str
    """Its page."""
    name: str
    """Its name."""
    abbreviation: str
    """Its abbreviation; "" where it has none."""
    place: str
    """Where it is; "" where nothing says so."""
    files: int
    """How many files of it are cited or hold a document."""
    citations: int
    """How many citations there are of it."""
    documents: tuple[Link, ...]
    """The documents of the paper that come from it."""


@dataclass(frozen=True)
class SourcesView:
    """All archives."""

    summary: str
    """How many archives, files and citations there are."""
    archives: tuple[ArchiveRow, ...]
    """The archives, by name."""


@dataclass(frozen=True)
class ArchiveView:
    """What is cited from one archive."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    summary: str
    """How many files and citations there are."""
    facts: tuple[ArchiveFact, ...]
    """What its register entry says."""
    pictures: tuple[Picture, ...]
    """Where in the essay it is cited; none where the essay does not cite it."""
    units: tuple[SourceUnit, ...]
    """Its outermost units, first what is cited without a number."""
    loose: tuple[Link, ...]
    """Documents of which only the archive is known: their numbers are lost or were never printed."""
