"""Numbers that look like those of notes and that nothing in the text calls: said once, for they are read as text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from fonds.findings import Findings, shorten
from fonds.source import Place

from .model import Line, Witness

_NUMBERED = re.compile(r"\W{0,3}(?P<number>\d{1,3})(?!\d)\W{0,2}\s*[^\W\d_]")
_MANY = 8
"""Fewer lines that count on are a list."""


def report_uncounted(witness: Witness, file: str, findings: Findings) -> None:
    """Say that lines of the essay begin with rising numbers, where no note of it has a number that was read."""
    if any(note.label and (note.mark or "").isdigit() and not note.document for note in witness.notes):
        return
    counted = _counted(_essay(witness))
    if len(counted) >= _MANY:
        first, last = counted[0], counted[-1]
        fact = (
            f"{len(counted)} lines up to line {last.number} begin with the numbers from 1 to {len(counted)}, and no "
            "number in the text is seen to call them: they are read by what else is known of notes."
        )
        hint = "Are they notes? Then their numbers in the text have a form that the program does not know."
        findings.add("W-013", Place(file, first.number), fact, words=shorten(first.text.strip(), 60), hint=hint)


def _essay(witness: Witness) -> Iterable[Line]:
    """The lines before the first document that are body or notes."""
    documents = (part.blocks[0].start.line for part in witness.parts if part.kind == "document" and part.blocks)
    end = next(documents, len(witness.lines) + 1)
    return (line for line in witness.lines if line.number < end and witness.roles.get(line.number) in ("body", "note"))


def _counted(lines: Iterable[Line]) -> list[Line]:
    """The lines that count on from 1, each the next after the one before."""
    found: list[Line] = []
    for line in lines:
        match = _NUMBERED.match(line.text)
        if match and int(match["number"]) == len(found) + 1:
            found.append(line)
    return found
