"""Where a piece of text was read: the position that travels with every fact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file that an editor can open. Line and column count from 1; 0 means the whole file."""

    file: str
    """Path as the editor knows it, relative to the project where that is possible; always with `/`."""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file`, `file:12` or `file:12:5`, the form that editors and terminals turn into a link."""
        numbers = [str(n) for n in (self.line, self.column) if n]
        return ":".join([self.file, *numbers])
