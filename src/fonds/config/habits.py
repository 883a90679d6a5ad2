"""Habits of a paper that editors tell, where the text does not show them well enough to be inferred.

A habit is told as a form: the words as they are printed, with a sign in braces for what changes from one occurrence to
the next: `Working Paper 12 | {n}`. What is told stands in place of what would be inferred, for that habit alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from fonds.source import Place

NUMBER = "{n}"
SOURCE = "{source}"
_THERE = 0.75
"""So much of a form's letters must be there where letters may be lost."""


@dataclass(frozen=True)
class Form:
    """The words of a habit as they are printed, and where edition.yaml says so."""

    words: str
    place: Place

    @property
    def counts(self) -> bool:
        """Whether a number changes in it."""
        return NUMBER in self.words

    def is_line(self, text: str) -> bool:
        """Whether a whole line has this form; spaces and capitals may differ."""
        return self._line.fullmatch(text.strip()) is not None

    def number_in(self, text: str) -> str | None:
        """The number that a line of this form shows."""
        match = self._line.fullmatch(text.strip())
        return match["n"] if match and self.counts else None

    def source_in(self, text: str) -> str | None:
        """What stands for `{source}` in a line of this form; None where the line has another.

        Letters may have fallen out before it, as they do in damaged texts (`So rce:`), but none be added or changed.
        """
        before, _, after = (_signs(part) for part in self.words.partition(SOURCE))
        text = text.strip()
        opened = re.match("".join(rf"(?:{re.escape(sign)}\s*)?" for sign in before), text, re.I)
        closed = re.search(r"\s*".join(map(re.escape, after)) + r"\s*\Z", text, re.I)
        if opened is None or closed is None or closed.start() < opened.end():
            return None
        found = _signs(opened[0])
        is_there = len(found) >= _THERE * len(before) and found[-1:] == before[-1:]
        return text[opened.end() : closed.start()] if is_there else None

    @cached_property
    def reference(self) -> re.Pattern[str]:
        """The form inside running text, letter for letter, with the number as the group `n`."""
        before, _, after = self.words.partition(NUMBER)
        words = [r"\s+".join(map(re.escape, part.split(" "))) for part in (before, after)]
        opens = r"(?<!\w)" if before[:1].isalnum() else ""
        return re.compile(rf"{opens}{words[0]}(?P<n>\d{{1,3}})(?!\d){words[1]}")

    @cached_property
    def _line(self) -> re.Pattern[str]:
        parts = (r"\s*".join(map(re.escape, _signs(part))) for part in self.words.split(NUMBER, 1))
        return re.compile(r"\s*(?P<n>\d{1,4})\s*".join(parts), re.I)


@dataclass(frozen=True)
class Habits:
    """What the editors tell of the paper's habits; None where the text shall show it."""

    running_headers: tuple[Form, ...] | None = None
    """The lines that stand on pages and are no text, `{n}` the page's number; empty where the paper has none."""
    separator: Form | None = None
    """The line that divides the essay from the documents, and these from each other."""
    source_line: Form | None = None
    """The line under a document's title that says where it lies, `{source}` what it says."""
    document_reference: Form | None = None
    """How essay and notes refer to a document that is printed behind them, `{n}` its number."""


def read_habits(data: Mapping[str, object], place: Callable[[tuple[str | int, ...]], Place]) -> Habits:
    """The block `habits` of edition.yaml, which follows its schema; `place` gives the place of a key or list item."""
    headers = data.get("running_headers")
    return Habits(
        running_headers=None
        if not isinstance(headers, list)
        else tuple(Form(_single(words), place(("habits", "running_headers", i))) for i, words in enumerate(headers)),
        separator=_form(data, "separator", place),
        source_line=_form(data, "source_line", place),
        document_reference=_form(data, "document_reference", place),
    )


def _form(data: Mapping[str, object], key: str, place: Callable[[tuple[str | int, ...]], Place]) -> Form | None:
    words = data.get(key)
    return None if words is None else Form(_single(str(words)), place(("habits", key)))


def _single(words: object) -> str:
    return " ".join(str(words).split())


def _signs(words: str) -> str:
    """All characters but spaces."""
    return re.sub(r"\s", "", words)
