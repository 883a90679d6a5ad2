"""What the witness stage makes: the parts of a text, each piece with the line and column it was read from.

A `Position` names the character before which something stands (column counts from 1). Everything that is found in the
text (a page break, a note's marker) is a position, so that the next stage only has to cut runs there.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal[
    "title",
    "byline",
    "heading",
    "paragraph",
    "speech",
    "source",
    "opener",
    "number",
    "closer",
    "dateline",
    "salute",
    "signed",
    "postscript",
    "particulars",
    "label",
    "list",
    "item",
    "quote",
    "stage",
    "gap",
]
"""What a block is. `opener`, `closer`, `particulars`, `list`, `item`, `quote`, `postscript` and `speech` may hold
other blocks; `particulars` are the labelled lines that open minutes (`Time:`, `Participants:`), as pairs of label and
item."""

RunKind = Literal["text", "speaker", "label", "stage", "date", "place", "person"]
"""What the words of a run are inside their block; `text` where they are nothing apart."""
PartKind = Literal["front", "section", "document", "biographies"]
Placement = Literal["attested", "inferred", "unplaced"]
Role = Literal[
    "title",
    "byline",
    "body",
    "note",
    "heading",
    "running-header",
    "separator",
    "source",
    "blank",
    "biography",
]


@dataclass(frozen=True, order=True)
class Position:
    """The place before a character of the witness; lines and columns count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Line:
    """One line of the witness as it stands, without its line end."""

    number: int
    text: str
    opens_page: bool = False
    """Whether the text says that a page begins with it: a form feed stands before its words."""

    @property
    def is_blank(self) -> bool:
        """Whether the line holds nothing but white space."""
        return not self.text.strip()


@dataclass(frozen=True)
class Run:
    """Text from one line of the witness."""

    at: Position
    text: str
    hyphen: Literal["none", "kept", "undone"] = "none"
    """The hyphen at the run's end: none, one that belongs to the word, or one of the line break alone."""
    kind: RunKind = "text"
    value: str = ""
    """Of a date its ISO form, of a person the place in the part's list of persons; else nothing."""

    @property
    def end(self) -> Position:
        """The position after the last character."""
        return Position(self.at.line, self.at.column + len(self.text))


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, a speech, a list: its own words, then the blocks inside it.

    Two runs of one line that follow each other were one text; the second only is something apart (a stage direction).
    """

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    children: tuple[Block, ...] = ()
    who: int | None = None
    """For a speech: who speaks, a place in the part's list of persons."""
    what: str = ""
    """Of a gap what is missing (`table`); of a label the field of the record that it names; else nothing."""

    @property
    def start(self) -> Position:
        """Where the block begins."""
        return next(self.all_runs).at

    @property
    def all_runs(self) -> Iterator[Run]:
        """The runs of the block and of all blocks inside it, in order."""
        yield from self.runs
        for child in self.children:
            yield from child.all_runs

    @property
    def text(self) -> str:
        """All words, runs joined by spaces where no hyphen joins them; for reading and comparing only."""
        return join_runs(tuple(self.all_runs))


@dataclass(frozen=True)
class Person:
    """Someone who takes part in a document."""

    name: str
    """The fullest name the document gives, without rank."""
    role: str | None = None
    """Rank or office as printed."""
    side: str | None = None
    """The side on which the document places the person."""
    variants: tuple[str, ...] = ()
    """Other forms of the name in the document, such as another romanisation in brackets."""


@dataclass(frozen=True)
class Note:
    """An author's note: its words, its number, and where its marker stands."""

    mark: str | None
    """What is printed: a number or `*`; None where nothing tells it."""
    runs: tuple[Run, ...]
    """The words; none where the note is lost."""
    at: Position
    """Where the marker stands."""
    placement: Placement
    evidence: tuple[str, ...]
    """Short sentences: why the marker stands there."""
    confidence: float
    """From 0 to 1: how sure the place is, next to all other places on the page."""
    page: int
    """Which page the marker is on, counting the pages of the witness from 0."""
    label: int = 0
    """How many characters of the first run are the note's printed number or sign, with what separates it."""
    sign: str = ""
    """The marker as it is printed in the text; "" where it is lost."""
    is_endnote: bool = False
    """Whether it is printed with the others behind the text, not at its page's foot."""
    document: int = 0
    """Which document calls the note, counting from 1; 0 for the essay and what else is the authors' own."""

    @property
    def is_lost(self) -> bool:
        """Whether only the marker is left."""
        return not self.runs


@dataclass(frozen=True)
class Page:
    """A page that the witness shows."""

    number: str | None
    """The printed number; None where only a running header stands here and no page has room."""
    at: Position
    """Where its text begins; of a page of notes alone, where the text of the next begins, or behind all lines."""
    headers: tuple[Run, ...] = ()
    """The running headers at its head; mostly none or one."""
    certainty: Literal["attested", "high", "medium"] = "medium"
    """How sure the number is: attested where a header shows it; counted, high where the running headers agree."""
    feet: tuple[Run, ...] = ()
    """The running headers and page numbers that stand before it and end the page before."""


@dataclass(frozen=True)
class Part:
    """The front matter, a section of the essay, a document, or the biographies."""

    kind: PartKind
    blocks: tuple[Block, ...]
    persons: tuple[Person, ...] = ()
    """Those who take part in a document, in the order in which it names them."""


@dataclass(frozen=True)
class Witness:
    """The whole text, read. Every line of it is in `roles` exactly once."""

    lines: tuple[Line, ...]
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    pages: tuple[Page, ...]
    roles: dict[int, Role] = field(default_factory=dict)
    """Line number → what the line serves as."""
    closing: tuple[Run, ...] = ()
    """Running headers and page numbers behind the last words."""


def join_runs(runs: tuple[Run, ...]) -> str:
    """The words of some runs as one text, line-end hyphens undone, white space single."""
    parts: list[str] = []
    for run, after in itertools.zip_longest(runs, runs[1:]):
        parts.append(run.text[:-1] if run.hyphen == "undone" else run.text)
        is_one_text = run.hyphen != "none" or (after is not None and after.at == run.end)
        parts.append("" if is_one_text else " ")
    return " ".join("".join(parts).split())
