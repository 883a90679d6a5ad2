"""A note's words divided into what it cites and what it says besides, each part with how it is brought in.

1. `masked`     what stands in quotation marks, brackets and parentheses is hidden: inside of them nothing divides
2. `_chunks`    a semicolon divides; so does a full stop behind a citation or a sentence, not one of an abbreviation
3. `_parts`     “See also …” and “…, see …” bring in a citation; “X, cited from Y” is two of them
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Relation = Literal[
    "cites", "see", "see also", "for example", "cited from", "quoted in", "reprinted in", "in", "commentary"
]

HIDDEN = "\0"
"""Stands for a character inside quotation marks, brackets or parentheses: none that a text can hold."""

_PAIRS = {")": "(", "]": "[", "”": "“"}
_ABBREVIATED = frozenset(
    re.findall(
        r"\w+",
        "ed eds vol vols no nos trans transl diss comp comps rev repr ser chap chaps para paras univ inst dept publ",
    )
)
"""Abbreviations behind whose full stop a citation goes on with a capital letter."""
_STOP = re.compile(r"(?P<word>[^\W_]+|[)\]”’])[.](?P<mark>[”\0]?)\s+(?=[^\W\d_]|[“‘])")
_LEADS: tuple[tuple[str, Relation], ...] = (
    (r"(?:see,?\s+for\s+(?:example|instance)|see,?\s+e\.\s?g\.|for\s+example,?\s+see),?\s+", "for example"),
    (r"(?:see\s+also|also\s+see),?\s+", "see also"),
    (r"(?:see|cf\.|compare)\s+", "see"),
    (r"(?:as\s+)?quoted\s+(?:in|by)\s+", "quoted in"),
    (r"(?:as\s+)?(?:cited|quoted)\s+(?:from|in|after|by)\s+", "cited from"),
    (r"reprinted\s+(?:in|from)\s+", "reprinted in"),
)
_BREAK = re.compile(
    r"(?P<open>,\s+|\s+)(?P<lead>(?:as\s+)?(?:cited|quoted)\s+(?:from|in|after|by)\s|reprinted\s+(?:in|from)\s|"
    r"(?<=,\s)(?:see\s+also|also\s+see|see,?\s+for\s+example,?|see,?\s+e\.\s?g\.,?|see)\s)"
)
_INSIDE = re.compile(r"(?<![”\"’,]),\s+in\s+(?=[A-Z“])")
_FINITE = re.compile(
    r"\b(?:was|were|is|are|has|had|have|would|could|should|did|does|can|cannot|may|might|must|been|that|which|who|"
    r"they|we|he|she|it|his|her|their|our|these|those|argues?|argued|says|said|shows?|showed|told|made|gave)\b"
)
"""Words of a sentence: a title has them inside its quotation marks, or in capitals."""
_PAST = re.compile(
    r"\b(?:took|left|began|became|went|came|saw|held|led|met|wrote|kept|sent|lost|won|grew|[a-z]{3,}(?<!at|is|sh)ed)\b"
)
"""Words of a sentence where no title and no page stands: not `translated`, `revised`, `published`."""


@dataclass(frozen=True)
class Segment:
    """A part of a note: a citation, or words that are none."""

    start: int
    end: int
    """Without the words that bring it in, and without the stop or semicolon behind it."""
    relation: Relation


def segments(text: str) -> list[Segment]:
    """The parts of a note in order: `See A, “B; C,” 3; D, cited from E` has three."""
    mask = masked(text)
    found: list[Segment] = []
    for start, end in _chunks(text, mask):
        found.extend(_parts(mask, start, end))
    return found


def masked(text: str) -> str:
    """The text with everything inside quotation marks, brackets and parentheses hidden; the signs themselves stay.

    A sign that has no other half hides nothing.
    """
    opened: list[tuple[str, int]] = []
    closed: list[tuple[int, int]] = []
    depth: dict[str, int] = {"(": 0, "[": 0, "“": 0}
    for at, sign in enumerate(text):
        if sign not in "()[]“”":
            continue
        if sign in "([“" or (sign == "”" and not depth["“"] and _opens(text, at)):
            kind = "“" if sign == "”" else sign
            opened.append((kind, at))
            depth[kind] += 1
        elif depth[_PAIRS[sign]]:
            while opened:
                kind, begin = opened.pop()
                depth[kind] -= 1
                if kind == _PAIRS[sign]:
                    closed.append((begin + 1, at))
                    break
    hidden = list(text)
    done = 0
    for begin, end in sorted(closed):
        if end > done:
            hidden[max(begin, done) : end] = HIDDEN * (end - max(begin, done))
            done = end
    return "".join(hidden)


def _opens(text: str, at: int) -> bool:
    """Whether a closing quotation mark was printed where one opens: `Schafer,”Weathering`."""
    before, behind = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    return before in (",", " ", "") and behind.isalpha()


def _chunks(text: str, mask: str) -> Iterator[tuple[int, int]]:
    """The parts between semicolons and dividing stops."""
    cuts = [match.span() for match in re.finditer(";", mask)]
    cuts += [match.span() for match in _STOP.finditer(mask) if _divides(match, mask)]
    cuts += [match.span() for match in re.finditer(r"(?<=”)\s+(?=(?:See|Also see|Cf\.)\s)", mask)]
    start = 0
    for begin, end in sorted(cuts):
        if begin >= start:
            yield start, max(begin, _behind_word(mask, begin, end))
            start = end
    yield start, len(text)


def _behind_word(mask: str, begin: int, end: int) -> int:
    """Where the words before a dividing stop end: the match of a stop begins with the word before it."""
    stop = mask.find(".", begin, end)
    return begin if stop < 0 else stop


def _divides(stop: re.Match[str], mask: str) -> bool:
    """Whether a full stop ends a citation or a sentence, and no abbreviation."""
    word, behind = stop["word"], mask[stop.end()]
    if not (behind.isupper() or behind in "“‘"):
        return False
    if re.match(r"(?:See|Also see|Cf\.)\s", mask[stop.end() :]):
        return True
    if not word.isalpha():
        return True
    return len(word) > 3 and word.lower() not in _ABBREVIATED


def _parts(mask: str, start: int, end: int) -> Iterator[Segment]:
    """One chunk: what brings it in, then what it brings in itself."""
    relation: Relation = "cites"
    start, end = trimmed(mask, start, end)
    if joined := re.compile(r"and\s+(?=[A-Z“])").match(mask, start, end):
        start = joined.end()
    relation, start = _lead(mask, start, end, relation)
    while start < end:
        match = _BREAK.search(mask, start, end)
        stop = match.start() if match else end
        is_open = match is not None and match["lead"].startswith(("see", "also"))
        yield from _inside(mask, start, stop, relation, is_open=is_open)
        if match is None:
            return
        relation, start = _lead(mask, match.start("lead"), end, "cites")


def _lead(mask: str, start: int, end: int, relation: Relation) -> tuple[Relation, int]:
    for pattern, meant in _LEADS:
        if match := re.compile(pattern, re.IGNORECASE).match(mask, start, end):
            return meant, match.end()
    return relation, start


def _inside(mask: str, start: int, end: int, relation: Relation, *, is_open: bool) -> Iterator[Segment]:
    """A part without relations of its own: words of commentary, or a citation, perhaps one in another."""
    begin, stop = trimmed(mask, start, end)
    if begin >= stop:
        return
    if is_open or _is_said(mask, begin, stop):
        yield Segment(begin, stop, "commentary")
        return
    match = _INSIDE.search(mask, begin, stop)
    if match is None:
        yield Segment(begin, stop, relation)
        return
    yield Segment(begin, match.start(), relation)
    yield Segment(*trimmed(mask, match.end(), stop), "in")


def _is_said(mask: str, start: int, end: int) -> bool:
    """Whether the words are a sentence and not the form of a citation."""
    if _FINITE.search(mask, start, end):
        return True
    is_bare = not re.search(r"[(\[“”]|\d\Z", mask[start:end])
    return is_bare and _PAST.search(mask, start, end) is not None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The same part without white space, and without the stop, comma or semicolon at its end."""
    while start < end and text[start] in " \t\r\n,;.":
        start += 1
    while end > start and text[end - 1] in " \t\r\n,;.":
        end -= 1
    return start, end
