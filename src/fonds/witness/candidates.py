"""Where a note's marker may have stood: the traces it left in the body of a page.

Lost markers leave three traces. Punctuation glued to the next word (`subjects.These`): the marker stood between. A
witness line that was broken off inside a paragraph: the printed line that follows the break carried a marker, at a
sentence's end within it. The end of a line: there a lost marker leaves nothing, so such an end is weak evidence.
Not every glued stop is a marker: a dash that was lost came out as a stop too, and then the next word is small.

Scores are log-odds: 0 is as likely as not, 4 is nearly certain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from .model import Line, Position
from .shapes import PRINTED_LINE, ends_sentence, names_in

SURE = 4.0
"""From this score on, a trace alone says that a marker stood here."""

_WINDOW = 600
"""How far back the words before a place are looked at, in characters: an open quotation is seldom longer."""
_COMPARED = 320
"""How many of them are compared with a note: about the sentence and the one before."""
_GLUE = re.compile(r"(?:[.?!;:,][”’\"'\])]*|[\])]?[”\"])(?=[^\W\d_]|[“‘])")
_SENTENCE_END = re.compile(r"[.?!][”’\"'\])]*(?= [A-Z“‘\"\[])")
_INITIAL = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{0,2}|\b[a-z])\.\Z")
_MARK = re.compile(r"(?<=\w)[*†‡§]+|(?<=[.,;:?!”’])[*†‡§]+")


@dataclass(frozen=True)
class Candidate:
    """One place where a marker may have stood."""

    at: Position
    score: float
    evidence: tuple[str, ...]
    before: str
    """The words that lead up to the place, back to the sentence before; for comparing with notes."""
    mark: str | None = None
    """The sign itself, where it survived."""

    @cached_property
    def names(self) -> frozenset[str]:
        """Names and numbers in the words that lead up to it."""
        return names_in(self.before)


@dataclass(frozen=True)
class BodyLine:
    """A body line with what its neighbours say."""

    line: Line
    is_broken_off: bool
    """Whether it continues a paragraph on the same page: the break before it has a cause other than the layout."""
    ends_paragraph: bool


def candidates(lines: list[BodyLine]) -> list[Candidate]:
    """All candidates on one page, in order; of two at one position the better."""
    found: dict[Position, Candidate] = {}
    text_before = ""
    for item in lines:
        for candidate in _on_line(item, text_before):
            known = found.get(candidate.at)
            if known is None or candidate.score > known.score:
                found[candidate.at] = candidate
        text_before = _leading(text_before, item.line.text, len(item.line.text))
    return [found[at] for at in sorted(found)]


def _on_line(item: BodyLine, text_before: str) -> list[Candidate]:
    text = item.line.text.rstrip()
    marks = [_make(item, m.start(), 9.0, "its mark was read", text_before, m[0]) for m in _MARK.finditer(text)]
    glued = [_glued(item, match, text_before) for match in _GLUE.finditer(text) if _may_be_marker(text, match)]
    first_line = text[: PRINTED_LINE + 10]
    found = marks + glued
    has_trace = any(c.at.column <= len(first_line) for c in found)
    found += _sentence_ends(item, text, item.is_broken_off and not has_trace, text_before)
    end = _line_end(item, text, has_trace, text_before)
    return [*found, end] if end is not None else found


def _sentence_ends(item: BodyLine, text: str, is_marked_line: bool, text_before: str) -> list[Candidate]:
    """Ends of sentences inside the line: likely only in a printed line before which the text was broken off."""
    found = []
    for match in _SENTENCE_END.finditer(text):
        if _is_initial(text, match.start()):
            continue
        is_first_line = match.end() <= PRINTED_LINE + 10
        if is_first_line and is_marked_line:
            score, why = 1.0, "a sentence ends in the printed line before which the text was broken off"
        else:
            score, why = (-1.0 if is_first_line else -2.5), "a sentence ends here"
            if "”" in match[0]:
                score, why = score + 0.7, "a quotation ends here"
        found.append(_make(item, match.end(), score, why, text_before))
    return found


def _may_be_marker(text: str, match: re.Match[str]) -> bool:
    """Glue that has another cause is no trace: initials, and dashes that came out as stops before a small letter."""
    follows = text[match.end() : match.end() + 1]
    if match[0][0] in ".?!" and (_is_initial(text, match.start()) or follows.islower()):
        return False
    return not (match[0][0] in '”"' and follows.islower())


def _glued(item: BodyLine, match: re.Match[str], text_before: str) -> Candidate:
    score = 4.5 if match[0][0] in ".?!" else 4.0
    evidence = "punctuation is glued to the next word"
    text = item.line.text
    upto = _leading(text_before, text, match.end())
    if upto.rfind("“") > upto.rfind("”") or text[match.end()] in "“‘":
        score -= 3.0  # inside a quotation, or before one, the stop is more often a lost dash
        evidence += ", inside a quotation"
    return _make(item, match.end(), score, evidence, text_before)


def _line_end(item: BodyLine, text: str, has_trace: bool, text_before: str) -> Candidate | None:
    if not ends_sentence(text):
        if item.ends_paragraph and item.is_broken_off and not text.endswith((",", ":", ";")):
            return _make(item, len(text), 0.5, "the paragraph's last words are lost here", text_before)
        if re.search(r"[,;:][”’\"'\])]*\Z", text):
            return _make(item, len(text), -2.0, "a clause ends at the line's end", text_before)
        return None
    score, evidence = 0.0, "a sentence ends at the line's end"
    if item.is_broken_off and not has_trace and len(text) <= PRINTED_LINE + 10:
        score, evidence = 2.0, "a sentence ends at the end of a printed line that stands alone"
    elif item.ends_paragraph:
        evidence = "a paragraph ends here"
    return _make(item, len(text), score, evidence, text_before)


def _make(item: BodyLine, offset: int, score: float, why: str, text_before: str, mark: str | None = None) -> Candidate:
    before = _leading(text_before, item.line.text, offset)[-_COMPARED:]
    return Candidate(Position(item.line.number, offset + 1), score, (why,), before, mark)


def _is_initial(text: str, stop: int) -> bool:
    """Whether the stop at an offset belongs to an initial or a short abbreviation."""
    return _INITIAL.search(text[max(0, stop - 8) : stop + 1]) is not None


def _leading(text_before: str, text: str, offset: int) -> str:
    """The words before an offset, back into the lines before: a window, for a line may be as long as a book."""
    return (text_before + " " + text[:offset] if offset < _WINDOW else text[offset - _WINDOW : offset])[-_WINDOW:]
