"""anchors.json: every address, with the words that stand there and around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fonds.findings import shorten
from fonds.link.works.record import read
from fonds.tei.register import Entry

from . import works
from .edition import Edition, Row, said

_KINDS = {"person": "person", "org": "organisation", "place": "place"}
QUOTE, AROUND = 80, 32
"""How many characters are quoted of an anchor, and on each side of it."""


def rows(edition: Edition, register: Sequence[Entry]) -> Iterator[Row]:
    """One object for each id of the text in document order, then one for each that is gone, for each cited archive
    unit, for each entry of the registers, for each cited work, and for each of those that only a release has.
    """
    known = {entry.id: entry for entry in register}
    words = [unit.words if unit.kind != "page" else "" for unit in edition.units]
    for i, unit in enumerate(edition.units):
        before = next((w for w in reversed(words[max(0, i - 4) : i]) if w), "")
        after = next((w for w in words[i + 1 : i + 5] if w), "")
        entry = known.get(unit.id)
        since, kin = (entry.since, entry.kin) if entry else (None, None)
        row = _row(unit.id, unit.kind, edition, words[i], before[-AROUND:], after[:AROUND], since)
        yield row | {"parted_from": kin}
    for gone in register:
        if gone.fate is not None:
            row = _row(gone.id, gone.kind, edition, gone.quote, "", "", gone.since)
            yield row | {"retired": gone.fate.release, "moved_to": gone.fate.into}
    for identifier, source in edition.sources.items():
        quote = said(source, "t:msIdentifier/t:idno[@type='canonical']") or ""
        yield _row(identifier, "file", edition, quote, "", "", None)
    for kind, ones in edition.named.items():
        for one in ones:
            yield _row(one.id, _KINDS[kind], edition, one.name, "", "", None)
    for short in edition.shorts:
        yield _row(short.id, "abbreviation", edition, short.abbreviation, "", "", None)
    for work in map(read, works.records(edition)):
        yield _row(work.id, "work", edition, work.title, "", "", None)
    for past in edition.former:
        yield _row(past.id, past.kind, edition, past.quote, "", "", None) | {"retired": past.until}


def _row(identifier: str, kind: str, edition: Edition, words: str, prefix: str, suffix: str, since: str | None) -> Row:
    return {
        "id": identifier,
        "kind": kind,
        "url": edition.url_of(identifier),
        "quote": shorten(words, QUOTE),
        "prefix": prefix,
        "suffix": suffix,
        "since": since,
        "retired": None,
        "moved_to": None,
        "parted_from": None,
    }
