"""The reader in the terminal: `build.py search 'QUERY'` asks the Whoosh index itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fonds.errors import UsageError

from .evaluate import evaluate, ranked
from .index import Index, opened
from .query import Query, read
from .snippet import snippet
from .suggest import suggest
from .variants import Variants, Widening


@dataclass(frozen=True)
class Hit:
    """A passage that answers."""

    id: str
    url: str
    kind: str
    score: float
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    """The found words in the snippet: first character, one past the last."""

    def as_json(self) -> dict[str, str | float]:
        """The five fields that the browser's `fonds.search` gives too."""
        return {
            "id": self.id,
            "url": self.url,
            "kind": self.kind,
            "score": self.score,
            "snippet": self.snippet,
        }


@dataclass(frozen=True)
class Answer:
    """What a query found."""

    total: int
    """All passages that answer."""
    hits: tuple[Hit, ...]
    """Those asked for."""
    widenings: tuple[Widening, ...] = ()
    """The names that were searched beside the query's words."""
    suggestions: tuple[str, ...] = ()
    """Words of the index like those asked for, where nothing was found."""


def search(index_dir: Path, query: str, limit: int | None = 10, with_variants: bool = True) -> Answer:
    """The answer of the kept index; QueryError for a query that cannot be answered, UsageError without index."""
    index = opened(index_dir)
    if index is None:
        raise UsageError(
            f"{index_dir} holds no search index that this program made on this machine; build the edition first"
        )
    return answer(index, query, limit, with_variants=with_variants)


def answer(index: Index, query: str, limit: int | None = 10, offset: int = 0, *, with_variants: bool = True) -> Answer:
    """The answer of an open index; `limit` None gives all; without variants a name finds itself alone."""
    asked = read(query, Variants(index.variants) if with_variants else None)
    order = ranked(evaluate(asked.tree, index.whoosh))
    end = len(order) if limit is None else offset + max(limit, 0)
    hits = tuple(_hit(asked, index, *found) for found in order[offset:end])
    suggestions = () if order else tuple(suggest(asked.words, index.whoosh))
    return Answer(len(order), hits, asked.widenings, suggestions)


def _hit(query: Query, index: Index, document: int, score: float) -> Hit:
    passage = index.passages[document]
    piece = snippet(query.tree, passage.text)
    return Hit(passage.id, passage.url, passage.kind, score, piece.text, piece.marks)
