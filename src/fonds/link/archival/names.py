"""Archives named in a text: by name, variant or abbreviation, or by several of them, one explained by the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fonds.config import Archive

_PLACE = re.compile(r",\s*(?:[A-Z][\w.’'-]*\s?){1,3}(?=\s*[,(\[])")
"""A place or house behind an archive's name, before its numbers: `, Moscow`, `, College Park` and `, Md.`"""
_PLACES = 2


def behind_places(text: str, at: int) -> Iterator[int]:
    """Where a place that stands at an offset ends, and one more behind it; nothing where none stands there."""
    for _ in range(_PLACES):
        match = _PLACE.match(text, at)
        if match is None:
            return
        at = match.end()
        yield at


class Named(NamedTuple):
    """An archive's name in a text."""

    start: int
    end: int
    """Behind the name and a bracket that explains it: `Name of the Archive (NA)`."""
    archive: Archive


class Names:
    """The printed names of all archives of a register, as one pattern: a text is read once, however many there are."""

    def __init__(self, archives: Sequence[Archive]) -> None:
        self._owners = {_folded(name): archive for archive in archives for name in archive.names}
        longest = sorted(self._owners, key=lambda name: (-len(name), name))
        any_name = "|".join(_spaced(name) for name in longest) or r"(?!)"
        self._pattern = re.compile(rf"(?<!\w)(?P<name>{any_name})(?!\w)")
        one = rf"[“‘]?(?:{any_name})[”’]?"
        self._bracket = re.compile(rf"\s*[(\[](?:here(?:in)?after\s*:?\s*)?(?P<names>{one}(?:\s*[,;]\s*{one})*)[)\]]")

    def find(self, text: str) -> Iterator[Named]:
        """All names in a text, in order."""
        at = 0
        while match := self._pattern.search(text, at):
            archive, at = self._owners[_folded(match["name"])], match.end()
            for start in (at, *behind_places(text, at)):
                bracket = self._bracket.match(text, start)
                if bracket and self._explains(bracket["names"], archive):
                    at = bracket.end()
                    break
            yield Named(match.start(), at, archive)

    def _explains(self, names: str, archive: Archive) -> bool:
        """Whether the names in a bracket are all the archive's own."""
        return all(self._owners[_folded(match["name"])] is archive for match in self._pattern.finditer(names))


def _folded(name: str) -> str:
    return " ".join(name.split())


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
