"""The names and abbreviations of a linked edition, read back from its TEI: what the site lists and the exports write.

A mention is the address of the smallest unit (paragraph, speech, note, heading …) that names somebody, once, however
often it does so.
"""

from __future__ import annotations

from dataclasses import dataclass

from fonds.tei.names import Element, first, local, walk, xml_id, xp
from fonds.tei.text import reading
from fonds.tei.units import kind_of_unit

from .header import ABBREVIATION
from .mark import MARKS, TYPE, target_of

ITEMS = {"person": "persName", "org": "orgName", "place": "placeName"}
"""What the lists of the header hold, and the element of its names."""


@dataclass(frozen=True)
class Listed:
    """Somebody or something that the text names."""

    id: str
    kind: str
    """person, org or place."""
    name: str
    sorted_as: str
    """The name as an index has it: `Rill, Ada`."""
    variants: tuple[str, ...]
    abbreviation: str | None
    country: str | None
    note: str | None
    source: str | None
    """Where the note was found, if not in the text."""
    is_inferred: bool
    """Whether no register has it: the text has two forms of its name side by side."""
    mentions: tuple[str, ...]
    """Addresses, in the order of the text."""
    part_in: tuple[str, ...]
    """Ids of the header's participants who are this person."""


@dataclass(frozen=True)
class Short:
    """An abbreviation."""

    id: str
    abbreviation: str
    expansion: str
    source: str
    """text or register."""
    defined_at: str | None
    uses: tuple[str, ...]
    """Addresses, in the order of the text."""


def listed(tree: Element) -> dict[str, list[Listed]]:
    """Kind → all who are named, in the order of the index."""
    mentions = mentions_in(tree)
    same: dict[str, list[str]] = {}
    for person in xp(tree, "t:teiHeader/t:profileDesc/t:particDesc/t:listPerson[@corresp]/t:person[@sameAs]"):
        same.setdefault((person.get("sameAs") or "")[1:], []).append(xml_id(person) or "")
    found: dict[str, list[Listed]] = {kind: [] for kind in ITEMS}
    for element in entries_in(tree):
        one = _listed(element, mentions, same)
        found[one.kind].append(one)
    return found


def entries_in(tree: Element) -> list[Element]:
    """The header's entries for those whom the text names."""
    return xp(tree, f"t:teiHeader/t:profileDesc/*/*[@type='{TYPE}']/*[@xml:id]")


def abbreviations_in(tree: Element) -> list[Element]:
    """The header's entries for abbreviations."""
    path = f"t:teiHeader/t:encodingDesc/t:editorialDecl/t:interpretation/t:ab[@type='{ABBREVIATION}']"
    return xp(tree, path)


def shorts(tree: Element) -> list[Short]:
    """All abbreviations that are explained, in the order of the index."""
    uses = mentions_in(tree)
    return [
        Short(
            id=xml_id(entry) or "",
            abbreviation=_words(entry, "t:abbr") or "",
            expansion=_words(entry, "t:expan") or "",
            source=entry.get("subtype") or "text",
            defined_at=(entry.get("corresp") or "")[1:] or None,
            uses=tuple(uses.get(xml_id(entry) or "", ())),
        )
        for entry in abbreviations_in(tree)
    ]


def mentions_in(tree: Element) -> dict[str, list[str]]:
    """Id of an entry → the addresses that name it, each once, in order: a paragraph before the notes it calls."""
    found: dict[str, set[str]] = {}
    places: dict[str, int] = {}
    text = first(tree, "t:text")
    for element in () if text is None else walk(text):
        if (identifier := xml_id(element)) is not None:
            places[identifier] = len(places)
        if is_ours(element) and (unit := unit_of(element)) is not None:
            found.setdefault(target_of(element), set()).add(unit)
    return {target: sorted(units, key=places.__getitem__) for target, units in found.items()}


def is_ours(element: Element) -> bool:
    """Whether an element marks a name or abbreviation that is listed."""
    return element.get("type") == TYPE and local(element) in MARKS


def unit_of(element: Element) -> str | None:
    """The address of the smallest unit around an element."""
    for above in element.iterancestors():
        identifier = xml_id(above)
        if identifier is not None and kind_of_unit(above) is not None:
            return identifier
    return None


def _listed(element: Element, mentions: dict[str, list[str]], same: dict[str, list[str]]) -> Listed:
    identifier, kind = xml_id(element) or "", local(element)
    name = ITEMS[kind]
    return Listed(
        id=identifier,
        kind=kind,
        name=_words(element, f"t:{name}[not(@type)]") or "",
        sorted_as=_sorted_as(element, f"t:{name}[not(@type)]"),
        variants=tuple(reading(variant) for variant in xp(element, f"t:{name}[@type='variant']")),
        abbreviation=_words(element, f"t:{name}[@type='abbreviation']"),
        country=_words(element, "t:country"),
        note=_words(element, "t:note[not(@type)]"),
        source=_words(element, "t:note[@type='source']"),
        is_inferred=element.get("cert") is not None,
        mentions=tuple(mentions.get(identifier, ())),
        part_in=tuple(same.get(identifier, ())),
    )


def _sorted_as(element: Element, path: str) -> str:
    """The name, the part first by which it is sorted."""
    family = first(element, f"{path}/t:surname")
    if family is None:
        return _words(element, path) or ""
    around = _words(element, path), reading(family)
    name, behind = around[0] or "", " ".join((family.tail or "").split())
    before = name.removesuffix(f"{around[1]} {behind}".strip()).strip()
    return f"{around[1]}, {before} {behind}".strip()


def _words(element: Element, path: str) -> str | None:
    found = first(element, path)
    return None if found is None else reading(found)
