"""Words that stand glued together with a sign between them: `scholarship.These`, `Committee;Soviet`, `labor.which`.

Abbreviations, initials, numbers, identifiers, times and addresses look like that, too, and are none of them: where a
word might be one of these, it is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SHORTENED = """
mr mrs ms dr prof st gen col lt sgt capt rev hon jr sr vol vols no nos nr op pp ed eds trans cf et al etc vs fig figs ch
sec ser inc ltd co corp dept est approx esp incl bd hg jan feb mar apr jun jul aug sep sept oct nov dec
"""
_ADDRESSES = "http https ftp mailto urn doi hdl isbn issn arxiv www"
_ABBREVIATIONS = frozenset((_SHORTENED + _ADDRESSES).split())
"""Words that a full stop shortens, and words before the colon or stop of an address."""
_ENDINGS = "com org net edu gov mil int info html htm pdf txt doc xml php asp jpg png"
_SUFFIXES = frozenset(_ENDINGS.split())
"""Words behind a stop that belong to an address or a file's name."""
_LITTLE = "a an as at be by do he if in is it me my of on or so to up us we"
_SMALL = frozenset(_LITTLE.split())
"""Words of one or two letters; other letters so short may be anything."""

_OPENING, _CLOSING = "“‘«([", "”’»)]\"'"
_SITE = re.compile(rf"[.;:?!,][{re.escape(_CLOSING)}]*(?=[{re.escape(_OPENING)}]?[^\W\d_])")
_PARTED = re.compile(r"(?<!\S)(?P<word>[^\s.]+)\.\s(?P<next>[^\W\d_]\w*)")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_YEAR = re.compile(r"(?:[^\W\d_]+-)?(?:1[5-9]|20)\d\ds?")


@dataclass(frozen=True)
class Glue:
    """Two words with a sign and no space between them."""

    start: int
    """Where the first word begins."""
    sign: str
    stop: int
    """Where the sign stands."""
    next: int
    """Where the second word begins, with a bracket or quotation mark before it."""
    end: int
    """Where the second word ends."""
    is_small: bool
    """Whether the second word begins with a small letter."""


def glues(text: str) -> Iterator[Glue]:
    """All pairs of glued words, in order."""
    for token in re.finditer(r"\S+", text):
        glue = _glue(token[0], token.start())
        if glue is not None:
            yield glue


def parted(text: str, start: int, end: int) -> Glue | None:
    """The last pair of words between two characters that a full stop and a space part, though the second is small."""
    found = [
        match
        for match in _PARTED.finditer(text, start, end)
        if match["next"][0].islower() and _is_word(match["word"].strip(_OPENING + _CLOSING))
    ]
    if not found:
        return None
    last = found[-1]
    return Glue(last.start(), ".", last.end("word"), last.start("next"), last.end(), True)


def _glue(token: str, at: int) -> Glue | None:
    """The one place in a run of characters without space where two words are glued; of two such places none is sure."""
    sites = list(_SITE.finditer(token))
    if len(sites) != 1 or any(sign in token for sign in "/@\\_=&<>"):
        return None
    first, second = token[: sites[0].start()], token[sites[0].end() :]
    word = _WORD.match(second.lstrip(_OPENING))
    if word is None or not _is_word(first.strip(_OPENING + _CLOSING)) or not _is_next(word[0], second):
        return None
    begin = at + sites[0].end()
    end = begin + len(second) - len(second.lstrip(_OPENING)) + len(word[0])
    return Glue(at, token[sites[0].start()], at + sites[0].start(), begin, end, word[0][0].islower())


def _is_word(word: str) -> bool:
    """Whether what stands before the sign is a whole word or a year."""
    if _YEAR.fullmatch(word):
        return True
    if _WORD.fullmatch(word) is None or word.lower() in _ABBREVIATIONS:
        return False
    return len(word) > 2 or word in _SMALL or (len(word) == 2 and word.isupper())


def _is_next(word: str, behind: str) -> bool:
    """Whether what stands behind the sign is a whole word."""
    is_long = len(word) > 2 or word.lower() in _SMALL or (len(word) == 1 and word in "AI")
    return is_long and word.lower() not in _SUFFIXES and not re.search(r"[^\W\d_]\.[^\W\d_]", behind)
