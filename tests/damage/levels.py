"""How much is damaged: `mild` and `seed` as counted in the given samples, `severe` with more of the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Level:
    """Shares between 0 and 1, unless said otherwise."""

    name: str
    numbers: bool
    """Whether the numbers of the notes are kept, in the body and before the notes."""
    glued: float = 0.0
    """Markers that left their punctuation glued to the next word."""
    line_ends: float = 0.0
    """Markers that left a line's end; the rest left nothing, and those that end a paragraph left its end."""
    before: float = 0.0
    """Printed lines with a marker before which a new line begins."""
    after: float = 0.0
    """Printed lines with a marker after which a new line begins."""
    wrapped: float = 0.0
    """Notes longer than a line that broke after their first line."""
    headers: float = 1.0
    """Pages whose running header is there."""
    page_numbers: bool = False
    """Whether the running header holds the page's number."""
    separators: float = 1.0
    """Documents that have a separator before them."""
    sources: float = 0.0
    """Source lines that lost letters."""
    letters: float = 0.0
    """Letters lost in such a line."""
    dashes: float = 0.0
    """Dashes that came out as a full stop."""
    words: float = 0.0
    """Lines of a single word that are lost."""
    joined: float = 0.0
    """Notes that follow the one before on its line."""
    turns: float = 0.0
    """Turns of speech that begin on the line of the one before."""


MILD = Level("mild", numbers=True, headers=0.985, page_numbers=True)
SEED = Level(
    "seed", numbers=False, glued=0.41, line_ends=0.44, before=0.62, after=0.38, wrapped=0.06, headers=0.23,
    separators=0.94, sources=0.33, letters=0.08, dashes=0.55,
)  # fmt: skip
SEVERE = Level(
    "severe", numbers=False, glued=0.30, line_ends=0.42, before=0.55, after=0.38, wrapped=0.15, headers=0.10,
    separators=0.80, sources=0.75, letters=0.14, dashes=0.85, words=0.6, joined=0.02, turns=0.25,
)  # fmt: skip
LEVELS = {level.name: level for level in (MILD, SEED, SEVERE)}


@dataclass(frozen=True)
class Layout:
    """How the paper is set, and how the extraction breaks its lines."""

    width: int = 94
    """Letters on a line of the body."""
    note_width: int = 108
    page: int = 46
    """Lines on a page of the essay. Pages of documents are those of their source."""
    lines: str = "runs"
    """`runs`: lines are joined to paragraphs; `printed`: each printed line stands alone, as pdftotext gives it."""
    hyphens: float = 0.0
    """Long words at a line's end that are divided; only with printed lines."""
    form_feeds: bool = False
    page_number_lines: bool = False
    superscripts: bool = False
    carriage_returns: bool = False
    headers_open: bool = False
    """Whether a running header opens its page; otherwise it closes it."""
