"""What the template of the search page is given: the help, and the index from A to Z, which needs no JavaScript.

Now it lists the archive files that the edition cites or prints; names and subjects join it with the registers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from fonds.tei.names import Element, first, local, walk, xml_id, xp
from fonds.tei.text import plain

from .analysis import fold
from .examples import Example, examples
from .passages import Passage
from .variants import stated


@dataclass(frozen=True)
class Spot:
    """A place that an entry leads to."""

    label: str
    """`note 22`, `Document 5`."""
    url: str


@dataclass(frozen=True)
class Entry:
    """One line of the index."""

    text: str
    url: str
    """The entry's own page; "" where it has none."""
    spots: tuple[Spot, ...]
    """Where the edition cites or prints it, in order."""


@dataclass(frozen=True)
class Letter:
    """The entries under one letter."""

    letter: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class SearchPage:
    """All that `templates/pages/search.html` may see."""

    examples: tuple[Example, ...]
    """The help."""
    letters: tuple[Letter, ...]


@dataclass
class _Entry:
    text: str
    url: str = ""
    spots: dict[str, Spot] = field(default_factory=dict)


def search_page(root: Element, passages: Sequence[Passage], url_of: Callable[[str], str]) -> SearchPage:
    """The search page of an edition, from its linked TEI."""
    letters: dict[str, list[Entry]] = {}
    for entry in sorted(_entries(root, url_of), key=lambda entry: _order(entry.text)):
        line = Entry(entry.text, entry.url, tuple(entry.spots.values()))
        letters.setdefault(_letter(entry.text), []).append(line)
    return SearchPage(
        examples(passages, stated(root)), tuple(Letter(letter, tuple(entries)) for letter, entries in letters.items())
    )


def _entries(root: Element, url_of: Callable[[str], str]) -> list[_Entry]:
    """Archive files by their canonical identifier, with the notes that cite them and the documents they hold."""
    entries: dict[str, _Entry] = {}
    by_target: dict[str, _Entry] = {}
    for record in xp(root, "t:teiHeader//t:msDesc"):
        canonical = first(record, "t:msIdentifier/t:idno[@type='canonical']")
        if canonical is None or not plain(canonical):
            continue
        entry = entries.setdefault(plain(canonical), _Entry(plain(canonical)))
        identifier = xml_id(record)
        if identifier:
            entry.url = url_of(identifier)
            by_target[f"#{identifier}"] = entry
        for target in (record.get("corresp") or "").split():
            by_target[target] = entry
    for element in walk(root, "div", "bibl"):
        for target in _targets(element):
            if target in by_target:
                spot = _spot(element, url_of)
                by_target[target].spots.setdefault(spot.url, spot)
    return list(entries.values())


def _targets(element: Element) -> list[str]:
    if local(element) == "div":
        return [f"#{xml_id(element)}"]
    return (element.get("corresp") or "").split()


def _spot(element: Element, url_of: Callable[[str], str]) -> Spot:
    """The note, document or paragraph in which a citation stands."""
    for place in (element, *element.iterancestors()):
        identifier = xml_id(place)
        if identifier is None or local(place) == "bibl":
            continue
        label = {
            "div": f"Document {place.get('n')}" if place.get("type") == "document" else "section",
            "note": f"note {place.get('n') or ''}".strip() if place.get("place") else "source line",
        }.get(local(place), "text")
        return Spot(label, url_of(identifier))
    return Spot("text", "index.html")


def _letter(text: str) -> str:
    """What an entry stands under; part of an id, so letters and digits only."""
    first_sign = fold(text)[:1].upper()
    return first_sign if first_sign.isalnum() else "other"


def _order(text: str) -> list[tuple[int, int, str]]:
    """Words by letter, numbers by size: `d. 8` stands before `d. 12`."""
    return [
        (0, int(part), part) if part.isdecimal() else (1, 0, part) for part in re.split(r"([0-9]+)", fold(text)) if part
    ]
