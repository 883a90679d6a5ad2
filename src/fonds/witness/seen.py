"""Printed numbers and places of notes that an editor has seen in a copy of the print: they bind what is worked out.

Where counting comes out short of a number, notes were lost on the way there, at the places that fit best. What is lost
of a print are lines of a single word, so that only notes such as `Ibid.` can be: a page has a few of them at the most,
and of the notes of a paper they are never the greater part. A number that asks for more than that is misread, or its
words are, and nothing is changed for its sake.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from fonds.config import NoteNumber

from .feet import Case, Foot, Placed, Places

ASKED = "a number that was seen further on shows that a note was lost before it"
"""The evidence of a note that is lost for the sake of a seen number."""
_ON_A_PAGE = 3
"""So many notes of one word a page may have lost: with four of them, no note between would say what they refer to."""
_SHARE = 0.5
"""So many lost notes for one that is left, between two numbers that were seen."""
_ALWAYS = 2
"""So many may be lost where hardly a note is left between."""


class Unmet(NamedTuple):
    """A decision that finds nothing to decide, or contradicts the text."""

    number: NoteNumber
    fact: str
    words: str
    hint: str = ""


def constrain(search: Places, feet: list[Foot], numbers: Sequence[NoteNumber]) -> list[Unmet]:
    """Make the count agree with the numbers that were seen; gives those that cannot be right."""
    found: list[Unmet] = []
    after = (0, 0)
    for number in sorted(numbers, key=lambda number: (len(number.n), number.n)):
        where = _find(feet, number.begins)
        unmet = _unfound(number, where)
        if not unmet:
            unmet = [*_counted(search, feet, number, where[0], after), *_placed(search, feet, number, where[0])]
            page, _ = (_find(feet, number.begins) or where)[0]
            after = page + 1, max(after[1], _count(feet, where[0]))
        found += unmet
    return found


def _unfound(number: NoteNumber, where: Sequence[tuple[int, int]]) -> list[Unmet]:
    if not number.n.isdigit() or not int(number.n):
        return [Unmet(number, "Only numbers from 1 on can be counted.", number.n)]
    if not where:
        return [Unmet(number, "No note of the witness begins with these words.", number.begins)]
    if len(where) > 1:
        fact = f"{len(where)} notes of the witness begin with these words."
        return [Unmet(number, fact, number.begins, "Give more of its words.")]
    return []


def _counted(
    search: Places, feet: list[Foot], number: NoteNumber, where: tuple[int, int], after: tuple[int, int]
) -> Iterator[Unmet]:
    """Take notes for lost on pages from `after` on, where numbers were seen that agree, until the count agrees."""
    wanted, counted = int(number.n), _count(feet, where)
    own = mark_of(feet[where[0]].row[where[1]])
    hint = "Is the number or are the words misread?"
    if own is not None:
        if own != number.n:
            yield Unmet(number, f"The witness has the number {own} for this note.", number.n, hint)
        return
    if wanted < counted:
        yield Unmet(number, f"Counting the notes of the witness gives {counted} for this one.", number.n, hint)
        return
    pages = range(min(after[0], _last(where)), _last(where) + 1)
    room = min(sum(_room(search, feet[page]) for page in pages), max(_ALWAYS, int(_SHARE * (counted - after[1]))))
    if wanted - counted > room:
        fact = (
            f"Counting the notes of the witness gives {counted} for this one: {wanted - counted} would be lost before "
            f"it, but no more than {room} can be."
        )
        yield Unmet(number, fact, number.n, hint)
        return
    for _ in range(wanted - counted):
        page = _page_to_lose_on(search, feet, pages)
        feet[page] = search.best(_one_more_lost(feet[page]))


def _last(where: tuple[int, int]) -> int:
    """The last page on which a note may be lost before the one at a page and position."""
    return max(0, where[0] if where[1] else where[0] - 1)


def _room(search: Places, foot: Foot) -> int:
    """How many more notes a page may have lost."""
    return max(0, min(_ON_A_PAGE, len(search.markers(foot.page).candidates)) - foot.lost)


def _page_to_lose_on(search: Places, feet: list[Foot], pages: range) -> int:
    """The page on which one more lost note fits best."""

    def gain(page: int) -> tuple[float, int]:
        if not _room(search, feet[page]):
            return -math.inf, page
        return search.best(_one_more_lost(feet[page])).score - feet[page].score, page

    return max(pages, key=gain)


def _one_more_lost(foot: Foot) -> Case:
    return replace(foot.case, lost=foot.lost + 1)


def _placed(search: Places, feet: list[Foot], number: NoteNumber, where: tuple[int, int]) -> Iterator[Unmet]:
    """Whether the note stands behind the words that were seen before its marker."""
    after = "".join((number.after or "").split())
    page, at = next(iter(_find(feet, number.begins)), where)
    candidate = feet[page].row[at].candidate
    if not after or (candidate is not None and _stands_behind(candidate.before, after)):
        return
    if any(_stands_behind(other.before, after) for other in search.markers(page).candidates):
        fact = "The note cannot stand behind these words: the notes before and behind it stand in another order."
    else:
        fact = "No marker can have stood behind these words on the page of the note."
    yield Unmet(number, fact, number.after or "", "Are they copied from the witness, and up to the marker?")


def _stands_behind(before: str, after: str) -> bool:
    return "".join(before.split()).endswith(after)


def _find(feet: list[Foot], begins: str) -> list[tuple[int, int]]:
    """Page and position of the notes that begin with the words."""
    return [
        (foot.page, i)
        for foot in feet
        for i, placed in enumerate(foot.row)
        if placed.text is not None and placed.text.begins(begins)
    ]


def _count(feet: list[Foot], where: tuple[int, int]) -> int:
    """The number of the note at a page and position, counting from 1; signs such as * are not counted."""
    counted = 0
    for foot in feet:
        for i, placed in enumerate(foot.row):
            counted += mark_of(placed) is None or str(mark_of(placed)).isdigit()
            if (foot.page, i) == where:
                return counted
    return counted


def mark_of(placed: Placed) -> str | None:
    """The sign or number that was read, before the note or in the text."""
    if placed.text is not None and placed.text.mark is not None:
        return placed.text.mark
    return placed.candidate.mark if placed.candidate is not None else None
