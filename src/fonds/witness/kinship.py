"""Which lines resemble the notes that were found, and which the body: every paper has words of its own for its notes.

`Not printed.` stands in hundreds of one editor's notes and in nobody else's. What a first reading took for notes and
for body teaches the paper's own words; a line is compared with both, itself left out, and read again.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from collections.abc import Sequence

_TOKEN = re.compile(r"[^\W\d_]{2,}|\d+")
_LEAST = 1.0
"""What a word that was never seen counts: high enough that a word seen once proves little."""
_BOUNDS = (-6.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 4.5, 6.0, 8.0)


def kinship_signs(texts: Sequence[str], is_note: Sequence[bool]) -> list[str]:
    """For each line a sign of how much more it resembles the notes than the body; "" where there are no notes."""
    tokens = [_tokens(text) for text in texts]
    notes, body = Counter[str](), Counter[str]()
    for words, in_notes in zip(tokens, is_note, strict=True):
        (notes if in_notes else body).update(words)
    if not notes or not body:
        return ["like no other"] * len(texts)
    scale = body.total() / notes.total()
    return [_sign(words, notes, body, scale, own) for words, own in zip(tokens, is_note, strict=True)]


def _sign(words: list[str], notes: Counter[str], body: Counter[str], scale: float, is_note: bool) -> str:
    """The line's words weighed, the line itself taken out of the class that it was counted in.

    `scale` is how many words the body has for one of the notes.
    """
    own = Counter(words)
    score = 0.0
    for word, count in own.items():
        in_notes, in_body = notes[word] - count * is_note, body[word] - count * (not is_note)
        score += math.log((in_notes + _LEAST / scale) / (in_body + _LEAST) * scale)
    score /= max(1.0, math.sqrt(len(own)))
    return sys.intern(f"like notes {sum(score > bound for bound in _BOUNDS)}")


def _tokens(text: str) -> list[str]:
    """The words, folded; the first one marked, numbers as their length."""
    words = [f"#{len(word)}" if word[0].isdigit() else word.casefold() for word in _TOKEN.findall(text)]
    return [f"^{words[0]}", *words] if words else []
