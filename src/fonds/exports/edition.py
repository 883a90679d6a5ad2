"""What all exports read: the linked TEI, its witness, and the addresses; with a few questions that many of them ask."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from fonds.config import EditionConfig
from fonds.errors import Defect
from fonds.findings import Finding
from fonds.link.names.listed import Listed, Short, listed, shorts
from fonds.releases import Former
from fonds.tei.names import Element, first, local, walk, xml_id, xp
from fonds.tei.units import Unit, units

Row = dict[str, object]
"""One object of a data file."""


@dataclass(frozen=True)
class Edition:
    """One edition as the exports see it."""

    config: EditionConfig
    tree: Element
    """The linked TEI."""
    url_of: Callable[[str], str]
    """The address of an id, relative to the edition's folder: `section-2.html#p31`."""
    findings: tuple[Finding, ...] = ()
    """What the stages before this one found in the text."""
    base_url: str | None = None
    """The absolute address of the site, ending in `/`; None where it is not known."""
    cited_at: str | None = None
    """The absolute address of the site as citations give it, those of a release too; None where it is not known."""
    former: tuple[Former, ...] = ()
    """Entries that releases have and the text no longer names."""

    @cached_property
    def text(self) -> Element:
        """The `text` element."""
        found = first(self.tree, "t:text")
        if found is None:
            raise Defect("the TEI has no text")
        return found

    @cached_property
    def units(self) -> list[Unit]:
        """Everything that has an address in the text, in document order."""
        return list(units(self.text))

    @cached_property
    def notes(self) -> list[Element]:
        """The author's notes in order."""
        return [note for note in walk(self.text, "note") if note.get("place") == "foot"]

    @cached_property
    def documents(self) -> list[Element]:
        """The documents in order."""
        return xp(self.text, "t:back/t:div[@type='document']")

    @cached_property
    def pages(self) -> dict[str, str]:
        """Note id → printed number of the page on which it is called."""
        found: dict[str, str] = {}
        page: str | None = None
        for element in walk(self.text, "pb", "note"):
            if local(element) == "pb":
                page = element.get("n")
            elif page is not None and (identifier := xml_id(element)):
                found[identifier] = page
        return found

    @cached_property
    def sources(self) -> dict[str, Element]:
        """Id of a cited unit → its `msDesc`."""
        return {str(xml_id(m)): m for m in xp(self.tree, "t:teiHeader//t:listBibl[@type='sources']/t:msDesc")}

    @cached_property
    def persons(self) -> dict[str, list[Element]]:
        """Document id → those who take part in it, in the order in which it names them."""
        found = xp(self.tree, "t:teiHeader//t:particDesc/t:listPerson[@corresp]")
        return {(listing.get("corresp") or "")[1:]: xp(listing, "t:person") for listing in found}

    @cached_property
    def named(self) -> dict[str, list[Listed]]:
        """Whom the text names: person, place, org → the entries by name."""
        return listed(self.tree)

    @cached_property
    def shorts(self) -> list[Short]:
        """The abbreviations that are explained."""
        return shorts(self.tree)

    @cached_property
    def records(self) -> dict[str, Element]:
        """Document id → its `msDesc`."""
        found = xp(self.tree, "t:teiHeader//t:listBibl[@type='documents']/t:msDesc")
        return {(m.get("corresp") or "")[1:]: m for m in found}


def owner(element: Element, *types: str) -> str | None:
    """The id of the nearest `div` of one of the types around an element."""
    for ancestor in element.iterancestors():
        if local(ancestor) == "div" and ancestor.get("type") in types:
            return xml_id(ancestor)
    return None


def holder(element: Element) -> str:
    """The id of the nearest block around an element that has an address: its paragraph, heading, speech or byline."""
    for ancestor in element.iterancestors():
        identifier = xml_id(ancestor)
        if identifier is not None and local(ancestor) != "div":
            return identifier
    raise Defect(f"a {local(element)} stands in no block")


def levels_of(description: Element) -> dict[str, str]:
    """The levels that a `msDesc` names: level name → value."""
    found = xp(description, "t:msIdentifier/t:altIdentifier")
    return {str(level.get("type")): (xp(level, "t:idno")[0].text or "") for level in found}


def said(description: Element, path: str) -> str | None:
    """The words of the one element that a path finds in a `msDesc`; None where there is none."""
    element = first(description, path)
    return element.text if element is not None else None
