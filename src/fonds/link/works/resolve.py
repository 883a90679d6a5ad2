"""Which work a short form recalls, and how sure that is; none where two fit alike, for a false link is worse than none.

The title decides: it is the beginning of the full one, as short titles are, perhaps with a letter wrong. Then the
author: the family name, or another part of the name, or one that is misspelt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from .model import Short, Work
from .words import folded, single, tokens

LEAST, MOST = 0.6, 0.95
"""What fits less is no match; a short form is never surer than a full citation."""
MARGIN = 0.04
"""Two works whose fit differs by no more are alike."""
EARLY = 0.9
"""Of a short form that stands before the full citation so much certainty is left."""
_RAREST = 4
"""So many words of a title are looked up to find the works that it may recall."""
_ALIKE = 0.8
"""Share of letters that two printings of one word have in common; `North` and `South` have less."""
_ARTICLES = frozenset(["the", "a", "an", "le", "la", "les", "der", "die", "das"])


@dataclass(frozen=True)
class Known:
    """A work that short forms may recall, with all its titles."""

    work: Work
    position: int
    """In which note, counted through the edition, it is first cited in full."""
    variants: tuple[str, ...] = ()

    @cached_property
    def titles(self) -> tuple[tuple[str, ...], ...]:
        """The words of its titles; articles at their beginning are left out."""
        given = [self.work.title, self.work.translated, *self.variants]
        return tuple(found for title in given if (found := _bare(tokens(title))))

    @cached_property
    def main(self) -> tuple[str, ...]:
        """The words of the title before its colon."""
        return _bare(tokens(self.work.title.partition(":")[0]))

    @cached_property
    def makers(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Family name and all words of each author."""
        return tuple((folded(name.family or ""), tokens(name.printed)) for name in self.work.makers)


@dataclass(frozen=True)
class Match:
    """A work that fits, and how well."""

    number: int
    work: Work
    certainty: float


class Resolver:
    """All known works, to be asked for the one that a short form recalls."""

    def __init__(self) -> None:
        self._known: list[Known] = []
        self._by_word: dict[str, list[int]] = {}

    def add(self, one: Known) -> int:
        """Make a work known; gives its number."""
        number = len(self._known)
        self._known.append(one)
        for word in {w for title in one.titles for w in title} | {w for _, name in one.makers for w in name}:
            self._by_word.setdefault(word, []).append(number)
        return number

    def find(self, short: Short, position: int) -> Match | None:
        """The one work that fits, or None."""
        fits: dict[int, float] = {}
        for authors, title in short.readings:
            for at in self._candidates(authors, title):
                fit = _fit(authors, title, self._known[at], short)
                if fit:
                    early = EARLY if self._known[at].position > position else 1.0
                    fits[at] = max(fits.get(at, 0), fit * early)
        ranked = sorted(fits.items(), key=lambda pair: -pair[1])
        if not ranked or ranked[0][1] < LEAST:
            return None
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] <= MARGIN:
            return None
        number, certainty = ranked[0]
        return Match(number, self._known[number].work, round(min(certainty, MOST), 2))

    def same(self, work: Work) -> int | None:
        """The number of the work that a later full citation cites again, or None."""
        return next((at for at in self._candidates((), work.title) if is_same(work, self._known[at])), None)

    def _candidates(self, authors: Iterable[str], title: str) -> list[int]:
        """Works that share the rarest words of a title, all but one of them; or, without title, a word of an author."""
        given = _bare(tokens(title)) if title else [word for author in authors for word in tokens(author)]
        words = [word for word in dict.fromkeys(given) if word in self._by_word]
        rarest = sorted(words, key=lambda word: len(self._by_word[word]))[:_RAREST] if title else words
        shared = Counter(at for word in rarest for at in self._by_word[word])
        least = max(1, len(rarest) - 1) if title else 1
        return sorted(at for at, count in shared.items() if count >= least)


def is_same(work: Work, known: Known) -> bool:
    """Whether a full citation cites a known work again: title, authors and date are the same, a letter wrong or not."""
    if work.kind != known.work.kind:
        return False
    if work.kind == "interview":
        return (work.title, work.date) == (known.work.title, known.work.date)
    if work.kind == "collection":
        return work.date == known.work.date and _shared(work.title, known.work.title) >= _ALIKE
    if work.date and known.work.date and work.date != known.work.date:
        return False
    ours = _bare(tokens(work.title))
    is_title = any(len(ours) == len(theirs) and _begins(ours, theirs) for theirs in known.titles)
    if len(work.makers) != len(known.work.makers):
        return False
    return is_title and (not work.makers or _makers([name.printed for name in work.makers], known) > 0)


def _fit(authors: tuple[str, ...], title: str, known: Known, short: Short) -> float:
    if short.date:
        return 0.75 if known.work.kind == "collection" and is_same(_dated(title, short.date), known) else 0
    who = _makers(authors, known) if authors else 0.95
    if not title:
        return 0.7 if who == 1 and authors and len(known.work.makers) == len(authors) else 0
    what = _title(_bare(tokens(title)), known, has_author=bool(authors))
    return what * who


def _dated(title: str, date: str) -> Work:
    return Work(kind="collection", title=single(title), date=date)


def _title(short: tuple[str, ...], known: Known, *, has_author: bool) -> float:
    """How well a short title fits: the whole, the beginning, a stretch of words within."""
    if not short or (len(short) == 1 and not has_author and short not in known.titles):
        return 0
    return max((_one_title(short, title, known) for title in known.titles), default=0)


def _one_title(short: tuple[str, ...], full: tuple[str, ...], known: Known) -> float:
    if short in (full, known.main):
        return 1
    if full[: len(short)] == short:
        return 0.97
    if len(full) >= 3 and short[: len(full)] == full:
        return 0.9
    if len(short) > 1 and len(short) <= len(full) and _begins(short, full):
        return 0.88
    is_within = any(full[at : at + len(short)] == short for at in range(1, len(full) - len(short) + 1))
    return 0.8 if is_within and len(short) >= 3 else 0


def _begins(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether the words are those at the beginning of a title, few of them with letters wrong."""
    pairs = list(zip(short, full, strict=False))
    odd = [pair for pair in pairs if pair[0] != pair[1]]
    return len(odd) <= max(1, len(pairs) // 3) and len(odd) < len(pairs) and all(is_alike(*pair) for pair in odd)


def _makers(authors: Sequence[str], known: Known) -> float:
    """How well the authors fit; 0 where one of them is nobody who made the work."""
    found = [max((_maker(tokens(author), maker) for maker in known.makers), default=0) for author in authors]
    return min(found, default=0)


def _maker(author: tuple[str, ...], maker: tuple[str, tuple[str, ...]]) -> float:
    family, words = maker
    last = author[-1] if author else ""
    if author == words or (len(author) == 1 and last == family) or sorted(author) == sorted(words):
        return 1
    if len(author) == 1 and last in words:
        return 0.88
    shared = [word for word in author if any(word == theirs or is_alike(word, theirs) for theirs in words)]
    if shared and len(shared) >= len(author) - (len(author) > 2) and any(len(word) > 2 for word in shared):
        return 0.88 if any(is_alike(word, family) or word == family for word in author) else 0.85
    return 0


def is_alike(one: str, other: str) -> bool:
    """Whether two words can be printings of one: of numbers and short words every letter counts."""
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or one.isdigit() or other.isdigit():
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _shared(one: str, other: str) -> float:
    """The share of the shorter title's words that the other has as well."""
    ours, theirs = tokens(one), tokens(other)
    short, long = sorted((ours, theirs), key=len)
    return sum(any(is_alike(word, w) for w in long) for word in short) / max(1, len(short))


def _bare(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
