"""A query's tree → the passages that answer it, with their scores, from the Whoosh index.

The leaves are Whoosh's: its postings, its places, its BM25F. How they are joined is written out here, in the
order of the query, since Whoosh joins them in an order and by ways that depend on the sizes of the index; the
browser's twin, `templates/static/js/search-rank.js`, joins them in the same order and comes to the same sums.

- A word or phrase scores BM25F in `stem` or `exact`, each with the others of its NEAR. A pattern or a word spelled
  alike scores 1.
- `field:` and NOT narrow and score nothing.
- What patterns stand for is counted from left to right before anything else is done, so that both readers refuse the
  same pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from fonds.errors import Defect

from .backend import WhooshIndex
from .fits import overlaps
from .postings import Postings
from .spans import Span, are_near, phrase_spans
from .trees import RANKED, All, Any, Dates, Fuzzy, Near, Node, Not, Pattern, Phrase, QueryError, Term

MAX_WORDS = 2000
"""How many words of the index the patterns of one query may stand for."""

Scores = dict[int, float]


def evaluate(tree: Node, index: WhooshIndex) -> Scores:
    """Document number → score, for all passages that answer."""
    with index.searcher() as searcher:
        return _Evaluation(Postings(index, searcher)).of(tree)


def ranked(scores: Scores) -> list[tuple[int, float]]:
    """Best first, equal ones in the order of the edition.

    Sums of floats differ in the last bit with the order of adding, so scores are compared at nine decimals.
    """
    rounded = [(document, int(score * 1e9 + 0.5) / 1e9) for document, score in scores.items()]
    return sorted(rounded, key=lambda hit: (-hit[1], hit[0]))


class _Evaluation:
    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        self.meant: dict[Pattern | Fuzzy, list[str]] = {}

    def of(self, tree: Node) -> Scores:
        many = 0
        for leaf in _patterns(tree):
            self.meant[leaf] = self.postings.meant(leaf)
            many += len(self.meant[leaf])
            if many > MAX_WORDS:
                raise QueryError(
                    f"“{_shown(leaf)}” stands for too many words (the limit is {MAX_WORDS}): give more letters"
                )
        return self.scores(tree)

    def scores(self, tree: Node) -> Scores:
        match tree:
            case Term(field, word):
                return {document: posting.score for document, posting in self.postings.term(field, word).items()}
            case Phrase():
                return self.phrase(tree)
            case Pattern(field) | Fuzzy(field):
                found = self.postings.documents(field, self.meant[tree])
                return dict.fromkeys(found, 1.0 if field in RANKED else 0.0)
            case Dates(begin, end):
                dates = [date for date in self.postings.lexicon("date") if overlaps(date, begin, end)]
                return dict.fromkeys(self.postings.documents("date", dates), 0.0)
            case Near(parts, distances):
                return self.near(parts, distances)
            case All(parts):
                return self.all(parts)
            case Any(parts):
                return _sum(self.scores(part) for part in parts)
            case Not(part):
                return self.complement(self.scores(part))

    def phrase(self, tree: Phrase) -> Scores:
        """Passages that hold the words as a phrase; the score is the sum over the words, as in Whoosh's own phrase.

        Whoosh's phrase would do the same, but takes seconds for a word repeated two hundred times.
        """
        found = {word: self.scores(Term(tree.field, word)) for word in tree.words}
        together = _intersection([found[word] for word in tree.words])
        return {document: score for document, score in together.items() if self.spans(tree, document)}

    def near(self, parts: tuple[Node, ...], distances: tuple[int, ...]) -> Scores:
        together = _intersection([self.scores(part) for part in parts])
        return {
            document: score
            for document, score in together.items()
            if are_near((self.spans(part, document) for part in parts), distances)
        }

    def spans(self, tree: Node, document: int) -> list[Span]:
        """Where a part of NEAR, or a phrase, stands in a passage; in order."""
        match tree:
            case Term("stem", word):
                return self.each_word("exact", self.postings.of_stem(word), document)
            case Term(field, word):
                return self.each_word(field, [word], document)
            case Pattern(field) | Fuzzy(field):
                return self.each_word(field, self.meant[tree], document)
            case Phrase(field, words, slack):
                places = {word: self.postings.places(field, word, document) for word in words}
                return phrase_spans(words, places, slack)
            case Any(parts):
                return sorted({span for part in parts for span in self.spans(part, document)})
        raise Defect(f"{type(tree).__name__} stands at no place, and the parser let it through")

    def each_word(self, field: str, words: Iterable[str], document: int) -> list[Span]:
        return sorted((place, place + 1) for word in words for place in self.postings.places(field, word, document))

    def all(self, parts: tuple[Node, ...]) -> Scores:
        wanted = [self.scores(part) for part in parts if not isinstance(part, Not)]
        unwanted = [self.scores(part.part) for part in parts if isinstance(part, Not)]
        if not wanted:
            return self.complement(_sum(unwanted))
        return {
            document: score
            for document, score in _intersection(wanted).items()
            if not any(document in other for other in unwanted)
        }

    def complement(self, scores: Scores) -> Scores:
        return {document: 0.0 for document in range(self.postings.count) if document not in scores}


def _patterns(tree: Node) -> Iterator[Pattern | Fuzzy]:
    """What stands for words of the index, from left to right."""
    match tree:
        case Pattern() | Fuzzy():
            yield tree
        case Not(part):
            yield from _patterns(part)
        case All(parts) | Any(parts) | Near(parts):
            for part in parts:
                yield from _patterns(part)


def _shown(leaf: Pattern | Fuzzy) -> str:
    return leaf.pattern if isinstance(leaf, Pattern) else f"{leaf.word}~{leaf.letters}"


def _intersection(many: list[Scores]) -> Scores:
    first, *others = many
    return {
        document: sum((other[document] for other in others), score)
        for document, score in first.items()
        if all(document in other for other in others)
    }


def _sum(many: Iterable[Scores]) -> Scores:
    total: Scores = {}
    for scores in many:
        for document, score in scores.items():
            total[document] = total.get(document, 0.0) + score
    return total
