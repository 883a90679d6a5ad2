"""What a document itself says of its people: who takes part, and how its speakers are called.

A participant is the register's entry that has his name in full. A label such as `Premier [Zhou]` or `Kim` belongs to
the participant who speaks under it; its one word of his name means him in this document (`to be abbreviated as Kim`).
A word that stands in the labels of two participants means neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fonds.tei.names import Element, first, walk, xml_id, xp
from fonds.tei.text import reading
from fonds.witness.names import name_words
from fonds.witness.persons import declared
from fonds.witness.ranks import is_rank

from .entries import Entries, Entry


@dataclass
class Cast:
    """The people of one document."""

    people: dict[str, Entry] = field(default_factory=dict)
    """Id of a participant in the header → the entry."""
    called: dict[str, set[str]] = field(default_factory=dict)
    """Word of a speaker's label → the participants who speak under it."""

    def called_so(self, word: str) -> Entry | None:
        """The one participant whom this document calls by a word; None where it calls none so, or two."""
        who = self.called.get(word, set())
        return self.people.get(next(iter(who))) if len(who) == 1 else None


def casts(tree: Element, entries: Entries) -> dict[str, Cast]:
    """Document id → its people."""
    found: dict[str, Cast] = {}
    for listing in participants(tree):
        cast = Cast()
        names: dict[str, list[str]] = {}
        for person in xp(listing, "t:person"):
            identifier = xml_id(person) or ""
            names[identifier] = [reading(name) for name in xp(person, "t:persName")]
            entry = entries.known(names[identifier])
            if entry is not None:
                cast.people[identifier] = entry
        document = (listing.get("corresp") or "")[1:]
        for div in xp(tree, "t:text/t:back/t:div[@type='document']"):
            if xml_id(div) == document:
                _read_labels(div, names, cast)
        found[document] = cast
    return found


def participants(tree: Element) -> list[Element]:
    """The lists of those who take part in a document."""
    return xp(tree, "t:teiHeader/t:profileDesc/t:particDesc/t:listPerson[@corresp]")


def _read_labels(document: Element, names: dict[str, list[str]], cast: Cast) -> None:
    for speech in walk(document, "sp"):
        who = (speech.get("who") or "")[1:]
        label = first(speech, "t:speaker")
        if label is None or who not in names:
            continue
        words = reading(label)
        own = _words_of_name(words, names[who])
        alias = declared(words)
        for word in ([alias] if alias else []) + (own if len(own) == 1 else []):
            cast.called.setdefault(word, set()).add(who)


def _words_of_name(label: str, names: Iterable[str]) -> list[str]:
    """The words of a label that belong to the name of who speaks under it."""
    known = {word for name in names for word in name_words(name)}
    before = label.partition("(")[0]
    words = [word.strip("[].,:;") for word in before.split()]
    return list(dict.fromkeys(w for w in words if w[:1].isupper() and not is_rank(w) and set(name_words(w)) & known))
