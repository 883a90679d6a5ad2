"""The stage as a whole: the steps in order, and what an editor should look at."""

from __future__ import annotations

from fonds.config import EditionConfig
from fonds.findings import Findings, shorten
from fonds.source import Place

from .divide import Piece, divide, is_document
from .documents import document_part, other_part
from .essay import body_lines, essay_parts, read_essay
from .feet import Places
from .model import Line, Note, Part, Witness
from .pages import number_pages
from .places import place_notes
from .read import read_lines
from .roles import line_roles
from .vocabulary import Vocabulary

DOUBTFUL = 0.5
"""A place below this confidence is named in a finding."""


def read_witness(config: EditionConfig, findings: Findings) -> Witness | None:
    """Read the witness of an edition; None where it cannot be used (the findings say why)."""
    folder = config.file.rpartition("/")[0]
    lines = read_lines(config.folder, folder, config.witness, findings)
    if lines is None:
        return None
    witness = encode_lines(lines, config, findings)
    _report(witness, f"{folder}/{config.witness.file}", findings)
    return witness


def encode_lines(lines: tuple[Line, ...], config: EditionConfig, findings: Findings) -> Witness:
    """Lines to witness: the order of the steps is the order of the imports above."""
    vocabulary = Vocabulary(lines)
    pieces = divide(lines)
    essay = read_essay(pieces[0], config.title, vocabulary)
    search = Places(essay.sheets, body_lines(essay), [*essay.title, *essay.byline])
    notes = place_notes(search, config.note_numbers, vocabulary, findings)
    parts = [*essay_parts(essay, vocabulary), *_other_parts(pieces[1:], vocabulary)]
    return Witness(
        lines=lines,
        parts=tuple(parts),
        notes=notes,
        pages=number_pages(essay.sheets, config.first_page, essay.title),
        roles=line_roles(lines, pieces, parts, notes, essay.headers),
    )


def _other_parts(pieces: list[Piece], vocabulary: Vocabulary) -> list[Part]:
    return [
        document_part(piece, vocabulary) if is_document(piece) else other_part(piece, vocabulary) for piece in pieces
    ]


def _report(witness: Witness, file: str, findings: Findings) -> None:
    for note in witness.notes:
        _report_note(note, file, findings)
    documents = [part for part in witness.parts if part.kind == "document"]
    for n, part in enumerate(documents, 1):
        head = part.blocks[0]
        place = Place(file, head.start.line)
        if not any(block.kind == "source" for block in part.blocks):
            findings.add("W-020", place, f"Document {n} has no source line.", words=shorten(head.text))


def _report_note(note: Note, file: str, findings: Findings) -> None:
    words = shorten(" ".join(run.text for run in note.runs), 60)
    place = Place(file, note.runs[0].at.line if note.runs else note.at.line)
    if note.is_lost:
        fact = f"Note {note.mark} is lost: there is a marker more than there are notes."
        findings.add("W-010", Place(file, note.at.line, note.at.column), fact)
    elif note.placement == "unplaced":
        findings.add("W-012", place, f"Note {note.mark} has no place on its page.", words=words)
    elif note.confidence < DOUBTFUL:
        fact = f"The place of note {note.mark} is a guess ({note.confidence:.2f}), at {note.at.line}:{note.at.column}."
        findings.add("W-011", place, fact, words=words)
