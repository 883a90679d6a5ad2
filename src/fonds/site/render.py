"""TEI element → HTML: the table that a TEI editor can read. `name[type]` goes before `name`; no element is lost.

Page          renders the parts of one page
RULES         which function renders which element
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from fonds.tei.names import Element, local
from fonds.tei.register import Entry

from . import blocks, emending, inline, lists, naming, notes, tombstones
from .edition import Edition
from .explained import Explained
from .html import join
from .part import Part
from .places import NotePlace
from .renderer import Renderer, Rule
from .shape import SITE, Shape
from .understood import Cited
from .urls import Urls

RULES: Mapping[str, Rule] = {
    # parts and blocks
    "div": blocks.division,
    "head": blocks.heading,
    "p": blocks.paragraph,
    "ab": blocks.paragraph,
    "sp": blocks.speech,
    "stage": blocks.stage,
    "quote": blocks.quotation,
    "list": lists.listing,
    "list[gloss]": lists.particulars,
    "table": blocks.table,
    "gap": blocks.gap,
    "anchor[retired]": tombstones.tombstone,
    "opener": lists.frame,
    "closer": lists.frame,
    "dateline": lists.frame_line,
    "salute": lists.frame_line,
    "signed": lists.frame_line,
    "byline": lists.frame_line,
    "seg[number]": lists.frame_line,
    "postscript": blocks.division,
    "titlePart": inline.words,
    # the print
    "pb": inline.page_break,
    "lb": inline.nothing,
    "cb": inline.nothing,
    "fw": inline.nothing,
    "metamark": inline.nothing,  # a separator divides parts, which have pages of their own here
    # notes
    "note[foot]": notes.marker,
    "note[end]": notes.marker,
    "note[bottom]": notes.marker,
    "note[source]": inline.nothing,  # it stands in the document's record
    "note": emending.editorial,
    "seg[mark]": inline.nothing,  # the marker and the number are made from note/@n
    # what a line holds
    "date": inline.date,
    "persName[register]": naming.name,
    "orgName[register]": naming.name,
    "placeName[register]": naming.name,
    "abbr[register]": naming.abbreviation,
    "persName": inline.words,
    "placeName": inline.words,
    "speaker": inline.words,
    "ref": inline.reference,
    "bibl[archival]": inline.citation,
    "bibl[work]": inline.work,
    "title[work]": inline.words,
    "biblScope": inline.locator,
    "hi": inline.highlight,
    "emph": inline.highlight,
    "foreign": inline.foreign,
    "title": inline.title,
    "pc": inline.hyphen,
    # the editors' hand
    "choice": emending.choice,
    "sic": emending.slip,
    "supplied": emending.supplied,
    "unclear": inline.unclear,
}
"""The whole behaviour of the site towards TEI."""


@dataclass(frozen=True)
class Rendered:
    """A part of the text as HTML."""

    heading: Markup | None
    """The part's own heading as h1, with what stands before it; None where it has none."""
    body: Markup
    """All that follows."""
    notes: tuple[Markup, ...]
    """The notes that the part calls, as items of a list."""


def render(
    parts: Iterable[Element],
    urls: Urls,
    places: Mapping[str, NotePlace],
    emended: Mapping[str, Explained] | None = None,
    cited: Cited | None = None,
    expansions: Mapping[str, str] | None = None,
    retired: Mapping[str, Entry] | None = None,
    shape: Shape = SITE,
) -> Rendered:
    """The parts of one page, in order. Of a division its children are rendered: the page is its element."""
    page = Renderer(RULES, blocks.neutral, urls, places, emended, cited, expansions, retired, shape)
    heading: Markup | None = None
    made: list[Markup] = []
    for part in parts:
        for child in part if local(part) == "div" else [part]:
            is_title = heading is None and local(child) == "head"
            page.level = 2 if local(child) == "head" and not is_title else 1
            made.append(page.element(child))
            if is_title:
                heading = join(made)
                made = []
    return Rendered(heading, join(made), tuple(notes.at_the_end(page)))


def render_part(edition: Edition, part: Part) -> Rendered:
    """A section or document of an edition, in the edition's shape."""
    return render(
        [*part.before, part.element],
        edition.urls,
        edition.places,
        edition.emended,
        edition.cited,
        edition.expansions,
        edition.retired,
        edition.shape,
    )


def render_line(
    element: Element,
    urls: Urls,
    places: Mapping[str, NotePlace],
    emended: Mapping[str, Explained] | None = None,
    cited: Cited | None = None,
    expansions: Mapping[str, str] | None = None,
    shape: Shape = SITE,
) -> Rendered:
    """What one element holds, without a block around it: the title, the line of the authors, a source line."""
    page = Renderer(RULES, blocks.neutral, urls, places, emended, cited, expansions, shape=shape)
    body = Markup(page.inside(element).strip())
    page.take_called()
    return Rendered(None, body, tuple(notes.at_the_end(page)))
