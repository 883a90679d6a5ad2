"""Rank, name and other forms of the name, told apart: `Minister for Defense Kim Gwang-hyeop [Kim Kwang Hyop]`.

What decides, in this order: a name in brackets behind, which repeats the first word of the name; the last word of a
rank or body, behind which the name stands; and two words, where neither helps. What is no name gives no person: a
role without a name is kept for the name that follows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .ranks import LINKS, PARTICLES, RANKS, is_body, is_rank

_TOKEN = re.compile(r"\[[^\[\]]*\]|[^\s\[\]]+")
_BRACKET_AT_END = re.compile(r"\s*\[(?P<words>[^\[\]]+)\]?[\s.,;:]*\Z")
_NAME_WORD = re.compile(r"[^\W\d_][\w’'ʼ.-]*\Z")
_LONGEST = 5
"""More words than this are no person's name."""


@dataclass(frozen=True)
class Named:
    """A name with what stands around it."""

    name: str
    role: str | None = None
    variants: tuple[str, ...] = ()


def read_name(text: str) -> Named | None:
    """Rank and name of one person; None where the words name nobody."""
    text, variants = _without_variants(text.strip().strip(".,;: "))
    tokens = list(_TOKEN.finditer(text))
    words = [token[0].strip(",;") for token in tokens]
    start = _start_of_name(words, variants)
    own = [word.strip("[]") for word in words[start:]]
    if not is_name(own):
        return None
    name = " ".join(own)
    role = " ".join(text[: tokens[start].start()].split()).strip(" ,;") or None
    return Named(name, role, tuple(variant for variant in variants if variant != name))


def is_name(words: list[str]) -> bool:
    """Whether the words could be a person's name: few, with capitals, none of a rank or body."""
    words = [part for word in words for part in word.split()]
    if not 0 < len(words) <= _LONGEST:
        return False
    if all(word.casefold() in PARTICLES or len(word.strip(".")) < 2 for word in words):
        return False
    return all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    if word.casefold() in PARTICLES:
        return True
    return bool(_NAME_WORD.match(word)) and word[0].isupper() and not is_rank(word) and not is_body(word)


def _without_variants(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without brackets at its end that give the name once more, and these."""
    variants: list[str] = []
    while match := _BRACKET_AT_END.search(text):
        before = _words(text[: match.start()])
        inside = _words(match["words"])
        # “Ri Ju-yeon [Ri Ju Yon]” repeats the family name, “Ri [Ju-yeon]” goes on with it
        if not inside or len(before) < 2 or inside[0] not in before:
            break
        variants.insert(0, match["words"].strip())
        text = text[: match.start()]
    return text, tuple(variants)


def _start_of_name(words: list[str], variants: tuple[str, ...]) -> int:
    """At which word the name begins."""
    if variants:
        family = _words(variants[0])[0]
        repeated = [i for i, word in enumerate(words) if _words(word)[:1] == [family]]
        if repeated:
            return repeated[-1]
    lasts = [i for i, word in enumerate(words) if is_rank(word) or is_body(word)]
    start = lasts[-1] + 1 if lasts else 0
    if start < len(words) and words[start].casefold() in LINKS:
        # “Ambassador to a country, then a name”: the last two words, and what belongs to a word in brackets
        return max(start + 2, len(words) - 2)
    return start


def name_words(name: str) -> tuple[str, ...]:
    """The words by which names are compared: folded, hyphens kept."""
    return tuple(_words(name))


def is_part_of(words: tuple[str, ...], name: str) -> bool:
    """Whether all words stand in the name, in order."""
    rest = iter(_words(name))
    return bool(words) and all(word in rest for word in words)


def singular(role: str) -> str:
    """A rank said of several, of one of them: `Members of the Bureau` is `Member of the Bureau`."""
    first, _, rest = role.partition(" ")
    if first.endswith("s") and first[:-1].casefold() in RANKS:
        first = first[:-1]
    return f"{first} {rest}".strip()


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W\d_][\w’'ʼ-]*", text)]
