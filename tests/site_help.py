"""A small invented edition for the tests of the site, made by hand after the shape of the linked TEI."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

from fonds.config import EditionConfig, Series, SiteConfig, WitnessFile
from fonds.findings import Findings
from fonds.site import publish, publish_home
from fonds.site.views import ShapeFile
from fonds.tei.names import Element
from fonds.tei.serialise import from_bytes

TESTS = Path(__file__).resolve().parent
PROJECT = TESTS.parent
CASES = TESTS / "cases" / "site"


def small_tree() -> Element:
    """The linked TEI with every kind of element."""
    return from_bytes((CASES / "small-edition.xml").read_bytes())


def tree_around(division: str) -> Element:
    """A TEI file around one division, with a source, a document and how sure the place of note 2 is."""
    frame = (CASES / "frame.xml").read_text("utf-8")
    return from_bytes(frame.replace("<!-- here -->", division).encode())


def config_in(folder: Path, **more: object) -> EditionConfig:
    """The configuration of the small edition, as if it lay in `folder`/content/small."""
    home = folder / "content" / "small"
    home.mkdir(parents=True, exist_ok=True)
    given: dict[str, object] = {
        "id": "small",
        "folder": home,
        "title": "A Small Paper, 1953-1961",
        "witness": WitnessFile("witness.txt", origin="Typed by hand.", collated="Compared with nothing."),
        "authors": ("Ann Author", "Ben Writer"),
        "date": "2012-05",
        "series": Series("Working Paper", "4"),
    }
    return EditionConfig(**{**given, **more})  # type: ignore[arg-type]


def published(
    folder: Path,
    site: SiteConfig | None = None,
    tree: Element | None = None,
    shapes: tuple[ShapeFile, ...] = (),
    **more: object,
) -> Path:
    """The small edition, published into `folder`/site; the folder of the site."""
    out, findings = folder / "site", Findings()
    config, where = config_in(folder, **more), site or SiteConfig()
    publish(small_tree() if tree is None else tree, config, where, out, folder, findings, shapes=shapes)
    publish_home([config], where, out, folder, findings)
    assert not list(findings), list(map(str, findings))
    return out


def parsed(page: Path) -> html.HtmlElement:
    """A written page."""
    return html.document_fromstring(page.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def words(element: html.HtmlElement) -> str:
    """The words of an HTML element, white space single."""
    return re.sub(r"\s+", " ", element.text_content()).strip()
