"""How Whoosh writes an index here: plainly, and a word's postings at once.

The index is small, is read whole, and asks for all hits, never for the first ten. So postings are not compressed, are
not cut into blocks that a reader could skip, and the length of the shortest passage is not noted with them; and they
are taken by passage and handed over by word (pool.py) instead of one by one, which takes a third of the time of
making an index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log2
from operator import sub

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3LeafMatcher, W3PerDocWriter, W3PostingsWriter
from whoosh.fields import Schema
from whoosh.writing import SegmentWriter

from .backend import WhooshFile, WhooshIndex, WhooshStorage
from .pool import Pool, WordPostings


class Codec(W3Codec):  # type: ignore[misc]  # whoosh has no types
    """The format of Whoosh's own codec, written faster."""

    length_stats = False

    def __init__(self) -> None:
        super().__init__(compression=0)

    def per_document_writer(self, storage: WhooshStorage, segment: object) -> W3PerDocWriter:
        """Writes what is known of each passage."""
        return _Passages(self, storage, segment)

    def field_writer(self, storage: WhooshStorage, segment: object) -> W3FieldWriter:
        """Writes the words."""
        return _Words(self, storage, segment)

    def postings_writer(self, file: WhooshFile, byteids: bool = False) -> W3PostingsWriter:
        """Writes a word's postings."""
        return _Postings(file, blocklimit=1 << 30, byteids=byteids, compression=0)


class Writer(SegmentWriter):  # type: ignore[misc]
    """Writes an index. Only what this package's own schema has is looked for: no boosts, vectors, columns, spelling."""

    def __init__(self, index: WhooshIndex) -> None:
        super().__init__(index, codec=Codec(), compound=False)
        self.pool = Pool()

    def add_document(self, **fields: object) -> None:
        """Add a passage: the words of each of its fields."""
        passages, document = self.perdocwriter, self.docnum
        passages.start_doc(document)
        for name in sorted(fields):
            field = self.schema[name]
            values = field.format.word_values(fields[name], field.analyzer, mode="index")
            length = self.pool.add(name, document, values)
            passages.add_field(name, field, None, length if field.scorable else 0)
        passages.finish_doc()
        self._added = True
        self.docnum += 1


def read_whole(matcher: W3LeafMatcher) -> tuple[Sequence[int], Sequence[float], Sequence[bytes]]:
    """A word's documents, weights and values, which stand in one block: the other half of `add_all`."""
    matcher._read_ids()
    matcher._read_weights()
    matcher._read_values()
    return matcher._ids, matcher._weights, matcher._values


class _Passages(W3PerDocWriter):  # type: ignore[misc]
    """Notes a passage's length to the nearest half power of two: 32, 45, 64 …

    A score asks whether a passage is short or long, and browsers load the lengths of all passages with the first
    query: so they take a third of the bytes.
    """

    def add_field(self, name: str, field: object, value: object, length: int) -> None:
        super().add_field(name, field, value, round(2 ** (round(2 * log2(length)) / 2)) if length else 0)


class _Words(W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Schema, _lengths: object, words: Iterator[WordPostings]) -> None:
        last = None
        for field, word, *postings in words:
            if field != last:
                if last is not None:
                    self.finish_field()
                self.start_field(field, schema[field])
                last = field
            self.start_term(word)
            self._postwriter.add_all(*postings)
            self.finish_term()
        if last is not None:
            self.finish_field()


class _Postings(W3PostingsWriter):  # type: ignore[misc]
    def add_all(self, documents: list[int], weights: list[float], values: list[bytes]) -> None:
        self._ids, self._weights, self._values = documents, weights, values
        self._maxweight = max(weights)

    def _mini_ids(self) -> tuple[int, ...]:
        return (self._ids[0], *map(sub, self._ids[1:], self._ids))

    def _mini_weights(self) -> float | tuple[float, ...] | None:
        first = self._weights[0]
        if self._weights.count(first) < len(self._weights):
            return tuple(self._weights)
        return None if first == 1.0 else float(first)
