"""Invented lists for the body of training texts: real papers have lists and tables, few of the texts with truth do."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace

from estimate.truths import Told, in_context
from fonds.witness.feet_signs import Kind, Row

_CHANCE = 0.03
_LENGTHS = (3, 4, 6, 10, 18)


class _Words:
    """Phrases and names of the text itself, to make items of."""

    def __init__(self, rng: random.Random, told: Told) -> None:
        self.rng = rng
        bodies = [row.text for row, kind in zip(told.rows, told.kinds, strict=True) if kind == "body"]
        parts = (part.strip() for text in bodies if len(text) > 80 for part in re.split(r"[.,;:]", text))
        self.phrases = [part for part in parts if 15 < len(part) < 90] or ["the first part of the work"]
        self.names = [word for phrase in self.phrases for word in phrase.split() if word[:1].isupper()] or ["Smith"]

    def phrase(self) -> str:
        phrase = self.rng.choice(self.phrases)
        return phrase[0].upper() + phrase[1:]

    def heading(self) -> str:
        words = self.rng.choice(self.phrases).split()[: self.rng.randint(1, 6)]
        return " ".join(word.capitalize() for word in words)

    def initials(self) -> str:
        return ". ".join(self.rng.choice("ABCDEFGHJKLMNPRSTW") for _ in range(self.rng.randint(1, 3))) + "."

    def person(self) -> str:
        rank = self.rng.choice(["Lt. Col. ", "Mr. ", "Capt. ", "Dr. ", "Maj. ", ""])
        office = self.rng.choice([self.initials(), self.heading(), ""])
        return f"{rank}{self.initials()} {self.rng.choice(self.names)}{self.rng.choice(['.', '—', '. ', ', '])}{office}"


def _number(words: _Words, n: int) -> str:
    return words.rng.choice(["{}.", "{})", "({})"]).format(n)


_ITEMS: tuple[Callable[[_Words, int], list[str]], ...] = (
    lambda words, n: [_number(words, n), words.phrase() + words.rng.choice([".", ";", ""])],
    lambda words, n: [f"{_number(words, n)} {words.phrase()}{words.rng.choice(['.', ';', ''])}"],
    lambda words, _: [words.heading()],
    lambda words, _: [words.person()],
    lambda words, n: [f"{words.rng.choice(['I', 'II', 'III', 'A', 'B'])}.", words.phrase() + "."],
    lambda words, n: [f"{n} {words.heading()}"],
    lambda words, n: [f"{words.rng.choice('ABC123')}{words.rng.choice([') ', '. '])}{words.heading()}."],
)


def with_lists(told: Told, rng: random.Random) -> Told:
    """The text with lists put in between lines of its body."""
    words = _Words(rng, told)
    rows: list[Row] = []
    kinds: list[Kind] = []
    for i, (row, kind) in enumerate(zip(told.rows, told.kinds, strict=True)):
        rows.append(row)
        kinds.append(kind)
        goes_on = i + 1 < len(told.rows) and told.kinds[i + 1] == "body" and not told.rows[i + 1].is_barrier
        if kind == "body" and goes_on and not row.is_fixed and row.text[-1:] in ".:" and rng.random() < _CHANCE:
            item = rng.choice(_ITEMS)
            for n in range(1, rng.choice(_LENGTHS) + 1):
                for text in item(words, n):
                    rows.append(replace(row, text=text, is_barrier=False, is_fixed=False, mark=min(row.mark, 0.0)))
                    kinds.append("body")
    return replace(told, rows=in_context(rows), kinds=kinds)
