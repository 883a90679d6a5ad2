"""What stands between Whoosh's reading of passages and its writing of terms: the postings, by term.

Whoosh's own pool keeps a tuple for each word of each passage, fifty times the text's size, and sorts them all. Here
the passages come in order, so only the terms are sorted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

Value = tuple[str, int, float, bytes]
"""A term of a passage, how often it stands there, its weight, and what the index holds of it."""
Postings = tuple[list[int], list[float], list[bytes]]
"""Of each of a term's documents the number, the weight and what the index holds."""
WordPostings = tuple[str, bytes, list[int], list[float], list[bytes]]
"""Field and term, and the term's postings."""


class Pool:
    """Takes postings by passage, gives them by term. It stands in for `whoosh.writing.PostingPool`."""

    def __init__(self) -> None:
        self._fields: dict[str, dict[str, Postings]] = {}

    def add(self, field: str, document: int, values: Iterable[Value]) -> int:
        """Take a field of a document, which come in ascending order; gives how many words it has."""
        terms = self._fields.setdefault(field, {})
        length = 0
        for term, often, weight, value in values:
            postings = terms.get(term)
            if postings is None:
                terms[term] = ([document], [weight], [value])
            else:
                documents, weights, kept = postings
                documents.append(document)
                weights.append(weight)
                kept.append(value)
            length += often
        return length

    def iter_postings(self) -> Iterator[WordPostings]:
        """All postings, by field and term in the order of their bytes, and by document; each is let go of."""
        for field in sorted(self._fields):
            terms = self._fields.pop(field)
            for term in sorted(terms):
                yield field, term.encode(), *terms.pop(term)

    def cleanup(self) -> None:
        """Let go of everything, as Whoosh asks when its files are written."""
        self._fields.clear()
