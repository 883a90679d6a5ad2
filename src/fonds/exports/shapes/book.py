"""An edition as a book, in the order of the paper: title, essay, documents, then what the edition adds to them.

Book      all that the templates of shapes/ may show
compose   the linked TEI → a book, by the table that makes the pages of the site
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from fonds.cite import spoken
from fonds.site.cite import cite_edition, imprint_of, series_of, state_of
from fonds.site.edition import Edition
from fonds.site.explained import Explained
from fonds.site.holdings import Sources
from fonds.site.html import tag, text
from fonds.site.part import Part
from fonds.site.prose import about_facts, method_facts
from fonds.site.records import record_of
from fonds.site.render import Rendered, render_line, render_part
from fonds.site.sources import archive_views
from fonds.site.text import listed
from fonds.site.urls import Urls
from fonds.site.views import ArchiveView, Fact, Link, WorksView
from fonds.site.works import works_view
from fonds.tei.names import Element, first, walk, xml_id

from .addresses import Chapters, OneFile, chapter_of

_FROM_RIGHT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""


@dataclass(frozen=True)
class Chapter:
    """A section of the essay, the biographies or a document."""

    file: str
    """Its file in an EPUB: `section-2.xhtml`."""
    id: str
    """Its id in the edition."""
    kind: str
    """introduction, section, conclusion, biographies or document."""
    number: str
    """The number of a document; "" for a section."""
    title: str
    """Its title in lists."""
    heading: Markup
    """Its title as h1."""
    record: tuple[Fact, ...]
    """What is known of a document; none for a section."""
    body: Markup
    """Its text."""
    notes: tuple[Markup, ...]
    """Its notes; none where they stand at the feet of the pages."""


@dataclass(frozen=True)
class Group:
    """Chapters that stand together in the list of contents."""

    title: str
    """What they are called together; "" where each stands for itself."""
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Emendation:
    """A line of the list of emendations."""

    url: str
    """The emended words."""
    anchor: str
    """The paragraph, note or heading in which they stand, by its id."""
    told: Markup
    """What is read and what the witness has."""
    why: str
    """The reason and the source, as far as they are given; then who answers for it. Of a rule its group says it."""


@dataclass(frozen=True)
class EmendationGroup:
    """Emendations that the editors made, or one rule."""

    title: str
    why: str
    """The rule's reason; "" of the editors, who give one for each."""
    rows: tuple[Emendation, ...]


@dataclass(frozen=True)
class Book:
    """The edition as a book."""

    lang: str
    direction: str
    """ltr or rtl, by the language."""
    title: str
    """The title in plain words."""
    short_title: str
    printed_title: Markup
    """The title as it is printed."""
    title_id: str | None
    byline: Markup
    byline_id: str | None
    title_notes: tuple[Markup, ...]
    """The notes that title and authors call."""
    series: str
    imprint: str
    description: str
    state: str
    citation: Markup
    groups: tuple[Group, ...]
    """The chapters as the list of contents has them, in the order of the paper."""
    pages: tuple[Link, ...]
    """Where the printed pages begin."""
    archives: tuple[ArchiveView, ...]
    """The cited files, by archive."""
    works: WorksView
    emendations: tuple[EmendationGroup, ...]
    facts: tuple[Fact, ...]
    """The paper and this edition of it."""
    witness: tuple[Fact, ...]
    """The text that is edited."""

    @cached_property
    def empty(self) -> frozenset[str]:
        """Which chapters that the edition adds would have nothing to tell: a book leaves them out."""
        told = {"sources": self.archives, "works": self.works.groups, "emendations": self.emendations}
        return frozenset(name for name, rows in told.items() if not rows)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """All chapters of the text in order."""
        return tuple(chapter for group in self.groups for chapter in group.chapters)


@dataclass(frozen=True)
class BookEdition(Edition):
    """An edition whose addresses are those of a book; its `shape` says of which."""

    @cached_property
    def urls(self) -> Urls:
        """The addresses: in chapters, or in one file where notes stand at the feet of pages."""
        return OneFile(self.tree) if self.shape.notes == "foot" else Chapters(self.tree)


def compose(edition: BookEdition) -> Book:
    """All of an edition that goes into a book."""
    config = edition.config
    title, byline = _line(edition, "t:titlePage//t:titlePart"), _line(edition, "t:titlePage/t:byline")
    return Book(
        lang=config.language,
        direction="rtl" if config.language.partition("-")[0].lower() in _FROM_RIGHT else "ltr",
        title=config.title,
        short_title=config.short_title or config.title,
        printed_title=title[1].body if title else text(config.title),
        title_id=title[0] if title else None,
        byline=byline[1].body if byline else text(listed(spoken(config.authors))),
        byline_id=byline[0] if byline else None,
        title_notes=tuple(note for line in (title, byline) if line for note in line[1].notes),
        series=series_of(config),
        imprint=imprint_of(config),
        description=config.description or "",
        state=state_of(config),
        citation=cite_edition(edition),
        groups=tuple(_groups(edition)),
        pages=tuple(_pages(edition)),
        archives=tuple(archive_views(Sources(edition))),
        works=works_view(edition),
        emendations=tuple(_emendations(edition)),
        facts=about_facts(edition),
        witness=method_facts(edition),
    )


def _line(edition: BookEdition, path: str) -> tuple[str | None, Rendered] | None:
    element: Element | None = None if edition.front is None else first(edition.front, path)
    if element is None:
        return None
    made = render_line(
        element, edition.urls, edition.places, edition.emended, expansions=edition.expansions, shape=edition.shape
    )
    return xml_id(element), made


def _groups(edition: BookEdition) -> Iterator[Group]:
    waiting: list[Part] = []
    for part in edition.parts:
        if waiting and waiting[-1].is_document != part.is_document:
            yield _group(edition, waiting)
            waiting = []
        waiting.append(part)
    if waiting:
        yield _group(edition, waiting)


def _group(edition: BookEdition, parts: list[Part]) -> Group:
    return Group("Documents" if parts[0].is_document else "", tuple(_chapter(edition, part) for part in parts))


def _chapter(edition: BookEdition, part: Part) -> Chapter:
    made = render_part(edition, part)
    return Chapter(
        file=chapter_of(part.page),
        id=part.id,
        kind="document" if part.is_document else part.kind,
        number=part.number,
        title=part.title,
        heading=made.heading or tag("h1", part.title, {"class": "supplied-title"}),
        record=record_of(edition, part) if part.is_document else (),
        body=made.body,
        notes=made.notes,
    )


def _pages(edition: BookEdition) -> Iterator[Link]:
    """The beginnings of printed pages whose numbers are known."""
    for element in walk(edition.tree, "pb"):
        anchor, number = xml_id(element) or "", element.get("n")
        if number and edition.urls.has(anchor):
            yield Link(edition.urls.of(anchor), number)


def _emendations(edition: BookEdition) -> Iterator[EmendationGroup]:
    """Those by hand, then rule by rule, each in the order of the text."""
    groups: dict[tuple[str, str], list[Explained]] = {}
    for known in edition.emended.values():
        rule = known.found.rule
        key = ("", "") if rule is None else (rule, f"{known.found.reason or ''} {known.certainty}.".strip())
        groups.setdefault(key, []).append(known)
    for (rule, why), every in sorted(groups.items(), key=lambda group: group[0]):
        title = f"By rule: {rule}" if rule else "By the editors"
        yield EmendationGroup(title, why, tuple(_emendation(edition, known) for known in every))


def _emendation(edition: BookEdition, known: Explained) -> Emendation:
    found = known.found
    said = [found.reason, f"Source: {found.source}" if found.source else None, f"{known.made_by}; {known.kind}."]
    why = "" if found.rule else " ".join(one for one in said if one)
    return Emendation(edition.urls.of(found.id), found.anchor, known.told, why)
