"""What a passage is called in a citation: by the number that the page shows for it, and never by another."""

from __future__ import annotations

import re

from fonds.tei.names import Element, local, walk, xml_id, xp
from fonds.tei.text import reading
from fonds.tei.units import Unit

_ADDRESS = re.compile(r"(?:.*\.)?(?P<kind>[a-z]+)(?P<number>\d+[a-z]*(?:\.\d+[a-z]*)*)")
_NUMBERED = {"gap": "gap", "quotation": "quotation", "stage": "stage direction"}
_NAMED = {"heading": "heading", "opener": "opening", "closer": "closing", "source": "source line"}
_DOUBTS = {"inferred": "place inferred", "unplaced": "place not known"}


def kind_and_number(identifier: str) -> tuple[str, str] | None:
    """The letter and the number that a page shows for a numbered id: `d10.t14` is (`t`, `14`); None for other ids."""
    match = _ADDRESS.fullmatch(identifier)
    return (match["kind"], match["number"]) if match is not None else None


def shown_number(identifier: str) -> str | None:
    """An id's own number as the page shows it: `31`, `t14`; None for an id without a number.

    A turn is not mistaken for a paragraph of the same number: only a paragraph stands without its letter.
    """
    found = kind_and_number(identifier)
    if found is None:
        return None
    kind, number = found
    return number if kind == "p" else kind + number


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
