"""Speeches in minutes: which words before a colon are a speaker, and where turns begin inside a line.

1. `find_labels` weighs what stands before a colon at the beginning of lines. Somebody speaks where the label names a
   person known from the title or a list, has a rank with a name, was completed by the translator in brackets, or
   returns and has no word that the text also writes small (`Coal:` has). It is a conversation only if somebody speaks
   twice.
2. In a conversation where nearly every paragraph begins with a label, one that stands only once is a speaker too.
3. `Labels.turns` finds the accepted labels, at the beginning of a line and behind the end of a sentence inside it.

A speaker that was invented is worse than a turn that stays a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .ranks import LINKS, NO_SPEAKERS, QUESTIONERS, is_rank

_WORD = r"[A-ZÀ-Þ][\w’'ʼ.-]*+"
_BRACKET = r"\[[^\][:]{1,40}\]"
_TOKEN = rf"(?:{_WORD}|{_BRACKET})"
_LABEL = re.compile(
    rf"(?P<label>{_TOKEN}(?: (?:of|and|for|the|to|de|d’affaires|{_WORD}|{_BRACKET})){{0,8}}"
    rf"(?: ?\([^():]{{1,60}}\)){{0,2}}):"
    rf"(?=\s|\Z|[A-Z“\[(])"
)
_MOSTLY = 0.6
"""From this share of labelled paragraphs on the text is a conversation throughout."""


@dataclass(frozen=True)
class Labels:
    """The speakers' labels of one document."""

    names: frozenset[str] = frozenset()
    """Bare labels: what stands before the colon without additions in parentheses and without brackets."""

    def turns(self, text: str) -> list[tuple[int, int]]:
        """Where turns begin in a line: offset of the label, and its length with the colon."""
        if not self.names:
            return []
        return [(start, length) for start, length in map(self._turn, _matches(text)) if length]

    def _turn(self, match: re.Match[str]) -> tuple[int, int]:
        """Start and length of the turn that a label opens; no length where it is none.

        Inside a line a sentence runs into the label, and its last word may look like a part of it (`Yes. Kim:`).
        """
        before = match.string[: match.start()]
        is_at_start = not before.strip()
        if bare(match["label"]) in self.names and (is_at_start or _ends_sentence(before)):
            return match.start(), match.end() - match.start()
        for inner in re.finditer(rf"(?<=[.?!…”’\])]) ?(?={_TOKEN})", match["label"]):
            label = match["label"][inner.end() :]
            if bare(label) in self.names and not is_rank(match["label"][: inner.end()].split()[-1]):
                start = match.start() + inner.end()
                return start, match.end() - start
        return 0, 0


def find_labels(lines: Sequence[str], is_known: Callable[[str], bool]) -> Labels:
    """The speakers' labels among what stands before a colon at the beginning of lines.

    `is_known` tells whether a label names a person known from elsewhere in the document.
    """
    printed = [match["label"] for line in lines if (match := _LABEL.match(line)) and _may_speak(match["label"])]
    counts = Counter(bare(label) for label in printed)
    small = _small_words(lines)
    named = {bare(label) for label in printed if is_known(label)}
    sure = named | {bare(label) for label in printed if _is_person(label)}
    sure |= {label for label in counts if counts[label] > 1 and not _words(label) & small}
    if not _is_conversation(sure, named, counts):
        return Labels()
    sure |= {label for label in counts if all(map(is_rank, label.split()))}
    if sum(counts[label] for label in sure) >= _MOSTLY * sum(bool(line) for line in lines):
        sure |= {label for label in counts if not _words(label) & small or counts[label] > 2}
    return Labels(frozenset(sure))


def bare(label: str) -> str:
    """A label without additions in parentheses and without the brackets of the translator's completions."""
    label = re.sub(r"\s*\([^()]*\)", "", label)
    return " ".join(label.replace("[", "").replace("]", "").split())


def is_field(text: str) -> bool:
    """Whether a paragraph begins with the name of a field or remark (`Note:`) instead of a speaker."""
    match = _LABEL.match(text)
    return match is not None and not _may_speak(match["label"])


def _matches(text: str) -> list[re.Match[str]]:
    return list(_LABEL.finditer(text)) if ":" in text else []


def _is_conversation(sure: set[str], named: set[str], counts: Counter[str]) -> bool:
    """Whether labels return as speakers do: somebody speaks twice, or two of those speak whom the document names.

    In a list of offices or of who does what every label stands once.
    """
    if len(sure) > 1 and any(counts[label] > 1 for label in sure):
        return True
    names = Counter(word for label in sure for word in _words(label))
    return (
        len(named) > 1
        or (len(sure) > 1 and any(count > 1 for count in names.values()))
        or any(counts[label] > 2 for label in sure)
    )


def _is_person(label: str) -> bool:
    """Whether a label looks like somebody: a rank with a name, a translator's completion, question and answer."""
    words = bare(label).split()
    ranks = [is_rank(word) for word in words]
    return (
        (any(ranks) and not all(ranks)) or ("[" in label and len(words) <= 4) or bare(label).casefold() in QUESTIONERS
    )


def _may_speak(label: str) -> bool:
    """Not the name of a field (`Time:`, `Note:`), nor a sentence."""
    words = [word.strip(".").casefold() for word in bare(label).split()]
    if words and all(len(word) == 1 for word in words):
        return " ".join(words) in QUESTIONERS
    return bool(words) and not {words[0], words[-1]} & (NO_SPEAKERS | LINKS - {"the"})


def _small_words(lines: Sequence[str]) -> set[str]:
    """The words that the text also writes in small letters, behind the beginning of a line."""
    return {word for line in lines for word in re.findall(r"(?<![\w’'-])[a-zà-þ][\w’'-]+", line)}


def _words(label: str) -> set[str]:
    return {word.strip(".").casefold() for word in label.split() if not is_rank(word) and word not in LINKS}


def _ends_sentence(before: str) -> bool:
    return bool(re.search(r"(?:[.?!…”’\])—–]|--)\s*\Z", before))
