"""The edition as a PDF, set by WeasyPrint: notes at the feet of its pages, bookmarks, tags, no date of its making.

WeasyPrint and the face are packages of their own (the extra `pdf`), and WeasyPrint needs Pango: a machine that only
builds the site needs none of them.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import ModuleType

from fonds.cite import spoken
from fonds.config import EditionConfig
from fonds.errors import UsageError
from fonds.findings import Findings, shorten
from fonds.site.templates import Templates
from fonds.source import Place

from .book import Book
from .dates import FIXED, moment
from .marked import name_links, with_long_words_marked

NEEDED = ("weasyprint>=70,<71", "fontpkg-eb-garamond>=1.3,<2")
"""What pip installs for it, as pyproject.toml names it."""
PANGO = "apt install libpango-1.0-0 libpangoft2-1.0-0"
_CLOCK = "SOURCE_DATE_EPOCH"
_NO_FACE = re.compile(r"\.notdef glyph .*\(U\+([0-9A-F]+)\)", re.DOTALL)
"""What WeasyPrint says of a character that no face of the machine has."""
_FACES = {"normal": "EBGaramond[wght].ttf", "italic": "EBGaramond-Italic[wght].ttf"}


@dataclass(frozen=True)
class Added:
    """A chapter that the edition adds behind the text, where it has something to tell."""

    id: str
    name: str


ADDED = (
    Added("sources", "Archive files"),
    Added("works", "Works cited"),
    Added("emendations", "Emendations"),
    Added("about", "About this edition"),
)


def make_pdf(book: Book, config: EditionConfig, templates: Templates, findings: Findings) -> bytes | None:
    """The PDF's bytes; None where a template cannot be rendered, or a character cannot be set (a finding says so).

    Raises UsageError, with the line that mends it, where this machine cannot make one.
    """
    weasyprint, fonts = _weasyprint(), _fonts()
    at = moment(config)
    given = {
        "book": book,
        "authors": spoken(config.authors),
        "added": tuple(one for one in ADDED if one.id not in book.empty),
        "made": "" if at == FIXED else at.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    page = templates.render("book.html", given, findings, "shapes/print")
    style = templates.render("book.css", {}, findings, "shapes/print")
    if page is None or style is None:
        return None
    with _standing_clock(at), _listening() as said:
        made = _set(weasyprint, with_long_words_marked(page), _faces(fonts) + style)
    lacking = sorted({chr(int(found[1], 16)) for line in said if (found := _NO_FACE.match(line))})
    if not lacking:
        return made
    fact = "No typeface on this machine has these characters: in the PDF each would be an empty box."
    hint = "Install one that has them (on Debian and Ubuntu fonts-noto, fonts-noto-cjk), then try again."
    findings.add("X-002", Place(config.file), fact, words=shorten("".join(lacking)), hint=hint)
    return None


@contextmanager
def _standing_clock(at: datetime) -> Iterator[None]:
    """Inside, what writes a date into a file writes this one: the part of the face that is embedded bears one."""
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = str(int(at.timestamp()))
    try:
        yield
    finally:
        del os.environ[_CLOCK]
        if before is not None:
            os.environ[_CLOCK] = before


@contextmanager
def _listening() -> Iterator[list[str]]:
    """Inside, what WeasyPrint warns of is collected. What CSS it does not know is our affair, not an editor's."""
    said: list[str] = []
    ear = logging.Handler(logging.WARNING)
    ear.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger = logging.getLogger("weasyprint")
    before = logger.level
    logger.addHandler(ear)
    logger.setLevel(logging.WARNING)
    try:
        yield said
    finally:
        logger.removeHandler(ear)
        logger.setLevel(before)


def _set(weasyprint: ModuleType, page: str, style: str) -> bytes:
    """Set the pages. WeasyPrint may read the face and nothing else, neither files nor the network."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    fonts = import_module("weasyprint.text.fonts").FontConfiguration()
    allowed = weasyprint.URLFetcher(allowed_protocols=["file"])
    sheet = weasyprint.CSS(string=style, font_config=fonts, url_fetcher=allowed)
    html = weasyprint.HTML(string=page, url_fetcher=weasyprint.URLFetcher(allowed_protocols=[]))
    made: bytes = html.write_pdf(
        stylesheets=[sheet],
        font_config=fonts,
        finisher=name_links,
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(page.encode()).digest()[:16],
    )
    return made


def _faces(folder: Path) -> str:
    """The rules that name the face's files."""
    return "".join(
        f'@font-face {{ font-family: "Book"; font-style: {style}; src: url("{(folder / name).as_uri()}"); }}\n'
        for style, name in _FACES.items()
    )


def _weasyprint() -> ModuleType:
    try:
        return import_module("weasyprint")
    except ImportError:
        raise UsageError(f"a PDF needs WeasyPrint; this installs it: {_pip()}") from None
    except OSError as fault:  # a library of the system that it loads by name
        raise UsageError(f"a PDF needs Pango, a library of the system; on Debian and Ubuntu: {PANGO}") from fault


def _fonts() -> Path:
    try:
        return Path(str(files("fontpkg_eb_garamond"))) / "files"
    except ModuleNotFoundError:
        raise UsageError(f"a PDF needs its typeface; this installs it: {_pip()}") from None


def _pip() -> str:
    python = ".venv/bin/python" if os.environ.get("FONDS_PROG") else "python3"
    return f"{python} -m pip install " + " ".join(f"'{one}'" for one in NEEDED)
