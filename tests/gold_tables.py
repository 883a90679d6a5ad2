"""The gold tables of citations, and what the program has, in one form, so that a test can hold them side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from fonds.exports.edition import Row
from fonds.tei.names import Element, local, xml_id
from fonds.tei.text import plain
from making import PROJECT

KEYS = {"SPCA": "State-Planning"}
"""Keys of the gold tables that the register writes otherwise."""


@dataclass(frozen=True)
class Unit:
    """One cited unit: where its words begin, and what they say."""

    line: int
    words: str
    repository: str
    levels: tuple[tuple[str, str], ...]
    locator: str


def table(name: str) -> list[list[str]]:
    """The rows of a gold table, without comments."""
    lines = (PROJECT / "tests/gold" / f"{name}.txt").read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]


def wanted(rows: Iterable[list[str]]) -> list[Unit]:
    """The units of a gold table with line, words, repository, levels, locator."""
    return [_wanted(*row) for row in rows]


def _wanted(line: str, words: str, key: str, levels: str, locator: str) -> Unit:
    """A number behind the file's abbreviation that is a range is no file; as in the program it is the locator."""
    given = [tuple(level.split("=", 1)) for level in levels.split("; ") if "=" in level]
    ranges = [(name, value) for name, value in given if name == "delo" and re.search(r"\d-\d", value)]
    if ranges and locator == "-":
        locator = next((words[words.rindex("d.") :] for _ in ranges), locator)
    kept = tuple((name, closed(value)) for name, value in given if (name, value) not in ranges)
    return Unit(int(line), words, KEYS.get(key, key), kept, "" if locator == "-" else locator)


def closed(value: str) -> str:
    """A number without the space behind its letter: `A 38-2` is `A38-2`."""
    return re.sub(r"(?<=\b[A-Z]) (?=\d)", "", value)


def found(row: Row, bibl: Element) -> Unit:
    """The unit of a row of citations.json, whose markup is `bibl`."""
    levels = tuple((str(name), closed(str(value))) for name, value in dict(row["levels"]).items())
    return Unit(line_of(bibl), plain(bibl), str(row["repository"]), levels, str(row["locator"] or ""))


def line_of(element: Element) -> int:
    """The line of the witness on which an element's words begin."""
    opening = [e for e in element[:1] if local(e) == "lb" and not (element.text or "").strip()]
    before = opening or [e for e in element.xpath("preceding::*") if local(e) == "lb"]
    return int((before[-1].get("n") or "0").partition(":")[0])


def by_id(text: Element) -> dict[str, Element]:
    """Id → element, for all citations of a text."""
    return {str(xml_id(e)): e for e in text.iter() if local(e) == "bibl"}
