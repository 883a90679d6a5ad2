"""Titles of documents before which the separator was lost.

Most documents stand behind a separator (`* * *`); these teach what a title of this paper looks like: whether a source
line follows, how long titles are, which words return in them. A line that looks the same, with a source line behind it
and a finished text before it, begins a document too. Without a source line the words alone must say it, and a date or
a dateline behind them: a document that was invented is worse than one that stays with the one before it.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from .dates import find_date
from .marked import Marked
from .model import Line
from .shapes import begins_small, ends_open, ends_sentence

_SOURCE = re.compile(r"\[\s*(?P<word>[^\[\]:.]{0,24}?)\s*[:.] ?.*\]\s*\Z")
_ALIKE = 0.6
"""From this share of common letters on, a garbled word is the paper's word for a source: `So rce`."""
_NEARLY_ALL = 0.8
_LONGEST = 260
_OPENING = 6
"""So many lines belong to a document's opening, where its title may be repeated."""


@dataclass(frozen=True)
class TitleHabit:
    """What the titles behind separators have in common."""

    marked: Marked = field(default_factory=Marked)
    """The separators and source lines of the paper."""
    source_word: str = ""
    """The word that opens source lines, folded; "" where the paper has none or its source lines were told."""
    words: frozenset[str] = frozenset()
    """Words that return in titles and are rare elsewhere at a line's beginning."""
    has_sources: bool = False
    """Whether a source line stands behind nearly every title: then nothing without one is a title."""

    def is_source(self, line: Line) -> bool:
        """Whether a line is a source line as this paper prints them, letters lost or not."""
        if self.marked.are_sources_told:
            return line.number in self.marked.sources
        match = _SOURCE.match(line.text.strip())
        if match is None or not self.source_word:
            return False
        word = match["word"].casefold()
        return difflib.SequenceMatcher(None, word, self.source_word).ratio() >= _ALIKE


def title_habit(lines: Sequence[Line], marked: Marked) -> TitleHabit:
    """What the documents behind separators teach."""
    heads = _behind_separators(lines, marked)
    sources = Counter(
        match["word"].casefold()
        for head in heads
        for line in head[1:]
        if line.number in marked.sources and (match := _SOURCE.match(line.text.strip()))
    )
    firsts = Counter(word for head in heads if head for word in _first_words(head[0].text))
    often = frozenset(word for word, count in firsts.items() if count >= 2)
    with_source = sum(any(line.number in marked.sources for line in head[1:]) for head in heads)
    has_sources = with_source > 0 and with_source >= _NEARLY_ALL * len(heads)
    return TitleHabit(marked, sources.most_common(1)[0][0] if sources else "", often, has_sources)


def hidden_titles(lines: Sequence[Line], habit: TitleHabit) -> set[int]:
    """Numbers of the lines that begin a document without a separator before them."""
    written = [line for line in lines if not line.is_blank]
    separators = habit.marked.separators
    found: set[int] = set()
    last = 0
    for i, line in enumerate(written):
        before = written[i - 1].text if i else ""
        if line.number in separators:
            last = i
        if not before or written[i - 1].number in separators or i + 1 == len(written):
            continue
        after = written[i + 1]
        if _may_be_title(line.text, before) and _is_borne_out(line.text, after, habit, i - last > _OPENING):
            found.add(line.number)
            last = i
    return found


def _may_be_title(text: str, before: str) -> bool:
    text = text.strip()
    if len(text) > _LONGEST or begins_small(text) or not text[0].isalpha() or ends_open(text) or text.endswith(","):
        return False
    return not ends_sentence(text) and not (len(before) > 60 and not ends_sentence(before))


def _is_borne_out(text: str, after: Line, habit: TitleHabit, is_far: bool) -> bool:
    """Whether the next line is a source line; or the words are those of titles, and a date stands with them."""
    if habit.is_source(after):
        return True
    if habit.has_sources or not is_far or not habit.words & set(_first_words(text)) or _capitals(text) < 0.7:
        return False
    date = find_date(after.text)
    return find_date(text) is not None or (date is not None and len(after.text.strip()) - (date.end - date.start) < 30)


def _capitals(text: str) -> float:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return float(sum(word[0].isupper() for word in words) / max(1, len(words)))


def _first_words(text: str) -> list[str]:
    """The word that opens a line, as a title's kind: `Memorandum`, `Minutes`, `Report`."""
    words = re.findall(r"[^\W\d_]{3,}", text)[:1]
    return [word for word in words if word[0].isupper()]


def _behind_separators(lines: Sequence[Line], marked: Marked) -> list[list[Line]]:
    """The first written lines behind each separator."""
    heads: list[list[Line]] = []
    for line in lines:
        if line.number in marked.separators:
            heads.append([])
        elif heads and not line.is_blank and len(heads[-1]) < 5:
            heads[-1].append(line)
    return [head for head in heads if head]
