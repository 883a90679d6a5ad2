"""The stage as a whole: every rule reads the edition, what it doubts becomes a finding with its line in the witness."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fonds.config import EditionConfig
from fonds.findings import Findings
from fonds.source import Place
from fonds.tei.names import Element

from . import brackets, characters, numbering, quotations, records, sentences, speakers, tables
from .paper import Doubt, Paper

RULES: tuple[Callable[[Paper], Iterator[Doubt]], ...] = (
    characters.doubts,
    records.doubts,
    sentences.doubts,
    brackets.doubts,
    quotations.doubts,
    numbering.doubts,
    tables.doubts,
    speakers.doubts,
)
"""The rules, in the order of their codes."""


def look(tree: Element, config: EditionConfig, findings: Findings) -> None:
    """Add what an editor should look at to the findings. `tree` is the linked TEI; it is not changed."""
    file = f"{config.file.rpartition('/')[0]}/{config.witness.file}"
    said = {(finding.place.file, finding.place.line) for finding in findings if finding.code == "W-004"}
    paper = Paper(tree)
    for rule in RULES:
        for doubt in rule(paper):
            if doubt.code == characters.CODE and (file, doubt.line) in said:
                continue  # the witness stage named this character when it read the line
            place = Place(file, doubt.line, doubt.column)
            findings.add(doubt.code, place, doubt.fact, words=doubt.words, hint=doubt.hint)
