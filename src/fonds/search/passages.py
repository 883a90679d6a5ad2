"""Linked TEI → passages: the units that are found, each with the address a reader is sent to.

1. `passages` walks the text once in document order, and knows at each place the page, the section and the document.
2. `own.py` gives a unit its own words in the reading text: a paragraph without its notes, an item without the list
   inside it.
3. `cited.py` reads from the header which archive file each citation and each document points to, `persons.py` whom a
   name means.
4. `beside.py` adds what is no unit of the text: the archive files and the emendations.

A unit is a paragraph, a speech, a list item, a note, a heading, the title, a source line or the byline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from fonds.tei.names import Element, first, local, walk, xml_id
from fonds.tei.text import reading

from . import around
from .analysis import words
from .around import Around
from .beside import emended, files
from .cited import File, cited, records, sources
from .own import UNITS, is_unit, own_elements, own_words
from .passage import KINDS, Passage
from .persons import Persons

__all__ = ["KINDS", "Passage", "passages"]


def passages(root: Element, url_of: Callable[[str], str]) -> list[Passage]:
    """All passages of an edition: the text in document order, then archive files, then emendations.

    Units without a word (a lost note) are left out.
    """
    listed = records(root)
    text = first(root, "t:text")
    found = [] if text is None else list(_Text(text, sources(listed), Persons(root), url_of).passages())
    by_id = {passage.id: passage for passage in found}
    return [*found, *files(listed, url_of), *emended(root, by_id, url_of)]


class _Text:
    """The text on its way to passages."""

    def __init__(self, text: Element, sources: dict[str, File], persons: Persons, url_of: Callable[[str], str]) -> None:
        self.text = text
        self.sources = sources
        self.persons = persons
        self.url_of = url_of
        self.parts: dict[Element | None, Around] = {None: around.front(text)}
        self.whole_pages = _whole_pages(text)

    def passages(self) -> Iterator[Passage]:
        """In document order."""
        page = ""
        for unit in walk(self.text, "back", "div", "pb", *sorted(UNITS)):
            if local(unit) == "pb":
                page = unit.get("n") or ""
            elif local(unit) in ("back", "div"):
                page = page if page in self.whole_pages or not _is_behind_the_essay(unit) else ""
            elif is_unit(unit) and words(said := own_words(unit)):
                identifier = xml_id(unit) or ""
                yield replace(self._facts(unit), id=identifier, url=self.url_of(identifier), text=said, page=page)

    def _facts(self, unit: Element) -> Passage:
        """All but its words and its address."""
        here = self._around(unit)
        inside = list(own_elements(unit))
        kind = _kind(unit, bool(here.like.document))
        of_unit = cited(inside, self.sources)
        # A document's title and source line name the file that holds it; its paragraphs only stand in that archive.
        named = (*of_unit, *here.own) if kind in ("title", "source") else of_unit
        archives = dict.fromkeys(name for file in (*of_unit, *here.own) for name in file.archive)
        turn = _turn(unit)
        return replace(
            here.like,
            kind=kind,
            n=(unit.get("n") or "") if kind == "note" else "",
            speaker=_speaker(turn),
            archives=tuple(archives),
            identifiers=tuple(dict.fromkeys(file.identifier for file in named if file.identifier)),
            persons=self.persons.named(inside, "" if turn is None else turn.get("who") or ""),
        )

    def _around(self, unit: Element) -> Around:
        div = around.division(unit)
        if div not in self.parts and div is not None:
            self.parts[div] = around.part(div, self.sources)
        return self.parts[div]


def _whole_pages(text: Element) -> set[str]:
    """The pages whose end is known, since the break that follows begins the next one."""
    breaks = [found.get("n") or "" for found in walk(text, "pb")]
    return {n for n, then in pairwise(breaks) if n.isdecimal() and then.isdecimal() and int(then) == int(n) + 1}


def _is_behind_the_essay(element: Element) -> bool:
    """Whether a part begins here behind the essay: the last break holds for it only where its page goes on."""
    before, parent = element.getprevious(), element.getparent()
    if before is not None and local(before) == "pb":
        return False
    return local(element) == "back" or (parent is not None and local(parent) == "back")


def _kind(unit: Element, in_document: bool) -> str:
    name = local(unit)
    if name == "note":
        return {"source": "source", "editorial": "editorial"}.get(unit.get("type") or "", "note")
    if name == "head":
        # A document's first heading is its title; headings inside it are headings.
        parent = unit.getparent()
        return "title" if in_document and parent is not None and parent.get("type") == "document" else "heading"
    if name == "titlePart":
        return "title"
    if name == "byline":
        return "byline"
    return "paragraph" if _turn(unit) is None else "speech"


def _turn(unit: Element) -> Element | None:
    """The speech that a unit is or stands in."""
    return next((above for above in (unit, *unit.iterancestors()) if local(above) == "sp"), None)


def _speaker(turn: Element | None) -> str:
    speaker = None if turn is None else first(turn, "t:speaker")
    return "" if speaker is None else reading(speaker).rstrip(" :")
