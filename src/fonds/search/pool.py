"""What stands between Whoosh's reading of passages and its writing of terms: the postings, to be put in order.

Whoosh's own pool keeps a tuple for each word of each passage, ten times the text's size, and sorts them all. Here the
passages come in order, so only the terms are sorted; a posting is five numbers in arrays and the bytes of its value.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import accumulate

Posting = tuple[str, bytes, int, float, bytes]
"""Field, term, document number, weight, and what the index holds of the term in the document."""


class Pool:
    """Takes postings by passage, gives them by term. It stands in for `whoosh.writing.PostingPool`."""

    def __init__(self) -> None:
        self._terms: dict[tuple[str, bytes], int] = {}
        self._term = array("I")
        self._document = array("I")
        self._weight = array("d")
        self._end = array("I")
        self._values = bytearray()

    def add(self, posting: Posting) -> None:
        """Take a posting; documents come in ascending order."""
        field, term, document, weight, value = posting
        self._term.append(self._terms.setdefault((field, term), len(self._terms)))
        self._document.append(document)
        self._weight.append(weight)
        self._values += value
        self._end.append(len(self._values))

    def iter_postings(self) -> Iterator[Posting]:
        """All postings, by field and term, and by document within a term."""
        terms = sorted(self._terms)
        order = self._order(terms)
        at = 0
        for field, term in terms:
            number = self._terms[field, term]
            while at < len(order) and self._term[order[at]] == number:
                posting = order[at]
                begin = self._end[posting - 1] if posting else 0
                value = bytes(self._values[begin : self._end[posting]])
                yield field, term, self._document[posting], self._weight[posting], value
                at += 1

    def _order(self, terms: list[tuple[str, bytes]]) -> array[int]:
        """The postings' numbers in the order of the terms: counted, then dealt out, so that documents stay in order."""
        counts = array("I", bytes(len(terms) * array("I").itemsize))
        for number in self._term:
            counts[number] += 1
        starts = array("I", accumulate((counts[self._terms[term]] for term in terms), initial=0))
        for term, start in zip(terms, starts, strict=False):
            counts[self._terms[term]] = start
        order = array("I", bytes(len(self._term) * array("I").itemsize))
        for posting, number in enumerate(self._term):
            order[counts[number]] = posting
            counts[number] += 1
        return order

    def cleanup(self) -> None:
        """Let go of everything, as Whoosh asks when its files are written."""
        self._terms.clear()
        self._values.clear()
        for numbers in (self._term, self._document, self._weight, self._end):
            del numbers[:]
