"""Pages of the essay: each is body lines, then the notes at their foot; a running header may open the next one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .model import Line, Page, Position, Run


@dataclass
class Sheet:
    """One page while it is being read."""

    index: int
    headers: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)

    @property
    def start(self) -> Position:
        """Where the page's text begins."""
        first = (self.body or self.notes)[0]
        return Position(first.number, 1)


def cut_pages(lines: Iterable[Line], notes: set[int], headers: set[int]) -> list[Sheet]:
    """Gather the essay's lines into pages, without blank lines. A page ends with its block of notes or at a header."""
    sheets = [Sheet(0)]
    for line in lines:
        sheet = sheets[-1]
        if line.is_blank:
            continue
        if line.number in headers:
            if sheet.body or sheet.notes:
                sheet = Sheet(len(sheets))
                sheets.append(sheet)
            sheet.headers.append(line)
        elif line.number in notes:
            sheet.notes.append(line)
        else:
            if sheet.notes:
                sheet = Sheet(len(sheets))
                sheets.append(sheet)
            sheet.body.append(line)
    return [sheet for sheet in sheets if sheet.body or sheet.notes]


def number_pages(sheets: list[Sheet], first: int, front: Sequence[Line] = ()) -> tuple[Page, ...]:
    """Give the pages their printed numbers by counting. A header that returns on every second page confirms the count.

    Headers of one kind stand on pages of one parity. Where the count agrees with that, the pages are counted with high
    certainty; where a page was missed on the way, it would not. The first page opens with the lines of `front`.
    """
    parity: dict[str, set[int]] = {}
    for sheet in sheets:
        for header in sheet.headers:
            parity.setdefault(header.text.strip(), set()).add((first + sheet.index) % 2)
    agrees = bool(parity) and all(len(sides) == 1 for sides in parity.values())
    last_header = max((sheet.index for sheet in sheets if sheet.headers), default=-1)
    return tuple(
        Page(
            number=str(first + sheet.index),
            at=Position(front[0].number, 1) if front and sheet.index == 0 else sheet.start,
            headers=tuple(Run(Position(line.number, 1), line.text) for line in sheet.headers),
            certainty="high" if agrees and sheet.index <= last_header else "medium",
        )
        for sheet in sheets
    )
