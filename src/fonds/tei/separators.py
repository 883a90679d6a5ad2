"""Separators (`* * *`): signs of the print that divide its parts. They stand between the parts, and are no words."""

from __future__ import annotations

from fonds.witness.model import Line, Part, Position, Run, Witness

from .blocks import Marks, Writer, write_runs
from .names import Element, make


class Separators:
    """The separators of a witness that are not yet written, in order. Each is written once."""

    def __init__(self, witness: Witness) -> None:
        self._waiting = [line for line in witness.lines if witness.roles.get(line.number) == "separator"]

    def before(self, part: Part) -> list[Element]:
        """Those that stand above a part."""
        return self._take(part.blocks[0].start.line)

    def rest(self) -> list[Element]:
        """Those behind which nothing follows."""
        return self._take(None)

    def _take(self, end: int | None) -> list[Element]:
        taken = [line for line in self._waiting if end is None or line.number < end]
        self._waiting = self._waiting[len(taken) :]
        return [_separator(line) for line in taken]


def _separator(line: Line) -> Element:
    element = make("metamark", {"function": "separator"})
    signs = line.text.strip()
    column = len(line.text) - len(line.text.lstrip()) + 1
    write_runs(Writer(element), (Run(Position(line.number, column), signs),), Marks())
    return element
