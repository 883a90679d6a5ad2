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
from dataclasses import dataclass

from .dates import find_date
from .model import Line
from .shapes import begins_small, ends_open, ends_sentence, is_separator

_SOURCE = re.compile(r"\[\s*(?P<word>[^\[\]:.]{0,24}?)\s*[:.] ?.*\]\s*\Z")
_ALIKE = 0.6
"""From this share of common letters on, a garbled word is the paper's word for a source: `So rce`."""
_NEARLY_ALL = 0.8
_LONGEST = 260
_OPENING = 6
"""So many lines belong to a document's opening, where its title may be repeated."""


def is_source_line(text: str) -> bool:
    """Whether the whole line stands in square brackets and names something with a colon or stop: `[Source: …]`."""
    return bool(re.match(r"\[[^\[\]]{0,24}[:.] .*\]\s*\Z", text.strip()))


@dataclass(frozen=True)
class TitleHabit:
    """What the titles behind separators have in common."""

    source_word: str = ""
    """The word that opens source lines, folded; "" where the paper has none."""
    words: frozenset[str] = frozenset()
    """Words that return in titles and are rare elsewhere at a line's beginning."""
    has_sources: bool = False
    """Whether a source line stands behind nearly every title: then nothing without one is a title."""

    def is_source(self, text: str) -> bool:
        """Whether a line is a source line as this paper prints them, letters lost or not."""
        match = _SOURCE.match(text.strip())
        if match is None or not self.source_word:
            return False
        word = match["word"].casefold()
        return difflib.SequenceMatcher(None, word, self.source_word).ratio() >= _ALIKE


def title_habit(lines: Sequence[Line]) -> TitleHabit:
    """What the documents behind separators teach."""
    heads = _behind_separators(lines)
    sources = Counter(
        match["word"].casefold()
        for head in heads
        for line in head[1:]
        if is_source_line(line.text) and (match := _SOURCE.match(line.text.strip()))
    )
    firsts = Counter(word for head in heads if head for word in _first_words(head[0].text))
    often = frozenset(word for word, count in firsts.items() if count >= 2)
    has_sources = sum(any(is_source_line(line.text) for line in head[1:]) for head in heads) >= _NEARLY_ALL * len(heads)
    return TitleHabit(sources.most_common(1)[0][0] if sources else "", often, bool(sources) and has_sources)


def hidden_titles(lines: Sequence[Line], habit: TitleHabit) -> set[int]:
    """Numbers of the lines that begin a document without a separator before them."""
    written = [line for line in lines if not line.is_blank]
    found: set[int] = set()
    last = 0
    for i, line in enumerate(written):
        before = written[i - 1].text if i else ""
        if is_separator(line.text):
            last = i
        if not before or is_separator(before) or i + 1 == len(written):
            continue
        after = written[i + 1].text
        if _may_be_title(line.text, before) and _is_borne_out(line.text, after, habit, i - last > _OPENING):
            found.add(line.number)
            last = i
    return found


def _may_be_title(text: str, before: str) -> bool:
    text = text.strip()
    if len(text) > _LONGEST or begins_small(text) or not text[0].isalpha() or ends_open(text) or text.endswith(","):
        return False
    return not ends_sentence(text) and not (len(before) > 60 and not ends_sentence(before))


def _is_borne_out(text: str, after: str, habit: TitleHabit, is_far: bool) -> bool:
    """Whether the next line is a source line; or the words are those of titles, and a date stands with them."""
    if habit.is_source(after):
        return True
    if habit.has_sources or not is_far or not habit.words & set(_first_words(text)) or _capitals(text) < 0.7:
        return False
    date = find_date(after)
    return find_date(text) is not None or (date is not None and len(after.strip()) - (date.end - date.start) < 30)


def _capitals(text: str) -> float:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return float(sum(word[0].isupper() for word in words) / max(1, len(words)))


def _first_words(text: str) -> list[str]:
    """The word that opens a line, as a title's kind: `Memorandum`, `Minutes`, `Report`."""
    words = re.findall(r"[^\W\d_]{3,}", text)[:1]
    return [word for word in words if word[0].isupper()]


def _behind_separators(lines: Sequence[Line]) -> list[list[Line]]:
    """The first written lines behind each separator."""
    heads: list[list[Line]] = []
    for line in lines:
        if is_separator(line.text):
            heads.append([])
        elif heads and not line.is_blank and len(heads[-1]) < 5:
            heads[-1].append(line)
    return [head for head in heads if head]
