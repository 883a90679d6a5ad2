"""What the register of works says, besides what the notes print: titles of serials, other titles, other fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fonds.config.registers import Work as Entry

from .model import PRIMARY, Name, Work
from .words import tokens

SERIALS = ("newspaper", "serial")


class Stated:
    """The entries of the register, to be asked by title."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = tuple(entries)
        self._by_title = {tokens(title): entry for entry in self._entries for title in _titles(entry)}

    @property
    def serials(self) -> dict[str, Entry]:
        """Printed title → newspaper or serial."""
        return {title: entry for entry in self._entries if entry.kind in SERIALS for title in _titles(entry)}

    def serial(self, title: str) -> Work:
        """The newspaper or serial of a title; one that is not in the register is a newspaper."""
        entry = self.serials.get(title)
        return self.told(Work(entry.kind, entry.title)) if entry else Work("newspaper", title)

    def variants(self, work: Work) -> tuple[str, ...]:
        """All titles that the register gives a work."""
        entry = self._entry(work)
        return _titles(entry) if entry else ()

    def told(self, work: Work) -> Work:
        """The work with what the register states of it."""
        entry = self._entry(work)
        if entry is None:
            return work
        csl = {key: value for key, value in entry.csl.items() if key not in ("author", "editor")}
        return replace(
            work,
            authors=_names(entry.csl.get("author")) or _as_listed(entry) or work.authors,
            editors=_names(entry.csl.get("editor")) or work.editors,
            csl=csl,
        )

    def works(self) -> list[Work]:
        """The entries that are works by themselves, for short forms of which no full citation is printed."""
        return [self.told(Work(e.kind, e.title)) for e in self._entries if e.kind not in PRIMARY]

    def _entry(self, work: Work) -> Entry | None:
        for title in (work.title, work.title.partition(":")[0]):
            entry = self._by_title.get(tokens(title))
            if entry is not None and (entry.kind in SERIALS) == (work.kind in SERIALS):
                return entry
        return None


def _titles(entry: Entry) -> tuple[str, ...]:
    return (entry.title, *entry.variants)


def _as_listed(entry: Entry) -> tuple[Name, ...]:
    return tuple(Name(author, None, is_stated=True) for author in entry.authors)


def _names(said: object) -> tuple[Name, ...]:
    """Names in CSL-JSON."""
    found = []
    for name in said if isinstance(said, list) else []:
        if isinstance(name, Mapping):
            given, family = str(name.get("given", "")), str(name.get("family", ""))
            printed = str(name.get("literal", "")) or " ".join(filter(None, (given, family)))
            found.append(Name(printed, family or None, is_stated=True))
    return tuple(found)
