"""Where in the running text the quotation of an emendation stands: once, or there is a finding that says what is wrong.

White space is single on both sides. Where a line of the witness ends in a hyphen inside a word, the quotation may have
the word whole, as the edition reads it, or hyphen and space, as it stands in the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field

from fonds.config import Emendation
from fonds.findings import Findings, shorten

from .running import Running, pieces

_TELLING = 12
"""So many characters must agree before it is said how far a quotation agrees with the text."""


@dataclass
class _Single:
    """The running text with white space single, and for each piece of it where it comes from."""

    text: str = ""
    starts: list[int] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    def origin(self, at: int) -> int:
        """The offset in the running text of the character at `at`."""
        piece = bisect_right(self.starts, at) - 1
        return self.origins[piece] + at - self.starts[piece]


class Finder:
    """Finds quotations in one running text."""

    def __init__(self, made: Running) -> None:
        self._made = made
        self._forms = [_single(made.text, [])]
        if made.hyphens:
            self._forms.append(_single(made.text, made.hyphens))

    def find(self, entry: Emendation, findings: Findings) -> tuple[int, int] | None:
        """Start and end of the emended words in the running text; None with a finding where they are not found."""
        found = self._all(entry)
        if not found:
            self._report_absent(entry, findings)
            return None
        here = [span for span in found if entry.line is None or entry.line in self._lines(span[0])]
        if not here:
            lines = sorted({line for span in found for line in self._lines(span[0])[:1]})
            fact = f"The quotation does not stand on line {entry.line} of the witness, but on line {_listed(lines)}."
            findings.add("T-012", entry.place, fact, words=entry.quote)
            return None
        if len(here) > 1:
            lines = [self._lines(span[0])[0] for span in here]
            fact = f"The quotation stands in the text {len(here)} times, on line {_listed(lines)} of the witness."
            hint = "Quote more words, or name the line (line: …)."
            findings.add("T-011", entry.place, fact, words=entry.quote, hint=hint)
            return None
        return here[0][1]

    def _all(self, entry: Emendation) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """For each place of the quotation: the span of the quotation, and that of the emended words in it."""
        found: dict[tuple[int, int], tuple[int, int]] = {}
        for form in self._forms:
            at = form.text.find(entry.quote)
            while at >= 0:
                whole = (form.origin(at), form.origin(at + len(entry.quote) - 1) + 1)
                found.setdefault(whole, _emended(form, at, entry))
                at = form.text.find(entry.quote, at + 1)
        return sorted(found.items())

    def _lines(self, span: tuple[int, int]) -> list[int]:
        """The lines of the witness over which a span runs, in order."""
        return list(dict.fromkeys(segment.line for segment in pieces(self._made, *span)))

    def _report_absent(self, entry: Emendation, findings: Findings) -> None:
        """The quotation is nowhere: say how far the text agrees with it."""
        text, quote = self._forms[0].text, entry.quote
        low, high = 0, len(quote)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if quote[:middle] in text else (low, middle - 1)
        hint = "Quote the witness's own words, as they stand there, damage included."
        if low >= _TELLING:
            at = text.index(quote[:low])
            hint += f" It agrees as far as “{_tail(quote[:low])}” and goes on “{shorten(text[at + low :][:40])}”."
        findings.add("T-010", entry.place, "The quotation does not stand in the text.", words=quote, hint=hint)


def _emended(form: _Single, at: int, entry: Emendation) -> tuple[int, int]:
    """The span of the emended words. Of an insertion: the place behind the words before it, or before those behind."""
    start, end = at + entry.start, at + entry.end
    if start == end and entry.side == "after":
        place = form.origin(end - 1) + 1
        return place, place
    first = form.origin(start)
    return first, first if start == end else form.origin(end - 1) + 1


def _single(text: str, hyphens: list[tuple[int, str]]) -> _Single:
    """White space single; at each of `hyphens` what the file has there: the hyphen and the end of the line."""
    made, parts, size, last = _Single(), [], 0, 0

    def put(part: str, origin: int) -> None:
        nonlocal size
        made.starts.append(size)
        made.origins.append(origin)
        parts.append(part)
        size += len(part)

    for at, hyphen in [*hyphens, (len(text), None)]:
        for found in re.finditer(r"\s+|\S+", text[last:at]):
            put(" " if found[0].isspace() else found[0], last + found.start())
        if hyphen is not None:
            put(f"{hyphen} ", at)
        last = at
    made.text = "".join(parts)
    return made


def _tail(words: str) -> str:
    return words if len(words) <= 40 else "…" + words[-40:]


def _listed(lines: list[int]) -> str:
    return ", ".join(str(line) for line in dict.fromkeys(lines))
