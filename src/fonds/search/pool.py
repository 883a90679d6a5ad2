"""What stands between Whoosh's reading of passages and its writing of terms: the postings, to be put in order.

Whoosh's own pool keeps a tuple for each word of each passage, fifty times the text's size, and sorts them all. Here
the passages come in order, so only the terms are sorted; a posting is four numbers in arrays and the bytes of its
value.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator

Posting = tuple[str, bytes, int, float, bytes]
"""Field, term, document number, weight, and what the index holds of the term in the document."""
WordPostings = tuple[str, bytes, list[int], list[float], list[bytes]]
"""Field and term, and of each of its documents the number, the weight and what the index holds."""


class Pool:
    """Takes postings by passage, gives them by term. It stands in for `whoosh.writing.PostingPool`."""

    def __init__(self) -> None:
        self._terms: dict[str, dict[bytes, int]] = {}
        """Field → term → its number in the order of coming."""
        self._count = 0
        self._term, self._document, self._end = array("I"), array("I"), array("I", (0,))
        self._weight = array("f")
        self._values = bytearray()

    def add(self, posting: Posting) -> None:
        """Take a posting; documents come in ascending order."""
        field, term, document, weight, value = posting
        terms = self._terms.setdefault(field, {})
        number = terms.get(term)
        if number is None:
            number = terms[term] = self._count
            self._count += 1
        self._term.append(number)
        self._document.append(document)
        self._weight.append(weight)
        self._values += value
        self._end.append(len(self._values))

    def iter_postings(self) -> Iterator[WordPostings]:
        """All postings, by field and term, and by document within a term."""
        order, ends = self._order()
        begin, document, weight, values = self._end, self._document, self._weight, bytes(self._values)
        for field in sorted(self._terms):
            terms = self._terms[field]
            for term in sorted(terms):
                number = terms[term]
                postings = order[ends[number - 1] if number else 0 : ends[number]]
                kept = [values[begin[at] : begin[at + 1]] for at in postings]
                yield field, term, [document[at] for at in postings], [weight[at] for at in postings], kept

    def _order(self) -> tuple[array[int], array[int]]:
        """The postings' numbers by the number of their term, and where each term's end: counted, then dealt out."""
        end = array("I", bytes(4 * (self._count + 1)))
        for number in self._term:
            end[number + 1] += 1
        for number in range(self._count):
            end[number + 1] += end[number]
        order = array("I", bytes(4 * len(self._term)))
        for posting, number in enumerate(self._term):
            order[end[number]] = posting
            end[number] += 1
        return order, end

    def cleanup(self) -> None:
        """Let go of everything, as Whoosh asks when its files are written."""
        self._terms.clear()
        self._count = 0
        self._values.clear()
        for numbers in (self._term, self._document, self._end, self._weight):
            del numbers[:]
