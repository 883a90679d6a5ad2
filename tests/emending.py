"""Emendations for tests: entries made from words of a text, and texts encoded with them."""

from __future__ import annotations

from pathlib import Path

from fonds.config import Apparatus, Emendation
from fonds.source import Place
from fonds.tei.rules import RULES
from making import Made, make

WHERE = Place("emendations.yaml", 1)


def entry(quote: str, words: str | None = None, reading: str | None = None, kind: str = "corr", **more) -> Emendation:
    """An entry as the loader makes it: `words` of the quotation are emended; more fields by name."""
    words = quote if words is None else words
    start = quote.index(words)
    more = {"reason": "It is damaged.", "place": WHERE} | more
    return Emendation(quote, start, start + len(words), reading, kind, **more)


def insertion(quote: str, words: str, reading: str | None, side: str = "after", kind: str = "supplied") -> Emendation:
    """An entry that puts a reading after or before words of the quotation."""
    at = quote.index(words) + (len(words) if side == "after" else 0)
    return Emendation(quote, at, at, reading, kind, WHERE, side=side, reason="It is lost.")


def emended(text: str, folder: Path, *entries: Emendation, rules: bool = False, **more) -> Made:
    """A text encoded with some entries; without the rules unless they are asked for."""
    off = frozenset() if rules else frozenset(RULES)
    return make(text, folder, apparatus=Apparatus(entries), rules_off=off, **more)
