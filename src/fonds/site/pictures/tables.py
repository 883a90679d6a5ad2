"""The table below a picture."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from fonds.site.html import join, tag
from fonds.site.views import Cell, Column, PictureRow


def columns(*names: str) -> tuple[Column, ...]:
    """Heads of columns; a name that begins with # heads numbers."""
    return tuple(Column(name.removeprefix("#"), name.startswith("#")) for name in names)


def row(name: str | Markup, *values: str | int | Markup) -> PictureRow:
    """A row: what it is about, and the values of the other columns."""
    return PictureRow(escape(name), tuple(Cell(_shown(value), isinstance(value, int)) for value in values))


def to(url: str, words: str) -> Markup:
    """A link."""
    return tag("a", words, {"href": url})


def in_a_row(links: Iterable[Markup]) -> Markup:
    """Links one behind the other."""
    return join(links, ", ")


def _shown(value: str | int | Markup) -> Markup:
    return escape(f"{value:,}" if isinstance(value, int) else value)
