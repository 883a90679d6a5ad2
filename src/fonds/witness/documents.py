"""The documents behind the essay: title, source line, paragraphs and speeches; and the matter that is no document."""

from __future__ import annotations

from collections.abc import Sequence

from .divide import Piece
from .model import Block, Line, Part, Position, Run
from .paragraphs import block, is_joined, make_run
from .shapes import begins_small, ends_sentence, is_heading_like
from .speeches import Speakers, find_speakers
from .titles import is_source_line
from .vocabulary import Vocabulary

_LONGEST_TITLE = 4
"""A title of more lines than this is none."""


def document_part(piece: Piece, vocabulary: Vocabulary) -> Part:
    """One document as its parts: heading, source line, paragraphs and speeches in order."""
    written = piece.written
    source = next((i for i, line in enumerate(written[: _LONGEST_TITLE + 1]) if is_source_line(line.text)), None)
    title_end = source if source else 1
    blocks = [block("heading", written[:title_end], vocabulary)]
    rest = written[title_end:]
    if source:
        blocks.append(block("source", rest[:1], vocabulary))
        rest = rest[1:]
    speakers = find_speakers(line.text.strip() for line in rest)
    return Part("document", (*blocks, *_text_blocks(rest, speakers, vocabulary)))


def other_part(piece: Piece, vocabulary: Vocabulary) -> Part:
    """Matter about the paper, such as the authors' biographies: a heading where its first line is one."""
    written = piece.written
    blocks: list[Block] = []
    if len(written) > 1 and is_heading_like(written[0].text.rstrip(": ")):
        blocks.append(block("heading", written[:1], vocabulary))
        written = written[1:]
    return Part("biographies", (*blocks, *_text_blocks(written, Speakers(frozenset()), vocabulary)))


def _text_blocks(lines: Sequence[Line], speakers: Speakers, vocabulary: Vocabulary) -> list[Block]:
    """Paragraphs and speeches. A turn that begins inside a line begins a block there."""
    pieces = [piece for line in lines for piece in _cut_at_turns(line, speakers)]
    blocks: list[Block] = []
    for i, (run, label) in enumerate(pieces):
        after = pieces[i + 1] if i + 1 < len(pieces) else None
        if not label and blocks and _continues(blocks[-1], run, vocabulary):
            last = blocks.pop()
            blocks.append(Block(last.kind, (*last.runs, run), last.speaker))
        else:
            blocks.append(Block("speech" if label else "paragraph", (run,), label))
        if after is not None and not after[1] and _continues(blocks[-1], after[0], vocabulary):
            last = blocks.pop()
            hyphened = make_run(run.at, run.text, Line(after[0].at.line, after[0].text), vocabulary)
            blocks.append(Block(last.kind, (*last.runs[:-1], hyphened), last.speaker))
    return blocks


def _cut_at_turns(line: Line, speakers: Speakers) -> list[tuple[Run, int]]:
    """A line cut before each turn: runs with the length of the speaker's label, 0 where there is none."""
    text = line.text.rstrip()
    turns = dict(speakers.turns(text))
    indent = len(text) - len(text.lstrip())
    starts = sorted({indent, *turns})
    found = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = text[start:end].rstrip()
        if part:
            found.append((Run(Position(line.number, start + 1), part), turns.get(start, 0)))
    return found


def _continues(block_: Block, run: Run, vocabulary: Vocabulary) -> bool:
    """Whether a run without a label goes on with the block before it.

    In documents a line is mostly a whole paragraph, so that only an unfinished sentence is continued; a bullet or
    number begins a new one.
    """
    before = block_.runs[-1].text
    if begins_small(run.text):
        return True
    if ends_sentence(before) or run.text[0] in "-–•(*" or _is_numbered(run.text):
        return False
    if before.endswith(":") or is_heading_like(before) or len(before) < 60:
        return False
    return is_joined(before, run.text, vocabulary)


def _is_numbered(text: str) -> bool:
    """Whether the text begins with the number or letter of a point: `1.)`, `a)`, `2. `."""
    head = text[:6].split(" ", 1)[0]
    return len(head) < 6 and head.rstrip(".)").isalnum() and head[-1:] in ".)" and len(head.rstrip(".)")) <= 2
