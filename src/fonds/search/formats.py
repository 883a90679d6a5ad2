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
from .pool import Value

_STEPS: list[bytes] = []
"""Each number as varint, as far as one was needed: most places are the only one of their word."""


def _steps(most: int) -> list[bytes]:
    _STEPS.extend(varints((number,)) for number in range(len(_STEPS), most))
    return _STEPS


class Counts(Frequency):  # type: ignore[misc]  # whoosh has no types
    """How often."""

    def word_values(self, value: str | list[str], analyzer: WhooshAnalyzer, **options: object) -> Iterator[Value]:
        """One entry for each distinct word."""
        if isinstance(value, str):
            yield from super().word_values(value, analyzer, **options)
            return
        for word, often in Counter(value).items():
            yield word, often, float(often), pack_uint(often)


class Places(Positions):  # type: ignore[misc]
    """How often, and as which word of the passage: the distances from place to place, as varints."""

    def word_values(self, value: str | list[str], analyzer: WhooshAnalyzer, **options: object) -> Iterator[Value]:
        """One entry for each distinct word."""
        if isinstance(value, str):
            yield from super().word_values(value, analyzer, **options)
            return
        steps = _steps(len(value))
        kept: dict[str, bytes] = {}
        last: dict[str, int] = {}
        for place, word in enumerate(value):
            if word in last:
                kept[word] += steps[place - last[word]]
            else:
                kept[word] = steps[place]
            last[word] = place
        for word, often in Counter(value).items():
            yield word, often, float(often), kept[word]

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
