"""Archives named in a text: by name, variant or abbreviation, or by several of them, one explained by the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from fonds.config import Archive


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
        self._bracket = re.compile(rf"\s*[(\[](?:here(?:in)?after\s*:?\s*)?[“‘]?(?P<name>{any_name})[”’]?[)\]]")

    def find(self, text: str) -> Iterator[Named]:
        """All names in a text, in order."""
        at = 0
        while match := self._pattern.search(text, at):
            archive, at = self._owners[_folded(match["name"])], match.end()
            bracket = self._bracket.match(text, at)
            if bracket and self._owners[_folded(bracket["name"])] is archive:
                at = bracket.end()
            yield Named(match.start(), at, archive)


def _folded(name: str) -> str:
    return " ".join(name.split())


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
