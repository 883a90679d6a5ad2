"""The units of an edition: everything that has an address, with its kind and its words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .names import Element, local, walk, xml_id
from .text import is_emendation, plain

_KINDS = {
    "p": "paragraph",
    "head": "heading",
    "note": "note",
    "sp": "speech",
    "pb": "page",
    "item": "item",
    "gap": "gap",
    "quote": "quotation",
    "opener": "opener",
    "closer": "closer",
    "stage": "stage",
    "byline": "byline",
    "titlePart": "title",
}
_DIVS = {"section": "section", "document": "document", "biographies": "section"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing with an address."""

    id: str
    kind: str
    words: str
    """The unit's own words; for a page the words that follow its beginning are not its own, so none."""
    element: Element

    @property
    def fingerprint(self) -> str:
        """Sixteen digits that stand for the words: letters and digits only, so that line breaks do not matter."""
        letters = re.sub(r"[\W_]+", "", self.words).casefold()
        return hashlib.sha256(f"{self.kind}:{letters}".encode()).hexdigest()[:16]


def units(text: Element) -> Iterator[Unit]:
    """All units of a `text` element in document order. Sections and documents are known by their headings."""
    for element in walk(text):
        identifier = xml_id(element)
        kind = kind_of_unit(element)
        if identifier is not None and kind is not None:
            yield Unit(identifier, kind, _words(element), element)


def kind_of_unit(element: Element) -> str | None:
    """What kind of unit an element is; None for what has no address of its own."""
    name = local(element)
    if name == "gap" and is_emendation(element):
        return None
    if name == "div":
        return _DIVS.get(element.get("type") or "")
    if name == "note" and element.get("type") == "source":
        return "source"
    return _KINDS.get(name)


def _words(element: Element) -> str:
    name = local(element)
    if name == "pb":
        return element.get("n") or ""
    if name == "div":
        head = next((child for child in element if local(child) == "head"), None)
        first = head if head is not None else next((c for c in element if local(c) == "p"), None)
        return plain(first) if first is not None else ""
    return plain(element)
