"""The shapes of printed lines: what a line's own characters say, without any knowledge of its words' meaning."""

from __future__ import annotations

import re
from functools import lru_cache

SEPARATOR = re.compile(r"[\s*•·⁂#~=_-]*[*⁂#~=_]{1}[\s*•·⁂#~=_-]*\Z")
"""A line of signs only that divides parts: `* * *`."""

_CLOSERS = "\"'”’)]»"
_STOPS = ".?!…"
_TERMINAL = re.compile(rf"[{re.escape(_STOPS)}][{re.escape(_CLOSERS)}]*[*†‡]?\Z")
_COLON = re.compile(rf"[:;][{re.escape(_CLOSERS)}]*\Z")
_FIRST_WORD = re.compile(r"[\[(“‘\"'«]*([A-Za-zÀ-ɏ][\w’'-]*)")

_NAME = re.compile(r"[A-Z][\w’'-]{3,}|\d{3,}(?:[-,.]\d+)*")

_ASKED = 4096
"""The search for the best cut asks the same of a line many times; the answers of so many lines are kept."""

PRINTED_LINE = 105
"""About how many characters a printed line holds; a witness line is one printed line or a run of them."""


def is_separator(text: str) -> bool:
    """Whether the line is a division of signs, at least three of one kind."""
    return bool(SEPARATOR.match(text)) and len(re.sub(r"\s", "", text)) >= 3


@lru_cache(_ASKED)
def ends_sentence(text: str) -> bool:
    """Whether the line ends with a full stop or its like, closing quotes and brackets allowed behind it."""
    return bool(_TERMINAL.search(text.rstrip()))


@lru_cache(_ASKED)
def ends_open(text: str) -> bool:
    """Whether the line ends with a colon or semicolon: a sentence that goes on, but perhaps in a new block."""
    return bool(_COLON.search(text.rstrip()))


@lru_cache(_ASKED)
def first_word(text: str) -> str:
    """The first word behind opening quotes and brackets; "" where the line begins with something else."""
    match = _FIRST_WORD.match(text.lstrip())
    return match[1] if match else ""


@lru_cache(_ASKED)
def begins_small(text: str) -> bool:
    """Whether the line begins in lower case, as the middle of a sentence does."""
    return first_word(text)[:1].islower()


def is_heading_like(text: str) -> bool:
    """Whether the line alone could be a heading: short, no stop, most words capitalised."""
    text = text.strip()
    if not 2 <= len(text) <= 90 or text[-1] in ".,;:?!…" or not text[0].isalpha() or text[0].islower():
        return False
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", text) if len(word) > 3]
    capitals = sum(word[0].isupper() for word in words)
    return bool(words) and capitals >= 0.75 * len(words) and not re.search(r"\d{3}", text)


def names_in(text: str) -> frozenset[str]:
    """What can tell one sentence from another: words of four letters with a capital, numbers of three digits."""
    return frozenset(_NAME.findall(text))


_SHORT_NAME = re.compile(
    r"(?<![\w’])(?!The|And|But|For|His|Her|Its|Not|See|You|Our|All|Any|Who|Why|How|Was|Has|Had|Are|Mrs|This)[A-Z][a-z]{2}(?![\w’])"
)
_MONTHS = "Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec"
_DAY_OF = re.compile(
    rf"\b(?:(?P<m>{_MONTHS})[a-z]*\.? (?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<day>\d{{1,2}}) (?P<month>{_MONTHS})[a-z]*)\b"
)
_COUNTED = re.compile(r"\b(?:[Nn]os?\.?|[Nn]umber|[Tt]elegram|[Dd]espatch|[Dd]ispatch|[Yy]our|[Mm]y) (\d{1,5})\b")


def matters_in(text: str) -> frozenset[str]:
    """What a note may share with its sentence: names and numbers, short names too, days (`19 Nov`), and the numbers of
    papers (`no. 84`), however either writes them.
    """
    days = (f"{match['d'] or match['day']} {(match['m'] or match['month'])[:3]}" for match in _DAY_OF.finditer(text))
    counted = (f"no. {number}" for number in _COUNTED.findall(text))
    return frozenset((*_NAME.findall(text), *_SHORT_NAME.findall(text), *days, *counted))
