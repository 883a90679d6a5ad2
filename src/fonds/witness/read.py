"""Bytes to lines. What cannot be read as UTF-8 text is reported, never guessed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from fonds.config import WitnessFile
from fonds.findings import Findings
from fonds.source import Place

from .model import Line

_LAYOUT = str.maketrans("\f\v\t", "   ")
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_BOM = b"\xef\xbb\xbf"


def read_lines(folder: Path, name: str, witness: WitnessFile, findings: Findings) -> tuple[Line, ...] | None:
    """The lines of the witness in an edition's folder; None where it cannot be used (the findings say why).

    `name` is the folder's path for findings. Line ends may be LF, CRLF or CR; a form feed is white space, and says that
    a page begins with the words behind it.
    """
    place = Place(f"{name}/{witness.file}")
    file = folder / witness.file
    if not file.is_file():
        findings.add("C-001", place, "There is no such file.", hint="edition.yaml names it under witness.")
        return None
    data = file.read_bytes()
    if not _is_recorded(data, witness, place, findings):
        return None
    text = _decode(data, place, findings)
    if text is None:
        return None
    if not text.strip():
        findings.add("W-002", place, "The witness holds no text.")
        return None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1] == "":
        lines.pop()
    opened = _behind_form_feeds(lines)
    return tuple(
        Line(number, _writable(line, number, place, findings), opens)
        for number, (line, opens) in enumerate(zip(lines, opened, strict=True), 1)
    )


def _behind_form_feeds(lines: Iterable[str]) -> Iterator[bool]:
    """For each line whether its first words are the first behind a form feed, or behind several.

    A page that begins inside a line, between words, cannot be said so: the line belongs to the page it begins on.
    """
    waits = False
    for line in lines:
        before, feed, behind = line.rpartition("\f")
        if feed and not before.strip():
            waits = True
        yield waits and bool(line.strip())
        if line.strip():
            waits = bool(feed) and not behind.strip()


def _writable(line: str, number: int, place: Place, findings: Findings) -> str:
    """The line without characters that no XML file can hold: layout signs become spaces, others a visible sign."""
    line = line.translate(_LAYOUT)
    match = _FORBIDDEN.search(line)
    if match is None:
        return line
    fact = f"The control character U+{ord(match[0]):04X} is shown as U+FFFD."
    findings.add("W-004", Place(place.file, number, match.start() + 1), fact)
    return _FORBIDDEN.sub("\ufffd", line)


def _is_recorded(data: bytes, witness: WitnessFile, place: Place, findings: Findings) -> bool:
    found = hashlib.sha256(data).hexdigest()
    if witness.sha256 in (None, found):
        return True
    findings.add(
        "W-003",
        place,
        f"The text's SHA-256 is {found}, recorded is {witness.sha256}.",
        hint="Put the recorded text back, or record the new one in edition.yaml after comparing the two.",
    )
    return False


def _decode(data: bytes, place: Place, findings: Findings) -> str | None:
    try:
        return data.removeprefix(_BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        offset = error.start + (len(_BOM) if data.startswith(_BOM) else 0)
        line = data.count(b"\n", 0, offset) + 1
        shown = data[offset : offset + 8].hex(" ")
        findings.add(
            "W-001",
            Place(place.file, line),
            f"The text is not UTF-8: wrong at byte {offset}, where {shown} stands.",
            hint="Save the text as UTF-8 and compare it with the original.",
        )
        return None
