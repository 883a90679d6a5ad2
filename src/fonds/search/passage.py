"""What is found: a passage, with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "paragraph",
    "speech",
    "note",
    "heading",
    "title",
    "source",
    "byline",
    "editorial",
    "file",
    "emendation",
)
"""Every kind of passage. `title` is the edition's or a document's, `editorial` a note of the editors, `file` an entry
of the index of sources, `emendation` what the witness has and what is read instead."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One unit that can be found. Words are those of the reading text, which pages show; "" where there are none."""

    id: str
    url: str
    """Relative to the edition's folder, ending in `file.html#id`."""
    kind: str
    """One of KINDS."""
    text: str
    """The words, white space single, line-end hyphens undone, notes left out."""
    title: str = ""
    """The title of the section or document it stands in; of an archive's file the archive."""
    n: str = ""
    """A note's number as printed."""
    page: str = ""
    """The printed page on which it begins."""
    section: str = ""
    """The id of the section it stands in."""
    part: str = ""
    """What that section is: introduction, section, conclusion, biographies."""
    document: str = ""
    """The id of the document it stands in."""
    number: str = ""
    """That document's number."""
    date: str = ""
    """That document's date, ISO 8601, a range with a slash."""
    speaker: str = ""
    """Who speaks, as printed."""
    archives: tuple[str, ...] = ()
    """The archives cited here, or holding the document: key and name."""
    identifiers: tuple[str, ...] = ()
    """The archive files cited here, or of which this is the title or source line, in canonical form."""
    persons: tuple[str, ...] = ()
    """Those of the register who are named here, or who speak: each name and each of its stated variants."""
