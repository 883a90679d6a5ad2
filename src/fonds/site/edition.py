"""One edition as the pages need it: the linked TEI with its addresses, its parts in order, who cites what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from fonds.cite import Citable, Form, citables, forms_of
from fonds.config import EditionConfig, SiteConfig
from fonds.findings import Finding
from fonds.link.names.listed import Listed, Short, listed, shorts
from fonds.releases import Former, Step
from fonds.tei.emended import emendations, responsible
from fonds.tei.names import Element, first, local, walk, xml_id, xp
from fonds.tei.register import Entry
from fonds.tei.text import reading

from .explained import Explained, explained
from .former import former_items
from .part import Part
from .places import NotePlace, note_places
from .renderer import is_note
from .shape import SITE, Shape
from .tombstones import left_behind
from .understood import Cited, cited
from .urls import HOME, Urls, parts
from .views import ShapeFile


@dataclass(frozen=True)
class Edition:
    """What all pages of an edition are made from."""

    tree: Element
    """The linked TEI; never changed here."""
    config: EditionConfig
    site: SiteConfig
    findings: tuple[Finding, ...] = ()
    """What the stages before this one found."""
    register: tuple[Entry, ...] = ()
    """All addresses: those of the text, and those that are gone."""
    history: tuple[Step, ...] = ()
    """What each release brought, the latest first."""
    former: tuple[Former, ...] = ()
    """Entries that releases have and the text no longer names."""
    is_release: bool = False
    """Whether the pages are those of a release: they stay, have no search, and lead to those of today."""
    shape: Shape = SITE
    """What the text is set for: pages of the site, or a book."""
    shapes: tuple[ShapeFile, ...] = ()
    """The edition as one file, in other formats."""

    @property
    def has_feed(self) -> bool:
        """Whether there is a feed of releases: one of them has a day, and the site's address is known."""
        days = [self.config.released, *(step.date for step in self.history)]
        named = not self.config.is_draft or any(step.is_made for step in self.history)
        return bool(self.site.base_url and named and any(days) and not self.is_release)

    @cached_property
    def urls(self) -> Urls:
        """The addresses."""
        return Urls(self.tree, self.register, self.former)

    @cached_property
    def left_behind(self) -> dict[str, tuple[Markup, ...]]:
        """Page → what once stood on it."""
        units = left_behind(self.register, self.urls)
        entries = former_items(self.former, self.is_release)
        return {page: (*units.get(page, ()), *entries.get(page, ())) for page in {**units, **entries}}

    @cached_property
    def retired(self) -> dict[str, Entry]:
        """Id → an address whose words are gone."""
        return {entry.id: entry for entry in self.register if not entry.is_alive}

    @cached_property
    def places(self) -> dict[str, NotePlace]:
        """Note id → how its place was found."""
        return note_places(self.tree)

    @cached_property
    def emended(self) -> dict[str, Explained]:
        """Id → an emendation, with what is told of it, in the order of the text."""
        return explained(emendations(self.tree), responsible(self.tree))

    @cached_property
    def emended_pages(self) -> frozenset[str]:
        """The pages on which emendations stand."""
        return frozenset(self.urls.page_of(identifier) for identifier in self.emended)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Sections, documents and biographies in the order of the paper."""
        found: list[Part] = []
        waiting: list[Element] = []
        for page, element in parts(self.tree):
            if page == HOME:
                continue
            if local(element) == "div":
                found.append(Part(page, element, tuple(waiting)))
                waiting = []
            else:
                waiting.append(element)
        if waiting and found:
            last = found[-1]
            found[-1] = Part(last.page, last.element, (*last.before, *waiting))
        return tuple(found)

    @cached_property
    def sections(self) -> tuple[Part, ...]:
        """The parts that are no documents."""
        return tuple(part for part in self.parts if not part.is_document)

    @cached_property
    def documents(self) -> tuple[Part, ...]:
        """The documents."""
        return tuple(part for part in self.parts if part.is_document)

    @cached_property
    def citables(self) -> dict[str, Citable]:
        """Page → what is cited there: the edition, a section, a document."""
        found = citables(self.tree, self.config, self.site.base_url, self.urls.page_of)
        return {cited.page: cited for cited in found}

    @cached_property
    def forms(self) -> dict[str, tuple[Form, ...]]:
        """Page → all forms of its citations."""
        return {page: forms_of(cited) for page, cited in self.citables.items()}

    @cached_property
    def notes(self) -> list[Element]:
        """All the author's notes, in the order of their markers."""
        return [note for note in walk(self.tree, "note") if is_note(note)]

    @property
    def front(self) -> Element | None:
        """What stands before the essay: title and authors."""
        return first(self.tree, "t:text/t:front")

    @cached_property
    def records(self) -> dict[str, Element]:
        """Document id → its record in the header."""
        found = xp(self.tree, "t:teiHeader//t:msDesc[@corresp]")
        return {(record.get("corresp") or "").removeprefix("#"): record for record in found}

    @cached_property
    def persons(self) -> dict[str, list[Element]]:
        """Document id → those who take part in it, as the header lists them."""
        found = xp(self.tree, "t:teiHeader//t:particDesc/t:listPerson[@corresp]")
        return {(listing.get("corresp") or "")[1:]: xp(listing, "t:person") for listing in found}

    @cached_property
    def listed(self) -> dict[str, list[Listed]]:
        """Whom the text names: person, place, org → the entries by name."""
        return listed(self.tree)

    @cached_property
    def shorts(self) -> list[Short]:
        """The abbreviations that are explained."""
        return shorts(self.tree)

    @cached_property
    def expansions(self) -> dict[str, str]:
        """Id of an abbreviation → what it stands for."""
        return {one.id: one.expansion for one in self.shorts}

    @cached_property
    def notes_by_id(self) -> dict[str, Element]:
        """The author's notes by their ids."""
        return {xml_id(note) or "": note for note in self.notes}

    @cached_property
    def files(self) -> dict[str, str]:
        """Identifier of an archive's file → its id in the index of sources."""
        found: dict[str, str] = {}
        for record in xp(self.tree, "t:teiHeader//t:msDesc[@xml:id]"):
            for number in xp(record, "t:msIdentifier/t:idno[@type='canonical']"):
                found.setdefault(reading(number), xml_id(record) or "")
        return found

    @cached_property
    def cited(self) -> Cited:
        """What the notes cite."""
        return cited(self.tree, {part.id: f"Document {part.number}" for part in self.documents}, self.records)

    @cached_property
    def citing_documents(self) -> dict[str, list[Element]]:
        """Document id → the notes that name it or cite the file in which it lies, in order, each once."""
        found: dict[str, list[Element]] = {}
        for reference in xp(self.tree, "t:text//t:ref[@type='document'] | t:text//t:bibl[@type='archival']"):
            target = (reference.get("target") or reference.get("corresp") or "").removeprefix("#")
            document = self.cited.documents.get(target, (target, ""))[0]
            note = note_of(reference)
            citing = found.setdefault(document, [])
            if note is not None and note not in citing:
                citing.append(note)
        return found

    @cached_property
    def citations(self) -> dict[str, list[Element]]:
        """Id of an archive's file → the citations of it in notes and documents, in order."""
        found: dict[str, list[Element]] = {}
        for citation in xp(self.tree, "t:text//t:bibl[@type='archival'][@corresp]"):
            found.setdefault((citation.get("corresp") or "").removeprefix("#"), []).append(citation)
        return found


def relation_of(citation: Element) -> str:
    """How the note brings a citation in (`see also`, `cited from`); "" where it simply gives it."""
    pointer = next((one for one in (citation.get("ana") or "").split() if one.startswith("#relation.")), "")
    return pointer.removeprefix("#relation.").replace("-", " ")


def note_of(element: Element) -> Element | None:
    """The author's note in which an element stands."""
    return next((above for above in element.iterancestors() if is_note(above)), None)
