"""What one mark of a query means: a word, a phrase, a pattern, a field's value, a date, or a sign that is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .analysis import MARK, SINGLE, fold, stem, words
from .passages import KINDS
from .trees import Dates, Node, Pattern, Phrase, QueryError, Term

_PIECE = re.compile(rf"(?=[{SINGLE}])[^\W_]|(?:[^\W_{SINGLE}]|[*?{MARK}])+")
_DAY = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True)
class Mark:
    """One sign or word of a query."""

    kind: str
    """`(`, `)`, `"` for a phrase, `word`, `end`."""
    position: int
    """Its first character, from 1."""
    text: str = ""
    """The words of a phrase, the letters of a word."""
    glued: bool = False
    """Whether it follows the mark before without a space."""


def refuse(mark: Mark) -> None:
    """Signs that mean something elsewhere, and not here: better an error than another answer."""
    text = mark.text
    if text == "NEAR" or text.startswith("NEAR/"):
        raise QueryError("NEAR cannot be searched yet; for the word itself write near", mark.position)
    if "~" in text:
        raise QueryError("~ (spelled alike, or near) cannot be searched yet", mark.position)
    if "^" in text:
        raise QueryError("^ (weight) cannot be searched", mark.position)
    if "|" in text:
        raise QueryError("| means nothing here; write OR", mark.position)
    if text[0] in "-+!" and words(text):
        advice = "all words must be there in any case" if text[0] == "+" else "to exclude a word write NOT"
        raise QueryError(f"{text[0]} before a word means nothing here; {advice}", mark.position)


def value(text: str, mark: Mark, one: str, several: str) -> Node:
    """A word, the phrase of a divided word, or a pattern. `one` and `several` are the fields of a word and a phrase."""
    if "*" in text or "?" in text:
        return pattern(text, mark, several)
    parts = words(text)
    if not parts:
        raise QueryError(f"there is no letter or digit in “{short(text)}”", mark.position)
    if len(parts) > 1:
        return Phrase(several, tuple(parts))
    return Term(one, stem(parts[0]) if one == "stem" else parts[0])


def phrase(mark: Mark, field: str) -> Node:
    """Words in quotation marks: literally these."""
    parts = words(mark.text)
    if not parts:
        raise QueryError(f"there is no letter or digit in “{short(mark.text)}”", mark.position)
    return Phrase(field, tuple(parts)) if len(parts) > 1 else Term(field, parts[0])


def pattern(text: str, mark: Mark, field: str) -> Node:
    """A word with * or ? in it."""
    pieces = _PIECE.findall(text)
    if len(pieces) != 1:
        raise QueryError(
            f"a pattern is one word, and “{short(text)}” is {len(pieces)}: punctuation divides words",
            mark.position,
        )
    pattern = re.sub(r"\*+", "*", fold(pieces[0]))
    if not words(pattern):
        raise QueryError("a pattern needs a letter or a digit", mark.position)
    return Pattern(field, pattern)


def key(name: str, value: str, mark: Mark) -> Node:
    """The value of a field of one word: a kind, a document, a section."""
    parts = words(value)
    if name == "kind" and (len(parts) != 1 or parts[0] not in KINDS or "*" in value or "?" in value):
        raise QueryError(f"there is no kind “{short(value)}”; the kinds are {', '.join(KINDS)}", mark.position)
    if "*" in value or "?" in value:
        return pattern(value, mark, name)
    if len(parts) != 1:
        raise QueryError(f"“{short(value)}” is no {name}: one name, such as {name[0]}5", mark.position)
    return Term(name, parts[0])


def dates(value: str, mark: Mark) -> Node:
    """A day, month or year, or a span from one to another."""
    begin, dots, end = value.partition("..")
    if not dots:
        end = begin
    if not (begin or end) or any(day and not _DAY.fullmatch(day) for day in (begin, end)):
        raise QueryError(
            f"“{short(value)}” is no date: write 1957, 1957-11 or 1957-11-23, "
            "or two of them with two stops between, as in 1957..1958-02",
            mark.position,
        )
    width = min(len(begin), len(end))
    if begin[:width] > end[:width]:
        raise QueryError("the first date is later than the second", mark.position)
    return Dates(begin, end)


def short(text: str) -> str:
    """At most 40 characters of somebody's words, for a message."""
    return text if len(text) <= 40 else text[:39] + "…"
