"""The persons of one document: gathered from its title, its lists and its speakers' labels, each person once.

A label is resolved to a person by the words of the name that it gives (`Premier [Zhou]` to Zhou Enlai), by a rank
where several bear the name, by what the text declares (`to be abbreviated as Kim`), and where it gives a rank alone
by who bore it as a speaker before. What fits nobody, or more than one, is a person of its own: two that are one are a
smaller harm than one who is two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .model import Person
from .names import Named, is_part_of, name_words, read_name
from .ranks import is_rank

_ALIAS = re.compile(
    r"\((?:to be |hereafter |hereinafter |henceforth )*(?:abbreviated|referred to|called|known|cited)?"
    r"(?: to)?(?: as)? ?"
    r"[“\"‘']?(?P<alias>[A-Z][\w’'-]*)[”\"’']?\)"
)
_DECLARES = re.compile(r"\((?:to be|hereafter|hereinafter|henceforth|abbreviated|referred to|called)\b")


@dataclass
class _Entry:
    name: str
    role: str | None = None
    side: str | None = None
    variants: list[str] = field(default_factory=list)

    @property
    def forms(self) -> list[str]:
        return [self.name, *self.variants]


def declared(label: str) -> str | None:
    """The short form that a label declares (`to be abbreviated as Kim`); None where it declares none."""
    match = _ALIAS.search(label) if _DECLARES.search(label) else None
    return match["alias"] if match else None


class Roster:
    """The persons of a document while it is read."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []
        self._aliases: dict[str, int] = {}
        self._labels: dict[str, int] = {}
        self._parties: list[int] = []

    def persons(self) -> tuple[Person, ...]:
        """All persons, in the order in which the document first named them."""
        self._place_other_party()
        return tuple(Person(e.name, e.role, e.side, tuple(e.variants)) for e in self._entries)

    def parties(self, named: Iterable[Named]) -> None:
        """The persons that the title names as its two sides."""
        self._parties = [self.add(one) for one in named]

    def _place_other_party(self) -> None:
        """Of two parties of which one is placed on one of two sides, the other stands on the other side."""
        sides = list(dict.fromkeys(entry.side for entry in self._entries if entry.side))
        if len(self._parties) != 2 or len(sides) != 2:
            return
        first, second = (self._entries[i] for i in self._parties)
        if (first.side is None) != (second.side is None):
            placed, other = (first, second) if first.side else (second, first)
            other.side = next(side for side in sides if side != placed.side)

    def add(self, named: Named, side: str | None = None, role: str | None = None) -> int:
        """A person that a title or list names; the place in the roster. `role` is what the list itself says."""
        found = self._fitting(named)
        if len(found) == 1:
            return self._merge(found[0], named, side, role)
        self._entries.append(_Entry(named.name, named.role or role, side, list(named.variants)))
        return len(self._entries) - 1

    def knows(self, label: str) -> bool:
        """Whether a label names someone who is known already."""
        named = read_name(_without_parentheses(label))
        return named is not None and bool(self._fitting(named))

    def learn_roles(self, text: str) -> None:
        """The ranks of persons of whom none is known, where the text has one directly before the whole name."""
        bare = re.sub(r"[\[\]]", "", text)
        for entry in self._entries:
            found = re.search(rf"((?:\w[\w’'-]* ){{1,4}}){re.escape(entry.name)}\b", bare) if not entry.role else None
            if found:
                entry.role = _ranks_at_end(found[1]) or None

    def resolve_all(self, labels: Iterable[str]) -> None:
        """Resolve the printed labels of a document: first those that say most, so that short ones find their person."""
        distinct = sorted(dict.fromkeys(labels), key=lambda label: -len(name_words(label)))
        for label in sorted(distinct, key=lambda label: not _DECLARES.search(label)):
            self._labels[label] = self._resolve(label)

    def who(self, label: str) -> int:
        """The person of a label that was resolved."""
        return self._labels[label]

    def _resolve(self, label: str) -> int:
        plain = _without_parentheses(label)
        named = read_name(plain)
        if plain in self._aliases:
            return self._aliases[plain]
        person = self._by_rank(plain) if named is None else self.add(self._best(named))
        if (alias := declared(label)) is not None:
            self._aliases[alias] = person
        return person

    def _best(self, named: Named) -> Named:
        """The name as the one who bears it and the label's rank has it, where several bear it."""
        found = self._fitting(named)
        if len(found) < 2 or named.role is None:
            return named
        ranked = [i for i in found if _same_rank(self._entries[i].role, named.role)]
        return Named(self._entries[ranked[0]].name, named.role) if len(ranked) == 1 else named

    def _by_rank(self, rank: str) -> int:
        """A rank alone: the one who bears it, else somebody of whom nothing else is known."""
        found = [i for i, entry in enumerate(self._entries) if _same_rank(entry.role, rank)]
        found = found or [i for i, entry in enumerate(self._entries) if entry.name == rank]
        if len(found) == 1:
            return found[0]
        self._entries.append(_Entry(rank))
        return len(self._entries) - 1

    def _fitting(self, named: Named) -> list[int]:
        """Persons with this name, or with one that it is a part of, or that is a part of it."""
        words = name_words(named.name)
        exact = [i for i, e in enumerate(self._entries) if any(name_words(form) == words for form in e.forms)]
        if exact:
            return exact
        return [
            i
            for i, entry in enumerate(self._entries)
            if any(is_part_of(words, form) or is_part_of(name_words(form), named.name) for form in entry.forms)
        ]

    def _merge(self, i: int, named: Named, side: str | None, role: str | None) -> int:
        entry = self._entries[i]
        if len(name_words(named.name)) > len(name_words(entry.name)) and named.name not in entry.variants:
            entry.name = named.name
        entry.role = entry.role or named.role or role
        entry.side = entry.side or side
        entry.variants += [form for form in named.variants if form not in entry.forms]
        return i


def _same_rank(known: str | None, asked: str) -> bool:
    """Whether two ranks are one, or one ends the other (`Premier` and `State Premier`, not `Vice Premier`)."""
    if known is None:
        return False
    ours, theirs = known.casefold().split(), asked.casefold().removeprefix("the ").split()
    return ours == theirs or (ours[-len(theirs) :] == theirs and "vice" not in ours and "deputy" not in ours)


def _ranks_at_end(words: str) -> str:
    """The words of a rank, with capitals, that end some words: of `then Ambassador` the second."""
    taken: list[str] = []
    for word in reversed(words.split()):
        if not (is_rank(word) and word[0].isupper()):
            break
        taken.insert(0, word)
    return " ".join(taken)


def _without_parentheses(label: str) -> str:
    return " ".join(re.sub(r"\([^()]*\)", " ", label.rstrip(": ")).split())
