"""Names that the registers state to be the same: a query for one of them is answered for all.

`stated` reads the groups from the linked TEI, `Variants` finds a group by the words of one of its names, and `widened`
puts the other names beside the words of a query. The browser's twin is `templates/static/js/search-variants.js`.

Only bare words are widened, alone or as a run (`Zhou Enlai`); the longest name that a run makes is taken. A phrase in
quotation marks, a pattern and a field's value are what they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fonds.tei.names import Element, walk, xp
from fonds.tei.text import plain

from .analysis import stem, words
from .trees import All, Any, Node, Phrase, Term

Group = tuple[str, ...]
"""Names of one person, place or body, as the register writes them."""

_NAMES = "t:persName | t:placeName | t:orgName"


@dataclass(frozen=True)
class Widening:
    """What was searched beside the words of a query."""

    asked: str
    """The words as they stand in the query, folded."""
    also: Group
    """The other names, as the register writes them."""


@dataclass(frozen=True)
class BareWords:
    """A part of a query: its tree and, if it is a bare word, its words."""

    tree: Node
    words: tuple[str, ...] = ()


def stated(root: Element) -> list[Group]:
    """The groups of the registers in the header: every entry that has two names or more with different words."""
    groups = (tuple(_forms(entry)) for entry in walk(root, "person", "place", "org"))
    return list(dict.fromkeys(group for group in groups if len({tuple(words(name)) for name in group}) > 1))


def _forms(entry: Element) -> Iterator[str]:
    """An entry's names, the first of each words; none for a person who is only named in one document."""
    if entry.get("sameAs"):
        return
    seen: set[tuple[str, ...]] = set()
    for name in xp(entry, _NAMES):
        form = tuple(words(plain(name)))
        if form and form not in seen:
            seen.add(form)
            yield plain(name)


class Variants:
    """Groups of names, found by the words of one of them."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._others: dict[tuple[str, ...], dict[tuple[str, ...], str]] = {}
        for group in groups:
            forms = {tuple(words(name)): name for name in group}
            for form in forms:
                others = self._others.setdefault(form, {})
                others.update({other: name for other, name in forms.items() if other != form})
        self._longest = max(map(len, self._others), default=0)

    def of(self, form: tuple[str, ...]) -> dict[tuple[str, ...], str]:
        """Words → name, for the other names of a name; none that holds the name itself, since it is found anyway."""
        return {other: name for other, name in self._others.get(form, {}).items() if not _is_in(form, other)}

    def longest(self, run: Sequence[tuple[str, ...]]) -> int:
        """How many parts at the beginning of a run make the longest name that has others; 0 where none does."""
        best = 0
        form: tuple[str, ...] = ()
        for count, part in enumerate(run, 1):
            form = (*form, *part)
            if len(form) > self._longest:
                break
            best = count if self.of(form) else best
        return best


def widened(run: Sequence[BareWords], variants: Variants, told: list[Widening]) -> list[Node]:
    """The trees of a run of parts, with the other names beside those that have some; what was added goes to `told`."""
    trees: list[Node] = []
    at = 0
    while at < len(run):
        count = variants.longest([part.words for part in _bare(run[at:])])
        if not count:
            trees.append(run[at].tree)
            at += 1
            continue
        form = tuple(word for part in run[at : at + count] for word in part.words)
        others = variants.of(form)
        told.append(Widening(" ".join(form), tuple(others.values())))
        asked = tuple(part.tree for part in run[at : at + count])
        trees.append(Any((asked[0] if count == 1 else All(asked), *map(_name, others))))
        at += count
    return trees


def _bare(run: Sequence[BareWords]) -> Iterator[BareWords]:
    for part in run:
        if not part.words:
            return
        yield part


def _name(form: tuple[str, ...]) -> Node:
    return Term("stem", stem(form[0])) if len(form) == 1 else Phrase("exact", form)


def _is_in(form: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(other[at : at + len(form)] == form for at in range(len(other) - len(form) + 1))
