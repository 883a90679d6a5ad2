"""What a work is, and what a citation of one says: the values that the modules of this package hand on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

Kind = Literal[
    "book", "article", "chapter", "paper", "thesis", "report", "newspaper", "serial", "interview", "collection", "other"
]
PRIMARY: frozenset[str] = frozenset({"newspaper", "serial", "interview", "collection"})
"""Kinds of sources that stand apart in a bibliography: in print or in private hands, and no one's account of others."""
Span = tuple[int, int]


@dataclass(frozen=True)
class Name:
    """A person or body as it is printed, and which part of the name goes first in an alphabet."""

    printed: str
    family: str | None = None
    """None where the form of the name does not tell, or where it is a body's."""
    is_stated: bool = False
    """Whether the register says so."""

    @property
    def given(self) -> str:
        """The rest of the name."""
        if self.family is None:
            return ""
        if self.printed.endswith(self.family):
            return self.printed[: -len(self.family)].strip()
        return self.printed[len(self.family) :].strip()


@dataclass(frozen=True)
class Work:
    """A work as its first full citation gives it; "" and () where that is silent."""

    kind: str
    title: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    """Of a work without authors its own; of a chapter those of the book."""
    translators: tuple[Name, ...] = ()
    translated: str = ""
    """The title in translation, as it is printed in brackets."""
    container: str = ""
    """The book, journal, series or newspaper in which it is printed; of an item in private hands the collection."""
    container_translated: str = ""
    volume: str = ""
    issue: str = ""
    """Of a journal its number; of a paper its number in the series."""
    place: str = ""
    publisher: str = ""
    date: str = ""
    """As it is printed."""
    pages: str = ""
    """From where to where it stands in its journal or book."""
    genre: str = ""
    """What else is said of its form: `PhD diss.`, `unpublished`."""
    event: str = ""
    """Where a paper was read."""
    csl: Mapping[str, Any] = field(default_factory=dict)
    """Fields that the register states in place of what is printed."""
    id: str = ""

    @property
    def makers(self) -> tuple[Name, ...]:
        """Under whose name it is cited."""
        return self.authors or (self.editors if self.kind != "chapter" else ())

    def with_id(self, identifier: str) -> Work:
        """The same work under its id."""
        return replace(self, id=identifier)


@dataclass(frozen=True)
class Full:
    """A citation that says all of a work."""

    start: int
    end: int
    work: Work
    title: Span
    pages: Span | None = None
    """The pages that are cited."""


@dataclass(frozen=True)
class Short:
    """A citation that only recalls a work; where it is open which words are the author's it has several readings."""

    start: int
    end: int
    readings: tuple[tuple[tuple[str, ...], str], ...]
    """(authors, title), each as it is printed."""
    pages: Span | None = None
    date: str = ""
    """A date behind the title, where one is printed."""


@dataclass(frozen=True)
class Issue:
    """A citation of an issue of a newspaper or serial."""

    start: int
    end: int
    title: str
    pages: Span | None = None
    is_named: bool = True
    """Whether the title stands here; else it stands before the issue cited before."""
