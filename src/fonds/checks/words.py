"""Letters in, letters out: the witness, put together again from the published TEI, is the published witness.

1. `_read_witness`   the published text, which must be the one that the TEI names by its SHA-256
2. `check_words`     every line of it stands in the TEI once, with every character at its column
3. `_check_ledger`   the published ledger says of each line what the TEI says
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from fonds.config import WitnessFile
from fonds.exports.ledger import ledger_rows
from fonds.exports.stage import WITNESS
from fonds.findings import Findings, shorten
from fonds.source import Place
from fonds.tei.names import Element, first
from fonds.tei.pieces import lines_of, pieces
from fonds.tei.serialise import from_bytes
from fonds.witness.model import Line
from fonds.witness.read import read_lines


def check_witness(folder: Path, edition: str, tree: Element | None, rows: object, findings: Findings) -> None:
    """Check an edition's published TEI, witness and ledger (`rows`) against each other, from the files alone."""
    lines = None if tree is None else _read_witness(folder, edition, tree, findings)
    text = None if tree is None else first(tree, "t:text")
    if text is None or lines is None:
        return
    check_words(text, f"{edition}/tei/{edition}.xml", lines, findings)
    _check_ledger(text, rows, len(lines), f"{edition}/data/ledger.json", findings)


def check_words(text: Element, name: str, lines: Sequence[Line], findings: Findings) -> None:
    """Compare the lines that a `text` element gives back with those of the witness. `name` is the TEI file's path."""
    rebuilt = rebuild(text)
    for line in lines:
        found = rebuilt.pop(line.number, "")
        if _spaced(line.text) != _spaced(found):
            fact = f"The edition has “{shorten(found)}” for line {line.number} of the witness."
            findings.add("K-009", Place(name), fact, words=shorten(line.text))
    for number, found in sorted(rebuilt.items()):
        if found.strip():
            fact = f"The witness has no line {number}, the edition has “{shorten(found)}”."
            findings.add("K-009", Place(name), fact)


def rebuild(text: Element) -> dict[int, str]:
    """Line number → the characters that the edition has of it, emendations undone, put together by their columns."""
    return lines_of(pieces(text))


def read_tei(file: Path, name: str, findings: Findings) -> Element | None:
    """The root of an edition's published TEI; None where it cannot be read back (a finding says why)."""
    try:
        return from_bytes(file.read_bytes())
    except (OSError, etree.XMLSyntaxError) as error:
        findings.add("K-005", Place(name), f"The file cannot be read back: {error}.")
        return None


def _read_witness(folder: Path, edition: str, tree: Element, findings: Findings) -> Sequence[Line] | None:
    """The lines of the published witness; None where it is not there or not the text that the TEI names."""
    named = first(tree, "t:teiHeader//t:witness/t:idno[@type='sha256']")
    recorded = None if named is None else named.text
    own = Findings()
    lines = read_lines(folder / "data", f"{edition}/data", WitnessFile(WITNESS, sha256=recorded), own)
    if lines is None:
        fact = " ".join(finding.fact for finding in own)
        findings.add("K-010", Place(f"{edition}/data/{WITNESS}"), fact, hint="Build the site anew.")
    return lines


def _check_ledger(text: Element, rows: object, count: int, name: str, findings: Findings) -> None:
    if not isinstance(rows, list):
        return  # that the file cannot be read was said already
    for said, found in zip(rows, ledger_rows(text, count), strict=False):
        if said != found:
            fact = f"The ledger says of a line what the edition does not: {shorten(str(found), 160)}."
            findings.add("K-011", Place(name), fact, words=shorten(str(said)))
    if len(rows) != count:
        findings.add("K-011", Place(name), f"The ledger has {len(rows)} lines, the witness has {count}.")


def _spaced(line: str) -> str:
    """A line as it is compared: which white space it was does not count, nor that at its end."""
    return re.sub(r"\s", " ", line).rstrip()
