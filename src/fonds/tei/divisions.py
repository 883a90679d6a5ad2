"""The divisions of the text: which part of the edition, and so which page, each element belongs to."""

from __future__ import annotations

from .names import Element, local, xml_id, xp


def by_division(text: Element) -> list[tuple[Element | None, Element]]:
    """The children of a `text` element's parts in reading order, each with its division; None for what stands in front.

    What stands between two divisions (a page break, say) belongs to the division that follows it, or to the last one.
    """
    found: list[tuple[Element | None, Element]] = []
    for group in xp(text, "t:front | t:body | t:back"):
        if local(group) == "front":
            found.append((None, group))
            continue
        waiting: list[Element] = []
        division: Element | None = None
        for child in group.iterchildren("*"):
            waiting.append(child)
            if local(child) == "div":
                division = child
                found += [(division, element) for element in waiting]
                waiting = []
        found += [(division, element) for element in waiting if division is not None]
    return found


def division_ids(text: Element) -> dict[str, str]:
    """Id of an element → id of its division; what stands in none is left out."""
    found: dict[str, str] = {}
    for division, part in by_division(text):
        owner = xml_id(division) if division is not None else None
        if owner is not None:
            for element in part.iter():
                identifier = xml_id(element)
                if identifier is not None:
                    found[identifier] = owner
    return found
