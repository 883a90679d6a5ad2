"""The essay: title page, sections, paragraphs."""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from .divide import Piece
from .model import Block, Line, Part
from .paragraphs import block, heading_lines, paragraphs
from .quotations import announces_quotation, quoted
from .shapes import ends_sentence, is_separator
from .vocabulary import Vocabulary


@dataclass
class Essay:
    """The essay's body lines, grouped."""

    headings: set[int] = field(default_factory=set)
    section_starts: set[int] = field(default_factory=set)
    """Lines that begin a section without a heading."""
    groups: list[list[Line]] = field(default_factory=list)
    """The body's paragraphs and headings, each as its lines."""


def essay_parts(
    piece: Piece, front: Sequence[Line], vocabulary: Vocabulary, known: Set[int] = frozenset()
) -> list[Part]:
    """The title page and the sections; `piece` holds the body lines and the blank ones, without the title page. The
    lines of `known` are headings.
    """
    parts: list[Part] = []
    if front:
        kinds = ("title", "byline")
        parts.append(
            Part("front", tuple(block(kind, [line], vocabulary) for kind, line in zip(kinds, front, strict=False)))
        )
    essay = _read(piece, vocabulary, known)
    sections: list[list[Block]] = [[]]
    for group in _stacked(essay.groups, essay.headings):
        number = group[0].number
        is_heading = number in essay.headings
        if (is_heading or number in essay.section_starts) and sections[-1]:
            sections.append([])
        made = block("heading" if is_heading else "paragraph", group, vocabulary)
        before = sections[-1][-1] if sections[-1] else None
        sections[-1] += quoted(made) if not is_heading and announces_quotation(before) else [made]
    parts += [Part("section", tuple(blocks)) for blocks in sections if blocks]
    return parts


def _stacked(groups: Sequence[list[Line]], headings: set[int]) -> list[list[Line]]:
    """The groups, headings that follow each other taken for one of several lines."""
    found: list[list[Line]] = []
    for group in groups:
        if found and group[0].number in headings and found[-1][0].number in headings:
            found[-1] = [*found[-1], *group]
        else:
            found.append(group)
    return found


def _read(piece: Piece, vocabulary: Vocabulary, known: Set[int]) -> Essay:
    body = piece.written
    after_blank = _after_blank(piece.lines, body)
    headings = heading_lines(body, after_blank) | {line.number for line in body if line.number in known}
    starts = _untitled_starts(body, after_blank, headings)
    apart = headings | {line.number for line in body if is_separator(line.text)}
    breaks = apart | starts | _after(body, apart)
    return Essay(headings, starts, paragraphs(body, vocabulary, breaks))


def _after(body: Sequence[Line], numbers: set[int]) -> set[int]:
    return {b.number for a, b in itertools.pairwise(body) if a.number in numbers}


def _after_blank(lines: Sequence[Line], body: Sequence[Line]) -> set[int]:
    """Body lines with a blank line before them; none where blank lines are too frequent to mean a new section.

    Blank lines at a page's head part the text from the running header, and say nothing of it.
    """
    blanks = {line.number for line in lines if line.is_blank}
    found = {line.number for line in body[1:] if line.number - 1 in blanks and not line.opens_page}
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
