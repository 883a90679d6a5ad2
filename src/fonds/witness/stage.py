"""The stage as a whole: the steps in order, and what an editor should look at."""

from __future__ import annotations

from collections.abc import Sequence

from fonds.config import EditionConfig
from fonds.findings import Findings, shorten
from fonds.source import Place

from .divide import Piece, divide, is_document
from .documents import document_part, other_part
from .essay import essay_parts
from .feet import Places
from .labels import Labels, tell_apart
from .marked import Marked, report_unmet
from .model import Line, Note, Part, Witness
from .pages import Sheet, cut_pages, number_pages
from .places import place_notes
from .read import read_lines
from .readable import body_lines, numbered
from .roles import line_roles
from .seen import ASKED
from .uncounted import report_uncounted
from .vocabulary import Vocabulary
from .weights import weights_of

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
    report_unmet(lines, config.habits, findings)
    return witness


def encode_lines(lines: tuple[Line, ...], config: EditionConfig, findings: Findings) -> Witness:
    """Lines to witness: what each line serves as, then pages, parts, and the places of the notes."""
    vocabulary = Vocabulary(lines)
    labels = tell_apart(lines, config.title, vocabulary, config.habits)
    sheets, pieces, parts = lay_out(lines, labels, vocabulary)
    search = Places(sheets, body_lines(parts, sheets), labels, vocabulary, weights_of("places"), config.note_numbers)
    notes = place_notes(search, config.note_numbers, vocabulary, findings)
    last = labels.behind(sheets)
    return Witness(
        lines=lines,
        parts=tuple(parts),
        notes=numbered(notes, parts),
        pages=number_pages(sheets, config.first_page, labels.front, last),
        roles=line_roles(lines, pieces, parts, notes, set(labels.headers)),
        closing=tuple(header.run for header in last),
    )


def lay_out(
    lines: Sequence[Line], labels: Labels, vocabulary: Vocabulary
) -> tuple[list[Sheet], list[Piece], list[Part]]:
    """The pages of a text, its pieces between separators, and the parts that these are, once its lines are known."""
    sheets = cut_pages(labels.text_of(lines), labels.notes, labels.headers, labels.marked.separators)
    pieces = divide(labels.body_of(lines), labels.marked, labels.titles)
    byline = labels.front[1].text if len(labels.front) > 1 else ""
    essay = essay_parts(pieces[0], labels.front, vocabulary, labels.headings)
    return sheets, pieces, [*essay, *_other_parts(pieces[1:], labels.marked, byline, vocabulary)]


def _other_parts(pieces: list[Piece], marked: Marked, authors: str, vocabulary: Vocabulary) -> list[Part]:
    return [
        document_part(piece.lines, vocabulary, marked)
        if is_document(piece, marked, authors)
        else other_part(piece.lines, vocabulary)
        for piece in pieces
    ]


def _report(witness: Witness, file: str, findings: Findings) -> None:
    for note in witness.notes:
        _report_note(note, file, findings)
    report_uncounted(witness, file, findings)


def _report_note(note: Note, file: str, findings: Findings) -> None:
    words = shorten(" ".join(run.text for run in note.runs), 60)
    place = Place(file, note.runs[0].at.line if note.runs else note.at.line)
    if note.is_lost:
        asked = ASKED in note.evidence
        fact = f"Note {note.mark} is lost: {ASKED if asked else 'there is a marker more than there are notes'}."
        findings.add("W-010", Place(file, note.at.line, note.at.column), fact)
    elif note.placement == "unplaced":
        findings.add("W-012", place, f"Note {note.mark} has no place on its page.", words=words)
    elif note.confidence < DOUBTFUL:
        fact = f"The place of note {note.mark} is a guess ({note.confidence:.2f}), at {note.at.line}:{note.at.column}."
        findings.add("W-011", place, fact, words=words)
