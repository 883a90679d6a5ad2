"""What the doubts are looked for in: the passages of each section and document, in order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from fonds.tei.names import Element, first, local, xml_id

from .passages import Passage, passages

_DIVISIONS = frozenset({"section", "document", "biographies"})


@dataclass(frozen=True)
class Doubt:
    """One thing that an editor should look at."""

    code: str
    line: int
    column: int
    words: str
    """The words as the edition reads them."""
    fact: str
    hint: str = ""


@dataclass(frozen=True)
class Division:
    """A section, a document or the biographies; what stands before them is one too."""

    element: Element
    passages: tuple[Passage, ...]

    @property
    def is_document(self) -> bool:
        """Whether it is an appended document."""
        return self.element.get("type") == "document"

    @property
    def name(self) -> str:
        """Its name in a sentence: `document 5`, or its id."""
        return f"document {self.element.get('n')}" if self.is_document else xml_id(self.element) or "the text"


class Paper:
    """The linked TEI of an edition."""

    def __init__(self, tree: Element) -> None:
        self.tree = tree

    @cached_property
    def text(self) -> Element | None:
        """The `text` element."""
        return first(self.tree, "t:text")

    @cached_property
    def divisions(self) -> tuple[Division, ...]:
        """The divisions in the order of their first words."""
        found: dict[Element, list[Passage]] = {}
        for passage in passages(self.text) if self.text is not None else ():
            found.setdefault(division_of(passage.element), []).append(passage)
        return tuple(Division(element, tuple(inside)) for element, inside in found.items())

    @property
    def documents(self) -> tuple[Division, ...]:
        """The documents."""
        return tuple(division for division in self.divisions if division.is_document)


def division_of(element: Element) -> Element:
    """The section, document or biographies around an element (or that it is); the text itself where it is in none."""
    above = [element, *element.iterancestors()]
    return next((e for e in above if local(e) == "div" and e.get("type") in _DIVISIONS), above[-1])
