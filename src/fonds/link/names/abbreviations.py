"""Abbreviations: at their definition (`Korean Workers’ Party (KWP)`), and as the registers give them.

In brackets behind some words stands their abbreviation where its letters are the first letters of these words. Small
words may be left out (`Communist Party of the Soviet Union (CPSU)`), a word in capitals may give more than one letter
(`US dollars (USD)`). What does not fit is no abbreviation: a false expansion is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fonds.config import Registers
from fonds.tei.names import Element

from .entries import abbreviation_of
from .patterns import normal
from .runs import Run

# “Korean Workers’ Party (KWP)”, “(hereafter KWP)”, “(to be abbreviated as KWP)”
_DEFINITION = re.compile(
    r"""
    \s\(
    (?:to\sbe\s|hereafter\s|hereinafter\s|henceforth\s)*
    (?:abbreviated\s|referred\sto\s|known\s|cited\s)?(?:as\s)?
    [“"‘']?(?P<abbreviation>[A-Z][\w&]{0,8}[A-Z])[”"’']?\)
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"[^\W\d_][\w’'ʼ]*")
_SENTENCE = re.compile(r"[.;:!?]\s|[\[\]()“”\0]")
"""What ends the words that an abbreviation can stand for."""
_MOST = 12
"""More words than this are abbreviated by nobody."""


@dataclass(frozen=True)
class Abbreviation:
    """An abbreviation and what it stands for."""

    id: str
    short: str
    expansion: str
    source: str
    """text or register."""
    defined_in: Element | None = None
    """The block of its definition."""
    from_run: int = 0
    from_offset: int = 0
    """From where on it is known: a reader meets it at its definition; what a register has is known everywhere."""


def abbreviations(texts: list[Run], registers: Registers) -> dict[str, Abbreviation]:
    """Form → abbreviation. One that the text defines in two ways means nothing for certain and is left out."""
    defined: dict[str, list[Abbreviation]] = {}
    for place, run in enumerate(texts):
        for short, expansion, offset in definitions(run.text):
            one = Abbreviation("", short, expansion, "text", run.block, place, offset)
            known = defined.setdefault(short, [])
            if not any(_same(one.expansion, other.expansion) for other in known):
                known.append(one)
    found = {short: ones[0] for short, ones in defined.items() if len(ones) == 1}
    for short, expansion in _of_registers(registers):
        if short in found:  # known everywhere, and the text says at which place it is introduced
            one = found[short]
            found[short] = Abbreviation("", short, one.expansion, "text", one.defined_in)
        elif short not in defined:
            found[short] = Abbreviation("", short, expansion, "register")
    return {short: _with_id(one, i) for (short, one), i in zip(found.items(), _ids(found), strict=True)}


def definitions(text: str) -> Iterator[tuple[str, str, int]]:
    """The abbreviations that a text defines: form, what it stands for, and where the form begins."""
    for match in _DEFINITION.finditer(text):
        before = text[max(0, match.start() - 160) : match.start()]
        ends = [end.end() for end in _SENTENCE.finditer(before)]
        expansion = words_for(match["abbreviation"], before[ends[-1] if ends else 0 :])
        if expansion is not None:
            yield match["abbreviation"], expansion, match.start("abbreviation")


def words_for(short: str, before: str) -> str | None:
    """The words at the end of a text whose first letters are the abbreviation; None where there are none."""
    words = list(_WORD.finditer(before))
    if not words or before[words[-1].end() :].strip():
        return None
    for first in range(len(words) - 1, max(-1, len(words) - 1 - _MOST), -1):
        chosen = [word[0] for word in words[first:]]
        if chosen[0][0] == short[0] and _fits(chosen, short.casefold()):
            return normal(before[words[first].start() :])
    return None


def _fits(words: list[str], letters: str) -> bool:
    """Whether the words give exactly these letters, in order."""
    if not words or not letters:
        return not words and not letters
    word, rest = words[0], words[1:]
    if letters[0] == word[0].casefold() and _fits(rest, letters[1:]):
        return True
    if len(word) > 1 and word.isupper() and letters.startswith(word.casefold()) and _fits(rest, letters[len(word) :]):
        return True
    return word.islower() and len(word) <= len("the") and bool(rest) and _fits(rest, letters)


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _of_registers(registers: Registers) -> Iterable[tuple[str, str]]:
    for archive in registers.archives:
        if archive.abbreviation:
            yield archive.abbreviation, archive.name
    for named in (*registers.organisations, *registers.places):
        if short := abbreviation_of(named):
            yield short, named.name


def _with_id(one: Abbreviation, identifier: str) -> Abbreviation:
    return Abbreviation(identifier, one.short, one.expansion, one.source, one.defined_in, one.from_run, one.from_offset)


def _ids(shorts: Iterable[str]) -> Iterator[str]:
    """An id for each: no two differ by capitals alone."""
    taken: set[str] = set()
    for short in shorts:
        slug = re.sub(r"[^a-z0-9]+", "-", short.casefold()).strip("-") or "sign"
        number = 1
        while (identifier := f"abbr-{slug}" + (f"-{number}" if number > 1 else "")) in taken:
            number += 1
        taken.add(identifier)
        yield identifier
