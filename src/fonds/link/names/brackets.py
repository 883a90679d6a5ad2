"""People whom the text itself makes known: a name, and directly behind it in brackets the same name in another form.

`Pak Il-u [Pak Il U]` says that both forms mean one. What stands in brackets is taken for the same name where it has as
many syllables and nearly the same letters. A single word may be a place as well as a person and makes nobody known; nor
does a bracket that completes or translates what stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from fonds.config import Person

from .entries import Entries, Entry
from .patterns import normal
from .runs import Run

_BRACKET = re.compile(r"(?<=\w)\s+\[(?P<words>[A-Z][^\[\]\d]{2,40})\]")
_WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ-]\s?[^\W\d_]+)*")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_NEAR = 0.6
"""The share of letters that two romanisations of one name have in common; a translation has far fewer."""


def add_inferred(entries: Entries, texts: Iterable[Run]) -> None:
    """Add the people that the text makes known and no register has. A form that a register has is left to it."""
    for run in texts:
        for match in _BRACKET.finditer(run.text):
            pair = pair_of(run.text[: match.start()], match["words"])
            if pair is not None and not any(normal(form) in entries.full for form in pair):
                entries.add(_entry(pair, entries))


def pair_of(before: str, inside: str) -> tuple[str, str] | None:
    """The name at the end of some words, and the same name as a bracket behind them has it; None where it has not."""
    variant = _WORD.findall(inside)
    if len(variant) < 2 or " ".join(variant) != " ".join(inside.split()) or not all(map(_is_capital, variant)):
        return None
    name = _last_words(before, len(_SYLLABLE.findall(inside)))
    if name is None or _likeness(name, inside) < _NEAR:
        return None
    return normal(name), normal(inside)


def _last_words(before: str, syllables: int) -> str | None:
    """The last words that have so many syllables together; two at least, each with a capital, side by side."""
    words = list(_WORD.finditer(before[-80:]))
    count, taken = 0, 0
    while taken < len(words) and count < syllables:
        taken += 1
        count += len(_SYLLABLE.findall(words[-taken][0]))
    chosen = words[len(words) - taken :]
    if count != syllables or len(chosen) < 2 or not all(_is_capital(word[0]) for word in chosen):
        return None
    name = before[-80:][chosen[0].start() :]
    return name if re.fullmatch(r"\S+(?:\s\S+)*", name) and not re.search(r"[^\w\s’'ʼ-]", name) else None


def _is_capital(word: str) -> bool:
    return (word[0].isupper() and not word.isupper()) or len(word) == 1


def _likeness(name: str, other: str) -> float:
    ours, theirs = ("".join(_SYLLABLE.findall(form)).casefold() for form in (name, other))
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def _entry(pair: tuple[str, str], entries: Entries) -> Entry:
    name, variant = pair
    key = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or "unwritten"
    number = 1
    while f"pers-{key}" in entries.by_id:
        number += 1
        key = f"{key.rstrip('-0123456789')}-{number}"
    return Entry(f"pers-{key}", Person(key, name, () if variant == name else (variant,)), is_inferred=True)
