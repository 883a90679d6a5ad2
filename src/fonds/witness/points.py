"""The numbers, letters and signs that open points: `Article 3:`, `(1)`, `2.)`, `b)`, `-`; and points inside a line.

A marker alone proves nothing: telegrams begin with their own number, names with initials. `lists` accepts it by the
points around it. A point inside a line is one only where the line itself begins with a point and the next number or
sign stands behind the end of a sentence: `(1) … (2)` in the middle of a sentence stays part of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMBERED = "article|section|chapter|part|point|paragraph|clause|item|annex"
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_NUMBER = r"(?:\d{1,3}|[ivxl]{1,6}|[IVXL]{1,6}|[a-z]|[A-Z])"
_WORD = re.compile(
    rf"(?P<word>{_NUMBERED})\s+(?P<n>\d{{1,3}}|[IVXLC]{{1,7}})\b\s*(?:[:.)–—-]+(?=\s|\Z)|\Z)", re.IGNORECASE
)
_SIGNED = re.compile(rf"(?P<open>\(?)(?P<n>{_NUMBER})(?P<close>\.\)|\)|\.[–—-]?)(?=\s|\Z|\[|[A-Z“])")
_ALONE = re.compile(r"(?P<n>[IVXL]{1,7})\Z")
_BULLET = re.compile(r"(?P<sign>[-–—•▪●◦·])(?!\1)\s?(?=[A-Z\[“(\d])")
_ORDINAL = re.compile(rf"(?P<n>{'|'.join(_ORDINALS)}|finally|lastly),\s", re.IGNORECASE)
_INNER_BULLET = re.compile(r"(?<=[.;:!?])\s*-(?=[A-Z\[])|(?<=\w)\s-(?=[A-Z][a-z])")


@dataclass(frozen=True)
class Marker:
    """What opens a point."""

    style: str
    """What points of one list share: `(1)`, `1.`, `a)`, `-`, `article`."""
    ordinal: int | None
    """Which point it says it is; None for a sign without a number."""
    length: int
    """How many characters it takes, without the white space behind it."""


def markers_at(text: str) -> list[Marker]:
    """What the beginning of a text could be as a marker; several where a letter may be a number too (`i`, `v`)."""
    if match := _WORD.match(text):
        number = int(match["n"]) if match["n"].isdigit() else roman(match["n"])
        return [Marker(match["word"].casefold(), number, len(match[0].rstrip()))] if number else []
    if match := _BULLET.match(text):
        return [Marker(match["sign"], None, len(match[0].rstrip()))]
    if match := _SIGNED.match(text):
        return _signed(match)
    if match := _ALONE.match(text):
        number = roman(match["n"])
        return [Marker("I", number, match.end())] if number else []
    if match := _ORDINAL.match(text):
        word = match["n"].casefold()
        return [Marker("first", _ORDINALS.index(word) + 1 if word in _ORDINALS else None, len(match["n"]) + 1)]
    return []


def is_marked(text: str) -> bool:
    """Whether a text begins like a point."""
    return bool(markers_at(text))


def _signed(match: re.Match[str]) -> list[Marker]:
    number, before, after = match["n"], match["open"], match["close"].rstrip("–—-")
    if (before == "(") != (after == ")") and before:
        return []
    length = match.end()
    if number.isdigit():
        return [Marker(f"{before}1{after}", int(number), length)] if int(number) else []
    sign = "a" if number.islower() else "A"
    found = []
    if len(number) == 1:
        found.append(Marker(f"{before}{sign}{after}", ord(number.lower()) - ord("a") + 1, length))
    if (value := roman(number)) is not None:
        found.append(Marker(f"{before}{'i' if number.islower() else 'I'}{after}", value, length))
    return found


def roman(text: str) -> int | None:
    """A Roman number; None where the letters are none (`IIX`)."""
    values = [_ROMAN.get(letter, 0) for letter in text.lower()]
    total = sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))
    return total if total > 0 and 0 not in values and _written(total) == text.lower() else None


def _written(number: int) -> str:
    parts = []
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        parts.append(letters * (number // value))
        number %= value
    return "".join(parts)


def inner_points(text: str, has_bullets: bool, last: Sequence[Marker]) -> list[int]:
    """Where further points begin inside a line: offsets, in order.

    `has_bullets` tells whether the document has points opened by a dash; `last` are the markers of the point in which
    the line stands, the innermost last: the next of each may follow behind the end of a sentence.
    """
    found: list[int] = []
    wanted = {marker.style: marker.ordinal for marker in last if marker.ordinal is not None}
    for match in re.finditer(r"(?<=[.;:!?\])])\s*(?=-)|\s+(?=\S)", text):
        at = match.end()
        if has_bullets and _INNER_BULLET.match(text, match.start()):
            found.append(at)
            continue
        for marker in markers_at(text[at : at + 12]):
            before = wanted.get(marker.style)
            if before is not None and marker.ordinal == before + 1 and text[: match.start()].rstrip()[-1:] in ".;:!?)]":
                found.append(at)
                wanted[marker.style] = marker.ordinal
                break
    return found
