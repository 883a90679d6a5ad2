"""The essay: title page, sections, paragraphs; and what the places of notes must know of its lines."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

from .apparatus import find_note_lines
from .candidates import BodyLine
from .divide import Piece, running_headers
from .model import Block, Line, Part
from .pages import Sheet, cut_pages
from .paragraphs import block, heading_lines, paragraphs
from .shapes import ends_sentence
from .vocabulary import Vocabulary


@dataclass
class Essay:
    """The essay's lines, told apart."""

    title: list[Line]
    byline: list[Line]
    headers: set[int]
    notes: set[int]
    sheets: list[Sheet]
    headings: set[int] = field(default_factory=set)
    section_starts: set[int] = field(default_factory=set)
    """Lines that begin a section without a heading."""
    groups: list[list[Line]] = field(default_factory=list)
    """The body's paragraphs and headings, each as its lines."""

    @property
    def body(self) -> list[Line]:
        """All body lines in order."""
        return [line for sheet in self.sheets for line in sheet.body]


def read_essay(piece: Piece, title: str, vocabulary: Vocabulary) -> Essay:
    """Tell the essay's lines apart: title page, running headers, body, notes; and group the body into paragraphs."""
    front, rest = split_front(piece, title)
    byline = front[1:] if front else []
    headers = running_headers(tuple(rest), front[0].text if front else title, byline[0].text if byline else "")
    headers -= _trailing(rest, headers)
    written = [line for line in rest if not line.is_blank and line.number not in headers]
    notes = find_note_lines(written, headers, vocabulary)
    essay = Essay(front[:1], byline, headers, notes, cut_pages(rest, notes, headers))
    body = essay.body
    after_blank = _after_blank(piece.lines, body)
    essay.headings = heading_lines(body, after_blank)
    essay.section_starts = _untitled_starts(body, after_blank, essay.headings)
    breaks = essay.headings | essay.section_starts | _after(body, essay.headings)
    essay.groups = paragraphs(body, vocabulary, breaks)
    return essay


def split_front(piece: Piece, title: str) -> tuple[list[Line], list[Line]]:
    """The lines of the title page (title, then authors) and the rest of the piece.

    The title is a first line that says what edition.yaml says; the authors' line is a short line right behind it.
    """
    written = piece.written
    if not written or _letters(written[0].text)[:30] != _letters(title)[:30]:
        return [], list(piece.lines)
    front = [written[0]]
    if len(written) > 1 and _is_byline(written[1].text):
        front.append(written[1])
    last = front[-1].number
    return front, [line for line in piece.lines if line.number > last]


def _trailing(lines: Sequence[Line], headers: set[int]) -> set[int]:
    """Headers behind which no text follows: there is no page for them to stand on, so they are read as text."""
    last = max((line.number for line in lines if not line.is_blank and line.number not in headers), default=0)
    return {number for number in headers if number > last}


def _is_byline(text: str) -> bool:
    """Names only: short, every longer word capitalised, no full stop."""
    if len(text) >= 120 or ends_sentence(text.rstrip("*†‡ ")):
        return False
    words = [w.strip("*†‡,.") for w in text.split()]
    long_words = [w for w in words if len(w) > 3]
    return bool(long_words) and len(words) <= 14 and all(w[0].isupper() for w in long_words)


def body_lines(essay: Essay) -> dict[int, BodyLine]:
    """For each body line what its neighbours say, for finding the markers' traces. Headings carry no markers."""
    first_on_page = {sheet.body[0].number for sheet in essay.sheets if sheet.body}
    found: dict[int, BodyLine] = {}
    for group in essay.groups:
        for line in group:
            if line.number not in essay.headings:
                found[line.number] = BodyLine(
                    line,
                    is_broken_off=line is not group[0] and line.number not in first_on_page,
                    ends_paragraph=line is group[-1],
                )
    return found


def essay_parts(essay: Essay, vocabulary: Vocabulary) -> list[Part]:
    """The title page and the sections."""
    parts: list[Part] = []
    front = [block("title", [line], vocabulary) for line in essay.title]
    front += [block("byline", [line], vocabulary) for line in essay.byline]
    if front:
        parts.append(Part("front", tuple(front)))
    sections: list[list[Block]] = [[]]
    for group in essay.groups:
        number = group[0].number
        is_heading = number in essay.headings
        if (is_heading or number in essay.section_starts) and sections[-1]:
            sections.append([])
        sections[-1].append(block("heading" if is_heading else "paragraph", group, vocabulary))
    parts += [Part("section", tuple(blocks)) for blocks in sections if blocks]
    return parts


def _after(body: Sequence[Line], numbers: set[int]) -> set[int]:
    return {b.number for a, b in itertools.pairwise(body) if a.number in numbers}


def _after_blank(lines: Sequence[Line], body: Sequence[Line]) -> set[int]:
    """Body lines with a blank line before them; none where blank lines are too frequent to mean a new section."""
    blanks = {line.number for line in lines if line.is_blank}
    found = {line.number for line in body[1:] if line.number - 1 in blanks}
    return found if len(found) <= max(4, len(body) // 12) else set()


def _untitled_starts(body: Sequence[Line], after_blank: set[int], headings: set[int]) -> set[int]:
    """Lines behind a blank line, after a finished sentence, without a heading: a section whose heading is lost."""
    return {
        line.number
        for before, line in itertools.pairwise(body)
        if line.number in after_blank
        and line.number not in headings
        and before.number not in headings
        and ends_sentence(before.text)
    }


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
