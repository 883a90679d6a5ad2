"""Authors and editors as a citation prints them: `Robert Scalapino and Chong-Sik Lee`, `Li Ping et al.`, `X, ed.`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .model import Name
from .words import folded, single

_ROLE = re.compile(r"(?:,|\s)\s*(?:eds?|comps?)\.?,?\s*\Z", re.IGNORECASE)
_OTHERS = re.compile(r",?\s+et\s+al\.?\s*\Z", re.IGNORECASE)
_PARTICLES = frozenset(
    [
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "van",
        "von",
        "der",
        "den",
        "zu",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "ter",
        "ten",
        "dos",
    ]
)
_SYLLABLE = re.compile(r"(?i:[b-df-hj-np-tv-xz]*[aeiouyüŏŭāáǎàēéěèīíǐìōóǒòūúǔù]+[b-df-hj-np-tv-xz]*)")
"""One run of vowels: `Kim`, `Xiao`, `Sung`; `Lewis` has two."""
_FEW = 6
"""A personal name has no more words than that."""


def read_names(text: str) -> tuple[tuple[Name, ...], bool]:
    """The names, and whether they are those of editors."""
    words = single(text).strip(" ,")
    is_edited = bool(match := _ROLE.search(words))
    if match:
        words = words[: match.start()].strip(" ,")
    has_others = _OTHERS.search(words) is not None
    parts = [part for part in re.split(r",\s+and\s+|\s+and\s+|\s+&\s+|,\s+", _OTHERS.sub("", words)) if part]
    names = [Name(part, family_of(part)) for part in parts]
    if has_others and names:
        names[-1] = Name(f"{names[-1].printed} et al.", None)
    return tuple(names), is_edited


def is_name(text: str) -> bool:
    """Whether words look like a personal name, or two joined by `and`: capitals, few words, no numbers."""
    for part in re.split(r"\s+and\s+|\s+&\s+", _OTHERS.sub("", text).strip()):
        words = part.split()
        if not 2 <= len(words) <= _FEW or not words[-1][:1].isupper():
            return False
        if not all(_is_word_of_name(word) for word in words):
            return False
    return True


def _is_word_of_name(word: str) -> bool:
    letters = re.sub(r"[-’'.‘]", "", word)
    return letters.isalpha() and (word[:1].isupper() or word in _PARTICLES)


def family_of(name: str) -> str | None:
    """The family name as far as the form of the name tells it: the last word, or the first of an Asian name.

    A hyphen joins the two parts of a given name; three short words of one syllable each are family name and given name.
    """
    words = name.split()
    if len(words) < 2 or len(words) > _FEW or not all(_is_word_of_name(word) for word in words):
        return words[0] if len(words) == 1 else None
    if any("." in word for word in words):
        return words[-1]
    if re.fullmatch(r"[^\W\d_]+[-‑][^\W\d_]+", words[-1]) and len(words) == 2 and "-" not in words[0]:
        return words[0]
    if len(words) == 3 and all(_SYLLABLE.fullmatch(word) and len(word) < 7 for word in words):
        return words[0]
    start = next((at for at, word in enumerate(words[1:], 1) if word in _PARTICLES), len(words) - 1)
    return " ".join(words[start:])


def with_evidence(name: Name, shorts: Iterable[str]) -> Name:
    """The name with its family name as later citations use it alone; the more frequent one where they differ."""
    words = name.printed.removesuffix(" et al.").split()
    counts = {word: sum(folded(word) == folded(short) for short in shorts) for word in (words[0], words[-1])}
    best = max(counts.values())
    if len(words) < 2 or not best or list(counts.values()).count(best) > 1 or name.printed.endswith("et al."):
        return name
    return Name(name.printed, next(word for word, count in counts.items() if count == best))
