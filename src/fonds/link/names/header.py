"""Who is named, written into the header: the entries of the registers, and the abbreviations with their expansions.

People and bodies stand in `particDesc`, places in `settingDesc`, abbreviations beside the other interpretations.
"""

from __future__ import annotations

from collections.abc import Iterable

from fonds.errors import Defect
from fonds.tei.names import Element, first, sub, xml_id, xp
from fonds.tei.units import kind_of_unit

from .abbreviations import Abbreviation
from .documents import Cast, participants
from .entries import ELEMENTS, Entry, abbreviation_of
from .mark import TYPE

_LISTS = {
    "pers": ("particDesc", "listPerson", "person"),
    "org": ("particDesc", "listOrg", "org"),
    "place": ("settingDesc", "listPlace", "place"),
}
"""Kind → where its list stands, what it is, and what it lists."""
ABBREVIATION = "abbreviation"


def add_entries(root: Element, entries: Iterable[Entry]) -> None:
    """A list for each kind, sorted as an index is."""
    for kind, (container, listing, item) in _LISTS.items():
        ours = sorted((e for e in entries if e.kind == kind), key=lambda e: (sorted_as(e).casefold(), e.id))
        if ours:
            made = sub(_container(root, container), listing, {"type": TYPE})
            for entry in ours:
                _describe(sub(made, item, _attributes(entry)), entry)


def add_abbreviations(root: Element, abbreviations: Iterable[Abbreviation]) -> None:
    """An entry for each, with the place of its definition."""
    ours = sorted(abbreviations, key=lambda one: (one.short.casefold(), one.id))
    if not ours:
        return
    declaration = first(root, "t:teiHeader/t:encodingDesc/t:editorialDecl")
    if declaration is None:
        declaration = sub(_part(root, "encodingDesc"), "editorialDecl")
    listing = sub(declaration, "interpretation")
    for one in ours:
        attributes = {"type": ABBREVIATION, "subtype": one.source, "xml:id": one.id}
        if (place := _address(one.defined_in)) is not None:
            attributes["corresp"] = f"#{place}"
        entry = sub(listing, "ab", attributes)
        sub(entry, "abbr", None, one.short).tail = " "
        sub(entry, "expan", None, one.expansion)


def add_identities(root: Element, casts: dict[str, Cast]) -> None:
    """Who of the registers takes part in a document."""
    for listing in participants(root):
        people = casts[(listing.get("corresp") or "")[1:]].people
        for person in xp(listing, "t:person"):
            entry = people.get(xml_id(person) or "")
            if entry is not None:
                person.set("sameAs", f"#{entry.id}")


def remove(root: Element) -> None:
    """Take away all that is added here."""
    for listing in participants(root):
        for person in xp(listing, "t:person[@sameAs]"):
            del person.attrib["sameAs"]
    for _, name, _ in _LISTS.values():
        for listing in xp(root, f"t:teiHeader/t:profileDesc/*/t:{name}[@type='{TYPE}']"):
            _drop(listing)
    for entry in xp(root, f"t:teiHeader/t:encodingDesc/t:editorialDecl/t:interpretation/t:ab[@type='{ABBREVIATION}']"):
        _drop(entry)


def sorted_as(entry: Entry) -> str:
    """The name as an index sorts it."""
    return getattr(entry.named, "sort", None) or entry.named.name


def _attributes(entry: Entry) -> dict[str, str]:
    return {"xml:id": entry.id} | ({"cert": "medium"} if entry.is_inferred else {})


def _describe(element: Element, entry: Entry) -> None:
    named = entry.named
    name = ELEMENTS[entry.kind]
    _name(sub(element, name), named.name, sorted_as(entry))
    short = abbreviation_of(named)
    for variant in named.variants:
        sub(element, name, {"type": "variant"}, variant)
    if short:
        sub(element, name, {"type": "abbreviation"}, short)
    if country := getattr(named, "country", None):
        sub(element, "country", None, country)
    if named.note:
        sub(element, "note", None, named.note)
    if named.source:
        sub(element, "note", {"type": "source"}, named.source)
    for kind in ("viaf", "wikidata"):
        if value := getattr(named, kind):
            sub(element, "idno", {"type": kind}, value)


def _name(element: Element, name: str, sorted_as: str) -> None:
    """A name, with the word marked by which an index sorts it where that is not the first one."""
    family = sorted_as.partition(",")[0] if "," in sorted_as else sorted_as.partition(" ")[0]
    before, found, behind = name.rpartition(family) if sorted_as != name else ("", "", "")
    if not before or not before.endswith(" ") or (behind and not behind.startswith(" ")):
        element.text = name
        return
    element.text = before
    sub(element, "surname", None, found).tail = behind


def _address(block: Element | None) -> str | None:
    """The id of the nearest unit around a block: a citation has an id too, and is no address of its own."""
    around = [] if block is None else [block, *block.iterancestors()]
    units = (xml_id(element) for element in around if kind_of_unit(element) is not None)
    return next((identifier for identifier in units if identifier is not None), None)


def _container(root: Element, name: str) -> Element:
    found = first(root, f"t:teiHeader/t:profileDesc/t:{name}")
    return sub(_part(root, "profileDesc"), name) if found is None else found


def _part(root: Element, name: str) -> Element:
    found = first(root, f"t:teiHeader/t:{name}")
    if found is None:
        raise Defect(f"the header has no {name}")
    return found


def _drop(element: Element) -> None:
    """Remove an element, and what held nothing but it."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if not len(parent) and not (parent.text or "").strip():
        _drop(parent)
