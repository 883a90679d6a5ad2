"""Pages in the editors' words: Markdown of content/pages/, or of the edition's own pages/, to HTML.

HTML in the Markdown is shown as text and never passed on. The first heading becomes the page's title.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from markdown_it import MarkdownIt
from markupsafe import Markup

from fonds.tei.names import first, xp
from fonds.tei.text import plain

from .cite import imprint_of, series_of, state_of
from .edition import Edition
from .html import link_away, tag, text
from .text import listed
from .views import Fact, ProseView

TITLES = {"about": "About this edition", "method": "Editorial method", "cite": "How to cite"}
"""The pages, with the titles they have where nobody wrote them."""
_FACTS = {"about": "This edition", "method": "The witness", "cite": "This edition"}


class Prose(NamedTuple):
    """A page of Markdown as HTML."""

    title: str | None
    """Its first heading, where it begins with one."""
    body: Markup
    """All that follows."""


def prose_view(edition: Edition, kind: str) -> ProseView:
    """One of the pages. The edition's own file goes before the one of all editions."""
    folders = (edition.config.folder / "pages", edition.config.folder.parent / "pages")
    files = [folder / f"{kind}.md" for folder in folders]
    found = next((file for file in files if file.is_file()), None)
    prose = read_prose(found) if found else Prose(None, Markup(""))
    facts = {"about": about_facts, "method": method_facts, "cite": _cite}[kind](edition)
    return ProseView(kind, prose.title or TITLES[kind], prose.body, facts, _FACTS[kind] if facts else "")


def read_prose(file: Path) -> Prose:
    """A file of Markdown. What cannot be read as UTF-8 is replaced: prose is not the text of the edition."""
    return to_html(file.read_text("utf-8", errors="replace"))


def to_html(markdown: str) -> Prose:
    """Markdown to HTML (CommonMark, no HTML inside)."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(markdown)
    title = None
    if len(tokens) > 2 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        title = "".join(child.content for child in tokens[1].children or [])
        tokens = tokens[3:]
    for token in tokens:
        if token.tag == "h1":  # the page has one already
            token.tag = "h2"
    return Prose(title, Markup(parser.renderer.render(tokens, parser.options, {})))


def about_facts(edition: Edition) -> tuple[Fact, ...]:
    """What is known of the paper and of this edition of it."""
    config = edition.config
    publisher = config.publisher
    name = imprint_of(config)
    link = link_away(publisher.url, publisher.url) if publisher and publisher.url else None
    said = [
        ("Title", tag("cite", config.title)),
        ("Authors" if len(config.authors) > 1 else "Author", text(listed(config.authors))),
        ("Series", text(series_of(config))),
        ("Series editors", text(listed(config.series.editors) if config.series else "")),
        ("Published", text(name)),
        ("Publisher’s site", link or Markup("")),
        ("Rights", text(config.rights)),
        ("Edited by", text(listed(config.edited_by))),
        ("Text", text(config.witness.origin)),
        ("Collation", text(config.witness.collated or "Not collated with the print.")),
        ("State", text(state_of(config))),
    ]
    return tuple(Fact(name, value) for name, value in said if value)


def method_facts(edition: Edition) -> tuple[Fact, ...]:
    """What is known of the witness."""
    witness = edition.config.witness
    element = first(edition.tree, "t:teiHeader//t:witness")
    digest = [] if element is None else xp(element, "t:idno[@type='sha256']")
    said = [
        ("Text", text(witness.origin or "A text of unrecorded origin.")),
        ("Received", text(witness.received)),
        ("Collation", text(witness.collated or "Not collated with the print.")),
        ("Fingerprint (SHA-256)", tag("code", plain(digest[0])) if digest else Markup("")),
    ]
    return tuple(Fact(name, value) for name, value in said if value)


def _cite(edition: Edition) -> tuple[Fact, ...]:
    return (Fact("State", text(state_of(edition.config))),)
