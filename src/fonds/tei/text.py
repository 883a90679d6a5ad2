"""The words of an element, without notes, running headers and white space of the file; in two texts.

`plain` and `raw` are the witness's text: what it has, damage included. `reading` is the text that the edition reads:
emendations applied. A slip that is kept (`sic` without a choice) stands in both.
"""

from __future__ import annotations

import re

from .names import Element, local, xml_id

LEFT_OUT = frozenset({"note", "fw"})
"""Elements whose words are not part of the running text around them."""
EDITORS_WORDS = frozenset({"corr", "reg", "expan", "supplied"})
"""Elements whose words the witness does not have."""
WITNESS_FORMS = frozenset({"sic", "orig", "abbr"})
"""Elements that hold, inside a choice, what the witness has instead of the reading."""
_EMENDATION = re.compile(r"\.e\d+(?:\.\d+)?\Z")
LOST = "[…]"
"""Stands in the reading text where an emendation says that words are lost."""


def raw(element: Element, left_out: frozenset[str] = LEFT_OUT) -> str:
    """All characters of the witness's running text inside `element`, white space as it stands in the file.

    `note` and `fw` inside are left out (their tails are not); an undone line-end hyphen (`pc` with
    force="weak"), the mark of a note and the editors' words are left out.
    """
    parts: list[str] = []
    _collect(element, parts, left_out, is_reading=False)
    return "".join(parts)


def raw_reading(element: Element, left_out: frozenset[str] = LEFT_OUT) -> str:
    """The same of the reading text: what the editors read and supply, not what they replace."""
    parts: list[str] = []
    _collect(element, parts, left_out, is_reading=True)
    return "".join(parts)


def plain(element: Element) -> str:
    """The witness's words of `element`, white space single, line-end hyphens undone."""
    return " ".join(raw(element).split())


def reading(element: Element) -> str:
    """The words of `element` as the edition reads them, white space single."""
    return " ".join(raw_reading(element).split())


def differing(element: Element) -> str | None:
    """The reading text of an element where it is not the witness's text, else None: the fields `reading` of data."""
    found = reading(element)
    return None if found == plain(element) else found


def is_in(element: Element, is_reading: bool) -> bool:
    """Whether an element belongs to the reading text (or, not `is_reading`, to the witness's), its words included."""
    name = local(element)
    if name in EDITORS_WORDS:
        return is_reading
    if name in WITNESS_FORMS and is_reading:
        parent = element.getparent()
        return parent is None or local(parent) != "choice"
    return True


def _collect(element: Element, parts: list[str], left_out: frozenset[str], is_reading: bool) -> None:
    if element.text:
        parts.append(element.text)
    for child in element:
        name = local(child)
        if name and name not in left_out and not is_sign(child) and is_in(child, is_reading):
            if is_reading and name == "gap" and is_emendation(child):
                parts.append(LOST if child.get("unit") == "chars" else f" {LOST} ")
            _collect(child, parts, left_out, is_reading)
        if child.tail:
            parts.append(child.tail)


def is_sign(element: Element) -> bool:
    """Whether an element holds a sign of the print that is no word: an undone hyphen, a note's mark."""
    name = local(element)
    return (name == "pc" and element.get("force") == "weak") or (name == "seg" and element.get("type") == "mark")


def is_emendation(element: Element) -> bool:
    """Whether an element was put in by an emendation: its id, or that of the choice around it, says so."""
    own = xml_id(element)
    if own is not None:
        return _EMENDATION.search(own) is not None
    parent = element.getparent()
    return parent is not None and local(parent) in EDITORS_WORDS | {"choice"} and is_emendation(parent)
