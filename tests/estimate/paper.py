"""The edition's own paper as a text with truth: its lines and the places that reading has made certain or likely."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from estimate.places import Placed, pages
from estimate.truths import Told, Truth, table, tell
from fonds.config import load_edition
from fonds.findings import Findings
from fonds.witness.labels import Labels, tell_apart
from fonds.witness.model import Line
from fonds.witness.read import read_lines
from fonds.witness.vocabulary import Vocabulary

PROJECT = Path(__file__).resolve().parents[2]
EDITION, GOLD = PROJECT / "content/nkidp-wp4", PROJECT / "tests/gold"


class Paper(Truth):
    """The paper; what is known of its lines is what the program reads, checked line by line by reading."""

    def __init__(self) -> None:
        findings = Findings()
        config = load_edition(EDITION, EDITION.name, findings)
        lines = config and read_lines(config.folder, EDITION.name, config.witness, findings)
        if not config or not lines:
            raise SystemExit(f"{EDITION} cannot be read: {findings}")
        self.name, self.lines = EDITION.name, lines
        self.vocabulary = Vocabulary(lines)
        self.labels = tell_apart(lines, config.title, self.vocabulary, config.habits)

    def told(self) -> Told:
        """Its rows with their kinds."""
        kinds = {number: "note" if kind == "note" else "more" for number, kind in self.labels.notes.items()}
        return tell(self.name, self.lines, set(self.labels.headers), self.labels.titles, kinds)  # type: ignore[arg-type]

    def places(self) -> list[Placed]:
        """Its pages of which all places are certain or likely."""
        known = [row for row in table("places", GOLD) if row[1].isdigit() and row[4] != "open"]
        true = {int(row[1]): self._after(int(row[2]), row[3]) for row in known}
        labels = Labels(**{**vars(self.labels), "numbers": {}})
        return [page for page in pages(self, labels, true) if None not in page.true]

    def _after(self, line: int, words: str) -> tuple[int, int]:
        """Line and column behind words that may begin in a line before."""
        text = self.lines[line - 1].text
        letters = "".join(words.split())
        for column in range(1, len(text) + 1):
            if "".join(self._leading(self.lines, line, column).split()).endswith(letters):
                return line, column + 1
        return line, 0

    @staticmethod
    def _leading(lines: Sequence[Line], line: int, column: int) -> str:
        return " ".join([*(one.text for one in lines[max(0, line - 4) : line - 1]), lines[line - 1].text[:column]])
