"""The walk through the TEI: each element is handed to the function that the table in `render` names for it.

What is collected on the way: the notes that the text calls, so that each stands beside its paragraph and at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from markupsafe import Markup

from fonds.tei.names import XML_LANG, Element, local, xml_id
from fonds.tei.register import Entry

from .explained import Explained
from .html import Attributes, join, tag, text
from .places import NotePlace
from .shape import SITE, Shape
from .understood import Cited
from .urls import Urls

Rule = Callable[["Renderer", Element], Markup]
"""What makes HTML of one element."""

_OPENS = "“‘([«"
"""Signs that open something: behind a note's marker they belong to the next word."""


class Renderer:
    """Renders the parts of one page. A new page takes a new renderer."""

    def __init__(
        self,
        rules: Mapping[str, Rule],
        unknown: Rule,
        urls: Urls,
        places: Mapping[str, NotePlace],
        emended: Mapping[str, Explained] | None = None,
        cited: Cited | None = None,
        expansions: Mapping[str, str] | None = None,
        retired: Mapping[str, Entry] | None = None,
        shape: Shape = SITE,
    ) -> None:
        self.shape = shape
        """What is asked where the shapes of the edition differ."""
        self.urls = urls
        self.emended = emended or {}
        """Id → an emendation, with what is told of it."""
        self.cited = cited or Cited()
        """What the notes cite."""
        self.expansions = expansions or {}
        """Id of an abbreviation → what it stands for."""
        self.retired = retired or {}
        """Id → an address whose words are gone."""
        self.met: set[str] = set()
        """Whom the page has named so far: the first time the name leads to its register."""
        self.is_in_link = False
        """Whether a link is being made: inside of it stands no other."""
        self.held: list[Markup] = []
        """What the link that is being made cannot hold: it stands behind it."""
        self.places = places
        """Note id → how its place was found."""
        self.called: list[Element] = []
        """The notes that the block which is being rendered has called so far."""
        self.notes: list[Element] = []
        """All notes of the page, in the order of their markers."""
        self.level = 1
        """The level of the heading under which the walk is."""
        self.number: str | None = None
        """The printed page on which the walk is, as far as page breaks have told."""
        self.page_of_note: dict[Element, str | None] = {}
        """Note → the printed page on which it is called."""
        self.is_copy = False
        """Whether a second copy is being made: it carries no ids, for an id stands once in a page."""
        self._rules = rules
        self._unknown = unknown

    def element(self, element: Element) -> Markup:
        """One element by its rule: that of its name and type, of its name, or the neutral one. Never nothing."""
        name = local(element)
        if not name:
            return Markup("")  # a comment or processing instruction
        kind = element.get("type") or element.get("place")
        rule = self._rules.get(f"{name}[{kind}]") or self._rules.get(name) or self._unknown
        return rule(self, element)

    def inside(self, element: Element) -> Markup:
        """All that an element holds: its text and its children, in order."""
        parts = [text(element.text)]
        for child in element:
            parts.append(self.element(child))
            parts.append(space_behind(child))
            parts.append(text(child.tail))
        return join(parts)

    def wrap(self, name: str, element: Element, kind: str | None = None, content: str | None = None) -> Markup:
        """An HTML element for a TEI element, with its id and language."""
        filled = self.inside(element) if content is None else content
        return tag(name, filled, self.identity(element, kind))

    def identity(self, element: Element, kind: str | None = None) -> Attributes:
        """The attributes that a TEI element hands on: its id, its language; and the class of its HTML."""
        return {
            "class": kind,
            "id": None if self.is_copy else xml_id(element),
            "lang": element.get(XML_LANG),
        }

    def take_called(self) -> list[Element]:
        """The notes called since the last time: those of the block that was just rendered."""
        called, self.called = self.called, []
        return called

    @contextmanager
    def linking(self) -> Iterator[None]:
        """Inside, what is rendered will be the words of a link."""
        before, self.is_in_link = self.is_in_link, True
        try:
            yield
        finally:
            self.is_in_link = before

    def take_held(self) -> Markup:
        """What a link could not hold, to stand behind it."""
        held, self.held = join(self.held), []
        return held

    @contextmanager
    def copying(self) -> Iterator[None]:
        """Inside, what is rendered is a second copy."""
        before, self.is_copy = self.is_copy, True
        try:
            yield
        finally:
            self.is_copy = before


def is_note(element: Element) -> bool:
    """Whether an element is one of the author's notes (not the editor's, not a document's source line)."""
    is_ours = element.get("type") in ("editorial", "source")
    return local(element) == "note" and element.get("place") in ("foot", "end", "bottom") and not is_ours


def space_behind(element: Element) -> Markup:
    """The space that the page sets behind a marker: where the extraction glued two words together when it lost the
    marker between them, and between two markers. Elsewhere none.
    """
    if not is_note(element) or element.get("subtype") == "unplaced":
        return Markup("")
    after = element.tail or ""
    following = element.getnext()
    if not after and following is not None and is_note(following):
        return Markup("\u202f")
    if not after and following is not None and is_mark(following):
        after = following.tail or ""
    is_glued = after[:1].isalnum() or (after != "" and after[0] in _OPENS)
    return Markup(" " if is_glued else "")


def is_mark(element: Element) -> bool:
    """Whether an element is a note's own sign: the page writes it as the marker and the number."""
    return local(element) == "seg" and element.get("type") == "mark"
