"""Pages: each is body lines, then the notes at their foot; a running header stands between two of them.

1. `cut_pages` gathers the lines into sheets: a page ends with its block of notes, at a running header or form feed.
2. `number_pages` gives them their printed numbers: those that headers show, and between them by counting. Nothing is
   numbered where the numbers that are shown leave no room for a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Literal

from .headers import Header
from .model import Line, Page, Position


@dataclass
class Sheet:
    """One page while it is being read."""

    index: int
    headers: list[Header] = field(default_factory=list)
    """Those at its head; where no form feed tells where the page begins, all since the text of the page before."""
    feet: list[Header] = field(default_factory=list)
    """Those before the form feed: they end the page before."""
    body: list[Line] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


def cut_pages(
    lines: Iterable[Line], notes: Iterable[int], headers: Mapping[int, Header], separators: Set[int]
) -> list[Sheet]:
    """Gather the lines into pages, without blank lines and separators."""
    sheets = [Sheet(0)]
    feet = set(notes)
    for line in lines:
        sheet = sheets[-1]
        if line.opens_page and (sheet.body or sheet.notes):
            sheet = Sheet(len(sheets))
            sheets.append(sheet)
        elif line.opens_page:
            sheet.feet, sheet.headers = [*sheet.feet, *sheet.headers], []
        if line.is_blank or line.number in separators:
            continue
        if line.number in headers:
            if sheet.body or sheet.notes:
                sheet = Sheet(len(sheets))
                sheets.append(sheet)
            sheet.headers.append(headers[line.number])
        elif line.number in feet:
            sheet.notes.append(line)
        else:
            if sheet.notes:
                sheet = Sheet(len(sheets))
                sheets.append(sheet)
            sheet.body.append(line)
    return [sheet for sheet in sheets if sheet.body or sheet.notes]


def number_pages(
    sheets: Sequence[Sheet], first: int, front: Sequence[Line] = (), last: Sequence[Header] = ()
) -> tuple[Page, ...]:
    """The pages with their printed numbers.

    `first` is the number of the first page, `front` the lines of the title page that stand on it, `last` the headers
    behind the last text. A header that shows a number closes its page where the first one shows the first page's.
    """
    if not sheets:
        return ()
    closes = not any(sheet.feet for sheet in sheets) and _headers_close(sheets, first)
    shown = _shown(sheets, closes, last)
    numbers = _count(shown, first)
    agrees = _confirms(sheets, numbers)
    last_header = max((sheet.index for sheet in sheets if sheet.headers or sheet.feet), default=-1)
    pages = []
    for sheet, start in zip(sheets, _starts(sheets), strict=True):
        number = numbers[sheet.index]
        heads, feet = tuple(h.run for h in sheet.headers), tuple(h.run for h in sheet.feet)
        if closes:
            heads, feet = (), heads
        if number is None and not (heads or feet):
            continue
        certainty: Literal["attested", "high", "medium"] = "medium"
        if agrees and sheet.index <= last_header:
            certainty = "high"
        if shown[sheet.index] is not None:
            certainty = "attested"
        pages.append(Page(None if number is None else str(number), start, heads, certainty, feet))
    if pages and front and sheets[0].body and Position(sheets[0].body[0].number, 1) == pages[0].at:
        pages[0] = replace(pages[0], at=Position(front[0].number, 1))
    return tuple(pages)


def _starts(sheets: Sequence[Sheet]) -> list[Position]:
    """Where each page's text begins: notes stand where they are called, so that a page of notes alone has none."""
    start = Position(max(line.number for sheet in sheets for line in [*sheet.body, *sheet.notes]) + 1, 1)
    found = []
    for sheet in reversed(sheets):
        start = Position(sheet.body[0].number, 1) if sheet.body else start
        found.append(start)
    return found[::-1]


def _headers_close(sheets: Sequence[Sheet], first: int) -> bool:
    """Whether headers stand at the end of the page whose number they show."""
    for sheet in sheets:
        for header in sheet.headers:
            if header.number is not None:
                return sheet.index > 0 and int(header.number) - first < sheet.index
    return False


def _shown(sheets: Sequence[Sheet], closes: bool, last: Sequence[Header]) -> list[int | None]:
    """For each sheet the number that its header or foot shows; numbers that do not rise are misread or begin anew."""
    feet = [*(sheet.headers if closes else sheet.feet for sheet in sheets[1:]), list(last)]
    heads = [[] if closes else sheet.headers for sheet in sheets]
    if not closes and not any(sheet.feet for sheet in sheets):
        feet[-1] = []  # what stands behind the last page would have headed another one
    rows = [[*head, *foot] for head, foot in zip(heads, feet, strict=True)]
    found: list[int | None] = []
    before = 0
    for row in rows:
        number = next((int(header.number) for header in row if header.number is not None), None)
        if number is not None and number <= before:
            number = None
        before = number or before
        found.append(number)
    return found


def _count(shown: Sequence[int | None], first: int) -> list[int | None]:
    """Numbers for all sheets: counted on from the last that was shown, as far as the next leaves room."""
    found: list[int | None] = []
    current = first - 1
    for i, number in enumerate(shown):
        following = next((n for n in shown[i:] if n is not None), None)
        if number is not None:
            current = number
        elif following is None or current + 1 < following:
            current += 1
        else:
            found.append(None)
            continue
        found.append(current)
    return found


def _confirms(sheets: Sequence[Sheet], numbers: Sequence[int | None]) -> bool:
    """Whether headers of one kind stand on pages of one parity: where a page was missed on the way, they would not."""
    parity: dict[str, set[int]] = {}
    for sheet, number in zip(sheets, numbers, strict=True):
        for header in sheet.headers:
            if header.number is None and number is not None:
                parity.setdefault(header.line.text.strip(), set()).add(number % 2)
    return len(parity) > 1 and all(len(sides) == 1 for sides in parity.values())
