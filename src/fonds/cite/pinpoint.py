"""What a passage is called in a citation: by the number that the page shows for it, and never by another."""

from __future__ import annotations

import re

from fonds.tei.names import Element, local, walk, xml_id, xp
from fonds.tei.text import reading
from fonds.tei.units import Unit

_NUMBER = r"\d+[a-z]*(?:\.\d+[a-z]*)*"
_ADDRESS = re.compile(rf"(?:[ds]{_NUMBER}\.)?(?P<above>(?:[a-z]+{_NUMBER}\.)*)(?P<kind>[a-z]+)(?P<number>{_NUMBER})")
"""An id: its section or document, what it stands in there (a speech), its own letter and number."""
_NUMBERED = {"gap": "gap", "quotation": "quotation", "stage": "stage direction"}
_NAMED = {"heading": "heading", "opener": "opening", "closer": "closing", "source": "source line"}
_DOUBTS = {"inferred": "place inferred", "unplaced": "place not known"}


def kind_of_id(identifier: str) -> str | None:
    """The letter of a numbered id: `t` of `d10.t14`; None for an id without a number."""
    match = _ADDRESS.fullmatch(identifier)
    return match["kind"] if match is not None else None


def shown_number(identifier: str) -> str | None:
    """An id's own number as the page shows it: `31`, `t14`, `t14.p2`; None for an id without a number.

    A turn is not mistaken for a paragraph of the same number, nor is a paragraph of a turn: only one that stands in
    nothing else stands without its letter.
    """
    match = _ADDRESS.fullmatch(identifier)
    if match is None:
        return None
    kind = "" if match["kind"] == "p" and not match["above"] else match["kind"]
    return match["above"] + kind + match["number"]


def pinpoint_of(unit: Unit, document: str) -> str:
    """The pinpoint of a unit; `document` is the number of the document in which it stands, or ""."""
    own = _own(unit)
    return f"doc. {document} {own}" if document else own


def _own(unit: Unit) -> str:
    number = shown_number(unit.id)
    if unit.kind == "note":
        return _note(unit.element)
    if unit.kind == "page":
        printed = unit.element.get("n") or "?"
        return f"p. [{printed}]" if unit.element.get("cert") is not None else f"p. {printed}"
    if unit.kind in _NUMBERED:
        return f"{_NUMBERED[unit.kind]} {number}" if number else _NUMBERED[unit.kind]
    if number is not None and unit.kind in ("paragraph", "speech", "item"):
        return f"¶ {number}"
    return _NAMED.get(unit.kind, unit.kind)


def _note(note: Element) -> str:
    """A note by its printed number; what is not sure about it is said in brackets."""
    name = f"n. {note.get('n')}" if note.get("n") else "note without a number"
    lost = not reading(note) and any(True for _ in walk(note, "gap"))
    doubts = [_DOUBTS.get(note.get("subtype") or "", ""), "words lost" if lost else ""]
    said = ", ".join(doubt for doubt in doubts if doubt)
    return f"{name} [{said}]" if said else name


def words_of(unit: Unit) -> str:
    """The words that a quotation of the unit gives, as the edition reads them; "" where there are none to quote."""
    if unit.kind in ("page", "gap", "section", "document"):
        return ""
    if local(unit.element) == "sp":
        said = (reading(child) for child in unit.element if local(child) not in ("", "speaker"))
        return " ".join(words for words in said if words)
    words = reading(unit.element)
    for mark in xp(unit.element, "t:seg[@type='mark']"):
        words = words.removeprefix(mark.text or "").lstrip()
    return words


def is_passage(unit: Unit) -> bool:
    """Whether a unit is a passage of its page: not the section or document itself, which is the page."""
    return unit.kind not in ("section", "document") and xml_id(unit.element) is not None
