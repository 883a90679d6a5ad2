"""Damage that the text itself shows: a space that is lost, a dash that came out as a full stop, and in source lines
letters and digits that are lost.

The first two look alike (`scholarship.These`, `labor.which`), for a lost marker of a note leaves its place glued. What
decides is the letter behind the stop, and whether the part of the text has notes at all. What is not sure is left to
the editors: a wrong dash says something that nobody wrote, a missing one only leaves the damage in sight.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .glue import Glue, glues, parted
from .sourcelines import SourceLines

ASIDE = 8
"""So many words may stand between two dashes of which the first stands before a capital letter."""


@dataclass(frozen=True)
class Restoration:
    """One place that a rule restores: from a character to another, and what is read there."""

    start: int
    end: int
    reading: str | None
    """None where what is lost cannot be known."""


@dataclass(frozen=True)
class Passage:
    """The words of one block, and what is known of the place where it stands."""

    text: str
    markers: frozenset[int]
    """Where notes are called in it."""
    has_notes: bool
    """Whether its part of the paper calls notes: only there did markers get lost."""
    has_dashes: bool
    """Whether dashes came through in this text: then a stop is no lost dash."""
    source: SourceLines | None = None
    """For a source line: all source lines of the paper."""


def glued_spaces(passage: Passage) -> Iterator[Restoration]:
    """A space behind the sign: of a full stop before a capital letter only where it may have lost a marker."""
    dashes = {glue.next for glue in _dashes(passage)}
    for glue in glues(passage.text):
        is_sentence = not glue.is_small and _ends_a_sentence(glue, passage)
        if glue.next not in dashes and (glue.sign in ";:," or is_sentence):
            yield Restoration(glue.next, glue.next, " ")


def lost_dashes(passage: Passage) -> Iterator[Restoration]:
    """A dash for a full stop before a small letter; where no marker can be lost, also for the stop that opens an aside
    which such a dash closes.
    """
    for glue in _dashes(passage):
        before, behind = passage.text[glue.start : glue.stop], passage.text[glue.stop + 1 : glue.end]
        yield Restoration(glue.start, glue.end, f"{before}—{behind.lstrip()}")


def lost_letters(passage: Passage) -> Iterator[Restoration]:
    """The words of a source line that one word of the paper alone fits."""
    for one in passage.source.letters(passage.text) if passage.source else ():
        yield Restoration(one.start, one.end, one.reading)


def lost_digits(passage: Passage) -> Iterator[Restoration]:
    """The places of a source line at which a hyphen joins a number to nothing."""
    for at in passage.source.digits(passage.text) if passage.source else ():
        yield Restoration(at, at, None)


def _ends_a_sentence(glue: Glue, passage: Passage) -> bool:
    """Whether the sign before a capital letter ends a sentence: a marker stands there, or could have been lost there.

    Inside of a quotation hardly any is: there the stop may be a title's lost dash.
    """
    if glue.next in passage.markers:
        return True
    before = passage.text[: glue.stop + 1]
    return before.count("“") <= before.count("”") and (passage.has_notes or glue.sign in "?!")


def _dashes(passage: Passage) -> list[Glue]:
    """The stops that stand for a dash, in order."""
    if passage.has_dashes:
        return []
    found: list[Glue] = []
    stops = [glue for glue in glues(passage.text) if glue.sign == "." and glue.next not in passage.markers]
    for before, glue in zip([None, *stops], stops, strict=False):
        if glue.is_small:
            opening = _opening(glue, before, passage)
            found += [glue] if opening is None else [opening, glue]
    return found


def _opening(glue: Glue, before: Glue | None, passage: Passage) -> Glue | None:
    """The stop that opens the aside which a lost dash closes: before a capital letter, or with a space behind it."""
    since = 0 if before is None else before.end
    spaced = parted(passage.text, since, glue.start)
    if spaced is not None and spaced.next not in passage.markers:
        return spaced if _is_aside(passage.text[spaced.next : glue.stop]) else None
    if before is None or before.is_small or passage.has_notes:
        return None
    return before if _is_aside(passage.text[before.next : glue.stop]) else None


def _is_aside(words: str) -> bool:
    """Whether a few words stand there in which no sentence ends."""
    return len(words.split()) <= ASIDE and not re.search(r"[.?!][”’)\]]*\s", words)
