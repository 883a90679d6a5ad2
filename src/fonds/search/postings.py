"""What a query asks of the Whoosh index: the passages of a word, its places in them, and the words there are."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple
from weakref import WeakKeyDictionary

from whoosh.query import Term as WhooshTerm

from .analysis import stem
from .backend import WhooshIndex, WhooshSearcher
from .fits import fits, is_alike, start
from .trees import RANKED, WITH_PLACES, Fuzzy, Pattern


class Posting(NamedTuple):
    """A word in a passage."""

    score: float
    """BM25F, as Whoosh counts it; 0 in a field that only narrows."""
    places: bytes
    """Encoded; read where they are needed."""


LAST_LETTER = chr(sys.maxunicode)
# An index does not change once it is made, and its words are read for every pattern.
_lexicons: WeakKeyDictionary[WhooshIndex, dict[str, list[str]]] = WeakKeyDictionary()


class Postings:
    """An open index, read for one query: what was read once is kept."""

    def __init__(self, index: WhooshIndex, searcher: WhooshSearcher) -> None:
        self._searcher = searcher
        self._reader = searcher.reader()
        self._lexicon = _lexicons.setdefault(index, {})
        self._postings: dict[tuple[str, str], dict[int, Posting]] = {}
        self._places: dict[tuple[str, str, int], list[int]] = {}
        self._stems: dict[str, list[str]] = {}
        self.count: int = searcher.doc_count_all()
        """How many passages there are."""

    def term(self, field: str, word: str) -> dict[int, Posting]:
        """Document number → posting."""
        kept = self._postings.get((field, word))
        if kept is None:
            kept = self._postings[field, word] = self._read(field, word)
        return kept

    def _read(self, field: str, word: str) -> dict[int, Posting]:
        matcher = WhooshTerm(field, word).matcher(self._searcher)
        has_places = field in WITH_PLACES
        found = {}
        while matcher.is_active():
            score = matcher.score() if field in RANKED else 0.0
            found[matcher.id()] = Posting(score, matcher.value() if has_places else b"")
            matcher.next()
        return found

    def places(self, field: str, word: str, document: int) -> list[int]:
        """As which words of the passage a word stands there, in order."""
        kept = self._places.get((field, word, document))
        if kept is None:
            posting = self.term(field, word).get(document)
            decode = self._searcher.schema[field].format.decode_positions
            kept = self._places[field, word, document] = decode(posting.places) if posting else []
        return kept

    def lexicon(self, field: str, prefix: str = "") -> list[str]:
        """All words of a field that begin so, in order."""
        if field not in self._lexicon:
            self._lexicon[field] = sorted(word.decode() for word in self._reader.lexicon(field))
        words = self._lexicon[field]
        first = bisect_left(words, prefix)
        last = bisect_left(words, prefix + LAST_LETTER, first) if prefix else len(words)
        return words[first:last]

    def meant(self, leaf: Pattern | Fuzzy) -> list[str]:
        """The words that a pattern stands for, or that are spelled like one."""
        match leaf:
            case Pattern(field, pattern):
                return [word for word in self.lexicon(field, start(pattern)) if fits(pattern, word)]
            case Fuzzy(field, wanted, letters):
                return [word for word in self.lexicon(field) if is_alike(wanted, word, letters)]

    def of_stem(self, wanted: str) -> list[str]:
        """The words of the text that have a stem: no stemming changes a word's first letter."""
        if wanted not in self._stems:
            self._stems[wanted] = [word for word in self.lexicon("exact", wanted[:1]) if stem(word) == wanted]
        return self._stems[wanted]

    def documents(self, field: str, words: Iterable[str]) -> set[int]:
        """The passages that hold one of the words."""
        return {document for word in words for document in self._reader.postings(field, word).all_ids()}
