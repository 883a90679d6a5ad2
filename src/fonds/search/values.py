"""What one mark of a query means: a word, a phrase, a pattern, a field's value, a date, or a sign that is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .analysis import MARK, SINGLE, fold, stem, words
from .passages import KINDS
from .trees import RANKED, Any, Dates, Fuzzy, Node, Pattern, Phrase, QueryError, Term

_PIECE = re.compile(rf"(?=[{SINGLE}])[^\W_]|(?:[^\W_{SINGLE}]|[*?{MARK}])+")
_FUZZY = re.compile(r"([^~]+)~([12]?)", re.DOTALL)
_DISTANCE = re.compile(r"(?:~|NEAR/)([0-9]{1,3})")
NEAR = 10
"""Words between two parts of NEAR without a number."""
LONG = 6
"""Letters from which a word may differ in two of them, if the query does not say in how many."""
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


def phrase(mark: Mark, field: str, slack: int = 0) -> Node:
    """Words in quotation marks: literally these, with as many others between them in all."""
    parts = words(mark.text)
    if not parts:
        raise QueryError(f"there is no letter or digit in “{short(mark.text)}”", mark.position)
    return Phrase(field, tuple(parts), slack) if len(parts) > 1 else Term(field, parts[0])


def distance(mark: Mark) -> int:
    """The number of `~5` behind a phrase or of NEAR/5."""
    if mark.text == "NEAR":
        return NEAR
    found = _DISTANCE.fullmatch(mark.text)
    if found is None:
        what = '"words"~5' if mark.text[0] == "~" else "NEAR/5"
        raise QueryError(f"“{short(mark.text)}” is no distance: write {what}, at most 999", mark.position)
    return int(found[1])


def fuzzy(text: str, mark: Mark, field: str) -> Node:
    """`word~`, `word~1` or `word~2`: spelled alike."""
    found = _FUZZY.fullmatch(text)
    parts = words(found[1]) if found else []
    if found is None or len(parts) != 1 or "*" in text or "?" in text:
        raise QueryError(f"“{short(text)}” cannot be searched: write word~, word~1 or word~2", mark.position)
    word = parts[0]
    return Fuzzy(field, word, int(found[2]) if found[2] else 1 + (len(word) >= LONG))


def is_positional(tree: Node) -> bool:
    """Whether something stands at places of the text, so that something else can be near it."""
    if isinstance(tree, Any):
        return all(map(is_positional, tree.parts))
    return isinstance(tree, Term | Phrase | Pattern | Fuzzy) and tree.field in RANKED


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
