"""What edition.yaml says, as frozen dataclasses. Only a title and a witness are needed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from fonds.source import Place

from .emendations import Apparatus
from .habits import Habits


@dataclass(frozen=True)
class WitnessFile:
    """The text that is edited, and where it came from."""

    file: str
    """File name inside the edition's folder."""
    sha256: str | None = None
    """The recorded fingerprint, 64 hexadecimal digits; the build refuses another text."""
    origin: str | None = None
    """How the text came about, in a sentence for readers."""
    received: str | None = None
    """When it was received, ISO 8601 (year is enough)."""
    collated: str | None = None
    """Whether and how it was compared with the print, in a sentence for readers."""


@dataclass(frozen=True)
class Series:
    """The series in which the paper was printed."""

    title: str
    number: str | None = None
    editors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Publisher:
    """Who printed the paper."""

    name: str
    place: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class NoteNumber:
    """A printed note number that an editor has seen: a constraint on the count of notes."""

    n: str
    begins: str
    """The first words of the note as the witness has them."""
    place: Place
    """Where edition.yaml says so."""
    after: str | None = None
    """The words before its marker, where the place was seen too; as the witness has them."""


@dataclass(frozen=True)
class ParticipantFacts:
    """What an editor knows of someone who took part in a document: added to what the document names, or beside it."""

    name: str
    role: str | None = None
    side: str | None = None


@dataclass(frozen=True)
class DocumentFacts:
    """What an editor knows of one appended document from outside the witness."""

    n: int
    at: Place
    """Where edition.yaml says so."""
    repository: str | None = None
    """Key of the archive in the register."""
    identifier: str | None = None
    """The identifier inside that archive, as its register writes it."""
    locator: str | None = None
    evidence: str | None = None
    """Where the identifier was found."""
    published_at: str | None = None
    """A verified address of the document in a digital archive."""
    date: str | None = None
    """When it was written, ISO 8601, where the document does not say so; this and what follows goes before what is
    read."""
    place: str | None = None
    author: str | None = None
    recipient: str | None = None
    translator: str | None = None
    obtained_by: str | None = None
    participants: tuple[ParticipantFacts, ...] = ()


@dataclass(frozen=True)
class Expected:
    """A finding that the editors know and accept, with their reason."""

    code: str
    words: str
    """Words that the finding's own words or fact contain; "" accepts every finding of the code."""
    reason: str
    place: Place


@dataclass(frozen=True)
class Decision:
    """What a person decided of an address where units are alike: where its words stand now, or that they are gone."""

    id: str
    at: Place
    """Where edition.yaml says so."""
    line: str | None = None
    """The line of the witness on which its unit begins, `512` or `512:40`; None: it has no unit any more."""
    words: str = ""
    """The first words of that unit, so that a decision is never carried out on another text."""
    into: str | None = None
    """Of one that is gone, the id of what its words went into."""
    reason: str | None = None


@dataclass(frozen=True)
class EditionConfig:
    """One edition, as its editors describe it."""

    id: str
    """The folder's name: a safe file name, the first part of every address."""
    folder: Path
    """The edition's folder on this machine; never written into any product."""
    title: str
    witness: WitnessFile
    file: str = "edition.yaml"
    """Path of edition.yaml for findings."""
    short_title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    """When the paper was printed, ISO 8601 (`2012-05`)."""
    series: Series | None = None
    publisher: Publisher | None = None
    rights: str | None = None
    language: str = "en"
    description: str | None = None
    """A sentence or two for the title page: what this edition is."""
    edited_by: tuple[str, ...] = ()
    version: str | None = None
    """The release; without it the edition is a draft whose addresses may change."""
    released: str | None = None
    """Date of the release, ISO 8601; the only date that pages show as the edition's own."""
    first_page: int = 1
    """The printed number of the witness's first page."""
    note_numbers: tuple[NoteNumber, ...] = ()
    documents: tuple[DocumentFacts, ...] = ()
    decisions: tuple[Decision, ...] = ()
    """Which address is which, where the register could not say."""
    expected: tuple[Expected, ...] = field(default=())
    habits: Habits = field(default_factory=Habits)
    """What the text does not show of itself: headers, separators, source lines, references to documents."""
    rules_off: frozenset[str] = frozenset()
    """Rules that restore damage elsewhere and are switched off here, by name."""
    apparatus: Apparatus = field(default_factory=Apparatus)
    """What emendations.yaml says."""

    @property
    def is_draft(self) -> bool:
        """Whether addresses may still change: no release was made."""
        return self.version is None
