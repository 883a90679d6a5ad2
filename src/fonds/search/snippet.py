"""The words of a passage in which a query was found: a piece of the text, and what to mark in it.

The twin is `templates/static/js/search-snippet.js`. All is counted in words, so that both give the same piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .analysis import stem, tokens
from .fits import fits, is_alike
from .spans import phrase_spans
from .trees import RANKED, All, Any, Fuzzy, Leaf, Near, Node, Pattern, Phrase, Term

BEFORE, WIDTH = 8, 36
"""Words before the first marked one, and words in all."""


@dataclass(frozen=True)
class Snippet:
    """A piece of a passage."""

    text: str
    """The words, with … where the passage goes on."""
    marks: tuple[tuple[int, int], ...]
    """The found words in `text`: first character, one past the last."""


def snippet(tree: Node, text: str) -> Snippet:
    """The piece with the most parts of the query in it, the first of these."""
    found = tokens(text)
    hits = _hits(list(_leaves(tree)), [word for _, _, word in found])
    begin, end = _window(hits, len(found))
    before, after = ("… " if begin else ""), (" …" if end < len(found) else "")
    first = _left(text, found, begin) if begin else 0
    last = _right(text, found, end) if end < len(found) else len(text)
    shift = len(before) - first
    marks = [(found[place][0] + shift, found[place][1] + shift) for place in sorted(hits) if begin <= place < end]
    return Snippet(before + text[first:last] + after, tuple(marks))


def _leaves(tree: Node) -> Iterator[Leaf]:
    """What is to be marked: the query's words in the text, not names of fields, not what is excluded."""
    match tree:
        case Term(field) | Phrase(field) | Pattern(field) | Fuzzy(field):
            if field in RANKED:
                yield tree
        case All(parts) | Any(parts) | Near(parts):
            for part in parts:
                yield from _leaves(part)


def _hits(leaves: list[Leaf], words: list[str]) -> dict[int, set[int]]:
    """Word's place → numbers of the leaves it belongs to."""
    hits: dict[int, set[int]] = {}
    for number, leaf in enumerate(leaves):
        for place in _places(leaf, words):
            hits.setdefault(place, set()).add(number)
    return hits


def _places(leaf: Leaf, words: list[str]) -> Iterator[int]:
    match leaf:
        case Term("stem", wanted):
            yield from (place for place, word in enumerate(words) if stem(word) == wanted)
        case Term(_, wanted):
            yield from (place for place, word in enumerate(words) if word == wanted)
        case Pattern(_, pattern):
            yield from (place for place, word in enumerate(words) if fits(pattern, word))
        case Fuzzy(_, wanted, letters):
            yield from (place for place, word in enumerate(words) if is_alike(wanted, word, letters))
        case Phrase(_, parts, slack):
            standing = {part: [place for place, word in enumerate(words) if word == part] for part in parts}
            for first, last in phrase_spans(parts, standing, slack):
                yield from (place for place in range(first, last) if not slack or words[place] in standing)


def _window(hits: dict[int, set[int]], count: int) -> tuple[int, int]:
    best, most = 0, 0
    for place in sorted(hits):
        begin = max(0, min(place - BEFORE, count - WIDTH))
        many = len({leaf for near in range(begin, begin + WIDTH) for leaf in hits.get(near, ())})
        if many > most:
            best, most = begin, many
    return best, min(best + WIDTH, count)


def _left(text: str, found: list[tuple[int, int, str]], begin: int) -> int:
    """Where a piece begins: with the punctuation that stands at its first word without a space."""
    gap = text[found[begin - 1][1] : found[begin][0]]
    return found[begin][0] - len(gap) + gap.rfind(" ") + 1


def _right(text: str, found: list[tuple[int, int, str]], end: int) -> int:
    gap = text[found[end - 1][1] : found[end][0]]
    return found[end - 1][1] + (gap.find(" ") if " " in gap else len(gap))
