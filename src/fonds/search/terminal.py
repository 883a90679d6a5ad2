"""The reader in the terminal: `build.py search 'QUERY'` asks the Whoosh index itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from fonds.errors import UsageError

from .evaluate import evaluate, ranked
from .index import Index, opened
from .query import parse
from .snippet import snippet
from .trees import Node


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


def search(index_dir: Path, query: str, limit: int | None = 10) -> list[Hit]:
    """The best passages of the kept index; QueryError for a query that cannot be answered, UsageError without index."""
    index = opened(index_dir)
    if index is None:
        raise UsageError(
            f"{index_dir} holds no search index that this program made on this machine; build the edition first"
        )
    return list(answer(index, query, limit).hits)


def answer(index: Index, query: str, limit: int | None = 10, offset: int = 0) -> Answer:
    """The answer of an open index; `limit` None gives all."""
    tree = parse(query)
    order = ranked(evaluate(tree, index.whoosh))
    end = len(order) if limit is None else offset + max(limit, 0)
    return Answer(len(order), tuple(_hit(tree, index, *found) for found in order[offset:end]))


def _hit(tree: Node, index: Index, document: int, score: float) -> Hit:
    passage = index.passages[document]
    piece = snippet(tree, passage.text)
    return Hit(passage.id, passage.url, passage.kind, score, piece.text, piece.marks)
