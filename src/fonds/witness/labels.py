"""What each line serves as, before anything is read in it: title page, running header, separator, note, body.

1. The title page is the first lines, where they say what edition.yaml says (`split_front`).
2. Running headers and page numbers are found by their return (`headers`).
3. Separators, source lines and the titles around them are known to be no notes (`titles`).
4. Lines that begin with a number or sign that counts notes are found, at the feet of pages (`chains`) or together
   behind the text (`endnotes`), with what they prove of other lines (`certain`).
5. All that is left is cut into body and notes, as the whole fits best (`apparatus`).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from fonds.config import Habits

from . import apparatus
from .certain import Certain, among_endnotes, certain_lines
from .chains import find_chain, find_signs
from .endnotes import find_endnotes
from .feet_signs import Kind, Row
from .headers import Header, find_headers, told_headers
from .kinship import kinship_signs
from .leanings import own_signs
from .marked import Marked, find_marked
from .model import Line
from .numbered import SUPERSCRIPT, Calls, Label
from .pages import Sheet
from .regions import context_signs
from .shapes import ends_sentence, is_separator
from .signs import CALLED, SIGNED, sign_calls
from .titles import hidden_titles, title_habit
from .vocabulary import Vocabulary
from .weights import weights_of


@dataclass(frozen=True)
class Labels:
    """The lines of a text, told apart. All sets hold line numbers."""

    front: tuple[Line, ...]
    """The title page: title, then the authors' line where there is one."""
    marked: Marked
    """Separators and source lines."""
    headers: dict[int, Header]
    titles: set[int]
    """First lines of documents that have lost their separator."""
    notes: Mapping[int, str]
    """Line number → "note" where a note begins, "more" where one goes on."""
    numbers: dict[int, Label]
    """Line number → the note's number printed before it."""
    calls: Mapping[int, int] = field(default_factory=dict)
    """Line on which a numbered note begins → the line that is known to call it."""
    endnotes: Set[int] = frozenset()
    """Lines on which notes begin that are printed together behind the text, not at the feet of its pages."""
    headings: Set[int] = frozenset()
    """Lines that are known to be headings."""

    def text_of(self, lines: Sequence[Line]) -> list[Line]:
        """The lines behind the title page, and the running header that may stand before it."""
        last = self.front[-1].number if self.front else 0
        return [line for line in lines if line.number > last or line.number in self.headers]

    def body_of(self, lines: Sequence[Line]) -> list[Line]:
        """Body lines, blank lines and separators behind the title page: what the parts are made of. A line behind a
        running header, or behind notes and a form feed, opens its page.
        """
        found: list[Line] = []
        opens = False
        for line in self.text_of(lines):
            opens = opens or line.opens_page or line.number in self.headers
            if line.number not in self.headers and line.number not in self.notes:
                found.append(line if line.is_blank else replace(line, opens_page=opens))
                opens = opens and line.is_blank
        return found

    def behind(self, sheets: Sequence[Sheet]) -> list[Header]:
        """The running headers behind the last words."""
        last = max((line.number for sheet in sheets for line in [*sheet.body, *sheet.notes]), default=0)
        return [header for number, header in sorted(self.headers.items()) if number > last]


def tell_apart(lines: Sequence[Line], title: str, vocabulary: Vocabulary, habits: Habits) -> Labels:
    """Tell the lines of a text apart. What `habits` tell stands in place of what would be inferred."""
    front, above = _front(lines, title, habits)
    rest = [line for line in lines if not front or line.number > front[-1].number]
    marked = find_marked(rest, habits)
    headers = above | _headers(rest, [line.text for line in front] or [title], habits, marked)
    written = [line for line in rest if not line.is_blank and line.number not in headers]
    habit = title_habit(written, marked)
    titles = hidden_titles(written, habit)
    tops = _tops(written, set(headers))
    apart = titles | _apart(written, front, marked)
    numbers, known, certain = _counted(written, front, tops, apart)
    rows = _rows(written, front, tops, apart, known, certain)
    found = _begun(_read_twice(rows, vocabulary))
    notes = {line.number: kind for line, kind in zip(written, found, strict=True) if kind != "body"}
    numbers = {n: label for n, label in numbers.items() if notes.get(n) == "note"}
    ends = frozenset(n for n in numbers if n in certain.endnotes)
    return Labels(front, marked, headers, titles, notes, numbers, certain.calls, ends, certain.headings)


def _counted(
    written: Sequence[Line], front: Sequence[Line], tops: set[int], apart: set[int]
) -> tuple[dict[int, Label], dict[int, Label], Certain]:
    """The notes' printed numbers; these, or where there are none the signs that count; and what they prove."""
    lists = find_endnotes(written, tops, apart)
    if lists:
        numbers = {label.line: label for one in lists for label in one.labels}
        return numbers, numbers, among_endnotes(written, lists)
    numbers = find_chain(written)
    if numbers:
        return numbers, numbers, certain_lines(written, numbers, Calls.of(written), tops, apart)
    signs = find_signs(written)
    return {}, signs, certain_lines(written, signs, sign_calls([*front, *written]), tops, apart)


def _front(lines: Sequence[Line], title: str, habits: Habits) -> tuple[tuple[Line, ...], dict[int, Header]]:
    """The title page, and the running headers and page numbers that stand above it."""
    front = split_front(lines, title)
    if front:
        return front, {}
    headers = _headers(lines, [title], habits, Marked())
    above = itertools.takewhile(lambda line: line.is_blank or line.number in headers, lines)
    known = {line.number: headers[line.number] for line in above if not line.is_blank}
    front = split_front([line for line in lines if line.number not in known], title) if known else ()
    return (front, known) if front and front[0].number > max(known) else ((), {})


def _headers(lines: Sequence[Line], front: Sequence[str], habits: Habits, marked: Marked) -> dict[int, Header]:
    """The running headers: those that were told, or those that the text shows."""
    told = habits.running_headers
    found = find_headers(lines, front) if told is None else told_headers(lines, told)
    return {number: header for number, header in found.items() if number not in marked.separators}


def _begun(kinds: list[Kind]) -> list[Kind]:
    """The kinds of all rows; the first line of all notes begins one, for there is none that it could go on with."""
    first = next((i for i, kind in enumerate(kinds) if kind != "body"), None)
    return ["note" if i == first else kind for i, kind in enumerate(kinds)]


def _read_twice(rows: list[Row], vocabulary: Vocabulary) -> list[Kind]:
    """Body or note for each row. The first reading teaches the words of the paper's own notes, the second uses them."""
    first = apparatus.label(rows, vocabulary, weights_of("lines-1"))
    kinship = kinship_signs([row.text for row in rows], [kind != "body" for kind in first])
    rows = [replace(row, context=(*row.context, sign)) for row, sign in zip(rows, kinship, strict=True)]
    return apparatus.label(rows, vocabulary, weights_of("lines-2"))


_OPENING = 4
"""So many lines behind the title page may still be titles."""
_NAME = r"(?:[A-Z][\w.’-]*|\[[^\]:]{1,40}\])"
_LABELLED = re.compile(rf"\s*(?P<label>{_NAME}(?: {_NAME}){{0,3}}):\s")


def _labelled(written: Sequence[Line]) -> set[int]:
    """Numbers of the lines that begin with a name and a colon, as others do: turns of speech, no notes."""
    labels = {line.number: match["label"] for line in written if (match := _LABELLED.match(line.text))}
    counts = Counter(labels.values())
    return {number for number, label in labels.items() if counts[label] > 1 or "[" in label}


def _stacked(written: Sequence[Line]) -> set[int]:
    """Numbers of the lines behind the title page that say again what the line before says: a title printed twice."""
    first = [_letters(line.text) for line in written[:_OPENING]]
    return {
        line.number
        for before, text, line in zip(first, first[1:], written[1:], strict=False)
        if len(text) > 8 and text in before
    }


def _signed(written: Sequence[Line], front: Sequence[Line]) -> set[int]:
    """Numbers of the lines that begin with a sign which the text before them has behind a word: notes to it."""
    called: set[str] = set()
    found = set()
    for line in [*front, *written]:
        match = SIGNED.match(line.text)
        if match and match["sign"] in called:
            found.add(line.number)
        called.update(CALLED.findall(line.text))
    return found


def _rows(
    written: Sequence[Line],
    front: Sequence[Line],
    tops: set[int],
    apart: set[int],
    numbers: Mapping[int, Label],
    certain: Certain,
) -> list[Row]:
    rows: list[Row] = []
    around = context_signs([line.text.strip() for line in written])
    signed = _signed(written, front)
    known = apart | _labelled(written) | _stacked(written) | certain.body | certain.headings
    for line, context in zip(written, around, strict=True):
        fixed = line.number in known and line.number not in certain.foot
        mark = (1.0 if line.number in numbers else -2.0 if line.number in certain.closed else -1.0) if numbers else 0.0
        mark = 2.0 if line.number in signed else mark
        text = line.text.strip().translate(SUPERSCRIPT)
        foot = certain.foot.get(line.number, "")
        rows.append(Row(text, line.number in tops, fixed, own_signs(text), context, mark, foot))
    return rows


def _tops(written: Sequence[Line], headers: set[int]) -> set[int]:
    """Numbers of the lines that are known to open a page: a form feed or a running header stands before them."""
    found = set()
    last = 0
    for line in written:
        if line.opens_page or any(number in headers for number in range(last + 1, line.number)):
            found.add(line.number)
        last = line.number
    return found


def _apart(written: Sequence[Line], front: Sequence[Line], marked: Marked) -> set[int]:
    """Numbers of the lines that are no notes: separators and what stands behind them, source lines, the first words."""
    found = set() if front else {line.number for line in written[:1]}
    behind_separator = False
    for line in written:
        divides = line.number in marked.separators
        if divides or behind_separator or line.number in marked.sources or is_separator(line.text):
            found.add(line.number)
        behind_separator = divides
    return found


def split_front(lines: Sequence[Line], title: str) -> tuple[Line, ...]:
    """The lines of the title page: a first line that says what edition.yaml says, and a short line of names behind."""
    written = [line for line in lines[:20] if not line.is_blank]
    if not written or _letters(written[0].text)[:30] != _letters(title)[:30]:
        return ()
    if len(written) > 1 and _is_byline(written[1].text):
        return (written[0], written[1])
    return (written[0],)


def _is_byline(text: str) -> bool:
    """Names only: short, every longer word capitalised, no full stop."""
    if len(text) >= 120 or ends_sentence(text.rstrip("*†‡ ")) or is_separator(text):
        return False
    words = [w.strip("*†‡,.") for w in text.split()]
    long_words = [w for w in words if len(w) > 3]
    return bool(long_words) and len(words) <= 14 and all(w[0].isupper() for w in long_words)


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
