"""Where the parts of the paper begin: title page, essay, documents, biographies.

1. `divide` cuts the lines at separators (`* * *`); what stands before the first is the essay.
2. A piece behind a separator is a document when its head says so: a title, mostly with a date, and a source line in
   square brackets. Otherwise it is matter about the paper: the authors' biographies.
3. `running_headers` finds the lines that repeat the title or the authors above the pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .dates import find_date
from .model import Line
from .shapes import ends_sentence, is_separator


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


def divide(lines: tuple[Line, ...]) -> list[Piece]:
    """The pieces of the text in order; the first is the essay, with its title page."""
    pieces: list[Piece] = []
    current: list[Line] = []
    separators: tuple[Line, ...] = ()
    for line in lines:
        if is_separator(line.text):
            pieces.append(Piece(tuple(current), separators))
            current, separators = [], (line,)
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


def is_document(piece: Piece) -> bool:
    """Whether the piece opens as a document does: a dated title, or a title above a source line in brackets."""
    written = piece.written
    if not written:
        return False
    if any(is_source_line(line.text) for line in written[1:4]):
        return True
    title = written[0].text.strip()
    return len(written) > 1 and find_date(title) is not None and not ends_sentence(title)


def is_source_line(text: str) -> bool:
    """Whether the whole line stands in square brackets and names something with a colon or stop: `[Source: …]`."""
    return bool(re.match(r"\[[^\[\]]{0,24}[:.] .*\]\s*\Z", text.strip()))


def running_headers(lines: tuple[Line, ...], title: str, byline: str) -> set[int]:
    """Numbers of the lines that stand above pages: they begin with the title or the authors' line and do not end it."""
    heads = [head for head in (_bare(title), _bare(byline)) if len(head) >= 8]
    found = set()
    for line in lines:
        bare = _bare(line.text)
        if any(bare.startswith(head) and len(head) < len(bare) <= len(head) + 60 for head in heads):
            found.add(line.number)
    return {n for n in found if not ends_sentence(_text_of(lines, n))}


def _text_of(lines: tuple[Line, ...], number: int) -> str:
    return next(line.text for line in lines if line.number == number)


def _bare(text: str) -> str:
    """Letters and digits only, folded: what survives any spacing and marker."""
    return re.sub(r"[\W_]+", "", text).casefold()
