"""The record of a document, as an archive's item sheet: where it lies, who translated it, where it was written.

`record_of` reads the source line and what the editors know from outside; `told` reads who wrote, sent and translated
it. What the line has lost stays lost: an identifier is `printed` where it can be read, `supplied` where the editors
found it elsewhere, and `partly lost` where neither is so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from fonds.config import Archive, DocumentFacts, Form, Registers
from fonds.tei.names import Element, first
from fonds.tei.text import plain

from .archival import identifier
from .archival.damaged import find_damaged
from .told import Told, told_of

Status = Literal["printed", "supplied", "partly lost"]

_HEAD = re.compile(r"\[\s*[^:.\]]{0,24}[:.]\s*")
_PAGES = re.compile(r"(?<!\d)[Pp]{0,2}\s*\.?\s*(?P<pages>\d+\s*[-–]\s*\d+)(?!\d)")

_PAGES_ALONE = re.compile(r"(?<=[\s.])(?P<pages>\d+\s*[-–]\s*\d+)\s*\.?\s*\Z")
"""Pages at the end of a source line that has lost its number: behind a space or stop, so that they are whole."""


@dataclass(frozen=True)
class Record:
    """What is known of where a document comes from."""

    archive: Archive | None
    identifier: str | None
    levels: tuple[tuple[str, str], ...]
    locator: str | None
    status: Status
    evidence: str | None
    told: Told
    published_at: str | None


def record_of(document: Element, facts: DocumentFacts | None, registers: Registers, form: Form | None = None) -> Record:
    """The record of one `div` of type document; `form` is that of its source line, where the editors told it."""
    line = first(document, "t:note[@type='source']")
    raw = plain(line) if line is not None else ""
    archive, levels, locator = _read_source(_said(raw, form), registers)
    is_whole = bool(levels) or (archive is not None and not archive.levels)  # some are cited without numbers
    status: Status = "printed" if is_whole else "partly lost"
    if not levels and facts is not None and facts.identifier and facts.repository:
        archive = registers.archive(facts.repository) or archive
        levels = _levels_of(archive, facts.identifier)
        status = "supplied"
    if facts is not None and facts.locator and status == "supplied":
        locator = facts.locator
    return Record(
        archive=archive,
        identifier=identifier(archive, levels) if archive is not None and levels else None,
        levels=levels,
        locator=locator,
        status=status,
        evidence=facts.evidence if facts is not None and status == "supplied" else None,
        told=told_of(document, facts),
        published_at=facts.published_at if facts is not None else None,
    )


def _said(raw: str, form: Form | None) -> str:
    """What the source line says behind the words that open it."""
    told = form.source_in(raw) if form is not None else None
    return _HEAD.sub("", raw, count=1) if told is None else told


def _read_source(text: str, registers: Registers) -> tuple[Archive | None, tuple[tuple[str, str], ...], str | None]:
    """Archive, levels and locator, as far as the source line still says them."""
    found = find_damaged(text, registers)
    if found is None:
        return None, (), None
    archive, end = found
    sentence = re.split(r"\.\s+(?=[A-Z][a-z]{3})|\]", text[end:], maxsplit=1)[0]
    levels = _levels_in(archive, sentence)
    rest = sentence[sentence.find(levels[-1][1]) + len(levels[-1][1]) :] if levels else sentence
    pages = (_PAGES if levels else _PAGES_ALONE).search(rest)
    return archive, levels, f"pp. {pages['pages']}" if pages else None


def _levels_in(archive: Archive, text: str) -> tuple[tuple[str, str], ...]:
    """The levels of an archive with one number of a form of its own, where it stands whole in the text."""
    if len(archive.levels) != 1:
        return ()
    level = archive.levels[0]
    match = re.search(rf"(?<![\w-])(?:{level.pattern})(?![\w-])", text)
    return ((level.name, match[0]),) if match and not re.match(r"\s*-", text[match.end() :]) else ()


def _levels_of(archive: Archive | None, given: str) -> tuple[tuple[str, str], ...]:
    if archive is None or not archive.levels:
        return ()
    return _levels_in(archive, given) or ((archive.levels[-1].name, given),)
