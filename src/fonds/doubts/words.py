"""Words of a passage for a finding: whole ones, around a place or at an end."""

from __future__ import annotations

WIDTH = 30
"""About so many characters are shown on each side of a place."""


def around(text: str, offset: int) -> str:
    """The words on both sides of a character."""
    return f"{_tail(text[:offset])}{text[offset : offset + 1]}{_head(text[offset + 1 :])}"


def end_of(text: str) -> str:
    """The last words of a passage."""
    return _tail(text.rstrip(), 2 * WIDTH)


def beginning_of(text: str) -> str:
    """The first words of a passage."""
    return _head(text.lstrip(), 2 * WIDTH)


def _tail(text: str, width: int = WIDTH) -> str:
    return text if len(text) <= width else "…" + text[-width:].partition(" ")[2]


def _head(text: str, width: int = WIDTH) -> str:
    return text if len(text) <= width else text[:width].rpartition(" ")[0] + "…"
