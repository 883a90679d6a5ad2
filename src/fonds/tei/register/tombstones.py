"""Where an address is gone, the TEI keeps its id: an empty `anchor` at the place where its words last stood.

    <anchor xml:id="p9" type="retired" subtype="merged" n="1.1" corresp="#p8"/>

`n` is the first release without it, `corresp` what leads on to its words. It stands between the blocks of its division,
so no words are touched. A division that is gone itself has no place in the text: what stood in it is known to the
register alone, and the site keeps its page.
"""

from __future__ import annotations

from collections.abc import Iterable

from fonds.tei.divisions import by_division
from fonds.tei.names import Element, local, make, walk, xml_id

from .entry import FRONT, Entry


def set_tombstones(text: Element, entries: Iterable[Entry]) -> None:
    """Put an anchor for each entry that is gone into a settled `text` element."""
    places = {identifier: element for element in walk(text) if (identifier := xml_id(element)) is not None}
    divisions = {xml_id(division) if division is not None else FRONT: division for division, _ in by_division(text)}
    last: dict[Element, Element] = {}
    for entry in entries:
        if entry.fate is None or entry.parts[0] not in divisions:
            continue
        division = divisions[entry.parts[0]]
        before = _child_of(division, places.get(entry.behind or ""), text)
        stone = _stone(entry)
        if before is not None:
            last.get(before, before).addnext(stone)
            last[before] = stone
        elif division is not None:
            first = last.get(division)
            if first is None:
                _behind_heads(division, stone)
            else:
                first.addnext(stone)
            last[division] = stone


def _stone(entry: Entry) -> Element:
    assert entry.fate is not None
    into = {"corresp": f"#{entry.fate.into}"} if entry.fate.into else {}
    kind = {"type": "retired", "subtype": entry.fate.what, "n": entry.fate.release}
    return make("anchor", {"xml:id": entry.id, **kind, **into})


def _child_of(division: Element | None, element: Element | None, text: Element) -> Element | None:
    """The child of a division (of the front, where there is none) in which an element stands; None outside of it."""
    at = element
    while at is not None and at is not text:
        above = at.getparent()
        if above is not None and (above is division or (division is None and local(above) == "front")):
            return at
        at = above
    return None


def _behind_heads(division: Element, stone: Element) -> None:
    heads = [child for child in division if local(child) == "head"]
    if heads:
        heads[-1].addnext(stone)
    else:
        division.insert(0, stone)
