"""What the places of notes must know of the body's lines, worked out from the finished parts."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from .candidates import BodyLine
from .model import Block, Note, Part
from .pages import Sheet

_CARRIES_NO_MARKER = frozenset({"source"})


def body_lines(parts: Iterable[Part], sheets: Sequence[Sheet]) -> dict[int, BodyLine]:
    """For each body line what its neighbours say. Headings of the essay and source lines carry no markers."""
    first_on_page = {sheet.body[0].number for sheet in sheets if sheet.body}
    lines = {line.number: line for sheet in sheets for line in sheet.body}
    found: dict[int, BodyLine] = {}
    for block in _blocks(parts):
        numbers = [run.at.line for run in block.runs]
        for number in numbers:
            line = lines.get(number)
            if line is not None:
                known = found.get(number)  # a turn that begins inside a line: its beginning is the first block's
                is_broken_off = number != numbers[0] and number not in first_on_page
                found[number] = BodyLine(
                    line,
                    is_broken_off=known.is_broken_off if known else is_broken_off,
                    ends_paragraph=number == numbers[-1],
                    kind=known.kind if known else block.kind,
                )
    return found


def _blocks(parts: Iterable[Part]) -> Iterator[Block]:
    """Every block that may carry a marker, blocks inside blocks too."""
    for part in parts:
        waiting = [block for block in part.blocks if block.kind != "heading" or part.kind != "section"]
        while waiting:
            block = waiting.pop(0)
            if block.kind not in _CARRIES_NO_MARKER:
                yield block
            within = (replace(child, kind="quote") for child in block.children)
            waiting[:0] = within if block.kind == "quote" else block.children


def numbered(notes: Iterable[Note], parts: Iterable[Part]) -> tuple[Note, ...]:
    """The notes, each with the document that calls it and its number: read, or counted on from the one before.

    A document's own notes are counted from 1 where their numbers are lost. Signs such as `*` are not counted.
    """
    owner_of = _owners(parts)
    counts: Counter[int] = Counter()
    found = []
    for note in notes:
        owner = owner_of(note.at.line)
        if note.mark is None or note.mark.isdigit():
            counts[owner] = int(note.mark) if note.mark else counts[owner] + 1
        found.append(replace(note, document=owner, mark=note.mark or str(counts[owner])))
    return tuple(found)


def _owners(parts: Iterable[Part]) -> Callable[[int], int]:
    """Line → number of the document it stands in, 0 for the essay and what is no document."""
    starts: list[int] = []
    owners: list[int] = []
    count = 0
    for part in parts:
        if part.blocks:
            count += part.kind == "document"
            starts.append(part.blocks[0].start.line)
            owners.append(count if part.kind == "document" else 0)
    return lambda line: owners[at] if (at := bisect_right(starts, line) - 1) >= 0 else 0
