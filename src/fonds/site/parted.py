"""A long note as several: what sets printed pages moves the note at a page's foot to the next page, but cannot part it.

parted   the markup of a note → its pieces in order, each well-formed by itself
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree
from markupsafe import Markup

LONGEST, PIECE = 1200, 1000
"""Characters of the longest note that stays whole, and of a piece of a longer one: about eleven lines."""
_SENTENCE = re.compile(r"[.;:!?][’”)\]]*\s")
_WORD = re.compile(r"\s")


def parted(markup: Markup) -> list[Markup]:
    """The pieces of a note, each ending with a sentence, else with a word, and none of them much longer than PIECE.

    An element that is parted goes on in the next piece, without its id.
    """
    root = etree.fromstring(f"<span>{markup}</span>")
    words = "".join(str(part) for part in root.itertext())
    if len(words) <= LONGEST:
        return [markup]
    return [_piece(root, start, end) for start, end in pairwise([0, *_cuts(words), len(words) + 1])]


def _cuts(words: str) -> Iterator[int]:
    start = 0
    while len(words) - start > LONGEST:
        near = words[start : start + PIECE]
        start += _last(_SENTENCE, near) or _last(_WORD, near) or PIECE
        yield start


def _last(ending: re.Pattern[str], words: str) -> int:
    """Where the last sentence or word of the second half ends; 0 where none does."""
    return max((found.end() for found in ending.finditer(words, PIECE // 2)), default=0)


def _piece(root: etree._Element, start: int, end: int) -> Markup:
    """What stands from one character to another, as markup."""
    made, _ = _between(root, 0, start, end)
    whole = etree.tostring(made, encoding="unicode", method="html")
    return Markup(whole.removeprefix("<span>").removesuffix("</span>").strip())


def _between(element: etree._Element, at: int, start: int, end: int) -> tuple[etree._Element, int]:
    """A copy of an element that begins at a character, with what of it stands between two; and where it ends."""
    made = etree.Element(element.tag)
    for name, value in element.attrib.items():
        if name != "id" or at >= start:
            made.set(name, value)
    made.text, at = _cut(element.text, at, start, end)
    for child in element:
        begin = at
        copy, at = _between(child, at, start, end)
        copy.tail, behind = _cut(child.tail, at, start, end)
        if begin < end and (at > start or begin >= start):
            made.append(copy)
        elif copy.tail:
            _add(made, copy.tail)
        at = behind
    return made, at


def _cut(words: str | None, at: int, start: int, end: int) -> tuple[str, int]:
    """The characters of a text that stand between two places, and where the text ends."""
    words = words or ""
    return words[max(start - at, 0) : max(end - at, 0)], at + len(words)


def _add(made: etree._Element, words: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + words
    else:
        made.text = (made.text or "") + words
