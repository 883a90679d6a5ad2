"""What of an edition gets a page of its own: a section of the essay, the biographies, a document."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from fonds.cite import titles
from fonds.tei.dates import date_of_document
from fonds.tei.names import Element, walk, xml_id

from .renderer import is_note
from .text import spoken_date


@dataclass(frozen=True)
class Part:
    """A section of the essay, the biographies or a document: what gets a page of its own."""

    page: str
    """Its file."""
    element: Element
    """Its `div`."""
    before: tuple[Element, ...]
    """What stands between the part before and this one and belongs to this page (a page break, say)."""

    @property
    def id(self) -> str:
        """Its id."""
        return xml_id(self.element) or ""

    @property
    def is_document(self) -> bool:
        """Whether it is an appended document."""
        return titles.is_document(self.element)

    @property
    def kind(self) -> str:
        """Of a section introduction, section, conclusion or biographies; of a document its kind (minutes, report …)."""
        return titles.kind_of(self.element)

    @property
    def number(self) -> str:
        """The number of a document; "" for a section."""
        return (self.element.get("n") or "") if self.is_document else ""

    @property
    def name(self) -> str:
        """Its title for windows and lists: a document is known by its number first."""
        return f"Document {self.number}: {self.title}" if self.is_document else self.title

    @property
    def has_heading(self) -> bool:
        """Whether the print gives it a heading."""
        return titles.heading_of(self.element) is not None

    @cached_property
    def title(self) -> str:
        """Its heading; where the print has none, a supplied one in brackets."""
        return titles.title_of(self.element)

    @cached_property
    def iso(self) -> str | None:
        """When a document was written, ISO 8601."""
        return date_of_document(self.element) if self.is_document else None

    @cached_property
    def title_without_date(self) -> str:
        """The title without the date at its end, which stands elsewhere in the line."""
        return titles.title_without_date(self.element)

    @cached_property
    def short(self) -> str:
        """A few words for a list in the margin: `Report, 30 September 1957`."""
        if not self.is_document:
            return self.title
        kind = "document" if self.kind == "other" else self.kind
        return ", ".join(part for part in (kind.capitalize(), spoken_date(self.iso)) if part)

    @cached_property
    def notes(self) -> list[Element]:
        """The author's notes in it, in order."""
        return [note for note in walk(self.element, "note") if is_note(note)]
