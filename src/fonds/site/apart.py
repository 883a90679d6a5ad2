"""Two states of a text told apart: which words are others, with some of the same words around them."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from .views import Piece

AROUND = 10
"""So many of the same words are kept on each side of what is different."""
GAP = "…"
"""Stands for same words that are left out."""


def told_apart(was: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """The two texts in pieces: the same words and others by turns; long runs of the same words are shortened."""
    old, new = was.split(), now.split()
    before: list[Piece] = []
    after: list[Piece] = []
    for step in Indel.opcodes(old, new):
        ours, theirs = old[step.src_start : step.src_end], new[step.dest_start : step.dest_end]
        if step.tag == "equal":
            is_first, is_last = (
                step.src_start == step.dest_start == 0,
                step.src_end == len(old) and step.dest_end == len(new),
            )
            same = Piece(_shortened(ours, is_first, is_last))
            before.append(same)
            after.append(same)
        else:
            before += [Piece(" ".join(ours), True)] if ours else []
            after += [Piece(" ".join(theirs), True)] if theirs else []
    return tuple(before), tuple(after)


def _shortened(words: Sequence[str], is_first: bool, is_last: bool) -> str:
    """Words that are the same, without those that are far from any that are not."""
    head, tail = 0 if is_first else AROUND, 0 if is_last else AROUND
    if len(words) <= head + tail + AROUND:
        return " ".join(words)
    return " ".join([*words[:head], GAP, *(words[-tail:] if tail else [])])
