"""What locates inside a file and identifies nothing: leaves, pages, frames; read behind the levels of an identifier."""

from __future__ import annotations

import re
from typing import NamedTuple

from fonds.config import Archive

_NUMBER = r"\d+(?:\s?ob\.?|[rv])?"
_RANGE = rf"{_NUMBER}(?:\s*[-–]\s*{_NUMBER}|[-–](?=\s*\Z))?"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_FOLLOWING = r"(?-i:(?!\s*(?:[A-Z][a-z]+|\d)\s))"
"""A number before a word with a capital, or before another number, is a day or a volume."""


class Located(NamedTuple):
    """A locator in a text."""

    start: int
    end: int
    unit: str
    """What is counted: the locator's name; `range` where a range stands in the place of the file's number."""


class LocatorReader:
    """Reads the locators of one archive."""

    def __init__(self, archive: Archive) -> None:
        self._units = {_bare(form): one.name for one in archive.locators for form in one.printed}
        self._first = archive.locators[0].name
        printed = (
            "|".join(re.escape(form) for form in sorted(self._units, key=lambda form: (-len(form), form))) or r"(?!)"
        )
        files = [re.escape(_bare(form)) for level in archive.levels if level.identifies for form in level.printed]
        odd = rf"(?:{'|'.join(files)})\.?,?\s*\d+\s*[-–]\s*\d+" if files else r"(?!)"
        one = rf"(?P<odd>{odd}){_FOLLOWING}|(?:(?P<unit>{printed})\.?,?\s*)?{_RANGE}{_FOLLOWING}"
        more = rf"(?:,\s*(?:(?:{printed})\.?,?\s*)?{_RANGE}{_FOLLOWING})*"
        self._pattern = re.compile(rf"\s*[,.:]?\s*(?P<all>(?:{one}){more})(?!\w)(?!\s*[-–]\s*\d)", re.IGNORECASE)

    def read(self, text: str, at: int) -> Located | None:
        """The locator at an offset; None where none follows."""
        match = self._pattern.match(text, at)
        if match is None:
            return None
        if match["odd"] is not None:
            return Located(*match.span("all"), "range")
        if match["unit"] is None and _YEAR.match(match["all"]):
            return None
        unit = self._units[_bare(match["unit"])] if match["unit"] else self._first
        return Located(*match.span("all"), unit)


def _bare(form: str) -> str:
    return form.rstrip(".").casefold()
