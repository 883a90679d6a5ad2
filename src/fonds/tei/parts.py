"""Emended words cut out of the tree in parts: what belongs to both texts (a note, a page break) stays between them."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from .names import Element, local
from .text import is_sign, raw

BETWEEN = frozenset(["note", "pb", "fw", "cb", "milestone", "anchor", "gap"])
"""What readers see in both texts: never inside words that only one of them has."""

Spot = tuple[int, int]
"""A place in an element's own text: behind how many of its children, and the offset in the text that stands there."""


@dataclass
class Part:
    """A stretch of words with nothing between them, or what stands between two of these."""

    text: str = ""
    children: list[Element] = field(default_factory=list)
    is_between: bool = False

    @property
    def words(self) -> str:
        """The witness's characters in it."""
        return self.text + "".join(
            ("" if is_sign(child) else raw(child)) + (child.tail or "") for child in self.children
        )


def is_between(element: Element) -> bool:
    """Whether an element belongs to both texts."""
    return local(element) in BETWEEN or (is_sign(element) and local(element) == "seg")


def cut(parent: Element, start: Spot, end: Spot, is_whole: bool) -> tuple[list[Part], str]:
    """Take what stands between two spots out of an element. Gives its parts (one where `is_whole`) and the text behind.

    The text behind is out of the tree, too: what is put in comes before it.
    """
    (first, offset), (last, rest) = start, end
    opening = text_at(parent, first)
    if first == last:
        set_text(parent, first, opening[:offset])
        return [Part(opening[offset:rest])], opening[rest:]
    children = list(parent)[first:last]
    behind = (children[-1].tail or "")[rest:]
    children[-1].tail = (children[-1].tail or "")[:rest]
    set_text(parent, first, opening[:offset])
    parts = [Part(opening[offset:])]
    for child in children:
        parent.remove(child)  # with its tail
        if is_whole or not is_between(child):
            parts[-1].children.append(child)
        else:
            parts += [Part(children=[child], is_between=True), Part(child.tail or "")]
            child.tail = None
    return parts, behind


def put(parent: Element, index: int, nodes: Sequence[str | Element]) -> None:
    """Put texts and elements (with their tails) behind the first `index` children and the text that stands there."""
    for node in nodes:
        if isinstance(node, str):
            set_text(parent, index, text_at(parent, index) + node)
        else:
            parent.insert(index, node)
            index += 1


def text_at(parent: Element, index: int) -> str:
    """The element's own text behind its first `index` children."""
    return (parent.text if index == 0 else parent[index - 1].tail) or ""


def set_text(parent: Element, index: int, text: str) -> None:
    """Replace that text."""
    if index == 0:
        parent.text = text or None
    else:
        parent[index - 1].tail = text or None


def shared_out(words: Sequence[str], reading: str) -> list[str]:
    """A reading cut into one piece for each stretch of the witness's words, where the two correspond.

    A cut that falls into words that differ is made behind the words that are read there.
    """
    if len(words) == 1:
        return [reading]
    whole = "".join(" " if c.isspace() else c for c in "".join(words))
    codes = difflib.SequenceMatcher(None, whole, reading, autojunk=False).get_opcodes()
    pieces, last, at = [], 0, 0
    for word in words[:-1]:
        at += len(word)
        here = max(last, _counterpart(at, codes))
        pieces.append(reading[last:here])
        last = here
    return [*pieces, reading[last:]]


def _counterpart(at: int, codes: Sequence[tuple[str, int, int, int, int]]) -> int:
    """The offset in the reading that corresponds to an offset in the witness's words."""
    touching = [code for code in codes if code[1] <= at <= code[2]]
    for what, begin, _, other, _ in touching:
        if what == "equal":
            return other + at - begin
    return touching[-1][4] if touching else 0
