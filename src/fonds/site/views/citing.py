"""The pages of citations."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from .frame import Link
from .text import Fact


@dataclass(frozen=True)
class Citation:
    """A citation in one form."""

    label: str
    """The form: Chicago, note …"""
    text: Markup
    """The citation."""


@dataclass(frozen=True)
class CitationFile:
    """A citation for programs."""

    label: str
    """The format: BibTeX …"""
    url: str
    """The file."""
    passages_url: str | None
    """The file with an entry for every passage; None where there is none."""
    text: str
    """What the file holds."""


@dataclass(frozen=True)
class CitedPassage:
    """A passage with its address."""

    id: str
    """Its id on this page."""
    name: str
    """Its pinpoint: ¶ 31, n. 22, doc. 5 ¶ 3."""
    url: str
    """The passage itself."""
    address: str
    """Its address as it is cited."""
    citations: tuple[Citation, ...]
    """Quotation, note, and what stands in the text."""


@dataclass(frozen=True)
class CiteView:
    """The citations of the edition, or of a section or document."""

    title: str
    """The page's title."""
    body: Markup
    """What the editors say about citing; "" on the pages of sections and documents."""
    back: Link | None
    """The section or document; None on the page of the edition."""
    address: str
    """The address of what is cited; its file where the site's address is not known."""
    is_file: bool
    """Whether it is a file's name: the site's address is not known."""
    facts: tuple[Fact, ...]
    """What stands about the edition on its page."""
    citations: tuple[Citation, ...]
    """The forms for readers."""
    files: tuple[CitationFile, ...]
    """The forms for programs."""
    passages: tuple[CitedPassage, ...]
    """All that has an address there, in order."""
    parts: tuple[Link, ...]
    """The citations of the sections and documents; on the page of the edition."""
