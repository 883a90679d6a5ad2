"""The shapes of an edition for a build, each made where its input changed and else taken from the shelf.

make_shapes   EPUB and plain text, and the PDF where one is kept that is of today's edition
make_pdf      the PDF: an act of its own, for it takes long and needs packages of its own
size_said     the size of a file, as one says it
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fonds.config import EditionConfig, SiteConfig
from fonds.findings import Findings
from fonds.site.shape import EPUB, PRINT, Shape
from fonds.site.templates import Templates
from fonds.site.views import ShapeFile
from fonds.source import Place
from fonds.tei.names import Element
from fonds.tei.serialise import to_bytes

from .book import Book, BookEdition, compose
from .epub import make_epub
from .kept import Shelf, fingerprint_of
from .plain import make_text

_TOLD = {
    "epub": ("EPUB", "for e-readers and telephones; notes open in place"),
    "pdf": ("PDF", "for printing; notes at the feet of the pages"),
    "txt": ("Plain text", "for counting and comparing words"),
}
"""Ending → what readers are told of the file."""


@dataclass(frozen=True)
class Source:
    """What the shapes of one edition are made from, and where they are kept."""

    tree: Element
    """The linked TEI."""
    config: EditionConfig
    site: SiteConfig
    shelf: Path
    """The folder of what was made before."""
    project: Path | None
    """The folder whose `templates/` go before the package's."""


def make_shapes(source: Source, out: Path, findings: Findings) -> tuple[ShapeFile, ...]:
    """Write the shapes into `out`, the edition's folder; gives what the title page says of them, the TEI first.

    A PDF that was made from another state of the edition is left out, and a notice says so (X-001).
    """
    name, shelf, templates = source.config.id, Shelf(source.shelf), Templates(source.project)
    tei = to_bytes(source.tree)
    fingerprint = fingerprint_of(tei, source.config, source.site, templates.folders)
    made = {ending: shelf.take(f"{name}.{ending}", fingerprint) for ending in _TOLD}
    if made["epub"] is None or made["txt"] is None:
        book = _book(source, EPUB)
        made["epub"] = make_epub(book, source.config, source.site, templates, findings)
        made["txt"] = make_text(book).encode()
        for ending in ("epub", "txt"):
            if (content := made[ending]) is not None:
                shelf.put(f"{name}.{ending}", fingerprint, content)
    if made["pdf"] is None and shelf.has(f"{name}.pdf"):
        fact = "The PDF that is kept was made from another state of the edition, and is left out."
        findings.add("X-001", Place(source.config.file), fact, hint="`build.py pdf` makes it anew; then build again.")
    out.mkdir(parents=True, exist_ok=True)
    files = [ShapeFile(f"tei/{name}.xml", "TEI", "the source of all others", size_said(len(tei)))]
    for ending, content in made.items():
        if content is not None:
            (out / f"{name}.{ending}").write_bytes(content)
            files.append(ShapeFile(f"{name}.{ending}", *_TOLD[ending], size_said(len(content))))
    return tuple(files)


def size_said(length: int) -> str:
    """A length in bytes as one says it."""
    if length < 999_500:
        return f"{max(length / 1000, 1):.0f}\u202fkB"
    return f"{length / 1_000_000:.1f}\u202fMB"


def make_pdf(source: Source, findings: Findings) -> Path | None:
    """Make the PDF where the one that is kept is not of today's edition; gives the kept file.

    None where a template cannot be rendered (a finding says so). Raises UsageError where this machine cannot make one.
    """
    from .pdf import make_pdf as made_pdf

    name, shelf, templates = f"{source.config.id}.pdf", Shelf(source.shelf), Templates(source.project)
    fingerprint = fingerprint_of(to_bytes(source.tree), source.config, source.site, templates.folders)
    if shelf.take(name, fingerprint) is not None:
        return source.shelf / name
    made = made_pdf(_book(source, PRINT), source.config, templates, findings)
    return None if made is None else shelf.put(name, fingerprint, made)


def _book(source: Source, shape: Shape) -> Book:
    return compose(BookEdition(source.tree, source.config, source.site, shape=shape))
