"""What looks like the citation of a work and was not read as one: an editor should look at it."""

from __future__ import annotations

import re

from .words import DAY, IGNORE

_IMPRINT = re.compile(r"[^\W\d_].{5,300}?\s\([^():]{2,60}:\s[^()]{2,120},\s(?:\d{4}|n\.\s?d\.)\)")
_PAGED = re.compile(r"[^\W\d_a-z][^“”()\[\];]{5,160}?[^\W\d_],\s(?:pp?\.\s\d{1,4}|\d{1,3})(?:[-–]\d{1,4})?\Z")
_QUOTED = re.compile(r"[^“”]{0,80}“[^“”]{5,300},”(?:,?\s*(?:pp?\.\s)?\d{1,4}(?:[-–]\d{1,4})?)?\Z")
_ELSEWHERE = re.compile(
    r"\A(?:vols?|and)\b|\b(?:ibid|op\.\s?cit|archives?|embassy|ministry|note\s+\d)\b|\b(?:fol|fols|no|nos|box|f|op|d|l)\.\s?\d",
    IGNORE,
)


def seems_citation(words: str) -> bool:
    """Whether words look like a book with imprint, a title with pages, or a quoted title and nothing more."""
    if not 8 < len(words) < 600 or _ELSEWHERE.search(words) or re.search(DAY, words, IGNORE):
        return False
    return any(pattern.match(words) for pattern in (_IMPRINT, _PAGED, _QUOTED))
