"""What the header says of archives, their units and the documents that lie there, with who cites them."""

from __future__ import annotations

import re
from functools import cached_property

from fonds.tei.names import Element, first, xml_id, xp
from fonds.tei.text import plain

from .edition import Edition
from .records import identifier_of
from .views import Link

Levels = tuple[tuple[str, str], ...]
"""Names and numbers of a unit's levels, from the outside in."""


class Sources:
    """What the header says of archives, units and documents, with who cites them."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        described = xp(edition.tree, "t:teiHeader//t:msDesc[@xml:id]")
        self.units = {str(xml_id(one)): one for one in described if key_of(one)}
        self.levels = {(key_of(one), levels_of(one)): identifier for identifier, one in self.units.items()}
        self.names: dict[str, str] = {}
        for one in [*self.units.values(), *edition.records.values()]:
            repository = first(one, "t:msIdentifier/t:repository")
            if repository is not None:
                self.names.setdefault(key_of(one), plain(repository))
        self.keys = sorted(self.names, key=lambda key: self.names[key])

    @cached_property
    def organisations(self) -> dict[str, Element]:
        """Key → the archive's own entry in the header."""
        found = xp(self.edition.tree, "t:teiHeader//t:listOrg[@type='archives']/t:org")
        return {org.get("n") or "": org for org in found}

    @cached_property
    def documents(self) -> dict[tuple[str, str], list[Element]]:
        """Archive and identifier, "" for none → the records of the documents that lie there."""
        found: dict[tuple[str, str], list[Element]] = {}
        for record in self.edition.records.values():
            if key_of(record):
                found.setdefault((key_of(record), identifier_of(record) or ""), []).append(record)
        return found

    @cached_property
    def successors(self) -> dict[str, str]:
        """Key of an archive → key of the one that went on with it, and the other way round."""
        found: dict[str, str] = {}
        for key, org in self.organisations.items():
            before = first(org, "t:note[@type='formerly']")
            if before is not None:
                found[key], found[before.get("n") or ""] = before.get("n") or "", key
        return found

    @cached_property
    def below(self) -> dict[tuple[str, Levels], list[Levels]]:
        """Archive and levels → the units directly below; the outermost ones, and what has no number, below ()."""
        found: dict[tuple[str, Levels], list[Levels]] = {}
        for key, levels in self.levels:
            above = (levels[:depth] for depth in range(len(levels) - 1, 0, -1))
            parent = next((one for one in above if (key, one) in self.levels), ())
            found.setdefault((key, parent), []).append(levels)
        return found

    def inside(self, key: str, levels: Levels) -> list[str]:
        """A unit and all units in it."""
        return [
            one for (k, at), one in self.levels.items() if k == key and at[: len(levels)] == levels and at >= levels
        ]

    def of(self, key: str) -> list[tuple[str, Element]]:
        """The units of an archive in the order of their numbers."""
        return [(identifier, one) for identifier, one in self.units.items() if key_of(one) == key]

    def citations(self, key: str) -> int:
        """How many citations there are of an archive."""
        return sum(len(self.edition.citations.get(identifier, ())) for identifier, _ in self.of(key))

    def files(self, key: str) -> int:
        """How many files of an archive are cited or hold a document."""
        return sum(one.get("type") == "file" for _, one in self.of(key))

    def links(self, key: str, identifier: str | None = None) -> tuple[Link, ...]:
        """The documents that come from an archive, or from one of its units; "" for those without a number."""
        records = [r for (k, at), rs in self.documents.items() if k == key and identifier in (None, at) for r in rs]
        return tuple(sorted((self._link(record) for record in records), key=lambda link: _natural(link.text)))

    def _link(self, record: Element) -> Link:
        document = (record.get("corresp") or "").removeprefix("#")
        number = next((part.number for part in self.edition.documents if part.id == document), "")
        return Link(self.edition.urls.page_of(document), f"Document {number}")


def key_of(description: Element) -> str:
    """The key of a description's archive; "" where it names none."""
    repository = first(description, "t:msIdentifier/t:repository")
    return "" if repository is None else repository.get("key") or plain(repository)


def levels_of(description: Element) -> Levels:
    """The levels that a description names."""
    found = xp(description, "t:msIdentifier/t:altIdentifier")
    return tuple((level.get("type") or "", plain(level)) for level in found)


def _natural(words: str) -> tuple[int | str, ...]:
    return tuple(int(part) if part.isdigit() else part for part in re.split(r"(\d+)", words))
