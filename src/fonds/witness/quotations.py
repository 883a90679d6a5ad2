"""Block quotations of the essay: the paragraph that an unfinished one announces (`… complained to the ambassador:`).

The print sets them apart by their indent, which the extraction does not keep. Where the essay goes on behind one, it
was set on a new line too; the extraction has put both on one line where a marker stood between them, and the stop is
glued to the next word: there the quotation ends.
"""

from __future__ import annotations

import re
from dataclasses import replace

from .model import Block, Position, Run
from .shapes import ends_sentence

_SHORTEST = 60
"""What follows a colon and is shorter is a point of a list, or a line that has lost its words."""
_GLUED = re.compile(r"[a-z\d)\]][.?!][”’]?(?=[A-Z])")


def announces_quotation(before: Block | None) -> bool:
    """Whether a paragraph ends with the colon before a quotation."""
    return before is not None and before.kind == "paragraph" and before.text.rstrip().endswith(":")


def quoted(paragraph: Block) -> list[Block]:
    """The announced paragraph as a quotation, and what goes on behind it on the same line as a paragraph of its own."""
    if len(paragraph.text) < _SHORTEST or paragraph.text[:1] in '“"‘' or not ends_sentence(paragraph.text):
        return [paragraph]
    for i, run in enumerate(paragraph.runs):
        match = _GLUED.search(run.text)
        if match:
            head, tail = _cut(run, match.end())
            own, rest = (*paragraph.runs[:i], head), (tail, *paragraph.runs[i + 1 :])
            return [_quotation(replace(paragraph, runs=own)), replace(paragraph, runs=rest)]
    return [_quotation(paragraph)]


def _quotation(paragraph: Block) -> Block:
    return Block("quote", children=(paragraph,))


def _cut(run: Run, at: int) -> tuple[Run, Run]:
    """A run cut behind `at` characters."""
    return Run(run.at, run.text[:at]), replace(run, at=Position(run.at.line, run.at.column + at), text=run.text[at:])
