"""What the index holds of a word in a passage, in the way that is cheapest to write and to copy into the shards.

Whoosh's own formats make an object of each word and pickle its places. Here a passage may be handed over as the list
of its words, cut and folded once for all fields, and the places are the bytes that the shards hold too. Text that is
handed over as text goes the ordinary way, with the same result.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from whoosh.formats import Frequency, Positions
from whoosh.system import pack_uint

from .backend import WhooshAnalyzer
from .pack import unvarints, varints

Values = tuple[str, int, float, bytes]
"""A word, how often it stands in the passage, its weight (the same here), and what the index holds of it."""


class Counts(Frequency):  # type: ignore[misc]  # whoosh has no types
    """How often."""

    def word_values(self, value: str | list[str], analyzer: WhooshAnalyzer, **options: object) -> Iterator[Values]:
        """One entry for each distinct word."""
        if isinstance(value, str):
            yield from super().word_values(value, analyzer, **options)
            return
        for word, often in Counter(value).items():
            yield word, often, float(often), pack_uint(often)


class Places(Positions):  # type: ignore[misc]
    """How often, and as which word of the passage: the distances from place to place, as varints."""

    def word_values(self, value: str | list[str], analyzer: WhooshAnalyzer, **options: object) -> Iterator[Values]:
        """One entry for each distinct word."""
        if isinstance(value, str):
            yield from super().word_values(value, analyzer, **options)
            return
        places: dict[str, list[int]] = {}
        last: dict[str, int] = {}
        for place, word in enumerate(value):
            if word in last:
                places[word].append(place - last[word])
            else:
                places[word] = [place]
            last[word] = place
        for word, steps in places.items():
            yield word, len(steps), float(len(steps)), varints(steps)

    def encode(self, places: list[int]) -> bytes:
        """The places as they are kept."""
        return varints([place - before for before, place in zip([0, *places], places, strict=False)])

    def decode_positions(self, kept: bytes) -> list[int]:
        """The places again."""
        place = 0
        return [place := place + step for step in unvarints(kept)]

    def decode_frequency(self, kept: bytes) -> int:
        """How many places."""
        return len(unvarints(kept))
