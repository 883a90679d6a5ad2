"""What each line of the witness serves as. A line without a role would be a line that was lost: that is a defect."""

from __future__ import annotations

from collections.abc import Iterable

from fonds.errors import Defect

from .divide import Piece
from .model import Line, Note, Part, Role

_ROLES: dict[str, Role] = {"title": "title", "byline": "byline", "heading": "heading", "source": "source"}
"""Of blocks that are no body."""


def line_roles(
    lines: Iterable[Line],
    pieces: Iterable[Piece],
    parts: Iterable[Part],
    notes: Iterable[Note],
    headers: set[int],
) -> dict[int, Role]:
    """Line number → role, for every line."""
    roles: dict[int, Role] = {line.number: "separator" for piece in pieces for line in piece.separators}
    roles.update({number: "running-header" for number in headers})
    for part in parts:
        for block in part.blocks:
            is_biography = part.kind == "biographies" and block.kind == "paragraph"
            roles.update(
                {run.at.line: "biography" if is_biography else _ROLES.get(block.kind, "body") for run in block.all_runs}
            )
    roles.update({run.at.line: "note" for note in notes for run in note.runs})
    for line in lines:
        if line.is_blank:
            roles[line.number] = "blank"
        elif line.number not in roles:
            raise Defect(f"line {line.number} of the witness has no place in the edition: {line.text[:60]!r}")
    return roles
