"""Speeches in minutes: which words before a colon are a speaker, and where turns begin inside a line.

A label counts as a speaker where it returns, where it names someone who also speaks elsewhere in the document, or where
the translator completed it in brackets in a document that has speakers. A word that stands once before a colon
(`Location:`, `Note:`) is none: a speaker that was invented is worse than a turn that stays a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_TOKEN = r"(?:[A-Z][\w’'.-]*|\[[^\][:]{1,40}\])"
_LABEL = re.compile(
    rf"(?P<label>{_TOKEN}(?: (?:of|and|for|the|{_TOKEN[3:-1]})){{0,7}}(?: \([^():]{{1,60}}\))?):(?=\s|\Z)"
)


@dataclass(frozen=True)
class Speakers:
    """The speakers' labels of one document."""

    labels: frozenset[str]
    """Bare labels: what stands before the colon without additions in parentheses."""

    def turns(self, text: str) -> list[tuple[int, int]]:
        """Where turns begin in a line: offset of the label, and its length with the colon."""
        if not self.labels:
            return []
        found = []
        for match in _LABEL.finditer(text):
            start = self._start(text, match)
            if start is not None:
                found.append((start, match.end() - start))
        return found

    def _start(self, text: str, match: re.Match[str]) -> int | None:
        """Where the label begins: at the match, or inside it where a sentence runs into the label."""
        at_line_start = match.start() == 0
        if bare(match["label"]) in self.labels and (at_line_start or _ends_sentence(text[: match.start()])):
            return match.start()
        return None


def find_speakers(lines: Iterable[str]) -> Speakers:
    """The speakers among the labels that stand at the beginning of lines."""
    printed = [match["label"] for line in lines if (match := _LABEL.match(line))]
    counts = Counter(bare(label) for label in printed)
    named = Counter(name for label in printed for name in set(_names(bare(label))))
    sure = {label for label, count in counts.items() if count > 1}
    sure |= {bare(label) for label in printed if "[" in label and any(named[n] > 1 for n in _names(bare(label)))}
    if not sure:
        return Speakers(frozenset())
    names = {name for label in sure for name in _names(label)}
    also = {bare(p) for p in printed if "[" in p or any(name in names for name in _names(bare(p)))}
    return Speakers(frozenset(sure | also))


def bare(label: str) -> str:
    """A label without additions in parentheses and without the brackets of the translator's completions."""
    label = re.sub(r"\s*\([^()]*\)", "", label)
    return " ".join(label.replace("[", "").replace("]", "").split())


def _names(label: str) -> Sequence[str]:
    return [word for word in re.findall(r"[\w’'-]+", label) if len(word) > 2 and word[0].isupper()]


def _ends_sentence(before: str) -> bool:
    return bool(re.search(r"[.?!…”’\])]\s*\Z", before))
