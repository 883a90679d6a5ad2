"""Words for made-up prose: English-like lemmas with their inflections, fixed expressions, names, archive files.

Nothing here means anything. What is like real prose: few words are very common and most are rare (Zipf), a lemma
comes in several forms, so that stems matter, some words always stand together, and names are spread unevenly.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")

_WORDS = (
    "the of to and in for a is that this it on from will be are not with was have they also by as can but you at"
    " there our an were had if would their all which or has its than more been we he his after so these into when"
    " who some only about under during other between"
)
FUNCTION_WORDS = _WORDS.split()
_SOUNDS = """b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr qu r s sc sh sl sp st str t th tr v w
    a a e e e i i o o u ai ea ee ou oa
    b ck d ft g l ll m mp n nd ng nt p r rd rk rm rn rt s sk sp ss st t tch x
    b c d f g l m n p r s t v ct l lt mb nd nt pp rt sp ss st tr
    age al ance ate ence ent ic ise ity ive ment ory ous tion ure y"""
_ONSETS, _VOWELS, _CODAS, _MIDDLES, _ENDINGS = map(str.split, _SOUNDS.splitlines())


class Zipf(Generic[T]):
    """Draws from a list: the first most often, each later one in proportion to its rank."""

    def __init__(self, items: Sequence[T], flat: float = 2.7) -> None:
        self.items = items
        self._sums = list(accumulate(1 / (rank + flat) for rank in range(len(items))))

    def draw(self, chance: random.Random) -> T:
        """One of the items."""
        return self.items[bisect(self._sums, chance.random() * self._sums[-1], 0, len(self.items) - 1)]


def pick(chance: random.Random, items: Sequence[T]) -> T:
    """One of the items, all alike. By `random()` alone, which gives the same numbers in every Python."""
    return items[int(chance.random() * len(items))]


def lemmas(chance: random.Random, count: int) -> list[str]:
    """Different made-up words, roughly the shortest first, as common words are short."""
    found: dict[str, None] = {}
    while len(found) < count:
        word = pick(chance, _ONSETS) + pick(chance, _VOWELS)
        for _ in range(int(chance.random() * 2.4)):
            word += pick(chance, _MIDDLES) + pick(chance, "aeiou")
        if len(word) > 4 and chance.random() < 0.4:
            word = word.rstrip("aeiou") + pick(chance, _ENDINGS)
        else:
            word += pick(chance, _CODAS)
        if word not in FUNCTION_WORDS:
            found[word] = None
    weighed = {word: len(word) + 5 * chance.random() for word in found}
    return sorted(found, key=weighed.__getitem__)


def forms(lemma: str, part: int) -> list[str]:
    """The forms of a lemma as a noun (0), a verb (1) or an adjective (2), by English spelling, the commonest first."""
    stem = lemma
    if lemma.endswith("y"):
        stem = lemma[:-1] + "i"
    plural = stem + "es" if lemma.endswith(("y", "s", "x", "ch", "sh")) else lemma + "s"
    bare = lemma[:-1] if lemma.endswith("e") else lemma
    if part == 0:
        return [lemma, plural]
    if part == 1:
        past = (bare if bare != lemma else stem) + "ed"
        return [lemma, past, bare + "ing", plural, bare + "er", bare + "ers"]
    return [lemma, stem + "ly", stem + "ness"]


def name(chance: random.Random, parts: int) -> str:
    """A made-up name of so many parts."""
    return " ".join(
        (pick(chance, _ONSETS) + pick(chance, _VOWELS) + pick(chance, _MIDDLES) + pick(chance, _VOWELS)).title()
        + pick(chance, ["", "", "n", "k", "v", "ska"])
        for _ in range(parts)
    )


def archive_file(chance: random.Random, archive: str) -> str:
    """An archive file as it is cited."""

    def number(most: int) -> int:
        return 1 + int(chance.random() ** 2 * most)

    if archive.endswith("MA"):
        return f"{archive} {number(300)}-{number(2000):05}-{number(30):02}"
    return f"{archive}, f. {number(600):04}, op. {number(60)}, d. {number(900)}"
