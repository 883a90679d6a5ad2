"""Lines to paragraphs: what a line's end and the next line's beginning say about the joint between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from .model import Block, Line, Position, Run
from .shapes import begins_small, ends_open, ends_sentence, first_word, is_heading_like
from .vocabulary import Vocabulary

_YEARS = re.compile(r"(?:,|:)? \(?(?:1[5-9]|20)\d\ds?(?: ?[-–—] ?(?:\d\d|\d{4})s?)?\)?\s*\Z")
"""The years at the end of a heading: `, 1906–1914`, ` (1953)`."""

_OFTEN = 3


def is_joined(before: str, after: str, vocabulary: Vocabulary) -> bool:
    """Whether two lines of running text belong to one paragraph.

    A line that ends its sentence ends the paragraph, unless the next begins small. One that does not is continued,
    unless the next begins with a word that begins sentences: then the end of the paragraph was lost.
    """
    if begins_small(after):
        return True
    if ends_sentence(before) or ends_open(before):
        return False
    return not vocabulary.begins_sentences(first_word(after))


def paragraphs(lines: Sequence[Line], vocabulary: Vocabulary, breaks: Iterable[int] = ()) -> list[list[Line]]:
    """Group lines into paragraphs. `breaks` are numbers of lines that begin one whatever the lines say."""
    groups: list[list[Line]] = []
    forced = set(breaks)
    for line in lines:
        joined = groups and line.number not in forced and is_joined(groups[-1][-1].text, line.text, vocabulary)
        if joined:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def runs_of(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[Run, ...]:
    """The lines of one block as runs; the hyphen at a joint is kept or marked as undone."""
    runs = []
    for line, after in zip(lines, [*lines[1:], None], strict=True):
        text = line.text.rstrip()
        indent = len(text) - len(text.lstrip())
        runs.append(make_run(Position(line.number, indent + 1), text[indent:], after, vocabulary))
    return tuple(runs)


def make_run(at: Position, text: str, after: Line | None, vocabulary: Vocabulary) -> Run:
    """One run; `after` is the line that continues it, or None at the block's end."""
    if after is None or not text.endswith(("-", "\xad")) or text.endswith("--"):
        return Run(at, text)
    if text.endswith("\xad"):
        return Run(at, text, "undone")
    keeps = not text[-2:-1].isalpha() or vocabulary.keeps_hyphen(text[:-1], after.text.lstrip())
    return Run(at, text, "kept" if keeps else "undone")


def heading_lines(lines: Sequence[Line], blanks_before: set[int]) -> set[int]:
    """Numbers of the body lines that are headings: they look like one, end no paragraph and are followed by a sentence.

    A blank line before it is a sign of its own; without one, the line before must have ended its sentence, or be the
    title page's last or a heading itself.
    """
    found: set[int] = set()
    loose = _loose_words(lines)
    for i, line in enumerate(lines):
        if line.text.strip() in loose:
            continue
        before = lines[i - 1] if i else None
        after = lines[i + 1] if i + 1 < len(lines) else None
        if after is None or not is_heading_like(_YEARS.sub("", line.text)) or begins_small(after.text):
            continue
        stands_apart = (
            before is None or before.number in found or before.text.strip() in loose or ends_sentence(before.text)
        )
        if line.number in blanks_before or stands_apart:
            found.add(line.number)
    return found


def _loose_words(lines: Sequence[Line]) -> set[str]:
    """The lines of one word that the text often has elsewhere: words that fell out of their sentence, no headings."""
    alone = {text for line in lines if (text := line.text.strip()).isalpha()}
    words = Counter(word for line in lines for word in re.findall(r"[^\W\d_]+", line.text)) if alone else Counter()
    return {word for word in alone if words[word] > _OFTEN}


def block(kind: str, lines: Sequence[Line], vocabulary: Vocabulary) -> Block:
    """One block of the given kind made of whole lines."""
    return Block(kind, runs_of(lines, vocabulary))  # type: ignore[arg-type]
