"""The other shapes against the inventory: every note stands in each of them once, and in the EPUB every address.

Read from the written files: `data/notes.json` and `data/anchors.json` say what there is. A PDF's words take too long to
read back; the tests do that.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from fonds.exports.shapes.plain import note_line
from fonds.findings import Findings, shorten
from fonds.source import Place

_ELSEWHERE = frozenset({"person", "place", "organisation", "abbreviation", "work"})
"""Kinds of addresses that the site's registers have, and a book has not."""
_UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, etree.XMLSyntaxError)
"""What is raised at an EPUB that was cut, packed otherwise or locked (RuntimeError), or is not XML."""
_ADDED = re.compile(r"\[sic\]")


@dataclass
class _Found:
    """What stands in the EPUB."""

    ids: Counter[str] = field(default_factory=Counter)
    notes: dict[str, etree._Element] = field(default_factory=dict)
    """Id → the note."""
    calls: dict[str, etree._Element] = field(default_factory=dict)
    """Id of a note → the link that calls it."""


def check_shapes(folder: Path, name: str, data: Mapping[str, Any], findings: Findings) -> None:
    """Check the EPUB and the plain text of an edition's folder; `name` is its path in the site, `data` its files.

    An edition that has none was built for its pages alone.
    """
    epub, text = folder / f"{name}.epub", folder / f"{name}.txt"
    if not {"notes", "anchors"} <= data.keys():
        return  # that a file cannot be read was said already
    if not epub.is_file():
        return
    place = Place(f"{name}/{epub.name}")
    try:
        found = _read(epub)
    except _UNREADABLE as fault:
        findings.add("K-005", place, f"The file cannot be read: {fault}.")
        return
    _check_ids(data["anchors"], found, place, findings)
    for note in data["notes"]:
        _check_note(note, found, place, findings)
    if text.is_file():
        _check_text(text, found, Place(f"{name}/{text.name}"), findings)


def _read(epub: Path) -> _Found:
    found = _Found()
    with zipfile.ZipFile(epub) as archive:
        for file in archive.namelist():
            if not file.endswith(".xhtml"):
                continue
            for element in etree.fromstring(archive.read(file)).iter(etree.Element):
                identifier, role = element.get("id"), element.get("role")
                if identifier is not None:
                    found.ids[identifier] += 1
                if role == "doc-footnote":
                    found.notes[identifier or ""] = element
                elif role == "doc-noteref":
                    found.calls[(element.get("href") or "").rpartition("#")[2]] = element
    return found


def _check_ids(anchors: Iterable[Mapping[str, Any]], found: _Found, place: Place, findings: Findings) -> None:
    for anchor in anchors:
        identifier = anchor["id"]
        if anchor["kind"] in _ELSEWHERE or anchor["retired"] is not None or found.ids[identifier] == 1:
            continue
        fact = f"The address {identifier} stands in it {found.ids[identifier]} times."
        findings.add("K-020", place, fact, words=identifier)


def _check_note(note: Mapping[str, Any], found: _Found, place: Place, findings: Findings) -> None:
    """One note of the inventory: it is there, with its words, and is called in its paragraph."""
    identifier = note["id"]
    made, call = found.notes.get(identifier), found.calls.get(identifier)
    times = found.ids[f"ref-{identifier}"]
    if made is None or call is None or times != 1:
        fact = f"The note {identifier} is {'not there' if made is None else f'called {times} times'}."
        findings.add("K-020", place, fact, words=shorten(note["text"]))
        return
    words = note["reading"] or note["text"]
    if not note["lost"] and _letters(words) not in _letters(note_line(etree.tostring(made, encoding="unicode"))):
        findings.add("K-020", place, f"The note {identifier} has other words.", words=shorten(words))
    around = {above.get("id") for above in call.iterancestors()}
    if note["anchor"]["placement"] != "unplaced" and note["anchor"]["paragraph"] not in around:
        fact = f"The note {identifier} is called outside {note['anchor']['paragraph']}."
        findings.add("K-020", place, fact, words=shorten(words))


def _check_text(text: Path, found: _Found, place: Place, findings: Findings) -> None:
    try:
        lines = frozenset(text.read_text("utf-8").split("\n"))
    except UnicodeDecodeError as fault:
        findings.add("K-005", place, f"The file cannot be read: {fault}.")
        return
    for identifier, note in found.notes.items():
        line = note_line(etree.tostring(note, encoding="unicode"))
        if line not in lines:
            findings.add("K-020", place, f"The note {identifier} has no line of its own.", words=shorten(line))


def _letters(words: str) -> str:
    """Letters and digits alone: what the editors' signs and the spaces around them cannot change."""
    return re.sub(r"[\W_]+", "", _ADDED.sub("", words))
