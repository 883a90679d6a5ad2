"""Which lines of the essay are body and which are notes at the foot of a page.

Body and notes alternate in blocks. `find_note_lines` looks for the best cut of all lines into such blocks: each line
has a leaning (`leaning`: citations against prose), a line that continues the one before follows it, and a block of
notes is likelier where the body, with the block taken out, runs on in the middle of a sentence.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from .model import Line
from .shapes import begins_small, ends_open, ends_sentence, first_word, is_heading_like
from .vocabulary import Vocabulary

LONGEST_BLOCK = 60
"""No page foot holds more lines than this."""
_SWITCH = -2.0
"""What a change from body to notes and back costs: one odd line inside a paragraph is no page foot."""

_SIGNS: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"^\s*[*†‡§]\s*\w"), 5.0),  # the note's own mark
    (re.compile(r"^\W*(?:ibid|idem|op\. cit)\b", re.I), 4.0),
    (re.compile(r"^\W*(?:see|cf\.|for example|quoted in|cited (?:from|in))\b", re.I), 2.0),
    (re.compile(r"\b(?:cited from|quoted in|cited in|ibid|idem|et al)\b", re.I), 2.0),
    (re.compile(r"\b[A-Za-z]{1,3}\.,? ?\d+"), 1.5),  # f. 5, op.7, d., 8, pp. 1-2, no. 3
    (re.compile(r"\([^()]*: [^()]*,? (?:1[5-9]|20)\d\d[,)]?"), 3.0),  # (London: Hurst & Company, 2002)
    (re.compile(r"\((?:\w+ )?(?:1[5-9]|20)\d\d\)"), 1.5),  # (May 2005)
    (re.compile(r",? (?:eds?|trans)\.,? "), 1.5),
    (re.compile(r"\bvol\. ?\d", re.I), 1.5),
    (re.compile(r",[”\"’] "), 1.0),  # “Fraternal Socialism,” 162
    (re.compile(r",[”\"’]? \d+(?:[-–]\d+)?(?:, \d+(?:[-–]\d+)?)*[.;]?\s*$"), 2.5),  # …, 334-35.
    (re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4},? \d"), 2.0),  # 14 October 1960, 1
    (re.compile(r"[,”’] \d{1,2} [A-Z][a-z]+ \d{4}[,;.]"), 2.0),  # Report, 18 April 1957,
    (re.compile(r"\d-\s*$"), 1.0),
)
_LOOSE = frozenset(
    [
        "the",
        "of",
        "to",
        "and",
        "in",
        "a",
        "that",
        "was",
        "were",
        "had",
        "would",
        "for",
        "on",
        "with",
        "as",
        "by",
        "from",
        "its",
        "it",
        "their",
        "this",
        "at",
        "which",
        "be",
        "is",
        "not",
    ]
)


def leaning(text: str) -> float:
    """How much a line leans towards a note (positive) or body prose (negative), by its own characters."""
    signs = sum(weight * min(len(pattern.findall(text)), 3) for pattern, weight in _SIGNS)
    words = re.findall(r"[A-Za-z’']+", text)
    prose = 0.0
    if len(words) >= 4:
        prose = (0.22 - sum(word in _LOOSE for word in words) / len(words)) * 12
    score = signs + prose if signs else min(prose, 0.0)  # few loose words alone make no note
    if begins_small(text):
        score -= 1.0
    return max(-5.0, min(6.0, score - 1.0))


def find_note_lines(lines: Sequence[Line], headers: set[int], vocabulary: Vocabulary) -> set[int]:
    """Numbers of the lines that are notes, among lines without blanks and running headers, in order.

    `headers` are the numbers of the running headers that were left out: a block of notes ends at a page's end.

    Dynamic programming over the ends of blocks: `body[i]` is the best score of the first i lines where the last of
    them is body, `foot[i]` where it ends a block of notes. A page has a body, so no block follows another.
    """
    texts = [line.text.strip() for line in lines]
    own = [leaning(text) for text in texts]
    opens = [i == 0 or _header_between(lines[i - 1], line, headers) for i, line in enumerate(lines)]
    follows = [not opens[i] and continues_note(texts[i - 1], text) for i, text in enumerate(texts)]
    body, foot, lengths = [0.0], [-math.inf], [0]
    from_foot = [False]
    for i in range(1, len(texts) + 1):
        as_body = 1.0 if is_heading_like(texts[i - 1]) else -own[i - 1]
        runs_on = joint(texts[i - 2], texts[i - 1], vocabulary) if i > 1 else 0.0
        from_foot.append(foot[i - 1] > body[i - 1] + runs_on)
        body.append(max(body[i - 1] + runs_on, foot[i - 1]) + as_body)
        score, length = _best_block(i, own, follows, opens, body, texts, vocabulary)
        foot.append(score)
        lengths.append(length)
    return _trace(lines, from_foot, lengths, foot[-1] > body[-1])


def _best_block(
    end: int,
    own: list[float],
    follows: list[bool],
    opens: list[bool],
    body: list[float],
    texts: list[str],
    vocabulary: Vocabulary,
) -> tuple[float, int]:
    """The best score of the first `end` lines where a block of notes ends there, and the block's length."""
    best, length, total = -math.inf, 0, 0.0
    for start in range(end - 1, max(0, end - LONGEST_BLOCK) - 1, -1):
        first = total + own[start]
        total += max(own[start], 0.5) if follows[start] else own[start]
        if opens[start]:
            break  # a page opens with its body, and a block of notes lies on one page
        score = body[start] + first + _runs_on(texts, start, end, vocabulary) + _SWITCH
        if score > best:
            best, length = score, end - start
    return best, length


def _header_between(before: Line, line: Line, headers: set[int]) -> bool:
    return any(number in headers for number in range(before.number + 1, line.number))


def _trace(lines: Sequence[Line], from_foot: list[bool], lengths: list[int], in_foot: bool) -> set[int]:
    notes: set[int] = set()
    i = len(lines)
    while i > 0:
        if in_foot:
            notes.update(line.number for line in lines[i - lengths[i] : i])
            i, in_foot = i - lengths[i], False
        else:
            in_foot = from_foot[i]
            i -= 1
    return notes


def continues_note(before: str, text: str) -> bool:
    """Whether a line of notes goes on with the note of the line before it.

    A line without an end is continued, unless it breaks off in a number and the next begins like a note of its own:
    two notes made one hide a note, one note made two invents one; both are wrong, the first is harder to see.
    """
    if begins_small(text) or text[:1] in "[(,;":
        return not ends_sentence(before) or begins_small(text)
    if ends_sentence(before):
        return False
    breaks_off_in_number = re.search(r"\d[-–]?\s*$", before) is not None
    return not (breaks_off_in_number and text[:1].isupper())


def _runs_on(texts: Sequence[str], start: int, end: int, vocabulary: Vocabulary) -> float:
    """How well the body joins over the block of lines start…end-1 that is taken for notes."""
    if end >= len(texts):
        return 0.0
    return joint(texts[start - 1], texts[end], vocabulary)


def joint(before: str, after: str, vocabulary: Vocabulary) -> float:
    """How well two lines of body text join: positive where a sentence runs on from one to the other."""
    if _open_bracket(before) and re.match(r"[^\[\]]*\]", after):
        return 4.0
    if ends_sentence(before) or ends_open(before):
        return -2.5 if begins_small(after) else 0.0
    if begins_small(after) or after[:1].isdigit():
        return 3.5
    return -1.5 if vocabulary.begins_sentences(first_word(after)) else 1.0


def _open_bracket(text: str) -> bool:
    return text.rfind("[") > text.rfind("]")
