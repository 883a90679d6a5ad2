"""W-036: somebody speaks once in a long conversation and is not named before it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fonds.tei.names import Element, local, walk
from fonds.tei.text import reading

from .paper import Division, Doubt, Paper
from .passages import Passage

CODE = "W-036"
MANY = 8
"""In a conversation of fewer turns it is no wonder that somebody speaks once."""
_NAME = re.compile(r"[^\W\d_][\w’'-]+")


def doubts(paper: Paper) -> Iterator[Doubt]:
    """One finding for each speaker of a single turn whose name stands nowhere before the first speech."""
    for division in paper.documents:
        turns = list(walk(division.element, "sp"))
        if len(turns) >= MANY:
            yield from _in_conversation(division, turns)


def _in_conversation(division: Division, turns: list[Element]) -> Iterator[Doubt]:
    speakers: dict[str, list[Element]] = {}
    for turn in turns:
        speakers.setdefault(_who(turn), []).append(turn)
    named = _names_before(division)
    for said in speakers.values():
        label = _label(division, said[0])
        if len(said) > 1 or label is None or label.decided or _names(label.text) & named:
            continue
        line, column = label.place(0)
        fact = f"This speaker is heard once in {division.name}, and not named before the conversation begins."
        hint = "Is it a speaker, or words before a colon? Is it another form of a speaker's name?"
        yield Doubt(CODE, line, column, label.text.strip(), fact, hint)


def _who(turn: Element) -> str:
    """The person who speaks, where that is known; else the label without additions in brackets."""
    label = " ".join(reading(child) for child in turn if local(child) == "speaker")
    return turn.get("who") or re.sub(r"\([^()]*\)|[\[\]:]", "", label).casefold().strip()


def _label(division: Division, turn: Element) -> Passage | None:
    return next((p for p in division.passages if p.kind == "speaker" and p.element.getparent() is turn), None)


def _names(label: str) -> frozenset[str]:
    """What may be the name in a label: the last word before additions, and what the translator completed in brackets.

    The words before it are ranks, which a list of those present names anyway.
    """
    bare = re.sub(r"\([^()]*\)", "", label)
    completed = _NAME.findall(" ".join(re.findall(r"\[([^\[\]]*)\]", bare)))
    printed = _NAME.findall(re.sub(r"\[[^\[\]]*\]", "", bare))
    return frozenset(word.casefold() for word in [*printed[-1:], *completed])


def _names_before(division: Division) -> frozenset[str]:
    """The words of the document before its first speech: title, source line, those who are present."""
    found: set[str] = set()
    for passage in division.passages:
        if passage.kind == "speaker":
            break
        found.update(word.casefold() for word in _NAME.findall(passage.text))
    return frozenset(found)
