"""The index from A to Z of the search page: names and abbreviations, each with the places where it stands.

People, places, bodies and abbreviations stand in one alphabet, as in the index of a book; a form that the registers
state beside the main one leads there (`Ferromoor, see Ferrowmoor`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from fonds.link.names.listed import Listed, listed, shorts
from fonds.site.labels import label
from fonds.tei.names import Element, walk, xml_id, xp

from .analysis import fold, words

ENOUGH = 10
"""So many places stand in the index; where there are more, the entry's own page has them all."""


@dataclass(frozen=True)
class Spot:
    """A place that an entry leads to."""

    label: str
    """`¶ 31`, `note 22`, `Document 5 ¶ 3`."""
    url: str


@dataclass(frozen=True)
class Entry:
    """One line of the index."""

    text: str
    id: str = ""
    """What its id in the page ends in; "" for a line that only leads to another."""
    meaning: str = ""
    """What an abbreviation stands for."""
    url: str = ""
    """The entry's own page, and its place there."""
    spots: tuple[Spot, ...] = ()
    """The first places, in the order of the edition."""
    places: int = 0
    """How many there are."""
    see: Spot | None = None
    """The main form of a name, where this is another one."""


@dataclass(frozen=True)
class Letter:
    """The entries under one letter."""

    letter: str
    """Part of an id: a letter or digit, or `other`."""
    entries: tuple[Entry, ...]


class Places:
    """Labels and addresses of the edition's units."""

    def __init__(self, root: Element, url_of: Callable[[str], str]) -> None:
        self._url_of = url_of
        self._notes = {xml_id(note): note for note in walk(root, "note") if note.get("type") is None}
        documents = xp(root, "t:text//t:div[@type='document'][@n]")
        self._documents = {xml_id(document) or "": f"Document {document.get('n')}" for document in documents}

    def entry(self, text: str, identifier: str, units: Iterable[str], meaning: str = "") -> Entry:
        """The line of what has an id and stands in these units."""
        every = list(dict.fromkeys(units))
        spots = tuple(self.spot(unit) for unit in every[:ENOUGH])
        return Entry(text, identifier, meaning, self._url_of(identifier), spots, len(every))

    def spot(self, unit: str) -> Spot:
        """The link to a unit or a document."""
        document = self._documents.get(unit.partition(".")[0], "")
        said = "" if unit in self._documents else label(unit, self._notes.get(unit))
        return Spot(f"{document} {said}".strip(), self._url_of(unit))


def letters(root: Element, places: Places) -> tuple[Letter, ...]:
    """All names and abbreviations by their first letters."""
    found: dict[str, list[Entry]] = {}
    entries = [*_names(root, places), *_abbreviations(root, places)]
    for entry in sorted([*entries, *_other_forms(root, entries)], key=lambda one: (order(one.text), one.id)):
        found.setdefault(_letter(entry.text), []).append(entry)
    return tuple(Letter(letter, tuple(lines)) for letter, lines in found.items())


def order(text: str) -> list[tuple[int, int, str]]:
    """Words by letter, numbers by size (`d. 8` stands before `d. 12`); signs do not count."""
    parts = re.split(r"([0-9]+)", " ".join(words(text)))
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts if part]


def _names(root: Element, places: Places) -> Iterator[Entry]:
    for one in _listed(root):
        documents = [identifier.partition(".")[0] for identifier in one.part_in]
        yield places.entry(one.sorted_as, one.id, one.mentions or documents)


def _abbreviations(root: Element, places: Places) -> Iterator[Entry]:
    for one in shorts(root):
        yield places.entry(one.abbreviation, one.id, one.uses, one.expansion)


def _other_forms(root: Element, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Lines for forms of a name that stand elsewhere in the alphabet than the name."""
    known = {tuple(words(entry.text)) for entry in entries}
    for one in _listed(root):
        main = tuple(words(one.sorted_as))
        for form in (*one.variants, *([one.abbreviation] if one.abbreviation else [])):
            said = tuple(words(form))
            if said in known or _begin_alike(said, main) or said == tuple(words(one.name)):
                continue
            known.add(said)
            yield Entry(form, see=Spot(one.sorted_as, one.id))


def _begin_alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    width = min(len(one), len(other))
    return one[:width] == other[:width]


def _listed(root: Element) -> Iterator[Listed]:
    for entries in listed(root).values():
        yield from entries


def _letter(text: str) -> str:
    first = next(iter(words(text)), "")[:1]
    return fold(first).upper() if first.isalnum() else "other"
