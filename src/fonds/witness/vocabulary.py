"""What the text's own words say: which words begin its sentences, and which compounds it writes with a hyphen.

Two questions of the layout are answered from this: whether a word with a capital begins a sentence or goes on with a
name, and whether a hyphen at a line's end belongs to the word. The evidence is the text itself, so that it holds for
any paper and language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from .model import Line

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_FIRST = re.compile(r"(?<=[.?!] )[A-Z][\w’-]*|(?<=[.?!]” )[A-Z][\w’-]*")
_INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][\w’-]*")


class Vocabulary:
    """Counts of the words of a text."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        self._first: Counter[str] = Counter()
        self._inside: Counter[str] = Counter()
        for line in lines:
            self._words.update(_WORD.findall(line.text))
            self._first.update(_FIRST.findall(line.text))
            self._inside.update(_INSIDE.findall(line.text))

    def begins_sentences(self, word: str) -> bool:
        """Whether the text, where it writes the word with a capital, mostly begins a sentence with it."""
        first = self._first[word]
        return first > 0 and first >= self._inside[word]

    def keeps_hyphen(self, before: str, after: str) -> bool:
        """Whether `before-after`, broken at a line's end, is a compound that keeps its hyphen.

        The hyphen goes only where the text has the word without it and never with it: a hyphen too many is seen and
        understood by a reader, a compound run together is a new word.
        """
        left = re.search(r"[\w’'-]*\Z", before)
        right = re.match(r"[\w’']*", after)
        stem, rest = (left[0] if left else ""), (right[0] if right else "")
        return not (self._words[stem + rest] and not self._words[f"{stem}-{rest}"])

    def cut(self, word: str) -> int:
        """Where a word is two words of the text run together; 0 where it is a word, or no cut makes two known ones.

        A word that stands twice is a word. Of several cuts the one whose rarer half is the most frequent.
        """
        if self.is_word(word):
            return 0
        best, where = 0, 0
        for at in range(2, len(word) - 1):
            left, right = word[:at], word[at:]
            if right[0].isupper() and not left[-1].isupper():
                return at
            known = min(self._known(left), self._known(right))
            if known > best and len(left) + len(right) >= 6:
                best, where = known, at
        return where if best >= 2 else 0

    def is_word(self, word: str) -> bool:
        """Whether the text has the word more than once: nothing runs together twice in the same way."""
        return self._words[word] > 1

    def has(self, word: str) -> bool:
        """Whether the text has the word by itself."""
        return self._known(word) > 0

    def _known(self, word: str) -> int:
        return self._words[word] + (self._words[word.capitalize()] + self._words[word.lower()]) // 2
