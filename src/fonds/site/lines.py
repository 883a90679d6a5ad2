"""The witness's own lines on pages of their own: which page holds which line, and which lines hold an address.

A long witness is cut where a printed page or a document begins, so that no page grows with the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from fonds.tei.ledger import LedgerLine, count_lines, ledger
from fonds.tei.names import Element, first, local, walk

FULL = 32_000
"""About so many characters of the witness stand on one page: some ten pages of print."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What begins at a line: a printed page or a document."""

    line: int
    kind: str
    """page or document."""
    number: str


@dataclass(frozen=True)
class Sheet:
    """One page of the witness's lines."""

    url: str
    lines: tuple[LedgerLine, ...]
    holds: str
    """In words: `pages 1–9`, `documents 2–4`; "" where the witness shows neither."""

    @property
    def first(self) -> int:
        """The number of the first line."""
        return self.lines[0].number

    @property
    def last(self) -> int:
        """The number of the last line."""
        return self.lines[-1].number


class Lines:
    """The lines of an edition's witness, as the TEI accounts for them. An edition without `lb` has none."""

    def __init__(self, tree: Element) -> None:
        self._tree = tree

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages, in order; one without lines where the edition names none."""
        openings = sorted(_openings(self._tree), key=lambda opening: opening.line)
        cut = _cut(self.all, {opening.line for opening in openings}) or [()]
        names = ["witness.html", *(f"witness-{n}.html" for n in range(2, len(cut) + 1))]
        return tuple(Sheet(name, lines, _holds(lines, openings)) for name, lines in zip(names, cut, strict=True))

    @cached_property
    def all(self) -> tuple[LedgerLine, ...]:
        """Every line of the witness, blank ones too."""
        text = first(self._tree, "t:text")
        return () if text is None else tuple(ledger(text, count_lines(self._tree)))

    def url(self, number: int) -> str:
        """The address of a line: `witness-2.html#l41`."""
        return f"{self._pages[number]}#l{number}"

    def has(self, number: int) -> bool:
        """Whether the witness has such a line."""
        return number in self._pages

    def of(self, anchor: str) -> tuple[int, ...]:
        """The lines that hold words of an address, in order; none where it has no words."""
        return self._by_anchor.get(anchor, ())

    @cached_property
    def _pages(self) -> dict[int, str]:
        return {line.number: sheet.url for sheet in self.sheets for line in sheet.lines}

    @cached_property
    def _by_anchor(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, dict[int, None]] = {}
        for line in self.all:
            for anchor in line.anchors:
                found.setdefault(anchor, {})[line.number] = None
        return {anchor: tuple(numbers) for anchor, numbers in found.items()}


def in_words(numbers: tuple[int, ...]) -> str:
    """Line numbers as one writes them: `4–8, 15`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in runs)


def first_line(element: Element) -> int | None:
    """The first line of the witness inside an element; None where it holds none."""
    return next((_number(lb) for lb in walk(element, "lb")), None)


def _openings(tree: Element) -> Iterator[Opening]:
    """Pages begin with the first line behind their `pb`, documents with their own first line."""
    page: Element | None = None
    for element in walk(tree, "pb", "lb", "div"):
        if local(element) == "pb":
            page = element
        elif local(element) == "div":
            line = first_line(element) if element.get("type") == "document" else None
            if line is not None:
                yield Opening(line, "document", element.get("n") or "")
        elif page is not None:
            yield Opening(_number(element), "page", page.get("n") or "")
            page = None


def _number(lb: Element) -> int:
    digits = (lb.get("n") or "").partition(":")[0]
    return int(digits) if digits.isdecimal() else 0


def _cut(lines: tuple[LedgerLine, ...], at: set[int]) -> list[tuple[LedgerLine, ...]]:
    """Lines to pages. A page that is full ends before the next opening; one that is twice as full, at once."""
    found: list[list[LedgerLine]] = []
    weight = 0
    for line in lines:
        if not found or (weight >= FULL and line.number in at) or weight >= 2 * FULL:
            found.append([])
            weight = 0
        found[-1].append(line)
        weight += len(line.text)
    return [tuple(sheet) for sheet in found]


def _holds(lines: tuple[LedgerLine, ...], openings: list[Opening]) -> str:
    """What stands on a sheet in words. The page that runs on from the sheet before counts, and so does the document;
    but behind the beginning of a document only pages that begin there: many witnesses show none inside documents.
    """
    if not lines:
        return ""
    first_, last = lines[0].number, lines[-1].number
    before = [o for o in openings if o.line <= first_]
    said = []
    for kind in ("page", "document"):
        running = [o for o in before if o.kind == kind][-1:] if kind == "document" else before[-1:]
        begun = [o for o in openings if first_ < o.line <= last]
        numbers = [o.number for o in [*running, *begun] if o.kind == kind and o.number]
        if numbers:
            both = numbers[0] if numbers[0] == numbers[-1] else f"{numbers[0]}–{numbers[-1]}"
            said.append(f"{kind}{'s' if len(numbers) > 1 else ''} {both}")
    return ", ".join(said)
