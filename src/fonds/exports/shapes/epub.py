"""The edition as an EPUB 3: the same bytes wherever and whenever it is made.

Nothing in it is compressed, for compressors differ from machine to machine; the text of a paper is small.
"""

from __future__ import annotations

import io
import uuid
import zipfile
from dataclasses import dataclass, field

from fonds.cite import spoken
from fonds.config import EditionConfig, SiteConfig
from fonds.findings import Findings
from fonds.site.cite import imprint_of, series_of
from fonds.site.templates import Templates

from .book import Book
from .dates import moment
from .xhtml import finished

_CONTAINER = b"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_SUMMARY = (
    "Text only, without pictures, in reading order. Headings, notes, their calls and the way back are marked as what "
    "they are; every note can be reached from its call and leads back to it. {pages}It was checked by programs and not "
    "yet assessed by people."
)
_TYPES = {"introduction": "introduction", "conclusion": "conclusion", "biographies": "appendix"}
"""Kinds of chapters in EPUB's vocabulary; all others are chapters there."""


@dataclass(frozen=True)
class Added:
    """A chapter that the edition adds behind the text, where it has something to tell."""

    id: str
    name: str
    kind: str
    """What it is in EPUB's vocabulary."""

    @property
    def file(self) -> str:
        """Its file."""
        return f"{self.id}.xhtml"


ADDED = (
    Added("sources", "Archive files", "appendix"),
    Added("works", "Works cited", "bibliography"),
    Added("emendations", "Emendations", "appendix"),
    Added("about", "About this edition", "colophon"),
)


@dataclass(frozen=True)
class File:
    """A file of the spine."""

    name: str

    @property
    def id(self) -> str:
        """Its id in the package."""
        return f"f-{self.name.removesuffix('.xhtml')}"


@dataclass(frozen=True)
class Package:
    """What the package says of the book."""

    identifier: str
    modified: str
    """When the edition was released, in UTC; a fixed moment for a draft."""
    authors: tuple[str, ...]
    editors: tuple[str, ...]
    publisher: str
    date: str
    """When the paper was printed."""
    rights: str
    printed_as: str
    """The print whose pages are told; "" where it is not known."""
    features: tuple[str, ...]
    """What helps who cannot see or does not hold a book, in schema.org's words."""
    summary: str
    """The same in a sentence."""
    files: tuple[File, ...] = field(default=())
    """The chapters in reading order."""


def make_epub(
    book: Book, config: EditionConfig, site: SiteConfig, templates: Templates, findings: Findings
) -> bytes | None:
    """The EPUB's bytes; None where a template cannot be rendered (a finding says so)."""
    pages: dict[str, bytes | None] = {"title.xhtml": _page("title.xhtml", {"book": book}, templates, findings)}
    for chapter in book.chapters:
        given = {"book": book, "chapter": chapter, "type": _TYPES.get(chapter.kind, "chapter")}
        pages[chapter.file] = _page("chapter.xhtml", given, templates, findings)
    added = tuple(one for one in ADDED if one.id not in book.empty)
    for one in added:
        pages[one.file] = _page(one.file, {"book": book}, templates, findings)
    nav = _page("nav.xhtml", {"book": book, "added": added}, templates, findings)
    package = _package(book, config, site, tuple(File(name) for name in pages))
    opf = templates.render("package.opf", {"book": book, "package": package}, findings, "shapes/epub")
    style = templates.render("book.css", {}, findings, "shapes/epub")
    made = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": None if opf is None else opf.strip().encode(),
        "EPUB/nav.xhtml": nav,
        **{f"EPUB/{name}": content for name, content in pages.items()},
        "EPUB/book.css": None if style is None else style.encode(),
    }
    whole = {name: content for name, content in made.items() if content is not None}
    return _zipped(whole) if len(whole) == len(made) else None


def _page(template: str, given: dict[str, object], templates: Templates, findings: Findings) -> bytes | None:
    page = templates.render(template, given, findings, "shapes/epub")
    return None if page is None else finished(page, template, findings)


def _package(book: Book, config: EditionConfig, site: SiteConfig, files: tuple[File, ...]) -> Package:
    features = ["ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]
    if book.pages:
        features += ["pageBreakMarkers", "pageNavigation"]
    pages = "The pages of the print can be gone to. " if book.pages else ""
    return Package(
        identifier=_identifier(config, site),
        modified=moment(config).strftime("%Y-%m-%dT%H:%M:%SZ"),
        authors=spoken(config.authors),
        editors=config.edited_by,
        publisher=config.publisher.name if config.publisher else "",
        date=config.date or "",
        rights=config.rights or "",
        printed_as=", ".join(part for part in (series_of(config), imprint_of(config)) if part),
        features=tuple(features),
        summary=_SUMMARY.format(pages=pages),
        files=files,
    )


def _identifier(config: EditionConfig, site: SiteConfig) -> str:
    """One for all releases of an edition: made of its address, or of its name and title where it has none."""
    said = f"{site.base_url}{config.id}/" if site.base_url else f"fonds:{config.id}:{config.title}"
    return uuid.uuid5(uuid.NAMESPACE_URL, said).urn


def _zipped(files: dict[str, bytes]) -> bytes:
    """The files in their order; first, as EPUB asks, its media type."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in {"mimetype": b"application/epub+zip", **files}.items():
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            about.create_system, about.external_attr = 3, 0o644 << 16
            archive.writestr(about, content)
    return made.getvalue()
