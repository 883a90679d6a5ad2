"""The TEI header: what this file is, what it was made from, and how sure the places of the notes are.

It names two things and keeps them apart: the print, and the extraction of it that is transcribed here.
"""

from __future__ import annotations

from fonds.config import EditionConfig
from fonds.witness.model import Witness

from .blocks import note_ids
from .documents import participants
from .names import Element, make, sub


def header(config: EditionConfig, witness: Witness, sha256: str) -> Element:
    """The `teiHeader`. `sha256` is the fingerprint of the witness that was read."""
    root = make("teiHeader")
    _file_desc(root, config, witness, sha256)
    _encoding_desc(root, witness)
    profile = sub(root, "profileDesc")
    sub(sub(profile, "langUsage"), "language", {"ident": config.language}, config.language)
    _participants(profile, witness, config)
    return root


def _participants(profile: Element, witness: Witness, config: EditionConfig) -> None:
    """Who takes part in each document."""
    documents = [part for part in witness.parts if part.kind == "document"]
    facts = {entry.n: entry.participants for entry in config.documents}
    listings = [participants(part, n, facts.get(n, ())) for n, part in enumerate(documents, 1)]
    named = [listing for listing in listings if listing is not None]
    if named:
        sub(profile, "particDesc").extend(named)


def _file_desc(root: Element, config: EditionConfig, witness: Witness, sha256: str) -> None:
    file_desc = sub(root, "fileDesc")
    title = sub(file_desc, "titleStmt")
    sub(title, "title", {"type": "main"}, config.title)
    for author in config.authors:
        sub(title, "author", None, author)
    for editor in config.edited_by:
        sub(title, "editor", None, editor)
    edition = sub(file_desc, "editionStmt")
    state = f"Release {config.version}" if config.version else "Draft: addresses may change"
    sub(edition, "edition", {"n": config.version or "draft"}, state)
    publication = sub(file_desc, "publicationStmt")
    sub(publication, "p", None, "A documentary edition made with Fonds.")
    if config.rights:
        sub(publication, "p", None, config.rights)
    source = sub(file_desc, "sourceDesc")
    _print(source, config)
    _extraction(source, config, len(witness.lines), sha256)


def _print(source: Element, config: EditionConfig) -> None:
    """The print, as far as edition.yaml describes it."""
    bibl = sub(source, "bibl", {"type": "print"})
    sub(bibl, "title", None, config.title)
    for author in config.authors:
        sub(bibl, "author", None, author)
    if config.series:
        sub(bibl, "title", {"level": "s"}, config.series.title)
        if config.series.number:
            sub(bibl, "biblScope", {"unit": "number"}, config.series.number)
        for editor in config.series.editors:
            sub(bibl, "editor", {"role": "series"}, editor)
    if config.publisher:
        sub(bibl, "publisher", None, config.publisher.name)
        if config.publisher.place:
            sub(bibl, "pubPlace", None, config.publisher.place)
    if config.date:
        sub(bibl, "date", {"when": config.date}, config.date)


def _extraction(source: Element, config: EditionConfig, lines: int, sha256: str) -> None:
    """The witness: the text that is transcribed here, how many lines it has, and its fingerprint."""
    witness = sub(sub(source, "listWit"), "witness", {"xml:id": "witness"})
    said = [
        config.witness.origin or "A text of unrecorded origin.",
        f"Received {config.witness.received}." if config.witness.received else "",
        config.witness.collated or "Not collated with the print.",
    ]
    witness.text = " ".join(part for part in said if part) + " "
    measure = sub(witness, "measure", {"unit": "line", "quantity": str(lines)}, f"{lines} lines")
    measure.tail = ". "
    sub(witness, "idno", {"type": "sha256"}, sha256)


def _encoding_desc(root: Element, witness: Witness) -> None:
    """The principles, and for each note how its place was found."""
    encoding = sub(root, "encodingDesc")
    declaration = sub(encoding, "editorialDecl")
    sub(
        sub(declaration, "normalization"),
        "p",
        None,
        "White space is single. lb gives the line of the witness, and behind a colon the column where a part begins "
        "inside a line. A hyphen that only divides a word at a line's end is pc with force=weak.",
    )
    places = sub(sub(declaration, "interpretation"), "p", None, "The places of the notes, with their evidence: ")
    ids = note_ids(witness.notes)
    for note in witness.notes:
        certainty = sub(
            places,
            "certainty",
            {"target": f"#{ids[note]}", "locus": "location", "degree": f"{note.confidence:.2f}"},
        )
        for sentence in note.evidence:
            sub(certainty, "desc", None, sentence)
