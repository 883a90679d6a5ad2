"""A query's tree → the passages that answer it, with their scores, from the Whoosh index.

The leaves are Whoosh's: its postings, its places, its BM25F. How they are joined is written out here, in the
order of the query, since Whoosh joins them in an order and by ways that depend on the sizes of the index; the
browser's twin, `templates/static/js/search-rank.js`, joins them in the same order and comes to the same sums.

- A word or phrase scores BM25F in `stem` or `exact`. A pattern in the text scores 1.
- `field:` and NOT narrow and score nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from whoosh.query import Term as WhooshTerm

from .backend import WhooshIndex, WhooshSearcher
from .fits import fits, overlaps, start
from .trees import RANKED, WITH_PLACES, All, Any, Dates, Node, Not, Pattern, Phrase, QueryError, Term

MAX_WORDS = 2000
"""How many words of the index the patterns of one query may stand for."""

Scores = dict[int, float]


class _Posting(NamedTuple):
    score: float
    places: bytes
    """Encoded; read where a phrase needs them."""


def evaluate(tree: Node, index: WhooshIndex) -> Scores:
    """Document number → score, for all passages that answer."""
    with index.searcher() as searcher:
        return _Evaluation(searcher).of(tree)


def ranked(scores: Scores) -> list[tuple[int, float]]:
    """Best first, equal ones in the order of the edition.

    Sums of floats differ in the last bit with the order of adding, so scores are compared at nine decimals.
    """
    rounded = [(document, int(score * 1e9 + 0.5) / 1e9) for document, score in scores.items()]
    return sorted(rounded, key=lambda hit: (-hit[1], hit[0]))


class _Evaluation:
    def __init__(self, searcher: WhooshSearcher) -> None:
        self.searcher = searcher
        self.words = 0

    def of(self, tree: Node) -> Scores:
        match tree:
            case Term(field, word):
                return self.phrase(field, (word,))
            case Phrase(field, words):
                return self.phrase(field, words)
            case Pattern(field, pattern):
                return self.pattern(field, pattern)
            case Dates(begin, end):
                dates = (date for date in self.lexicon("date", "") if overlaps(date, begin, end))
                return self.union("date", dates, 0.0)
            case All(parts):
                return self.all(parts)
            case Any(parts):
                return _sum(self.of(part) for part in parts)
            case Not(part):
                return self.complement(self.of(part))

    def phrase(self, field: str, words: tuple[str, ...]) -> Scores:
        """Passages that hold the words side by side; the score is the sum over the words, as in Whoosh's own phrase.

        Whoosh's phrase would do the same, but takes seconds for a word repeated two hundred times.
        """
        found = {word: self.term(field, word) for word in words}
        first, *others = found.values()
        together = [document for document in first if all(document in other for other in others)]
        if len(words) > 1:
            places = self.searcher.schema[field].format.decode_positions
            together = [
                document
                for document in together
                if _stand_together(words, {word: set(places(of[document].places)) for word, of in found.items()})
            ]
        return {document: sum(found[word][document].score for word in words) for document in together}

    def term(self, field: str, word: str) -> dict[int, _Posting]:
        matcher = WhooshTerm(field, word).matcher(self.searcher)
        has_places = field in WITH_PLACES
        found = {}
        while matcher.is_active():
            score = matcher.score() if field in RANKED else 0.0
            found[matcher.id()] = _Posting(score, matcher.value() if has_places else b"")
            matcher.next()
        return found

    def pattern(self, field: str, pattern: str) -> Scores:
        words = [word for word in self.lexicon(field, start(pattern)) if fits(pattern, word)]
        self.words += len(words)
        if self.words > MAX_WORDS:
            raise QueryError(f"“{pattern}” stands for too many words (the limit is {MAX_WORDS}): give more letters")
        return self.union(field, words, 1.0 if field in RANKED else 0.0)

    def lexicon(self, field: str, prefix: str) -> list[str]:
        reader = self.searcher.reader()
        return [word.decode() for word in reader.expand_prefix(field, prefix)]

    def union(self, field: str, words: Iterable[str], score: float) -> Scores:
        reader = self.searcher.reader()
        return {document: score for word in words for document in reader.postings(field, word).all_ids()}

    def all(self, parts: tuple[Node, ...]) -> Scores:
        wanted = [self.of(part) for part in parts if not isinstance(part, Not)]
        unwanted = [self.of(part.part) for part in parts if isinstance(part, Not)]
        if not wanted:
            return self.complement(_sum(unwanted))
        first, *others = wanted
        return {
            document: sum((other[document] for other in others), score)
            for document, score in first.items()
            if all(document in other for other in others) and not any(document in other for other in unwanted)
        }

    def complement(self, scores: Scores) -> Scores:
        return {document: 0.0 for document in range(self.searcher.doc_count_all()) if document not in scores}


def _stand_together(words: tuple[str, ...], places: dict[str, set[int]]) -> bool:
    return any(
        all(place + distance in places[word] for distance, word in enumerate(words)) for place in places[words[0]]
    )


def _sum(many: Iterable[Scores]) -> Scores:
    total: Scores = {}
    for scores in many:
        for document, score in scores.items():
            total[document] = total.get(document, 0.0) + score
    return total
