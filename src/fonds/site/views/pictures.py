"""Pictures of an edition, each with the table of what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup


@dataclass(frozen=True)
class Column:
    """A column of a picture's table."""

    name: str
    """What stands in it."""
    is_number: bool
    """Whether these are numbers, set to the right."""


@dataclass(frozen=True)
class Cell:
    """A cell of a picture's table."""

    value: Markup
    """What stands in it, with its links."""
    is_number: bool
    """Whether it is a number."""


@dataclass(frozen=True)
class PictureRow:
    """A row of a picture's table."""

    name: Markup
    """What the row is about."""
    cells: tuple[Cell, ...]
    """All other columns."""


@dataclass(frozen=True)
class Picture:
    """A picture and its table."""

    id: str
    """Its id on the page; those inside of it begin with it."""
    title: str
    """What it shows."""
    svg: Markup
    """The drawing."""
    said: str
    """How it is to be read, how it was inferred, and what it leaves out."""
    columns: tuple[Column, ...]
    """The heads of the table."""
    rows: tuple[PictureRow, ...]
    """All that the drawing shows, in words and numbers."""


@dataclass(frozen=True)
class PictureGroup:
    """Pictures of one kind."""

    id: str
    """The id of the heading."""
    title: str
    """The heading."""
    said: str
    """What they have in common; "" where there is only one."""
    pictures: tuple[Picture, ...]
    """The pictures."""


@dataclass(frozen=True)
class PicturesView:
    """The edition in pictures."""

    groups: tuple[PictureGroup, ...]
    """The pictures by kind; none where nothing can be drawn."""
