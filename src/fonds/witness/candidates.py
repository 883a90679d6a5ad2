"""Where a note's marker may have stood: all places on a page that could have carried one, with what is seen there.

Lost markers leave traces. Punctuation glued to the next word (`subjects.These`), or two words run together: the marker
stood between. A line that was broken off inside a paragraph: the printed line behind the break carried a marker, or one
stood at the break itself. The end of a sentence, where nothing is left, is the weakest.

Nothing is decided here: each place carries its *signs*, whose weights were estimated (`weights`), and the places of one
page are weighed against each other and against the notes (`align`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from .model import Line, Position
from .numbered import Call
from .shapes import PRINTED_LINE, ends_sentence, matters_in
from .signs import CALLED
from .vocabulary import Vocabulary

_WINDOW = 600
"""How far back the words before a place are looked at, in characters: an open quotation is seldom longer."""
_COMPARED = 320
"""How many of them are compared with a note: about the sentence and the one before."""
_NEAR = 45
"""The last words before a place."""
_GLUE = re.compile(r"(?:[.?!;:,…][”’\"'\])]*|[\])]?[”\"])(?=[^\W\d_]|[“‘\[(])|;(?=\d)|(?<=\d)(?=[a-z]{3})")
_STOP = re.compile(r"[.?!;:,…][”’\"'\])]*(?= )|[”\"\]](?= )")
_INITIAL = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{0,2}|\b[a-z])\.\Z")
_NAMED = re.compile(r"[A-Z][\w’-]{2,}(?= |\Z)")
_NUMBER = re.compile(r"\b\d+(?= [a-z])")

_REFERRED = re.compile(
    r"(?:\b(?:letter|telegram|memorand|message|note|des?patch|report|enclos|attach|append|copy|number|nos?\b|cable|text"
    r"|circular|instruction|article|annex|appendix|document|draft|printed|(?:your|my|our|[’']s) \d+)\w*[^.;:]{0,25}"
    r"|\d(?:st|nd|rd|th)?|\d [ap]\. ?m\.?|noon|midnight|of (?:today|yesterday|tonight))\W*\Z",
    re.IGNORECASE,
)
"""The end of words that name a paper."""


@dataclass(frozen=True)
class Candidate:
    """One place where a marker may have stood."""

    at: Position
    signs: tuple[str, ...]
    before: str
    """The words that lead up to the place, back to the sentence before; for comparing with notes."""
    mark: str | None = None
    """The sign or number itself, where it survived."""
    printed: str = ""
    """The same as it is printed."""
    block: str = "paragraph"
    """The kind of block it stands in."""

    @property
    def trace(self) -> str:
        """What kind of place it is; the first of its signs."""
        return self.signs[0]

    @cached_property
    def names(self) -> frozenset[str]:
        """Names and numbers in the words that lead up to it."""
        return matters_in(self.before)

    @property
    def is_number(self) -> bool:
        """Whether a number is left of the marker; a sign may have its note beside it: `from them* [*Our rule …]`."""
        return self.mark is not None and self.mark.isdigit()

    @property
    def left_a_trace(self) -> bool:
        """Whether something is left of the marker: itself, or the glue where it stood. A line's end is too common."""
        return self.trace.startswith(("mark", "glue"))

    @cached_property
    def refers(self) -> bool:
        """Whether its last words name a paper: a letter, a number, a date."""
        return bool(_REFERRED.search(self.before[-_NEAR:]))

    @cached_property
    def near(self) -> frozenset[str]:
        """Names and numbers in its last words."""
        return matters_in(self.before[-_NEAR:])


@dataclass(frozen=True)
class BodyLine:
    """A body line with what its neighbours say."""

    line: Line
    is_broken_off: bool
    """Whether it continues a paragraph on the same page: the break before it has a cause other than the layout."""
    ends_paragraph: bool
    calls: tuple[Call, ...] = ()
    """Numbers on it that may call notes of this page."""
    kind: str = "paragraph"
    """The kind of block it belongs to."""


def candidates(lines: Sequence[BodyLine], names: Iterable[str], vocabulary: Vocabulary) -> list[Candidate]:
    """All candidates on one page, in order; of two at one position the one with the surer trace.

    `names` are names in the page's notes: behind one of them a marker may stand inside a sentence.
    """
    found: dict[Position, Candidate] = {}
    wanted = frozenset(names)
    text_before = ""
    for i, item in enumerate(lines):
        after = lines[i + 1] if i + 1 < len(lines) else None
        for candidate in _Places(item, after, text_before, wanted, vocabulary).all():
            found.setdefault(candidate.at, candidate)
        text_before = _leading(text_before, item.line.text, len(item.line.text))
    return [found[at] for at in sorted(found)]


@dataclass
class _Places:
    """The places on one line, the surest kinds first."""

    item: BodyLine
    after: BodyLine | None
    text_before: str
    names: frozenset[str]
    vocabulary: Vocabulary

    def __post_init__(self) -> None:
        self.text = self.item.line.text.rstrip()
        self.glued = list(_GLUE.finditer(self.text))
        self.layout = self._layout()

    def all(self) -> Iterator[Candidate]:
        yield from self._marks()
        for match in self.glued:
            trace = "glue digit" if not match[0] else "glue " + match[0][0]
            yield self._make(match.end(), trace + self._initial(match.start()))
        for offset in self._run_together():
            yield self._make(offset, "glue word")
        if self.text:
            yield self._make(len(self.text), "line end " + self._end(len(self.text)))
        for match in _STOP.finditer(self.text):
            yield self._make(match.end(), "inside " + match[0][0] + self._initial(match.start()))
        for match in _NAMED.finditer(self.text):
            if match[0] in self.names:
                yield self._make(match.end(), "name")
        for match in _NUMBER.finditer(self.text):
            yield self._make(match.end(), "number")

    def _marks(self) -> Iterator[Candidate]:
        for match in CALLED.finditer(self.text):
            yield self._make(match.start(), "mark", match[0], match[0])
        for call in self.item.calls:
            trace = "mark doubtful" if call.is_doubtful else "mark"
            yield self._make(call.offset, trace, str(call.number), call.printed)

    def _run_together(self) -> Iterator[int]:
        """Offsets inside words that are two words of this text run together, and no word themselves."""
        for match in re.finditer(r"[^\W\d_]{5,}", self.text):
            cut = self.vocabulary.cut(match[0]) or self._cut_behind_name(match[0])
            if cut:
                yield match.start() + cut

    def _cut_behind_name(self, word: str) -> int:
        """Where a name that a note explains ends inside a word: `Tirpitzform`."""
        if self.vocabulary.is_word(word):
            return 0
        names = (name for name in self.names if len(name) + 1 < len(word) and word.startswith(name))
        return next((len(name) for name in names if self.vocabulary.has(word[len(name) :])), 0)

    def _make(self, offset: int, trace: str, mark: str | None = None, printed: str = "") -> Candidate:
        before = _leading(self.text_before, self.item.line.text, offset)
        at = Position(self.item.line.number, offset + 1)
        signs = tuple(map(sys.intern, (trace, *self._signs(offset, trace, before))))
        return Candidate(at, signs, before[-_COMPARED:], mark, printed, self.item.kind)

    def _signs(self, offset: int, trace: str, before: str) -> Iterator[str]:
        following = self.text[offset : offset + 2].strip()[:1]
        follows = "end" if not following else "small" if following.islower() else _class(following)
        yield f"{trace}, {follows} follows"
        yield f"{trace}, {self.layout}"
        place = "printed line 1" if offset <= PRINTED_LINE else "printed line 2" if offset <= 210 else "further"
        yield f"{trace}, {self.layout}, {place}"
        yield f"{trace}, behind {_word_class(before)}"
        if before.count("“") > before.count("”"):
            yield f"{trace}, inside a quotation"
        if before.rstrip(".,;:?! ")[-1:] in '”"':
            yield f"{trace}, behind a quotation"
        others = len(self.glued) - trace.startswith("glue")
        yield f"{trace}, {'other glue on the line' if others else 'no other glue'}"
        if self.item.kind != "paragraph":
            yield f"{trace}, in a {self.item.kind}"
        if len(self.text) < 50:
            yield f"{trace}, short line"

    def _layout(self) -> str:
        """How the line is cut from its neighbours: the break has a cause where no paragraph ends."""
        size = "one printed line" if len(self.text) <= PRINTED_LINE + 10 else "many printed lines"
        before = "broken before" if self.item.is_broken_off else "begins"
        goes_on = self.after is not None and self.after.is_broken_off
        after = "broken behind" if goes_on else "page end" if self.after is None else "ends"
        stop = "stop" if ends_sentence(self.text) else "no stop"
        return f"{size} {before} {after} {stop}"

    def _end(self, offset: int) -> str:
        last = self.text[:offset].rstrip("”’\"')]")[-1:]
        return last if last in ".?!;:," else "word"

    def _initial(self, stop: int) -> str:
        """Says so where the stop at an offset belongs to an initial or a short abbreviation."""
        if self.text[stop : stop + 1] != "." or not _INITIAL.search(self.text[max(0, stop - 8) : stop + 1]):
            return ""
        return " of an initial"


def _class(character: str) -> str:
    if character.isdigit():
        return "digit"
    return "capital" if character.isupper() else "quote" if character in "“‘\"'" else "sign"


def _word_class(before: str) -> str:
    match = re.search(r"(\w[\w’'-]*)\W*\Z", before)
    if match is None:
        return "nothing"
    word = match[1]
    return "number" if word[0].isdigit() else "name" if word[0].isupper() else "word"


def _leading(text_before: str, text: str, offset: int) -> str:
    """The words before an offset, back into the lines before: a window, for a line may be as long as a book."""
    return (text_before + " " + text[:offset] if offset < _WINDOW else text[offset - _WINDOW : offset])[-_WINDOW:]
