"""Source lines that lost letters and digits: what the paper's other source lines, and its text, give back.

Where a letter is lost the extraction mostly left a space: `So rce`, `S en`, `P .`. A word is restored where exactly one
word of the source lines (else of the text) has the letters that are left, in order, with some lost at each space; and
what is lost behind a number is restored where all the source lines that end in the same words have the same before
them. Digits are never guessed: where a hyphen stands without the number that it joins there is a gap.

A word that somebody did not write is worse than letters that stay lost: of two words that fit none is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

_LETTERS = r"[^\W\d_]"
_FRAGMENT = re.compile(rf"{_LETTERS}+")
_BREAK = re.compile(r"(?:(?<=\d-)|(?<=\d--))(?!\s?\d)")
"""Behind a hyphen that joins a number to nothing."""
_MOST_PIECES = 6
_MOST_LOST = 3
"""So many letters may be lost in one place, so many pieces be left of a word."""
_SHORT, _LONG = 3, 4
"""A piece of fewer letters belongs to too many words: where a space is left of what is lost, and where none is."""


@dataclass(frozen=True)
class Mended:
    """A stretch of a source line and what is read there."""

    start: int
    end: int
    reading: str


class SourceLines:
    """The source lines of a paper, by which each of them is restored.

    `words` counts the runs of letters that stand elsewhere in the text.
    """

    def __init__(self, lines: Sequence[str], words: Counter[str]) -> None:
        self._lines = lines
        self._words = words
        self._asked: dict[tuple[str, ...], str | None] = {}
        self._ends: dict[str, list[str]] = {}

    def letters(self, line: str) -> list[Mended]:
        """The words of a line that are restored, in order. Those between which only a space stands are one."""
        words = self._mended(line)
        found = [_before(line, one, words) for one in self._stretches(line, words)]
        found += [one for one in words if not any(other.end == one.end for other in found)]
        joined: list[Mended] = []
        for one in sorted(found, key=lambda one: one.start):
            if joined and line[joined[-1].end : one.start] == " ":
                before = joined.pop()
                one = Mended(before.start, one.end, f"{before.reading} {one.reading}")
            joined.append(one)
        return joined

    def digits(self, line: str) -> list[int]:
        """The places of a line at which digits are lost; none where it lost no letters, for then a hyphen may stand so.

        Before a letter (`12-A`) digits are lost only where words are.
        """
        mended = self.letters(line)
        begun = {one.start for one in mended}
        places = [match.start() for match in _BREAK.finditer(line)] if mended else []
        return [at for at in places if at in begun or not line[at : at + 1].isalpha()]

    @cached_property
    def _known(self) -> tuple[list[str], list[str]]:
        """The words that may be restored, sorted: those of the source lines, and those of the text.

        What no other text has, and a more frequent word of the source lines could have become, is no word.
        """
        own = counted(self._lines)
        thinned = {form: own[word] for word in sorted(own, key=own.__getitem__) for form in _thinned(word)}
        whole = (word for word in own if self._is_sound(word) or thinned.get(word, 0) <= own[word])
        return sorted(whole), sorted(self._words)

    @cached_property
    def _models(self) -> list[str]:
        """The lines that are whole when their words are restored, digits as one sign."""
        return [_shape(_applied(line, self._mended(line))) for line in self._lines if not _BREAK.search(line)]

    @cached_property
    def _followers(self) -> dict[str, frozenset[str]]:
        """Word → the signs that stand directly behind it in source lines."""
        found: dict[str, set[str]] = {}
        for line in self._lines:
            for match in _FRAGMENT.finditer(line):
                found.setdefault(match[0], set()).add(line[match.end() : match.end() + 1])
        return {word: frozenset(signs) for word, signs in found.items()}

    def _is_sound(self, piece: str) -> bool:
        """Whether a run of letters is a word of the text."""
        return self._words[piece] > 0 and (len(piece) > 1 or piece in "aAI")

    def _mended(self, line: str) -> list[Mended]:
        """The words of a line that are restored one by one."""
        pieces = list(_FRAGMENT.finditer(line))
        found: list[Mended] = []
        at = 0
        while at < len(pieces):
            taken, one = self._word(line, pieces[at : at + _MOST_PIECES], pieces[at - 1] if at else None)
            if one:
                found.append(one)
            at += taken
        return found

    def _word(self, line: str, pieces: list[re.Match[str]], before: re.Match[str] | None) -> tuple[int, Mended | None]:
        """The word that begins with the first of some pieces, and how many of them are its own."""
        for count in range(_run(line, pieces), 1, -1):
            group = pieces[:count]
            if not all(self._is_sound(piece[0]) for piece in group):
                word = self._only(tuple(piece[0] for piece in group))
                if word:
                    return count, Mended(group[0].start(), group[-1].end(), word)
        return 1, self._ended(line, pieces[0]) or self._begun(line, pieces[0], before)

    def _ended(self, line: str, piece: re.Match[str]) -> Mended | None:
        """A word that lost its end: a space stands before the sign behind it, where none is printed, or two spaces."""
        behind = re.match(r" [] .,;:]", line[piece.end() :])
        if behind is None or self._is_sound(piece[0]) or (behind[0] == "  " and len(piece[0]) < _SHORT):
            return None
        fits = [word for word in _from(self._known[0], piece[0]) if behind[0][1] in self._followers[word]]
        fits = [word for word in fits if 0 < len(word) - len(piece[0]) <= _MOST_LOST]
        return Mended(piece.start(), piece.end() + 1, fits[0]) if len(fits) == 1 else None

    def _begun(self, line: str, piece: re.Match[str], before: re.Match[str] | None) -> Mended | None:
        """A word that lost its beginning: small, and no word of the text. A space may be left of what is lost. Of two
        that fit it is the one with a capital as the word before it.
        """
        is_spaced = line[: piece.start()].endswith(("  ", "[ "))
        if len(piece[0]) < (_SHORT if is_spaced else _LONG):
            return None
        if not piece[0][0].islower() or self._is_sound(piece[0]):
            return None
        fits = self._ending(piece[0])
        if len(fits) > 1 and before is not None and not line[before.end() : piece.start()].strip():
            fits = [word for word in fits if word[:1].isupper() == before[0][:1].isupper()]
        return Mended(piece.start() - is_spaced, piece.end(), fits[0]) if len(fits) == 1 else None

    def _ending(self, piece: str) -> list[str]:
        """The words of the source lines, else of the text, that end in a piece, with some letters before it."""
        if piece not in self._ends:
            ending = ([word for word in known if word.endswith(piece)] for known in self._known)
            near = ([word for word in fits if 0 < len(word) - len(piece) <= _MOST_LOST] for fits in ending)
            self._ends[piece] = next(filter(None, near), [])
        return self._ends[piece]

    def _only(self, pieces: tuple[str, ...]) -> str | None:
        """The one word that has some pieces in order and lost letters between them."""
        if pieces not in self._asked:
            pattern = re.compile(f"{_LETTERS}{{1,{_MOST_LOST}}}".join(map(re.escape, pieces)))
            fitting = ([w for w in _from(known, pieces[0]) if pattern.fullmatch(w)] for known in self._known)
            fits = next(filter(None, fitting), [])
            self._asked[pieces] = fits[0] if len(fits) == 1 else None
        return self._asked[pieces]

    def _stretches(self, line: str, words: Sequence[Mended]) -> Iterator[Mended]:
        """What is lost behind numbers, from the last to the first: what all lines with the same end have before it."""
        mended = list(words)
        for at in reversed([match.start() for match in _BREAK.finditer(line)]):
            if line[at : at + 1] in ("-", ""):
                continue
            begin = at + len(line[at:]) - len(line[at:].lstrip())
            behind = _shape(_applied(line[begin:], [_moved(one, begin) for one in mended if one.start >= begin]))
            ends = (model[: -len(behind)] for model in self._models if model.endswith(behind))
            lost = {found[0] for words in ends if (found := re.search(r"(?<=0)[^0\[]+\Z", words))}
            if len(lost) == 1:
                mended.append(Mended(at, begin, lost.pop()))
                yield mended[-1]


def counted(texts: Iterable[str]) -> Counter[str]:
    """The runs of letters of some texts."""
    return Counter(piece for text in texts for piece in _FRAGMENT.findall(text))


def _thinned(word: str) -> Iterator[str]:
    """The word with one or two of its letters lost."""
    for i in range(len(word)):
        once = word[:i] + word[i + 1 :]
        yield once
        yield from (once[:j] + once[j + 1 :] for j in range(i, len(once)))


def _run(line: str, pieces: Sequence[re.Match[str]]) -> int:
    """How many of some pieces follow each other with a space between them, or with two."""
    for count in range(1, len(pieces)):
        if line[pieces[count - 1].end() : pieces[count].start()] not in (" ", "  "):
            return count
    return len(pieces)


def _from(words: list[str], prefix: str) -> list[str]:
    """Those of some sorted words that begin with a prefix."""
    return words[bisect_left(words, prefix) : bisect_right(words, prefix + "\U0010ffff")]


def _applied(line: str, mended: Sequence[Mended]) -> str:
    for one in sorted(mended, key=lambda one: (one.start, one.end), reverse=True):
        line = line[: one.start] + one.reading + line[one.end :]
    return line


def _before(line: str, one: Mended, words: Sequence[Mended]) -> Mended:
    """What is lost before a word or stop, with that word (as it is mended) or stop: it has a place only beside them."""
    word = next((word for word in words if word.start == one.end), None)
    if word is not None:
        return Mended(one.start, word.end, one.reading + word.reading)
    behind = re.match(rf"{_LETTERS}+|[.,;:]|", line[one.end :])
    end = one.end + (behind.end() if behind else 0)
    return Mended(one.start, end, one.reading + line[one.end : end])


def _moved(one: Mended, by: int) -> Mended:
    return Mended(one.start - by, one.end - by, one.reading)


def _shape(line: str) -> str:
    """A line with every number as one sign, lost ones as well."""
    return re.sub(r"\d+", "0", re.sub(r"-(?!\d)", "-0", line))
