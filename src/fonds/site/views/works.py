"""The bibliography of an edition."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class WorkCiting:
    """A place where a note cites a work."""

    url: str
    """The note."""
    name: str
    """Its name: Note 22."""
    relation: str
    """How the note brings it in: see also, cited from; "" where it simply gives it."""
    words: str
    """The citation as it is printed."""
    doubt: str
    """How sure it is that this work is meant, where that was worked out; "" where the note says it."""


@dataclass(frozen=True)
class WorkRow:
    """A work that the notes cite."""

    id: str
    """Its id."""
    entry: Markup
    """What a bibliography says of it."""
    citing: tuple[WorkCiting, ...]
    """The places where it is cited, in order."""


@dataclass(frozen=True)
class WorkGroup:
    """Works of one sort."""

    id: str
    """The place of the group in the page."""
    title: str
    """What they are."""
    works: tuple[WorkRow, ...]
    """The works, by author and title."""


@dataclass(frozen=True)
class WorksView:
    """The bibliography."""

    summary: str
    """How many works there are, and how often they are cited."""
    style: str
    """The manual in whose form the entries are written, with its edition; "" where there are none."""
    groups: tuple[WorkGroup, ...]
    """Literature, then primary sources."""
