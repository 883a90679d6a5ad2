"""The outline of a unit: one letter for each of its words, so that the register can tell changed words from others.

The register keeps no texts, and a fingerprint says only whether words are the same. An outline says how many of them
are, and where: two outlines are compared as the texts would be, letter by letter, a hundred times faster.
"""

from __future__ import annotations

import re
from binascii import crc32
from functools import lru_cache

from rapidfuzz.distance import LCSseq

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
"""A word that is another has the same letter once in 64 times."""
# Writing without spaces: each character counts as a word, else a paragraph would be one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]|[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words that count, without case."""
    return _WORD.findall(text.casefold())


def outline_of(text: str) -> str:
    """A letter for each word of a text."""
    return "".join(map(_letter, words_of(text)))


def common(one: str, other: str) -> int:
    """How many words two outlines share in the same order."""
    return LCSseq.similarity(one, other)


def likeness(one: str, other: str) -> float:
    """The share of the words of the longer outline that stand in the other too, in the same order: 0 to 1."""
    longer = max(len(one), len(other))
    return common(one, other) / longer if longer else 0.0


@lru_cache(maxsize=1 << 16)
def _letter(word: str) -> str:
    return LETTERS[crc32(word.encode("utf-8", "surrogatepass")) % len(LETTERS)]
