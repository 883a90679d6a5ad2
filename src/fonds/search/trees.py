"""A query's tree: nine shapes, the fields they name, and the error for what cannot become one."""

from __future__ import annotations

from dataclasses import dataclass

RANKED = "stem", "exact"
NAMES = "speaker", "person", "archive", "identifier"
"""Fields of several words, which may be searched by phrase and pattern."""
WITH_PLACES = "exact", *NAMES
"""Fields in which the places of words are known."""
KEYS = "kind", "document", "section"
"""Fields of one word."""
FIELDS = (*KEYS, *NAMES, "date")


@dataclass(frozen=True)
class Term:
    """One word in one field; a stem where the field is `stem`."""

    field: str
    word: str


@dataclass(frozen=True)
class Phrase:
    """Words in this order in one field, side by side or with as many others between them in all."""

    field: str
    words: tuple[str, ...]
    slack: int = 0


@dataclass(frozen=True)
class Pattern:
    """All words of a field that a pattern fits."""

    field: str
    pattern: str


@dataclass(frozen=True)
class Fuzzy:
    """All words of a field that differ from one in so many letters or fewer."""

    field: str
    word: str
    letters: int


@dataclass(frozen=True)
class Near:
    """Passages in which each part stands near the next: so many words between them at most, in whatever order."""

    parts: tuple[Node, ...]
    """Words, phrases, patterns, and these joined by OR."""
    distances: tuple[int, ...]
    """One for each part but the first."""


@dataclass(frozen=True)
class Dates:
    """Passages of documents whose date lies in, or overlaps, a span of days; "" is an open end."""

    begin: str
    end: str


@dataclass(frozen=True)
class All:
    """Passages that hold all parts."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Any:
    """Passages that hold one of the parts or more."""

    parts: tuple[Node, ...]


@dataclass(frozen=True)
class Not:
    """Passages that do not hold the part."""

    part: Node


Leaf = Term | Phrase | Pattern | Fuzzy
Node = Leaf | Near | Dates | All | Any | Not


class QueryError(ValueError):
    """A query that cannot be answered as it stands: why, and at which character (from 1; 0 = the whole)."""

    def __init__(self, reason: str, position: int = 0) -> None:
        super().__init__(f"at character {position}: {reason}" if position else reason)
        self.reason = reason
        self.position = position
