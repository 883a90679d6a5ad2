"""Running headers and page numbers: lines that belong to the page, not to the text.

A line is a running header where

1. it says the title or the authors and goes on with something short, a series and number (`_says_the_front`);
2. it returns and its number counts the pages (`_counts`): `… Working Paper 11` 1, 2, 3; also a bare number;
3. it returns, and most times stands where a sentence is interrupted (`_interrupts`);
4. it returns where pages begin or end: behind a form feed or before one, beside a page number (`_edges`).

Two errors are possible: a header that stays in the text is seen by every reader; a line of text taken for a header is
lost to them. So a line that stands once is a header only when it repeats the title page.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fonds.config import Form
from fonds.config.habits import NUMBER

from .model import Line, Position, Run
from .shapes import begins_small, ends_sentence

_LONGEST = 130
_NUMBER_BEHIND = re.compile(r"(?P<text>.*?)(?:^|(?<=\s))[-–|\s]*(?P<number>\d{1,4})[-–|\s]*\Z")
_NUMBER_BEFORE = re.compile(r"[-–|\s]*(?P<number>\d{1,4})[-–|\s]+(?P<text>\D.*)\Z")
_OFTEN = 3
"""A line that does not repeat the title page must return so often to be a header."""


@dataclass(frozen=True)
class Header:
    """A running header, or a page number that stands alone."""

    line: Line
    number: str | None = None
    """The page number that it shows."""

    @property
    def run(self) -> Run:
        """Its words with their place."""
        text = self.line.text.rstrip()
        indent = len(text) - len(text.lstrip())
        return Run(Position(self.line.number, indent + 1), text[indent:])


def find_headers(lines: Sequence[Line], front: Iterable[str]) -> dict[int, Header]:
    """Line number → running header. `front` are the title and the authors' line."""
    short = [line for line in lines if not line.is_blank and len(line.text.strip()) <= _LONGEST]
    families: dict[str, list[Header]] = defaultdict(list)
    for line in short:
        text, number = _split_number(line.text.strip())
        families[_bare(text)].append(Header(line, number))
        if number is not None:
            families[_bare(line.text)].append(Header(line))
    neighbours = _neighbours(lines)
    edges = _edges(lines, _page_numbers(families))
    heads = [head for head in map(_bare, front) if len(head) >= 8]
    found: dict[int, Header] = {}
    for text, family in families.items():
        accepted = _accepted(text, family, heads, neighbours)
        if not accepted and text and _stands_at_edges(family, edges):
            accepted = [header for header in family if header.line.number in edges]
        for header in accepted:
            known = found.get(header.line.number)
            if known is None or known.number is None:
                found[header.line.number] = header
    return found


def told_headers(lines: Sequence[Line], forms: Sequence[Form]) -> dict[int, Header]:
    """Line number → running header, for forms that the editors told.

    A form that is nothing but a number would be met by every number on a line of its own, in a table too; of these
    the ones are taken that count on.
    """
    found: dict[int, Header] = {}
    for form in forms:
        met = [Header(line, form.number_in(line.text)) for line in lines if form.is_line(line.text)]
        for header in _rising(met) if not _bare(form.words.replace(NUMBER, "")) else met:
            found.setdefault(header.line.number, header)
    return found


def _accepted(
    text: str, family: list[Header], heads: list[str], neighbours: dict[int, tuple[str, str]]
) -> list[Header]:
    numbered = _counts([header for header in family if not (text and _is_like_a_note(header))])
    if len(numbered) >= _OFTEN and (text or _is_dense(numbered)):
        return numbered
    if _says_the_front(text, family, heads):
        return [Header(header.line) for header in family if not ends_sentence(header.line.text)]
    if text and len(family) >= _OFTEN and _interrupts(family, neighbours):
        return [Header(header.line) for header in family]
    return []


def _is_like_a_note(header: Header) -> bool:
    """Whether the number stands before words that end like a sentence: `111 Not printed.` returns with rising numbers
    too, and a note that is taken for a running header would be lost to readers.
    """
    text = header.line.text.strip()
    return text[:1].isdigit() and ends_sentence(text)


def _split_number(text: str) -> tuple[str, str | None]:
    for pattern in (_NUMBER_BEHIND, _NUMBER_BEFORE):
        match = pattern.match(text)
        if match:
            return match["text"], match["number"]
    return text, None


def _counts(family: list[Header]) -> list[Header]:
    """The longest run of headers whose numbers rise from page to page; nothing where it leaves out too many."""
    numbered = [header for header in family if header.number is not None]
    chain = _rising(numbered)
    return chain if len(chain) >= 0.6 * len(numbered) else []


def _rising(numbered: list[Header]) -> list[Header]:
    """The longest run of headers whose numbers rise from page to page, by no more than a few pages at once."""
    best: list[tuple[int, int]] = []
    for i, header in enumerate(numbered):
        lengths = [
            best[j][0] + 1
            for j in range(max(0, i - 40), i)
            if 0 < int(header.number or 0) - int(numbered[j].number or 0) <= 12
        ]
        length = max(lengths, default=1)
        before = next((j for j in range(i - 1, -1, -1) if _leads(numbered, best, j, i, length)), -1)
        best.append((length, before))
    if not best:
        return []
    at = max(range(len(best)), key=lambda i: best[i][0])
    chain = []
    while at >= 0:
        chain.append(numbered[at])
        at = best[at][1]
    return chain[::-1]


def _leads(numbered: list[Header], best: list[tuple[int, int]], j: int, i: int, length: int) -> bool:
    step = int(numbered[i].number or 0) - int(numbered[j].number or 0)
    return best[j][0] + 1 == length and 0 < step <= 12


def _is_dense(chain: list[Header]) -> bool:
    """Whether bare numbers count pages: few are left out."""
    first, last = int(chain[0].number or 0), int(chain[-1].number or 0)
    return len(chain) >= 0.7 * (last - first + 1)


def _says_the_front(text: str, family: list[Header], heads: list[str]) -> bool:
    """Whether the line begins with the title or the authors and has little behind it; as they stand, it must return."""
    for head in heads:
        if text.startswith(head) and len(text) <= len(head) + 60 and (len(text) > len(head) or len(family) >= _OFTEN):
            return True
    return False


def _interrupts(family: list[Header], neighbours: dict[int, tuple[str, str]]) -> bool:
    """Whether most of the lines stand between two halves of a sentence."""
    count = 0
    for header in family:
        before, after = neighbours[header.line.number]
        count += bool(before) and bool(after) and not ends_sentence(before) and len(before) > 50 and begins_small(after)
    return count >= 0.5 * len(family)


def _page_numbers(families: dict[str, list[Header]]) -> set[int]:
    """Numbers of the lines that hold a page's number and nothing else."""
    numbered = _counts(families.get("", []))
    return {header.line.number for header in numbered} if len(numbered) >= _OFTEN and _is_dense(numbered) else set()


def _edges(lines: Sequence[Line], page_numbers: set[int]) -> set[int]:
    """Numbers of the lines that stand first or last on a page, or beside its number, as form feeds and numbers tell."""
    written = [line for line in lines if not line.is_blank]
    found = {line.number for line in written[:1]}
    for before, line in itertools.pairwise(written):
        if line.opens_page or page_numbers & {before.number, line.number}:
            found.update((before.number, line.number))
    return found


def _stands_at_edges(family: list[Header], edges: set[int]) -> bool:
    """Whether the same words return where pages begin or end, and hardly elsewhere; a sentence may do so by chance."""
    there = [header for header in family if header.line.number in edges]
    return len(there) >= _OFTEN and len(there) >= 0.8 * len(family) and not ends_sentence(there[0].line.text)


def _neighbours(lines: Sequence[Line]) -> dict[int, tuple[str, str]]:
    written = [line for line in lines if not line.is_blank]
    texts = ["", *(line.text.strip() for line in written), ""]
    return {line.number: (texts[i], texts[i + 2]) for i, line in enumerate(written)}


def _bare(text: str) -> str:
    """Letters and digits only, folded: what survives any spacing and marker."""
    return re.sub(r"[\W_]+", "", text).casefold()
