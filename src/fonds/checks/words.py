"""Letters in, letters out: every word of the witness stands in the published TEI, once, where its line says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from fonds.findings import Findings, shorten
from fonds.source import Place
from fonds.tei.names import Element, first, local
from fonds.tei.serialise import from_bytes
from fonds.witness.model import Line

_ASIDE = frozenset({"note", "fw"})
"""Elements with lines of their own inside the line of another: behind them that line goes on."""


def check_words(file: Path, name: str, lines: Sequence[Line], left_out: set[int], findings: Findings) -> None:
    """Rebuild the witness's lines from a published TEI file and compare. `left_out` are lines without words."""
    try:
        text = first(from_bytes(file.read_bytes()), "t:text")
    except (OSError, etree.XMLSyntaxError) as error:
        findings.add("K-005", Place(name), f"The file cannot be read back: {error}.")
        return
    rebuilt = rebuild(text) if text is not None else {}
    for line in lines:
        given = "" if line.number in left_out else _bare(line.text)
        found = _bare(rebuilt.get(line.number, ""))
        if given != found:
            fact = f"The edition has “{shorten(rebuilt.get(line.number, ''))}” for line {line.number} of the witness."
            findings.add("K-009", Place(name), fact, words=shorten(line.text))


def rebuild(text: Element) -> dict[int, str]:
    """Line number → the characters that the edition has of it, put together by their columns."""
    pieces: dict[tuple[int, int], list[str]] = defaultdict(list)
    _collect(text, (0, 0), pieces)
    lines: dict[int, str] = defaultdict(str)
    for line, column in sorted(pieces):
        lines[line] += "".join(pieces[line, column])
    return lines


def _collect(element: Element, at: tuple[int, int], pieces: dict[tuple[int, int], list[str]]) -> tuple[int, int]:
    """Put the characters of an element to the line beginning before them; gives the last line beginning inside."""
    pieces[at].append(element.text or "")
    for child in element:
        name = local(child)
        if name == "lb":
            line, _, column = (child.get("n") or "0").partition(":")
            at = (int(line), int(column or 1))
        elif name:
            inside = _collect(child, at, pieces)
            at = at if name in _ASIDE else inside
        pieces[at].append(child.tail or "")
    return at


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)
