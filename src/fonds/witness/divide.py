"""Where the parts of the paper begin: title page, essay, documents, biographies.

1. `divide` cuts the lines at separators (`* * *`) and at titles that have lost theirs; what stands before the first
   is the essay.
2. A piece behind it is a document, unless it is matter about the paper: the authors' biographies, a list of books.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass

from .dates import find_date
from .marked import Marked
from .model import Line
from .shapes import begins_small, ends_sentence, is_heading_like

_ABOUT = re.compile(
    r"\W*(?:about the (?:authors?|contributors?|series)|(?:the )?authors?\b|contributors?\b|biographical notes?"
    r"|acknowledge?ments?|(?:selected )?bibliography|references|works cited|further reading|abbreviations|index"
    r"|(?:end)?notes?\W*\Z)",
    re.I,
)
"""Words that head matter about a paper."""


@dataclass(frozen=True)
class Piece:
    """The lines between two separators; blank lines included."""

    lines: tuple[Line, ...]
    separators: tuple[Line, ...] = ()
    """The separator lines before it."""

    @property
    def written(self) -> list[Line]:
        """The lines that are not blank."""
        return [line for line in self.lines if not line.is_blank]


def divide(lines: Sequence[Line], marked: Marked, titles: Set[int] = frozenset()) -> list[Piece]:
    """The pieces of the text in order; the first is the essay, with its title page.

    `titles` are numbers of lines that begin a document without a separator.
    """
    pieces: list[Piece] = []
    current: list[Line] = []
    separators: tuple[Line, ...] = ()
    for line in lines:
        if line.number in marked.separators:
            pieces.append(Piece(tuple(current), separators))
            current, separators = [], (line,)
        elif line.number in titles:
            pieces.append(Piece(tuple(current), separators))
            current, separators = [line], ()
        else:
            current.append(line)
    pieces.append(Piece(tuple(current), separators))
    return _without_empty(pieces)


def _without_empty(pieces: list[Piece]) -> list[Piece]:
    """Separators in a row divide once: an empty piece's lines go to the one that follows, at the end to the last."""
    kept: list[Piece] = []
    for piece in pieces:
        if kept and not kept[-1].written:
            before = kept.pop()
            piece = Piece(before.lines + piece.lines, before.separators + piece.separators)
        kept.append(piece)
    if len(kept) > 1 and not kept[-1].written:
        last = kept.pop()
        kept[-1] = Piece(kept[-1].lines + last.lines, kept[-1].separators + last.separators)
    return kept


def is_document(piece: Piece, marked: Marked, authors: str = "") -> bool:
    """Whether the piece is a document: what is printed behind the essay is one, unless it says what else it is.

    Matter about the paper is headed by a word for it (`Author Bios:`), or its paragraphs begin with the authors' names.
    """
    written = piece.written
    if not written:
        return False
    head = written[0].text.strip()
    if any(line.number in marked.sources for line in written[1:4]) or find_date(head) is not None:
        return len(written) > 1 and not ends_sentence(head)
    if _ABOUT.match(head) or not (is_heading_like(head) or _is_titled(head)):
        return False
    names = [name for name in re.split(r"\s+and\s+|[,;&*]", authors) if len(name.split()) > 1]
    return not any(line.text.strip().startswith(name.strip()) for line in written for name in names)


def _is_titled(head: str) -> bool:
    """Whether the line may be a title that is longer than headings are."""
    return len(head) < 260 and not ends_sentence(head) and not begins_small(head)
