"""Texts with their truth, as the witness stage sees them: rows with their kinds, lines by their numbers."""

from __future__ import annotations

import bisect
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fonds.config import Habits
from fonds.witness.chains import find_chain
from fonds.witness.feet_signs import Kind, Row
from fonds.witness.leanings import own_signs
from fonds.witness.marked import find_marked
from fonds.witness.model import Line
from fonds.witness.regions import context_signs
from fonds.witness.shapes import is_separator
from fonds.witness.vocabulary import Vocabulary


class Truth:
    """One text and what is known of its lines."""

    def __init__(self, file: Path) -> None:
        self.name = file.name.removesuffix(".truth.json")
        self.facts: dict[str, Any] = json.loads(file.read_text("utf-8"))
        text = (file.parent / f"{self.name}.txt").read_bytes().decode("utf-8")
        self.lines = tuple(Line(i, one) for i, one in enumerate(text.split("\n"), 1))
        self.text = text
        self.vocabulary = Vocabulary(self.lines)
        self._starts: list[int] = []
        offset = 0
        for line in self.lines:
            self._starts.append(offset)
            offset += len(line.text) + 1

    def line_at(self, offset: int) -> int:
        """The number of the line that holds the character at an offset."""
        return bisect.bisect_right(self._starts, offset)

    def column_at(self, offset: int) -> int:
        """The column of the character at an offset, counting from 1."""
        return offset - self._starts[self.line_at(offset) - 1] + 1

    def headers(self) -> set[int]:
        """Numbers of the running headers."""
        return {self.line_at(header["span"][0]) for header in self.facts["headers"]}

    def titles(self, lost: bool = False) -> set[int]:
        """Numbers of the documents' title lines; with `lost` only of those that have lost their separator."""
        documents = [one for one in self.facts["documents"] if not (lost and one["sep"])]
        return {self.line_at(document["title_span"][0]) for document in documents}

    def kinds(self) -> dict[int, Kind]:
        """Line number → "note" or "more", for the lines of notes."""
        found: dict[int, Kind] = {}
        for note in self.facts["notes"]:
            first = self.line_at(note["spans"][0][0]) if note["spans"] else 0
            for start, end in note["spans"]:
                for number in range(self.line_at(start), self.line_at(max(start, end - 1)) + 1):
                    found[number] = "note" if number == first else "more"
        return found


@dataclass(frozen=True)
class Told:
    """The rows of one text with their kinds: what the estimate of lines learns from."""

    name: str
    rows: list[Row]
    kinds: list[Kind]
    vocabulary: Vocabulary


def told(truth: Truth) -> Told:
    """The rows of a text, as `labels` makes them, with their true kinds."""
    return tell(truth.name, truth.lines, truth.headers(), truth.titles(), truth.kinds())


def tell(name: str, lines: Sequence[Line], headers: set[int], titles: set[int], known: dict[int, Kind]) -> Told:
    """Rows and kinds of a text of which headers, titles and notes are known."""
    marked = find_marked([line for line in lines if line.number not in headers], Habits())
    chain = find_chain([line for line in lines if line.number not in headers])
    rows: list[Row] = []
    kinds: list[Kind] = []
    opens_page = behind_separator = False
    for line in lines:
        if line.is_blank:
            continue
        if line.number in headers:
            opens_page = True
            continue
        divides = line.number in marked.separators
        is_apart = divides or behind_separator or line.number in marked.sources or line.number in titles
        fixed = is_apart or is_separator(line.text)
        mark = (1.0 if line.number in chain else -1.0) if chain else 0.0
        rows.append(Row(line.text.strip(), opens_page, fixed, mark=mark))
        kinds.append(known.get(line.number, "body"))
        opens_page, behind_separator = False, divides
    return Told(name, in_context(rows), kinds, Vocabulary(lines))


def in_context(rows: Sequence[Row]) -> list[Row]:
    """Rows with their own signs and those that their neighbours give them."""
    signs = context_signs([row.text for row in rows])
    return [replace(row, own=own_signs(row.text), context=context) for row, context in zip(rows, signs, strict=True)]


def truths(folder: Path) -> Iterator[Truth]:
    """All texts of a folder, by name."""
    for file in sorted(folder.glob("*.truth.json")):
        yield Truth(file)


def table(name: str, folder: Path) -> Iterable[list[str]]:
    """The rows of a gold table."""
    for line in (folder / f"{name}.txt").read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield [cell.strip() for cell in line.split("|")]
