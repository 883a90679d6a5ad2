"""Exactly what each template may see. A template gets two names: `frame`, the same for all pages, and `page`.

Templates decide nothing: where one needs arithmetic or a look-up, a field is missing here. A test compares what the
templates use with these fields.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Link:
    """A link."""

    url: str
    """Relative to the page."""
    text: str
    """What it says."""


@dataclass(frozen=True)
class Entry:
    """A line of a list of sections or documents."""

    url: str
    """Relative to the page."""
    number: str
    """The number before the text; "" for none."""
    text: str
    """What it says."""
    is_here: bool
    """Whether it is the page itself."""


@dataclass(frozen=True)
class Contents:
    """The list of where one is."""

    name: str
    """What is listed: the essay's sections or the documents."""
    entries: tuple[Entry, ...]
    """The lines."""
    other: Link | None
    """The way to the other list; None where there is none."""


@dataclass(frozen=True)
class Frame:
    """What stands around every page."""

    lang: str
    """Language of the page, BCP 47."""
    root: str
    """The way from the page to the site's folder: `../`, or "" for the pages that lie there."""
    title: str
    """The page's own title."""
    window_title: str
    """Title for the window and for search engines: the page's and the edition's."""
    site_title: str
    """Name of the site."""
    running_title: str
    """The edition's short title, at the head of the page; the site's name on the pages of the site itself."""
    home: str
    """Where the running title leads."""
    is_draft: bool
    """Whether addresses may still change."""
    state: str
    """The edition's version and date in a sentence; "" on the pages of the site itself."""
    description: str | None
    """A sentence for search engines; None where the edition says nothing."""
    canonical: str | None
    """The page's absolute address; None where the site's address is not known."""
    menu: tuple[Entry, ...]
    """The few pages that the head of the page leads to."""
    pages: tuple[Entry, ...]
    """All pages of the edition but its sections and documents."""
    contents: Contents | None
    """The list of sections or of documents; None on the pages of the site itself."""
    before: Link | None
    """The page before this one in reading order."""
    after: Link | None
    """The page behind this one in reading order."""
    citation: Markup | None
    """How to cite this page; None on the pages of the site itself."""
    file: str
    """The page's file name, shown as its address where no absolute one is known."""


@dataclass(frozen=True)
class SectionView:
    """A section of the essay, or the authors' biographies."""

    kind: str
    """introduction, section, conclusion or biographies."""
    id: str
    """The section's id."""
    heading: Markup
    """Its heading as h1; in brackets where the print has none."""
    body: Markup
    """Its paragraphs, each with its notes."""
    notes: tuple[Markup, ...]
    """All its notes, as items of a list."""


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
    record: tuple[Fact, ...]
    """The item sheet."""
    body: Markup
    """Its text."""
    notes: tuple[Markup, ...]
    """Its notes, as items of a list."""


@dataclass(frozen=True)
class DocumentRow:
    """A document in the table of the home page."""

    url: str
    """Its page."""
    number: str
    """Its number in the paper."""
    title: str
    """Its title without the date."""
    iso: str
    """Its date for programs; "" where it has none."""
    date: str
    """Its date as one writes it."""
    archive: Markup
    """Archive and identifier, as far as they are known."""


@dataclass(frozen=True)
class Dot:
    """A document on the time line."""

    url: str
    """Its page."""
    number: str
    """Its number in the paper."""
    name: str
    """Number, date and title, for those who cannot see the drawing."""
    x: float
    """Where it stands, from the left."""
    y: float
    """Where it stands, from the top."""


@dataclass(frozen=True)
class Tick:
    """A year on the time line."""

    year: str
    """The year."""
    x: float
    """Where it begins, from the left."""
    middle: float
    """Where its name stands, from the left."""


@dataclass(frozen=True)
class Timeline:
    """The documents in time, as a drawing; the table says the same in words."""

    name: str
    """What the drawing shows."""
    width: int
    """Width of the drawing in its own units."""
    height: int
    """Height of the drawing."""
    base: float
    """Where the line lies, from the top."""
    foot: float
    """Where the names of the years stand, from the top."""
    radius: float
    """Radius of a document's dot."""
    dots: tuple[Dot, ...]
    """The documents."""
    ticks: tuple[Tick, ...]
    """The years."""


@dataclass(frozen=True)
class HomeView:
    """The title page of an edition."""

    series: str
    """Series and number; "" where none is known."""
    title: Markup
    """The title as it is printed."""
    title_id: str | None
    """Its id."""
    byline: Markup
    """The line of the authors; "" where there is none."""
    byline_id: str | None
    """Its id."""
    imprint: str
    """Publisher, place and date of the print; "" where nothing is known."""
    description: str
    """What this edition is, in the editors' words; "" where they say nothing."""
    sections: tuple[Entry, ...]
    """The essay."""
    documents: tuple[DocumentRow, ...]
    """The documents."""
    timeline: Timeline | None
    """The documents in time; None where fewer than two have a date."""
    downloads: tuple[Link, ...]
    """Files for programs."""
    citation: Markup
    """How to cite the edition."""
    notes: tuple[Markup, ...]
    """The notes that the title and the authors call, as items of a list."""


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
class Citing:
    """A note that cites a file."""

    url: str
    """The note."""
    name: str
    """Its name: Note 22."""
    words: str
    """The citation as it is printed."""


@dataclass(frozen=True)
class SourceFile:
    """A file of an archive that the paper cites, or in which a document lies."""

    id: str | None
    """Its id; None where no note cites it."""
    identifier: str
    """The identifier in one form."""
    levels: tuple[tuple[str, str], ...]
    """The identifier's levels with their names in that archive: (fond, 0102) …"""
    is_group: bool
    """Whether the citation stops above the file: a series or a folder."""
    citing: tuple[Citing, ...]
    """The notes that cite it, in order."""
    documents: tuple[Link, ...]
    """The documents of the paper that lie in it."""


@dataclass(frozen=True)
class Archive:
    """An archive with what the paper cites from it."""

    id: str
    """Its place in the page."""
    key: str
    """The abbreviation that stands for it."""
    name: str
    """Its name."""
    files: tuple[SourceFile, ...]
    """Its files."""
    loose: tuple[Link, ...]
    """Documents of which only the archive is known: their numbers are lost or were never printed."""


@dataclass(frozen=True)
class SourcesView:
    """The index of sources."""

    summary: str
    """How many archives and files there are."""
    archives: tuple[Archive, ...]
    """The archives, by name."""


@dataclass(frozen=True)
class EmendationRow:
    """A reading that differs from the witness."""

    url: str
    """Where it stands."""
    anchor: str
    """The id of the paragraph."""
    witness: str
    """What the witness has."""
    reading: str
    """What this edition reads; "" where nothing is put in its place."""
    kind: str
    """Correction, supplied, slip of the print, gap."""


@dataclass(frozen=True)
class EmendationsView:
    """All readings that differ from the witness."""

    emendations: tuple[EmendationRow, ...]
    """The readings, in the order of the text."""


@dataclass(frozen=True)
class RegisterView:
    """A register that is still empty, said so: works, people."""

    kind: str
    """works or people."""
    title: str
    """Its name."""
    text: str
    """What it will hold and what it holds now."""


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


@dataclass(frozen=True)
class EditionRow:
    """An edition on the site's home page."""

    url: str
    """Its home page."""
    title: str
    """Its title."""
    authors: str
    """Its authors; "" where none is known."""
    series: str
    """Series and number, date of the print; "" where nothing is known."""
    description: str
    """What it is; "" where the editors say nothing."""
    state: str
    """Its version and date in a sentence."""


@dataclass(frozen=True)
class SiteView:
    """The home page of the site."""

    title: str
    """Its name."""
    editions: tuple[EditionRow, ...]
    """The editions, by name."""


@dataclass(frozen=True)
class MissingView:
    """The page for addresses that lead nowhere (404)."""

    home: str
    """The site's home, from the root of the server."""
