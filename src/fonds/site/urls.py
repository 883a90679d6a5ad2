"""The only author of addresses: what has an id gets the page it stands on and the fragment that leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from fonds.errors import Defect
from fonds.link.archival import archive_id
from fonds.link.names.listed import abbreviations_in, entries_in
from fonds.releases import Former
from fonds.tei.divisions import by_division
from fonds.tei.names import Element, local, q, walk, xml_id, xp
from fonds.tei.register import FRONT, Entry

from .lines import Lines

HOME = "index.html"
FEED = "feed.xml"
"""The list of an edition's releases, for those who want to hear of a new one."""
ADDRESSES = "addresses.js"
"""The script that knows which pages an edition has and which ids stand on each."""
CITE = "cite.html"
WORKS = "works.html"
REGISTERS = {"person": "people.html", "place": "places.html", "org": "organisations.html"}
"""What the header lists, and the page on which it stands."""
ABBREVIATIONS = "abbreviations.html"


class Urls:
    """The addresses of one edition, relative to its folder. Made once from the linked TEI, the register of anchors and
    the entries that only releases have.

    `lines` has the addresses of the witness's own lines.
    """

    def __init__(self, tree: Element, register: Sequence[Entry] = (), former: Sequence[Former] = ()) -> None:
        self._pages: dict[str, str] = {}
        self.lines = Lines(tree)
        for page, part in parts(tree):
            for element in walk(part):
                self._give(xml_id(element), page)
        for repository in xp(tree, "t:teiHeader//t:msDesc/t:msIdentifier/t:repository[@key]"):
            archive = archive_id(repository.get("key") or "")
            self._give(archive, f"{archive}.html")
            self._give(
                next((xml_id(above) for above in repository.iterancestors(q("msDesc"))), None), f"{archive}.html"
            )
        for record in xp(tree, "t:teiHeader//t:listBibl[@type='works']/t:biblStruct"):
            self._give(xml_id(record), WORKS)
        for entry in entries_in(tree):
            self._give(xml_id(entry), REGISTERS[local(entry)])
        for entry in abbreviations_in(tree):
            self._give(xml_id(entry), ABBREVIATIONS)
        kinds = {entry.id: entry.kind for entry in register}
        for gone in register:
            if not gone.is_alive:
                self._give(gone.id, page_of_division(gone.parts[0], kinds.get(gone.parts[0]) == "document"))
        for one in former:
            self._give(one.id, one.url.partition("#")[0])

    def of(self, anchor: str) -> str:
        """The address of an id: `section-2.html#p31`. An id that the edition does not have is our own fault."""
        return f"{self.page_of(anchor)}#{anchor}"

    def page_of(self, anchor: str) -> str:
        """The page on which an id stands: `section-2.html`."""
        page = self._pages.get(anchor)
        if page is None:
            raise Defect(f"there is no address for the id “{anchor}”")
        return page

    def has(self, anchor: str) -> bool:
        """Whether the edition has this id."""
        return anchor in self._pages

    def _give(self, anchor: str | None, page: str) -> None:
        if anchor is not None:
            self._pages.setdefault(anchor, page)


def parts(tree: Element) -> list[tuple[str, Element]]:
    """The parts of the text in reading order, each with its page: what stands in front, then section by section."""
    return [
        (HOME if division is None else page_name(division), element)
        for text in xp(tree, "t:text")
        for division, element in by_division(text)
    ]


def cite_page(page: str) -> str:
    """The page with the citations of a section or document: `section-2-cite.html`; of the title page `cite.html`."""
    return CITE if page == HOME else f"{page.removesuffix('.html')}-cite.html"


def cite_place(anchor: str) -> str:
    """The id of an address on the page with its citations."""
    return f"c-{anchor}"


def page_name(division: Element) -> str:
    """The file of a section or document: `section-2.html`, `document-5.html`."""
    return page_of_division(xml_id(division) or "", division.get("type") == "document")


def page_of_division(identifier: str, is_document: bool) -> str:
    """The file of a division by its id, whether it stands in the text or is gone."""
    if identifier == FRONT:
        return HOME
    kind = "document" if is_document else "section"
    number = identifier[1:] if identifier[:1] == kind[0] and identifier[1:2].isdigit() else identifier
    if not number:
        raise Defect("a division of the text has no id")
    return f"{kind}-{number}.html"
