"""works.yaml: what is known of works beside what the notes say: newspapers and serials by their titles, short titles
that the first citation does not show, fields that it gives wrongly or not at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Work:
    """A work, or a newspaper or serial of which single issues are cited."""

    key: str
    title: str
    kind: str
    """book, article, chapter, paper, report, newspaper, serial, interview, collection or other."""
    authors: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    """Other printed titles, short and misspelt ones among them."""
    note: str | None = None
    source: str | None = None
    """Where that is said, if it is not in the text itself."""
    csl: Mapping[str, Any] = field(default_factory=dict)
    """Fields in CSL-JSON that stand in place of what is read in the notes."""


def names_of_work(entry: dict[str, Any]) -> Iterable[str]:
    """The titles that an entry claims for itself alone."""
    return [entry["title"], *entry.get("variants", ())]


def make_work(entry: dict[str, Any]) -> Work:
    """An entry of works.yaml."""
    return Work(
        key=entry["key"],
        title=entry["title"],
        kind=entry["kind"],
        authors=tuple(entry.get("authors", ())),
        variants=tuple(entry.get("variants", ())),
        note=entry.get("note"),
        source=entry.get("source"),
        csl=dict(entry.get("csl", {})),
    )
