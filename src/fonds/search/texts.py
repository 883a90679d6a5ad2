"""Passages' texts for the browser: the edition's common words once, and each text as the numbers of its pieces.

Texts are shown for the hits alone, so they are cut into small shards, and a server's gzip begins with nothing in each.
A list of the edition's commonest pieces, loaded once, saves a sixth to a fourth of their bytes.

A text is cut into words and what stands between them (`pieces`); a single space between two words goes without saying.
What is not common is written out. The browser's twin is `templates/static/js/search-texts.js`.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Sequence

from fonds.errors import Defect

from .digits import digits
from .passages import Passage

MOST = 2800
"""Pieces in the list at most: it is loaded with the first answer."""
_OFTEN = 4
"""Times that a piece must stand in the edition to be worth its place in the list."""
# Named one by one, so that no reader's idea of Unicode matters.
_BETWEEN = r" -/:-@\[-`{-~‘’“”–—…"
_PIECE = re.compile(rf"[{_BETWEEN}]+|[^{_BETWEEN}]+")
_ENDS = "|^~\n"
"""Signs between pieces that are written out: the first that none of them has. A new line would take two letters."""


def pieces(text: str) -> list[str]:
    """The words and what stands between them, without the single spaces between two words."""
    found = _PIECE.findall(text)
    last = len(found) - 1
    return [piece for place, piece in enumerate(found) if piece != " " or place in (0, last)]


class Speller:
    """Cuts the texts of an edition, once, and writes passages for a shard."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        numbers: dict[str, int] = {}
        self._numbers = array("I")
        """Of all texts, one after another: the pieces' places in that list."""
        self._ends = array("I", (0,))
        for passage in passages:
            for piece in pieces(passage.text):
                self._numbers.append(numbers.setdefault(piece, len(numbers)))
            self._ends.append(len(self._numbers))
        self._pieces = list(numbers)
        """All there are, in the order of coming."""
        counts = Counter(self._numbers)
        often = sorted((-count, self._pieces[number]) for number, count in counts.items() if count >= _OFTEN)
        self.common = [piece for _, piece in often[:MOST]]
        """The edition's commonest pieces, the commonest first."""
        known = {piece: number for number, piece in enumerate(self.common, 1)}
        self._codes = [known.get(piece, 0) for piece in self._pieces]
        """Of each piece its number among the common ones, from 1, or 0."""

    def shard(self, passages: Sequence[Passage], first: int) -> list[object]:
        """[what several share, four numbers each, ids, note numbers, pieces, what is written out, the sign between].

        The numbers are places in the first list: of the file, the title, the printed page and the speaker. The pieces
        of a passage are how many there are, and for each its number in the list of common ones or 0, which stands for
        the next of those written out. `first` says where the first passage stands among those of the edition.
        """
        shared: dict[str, int] = {}
        numbers: list[int] = []
        codes: list[int] = []
        written: list[str] = []
        for place, passage in enumerate(passages, first):
            file, _, anchor = passage.url.partition("#")
            if anchor != passage.id or "\n" in passage.text:
                raise Defect(f"the address of {passage.id} is {passage.url}, and its text {passage.text[:40]!r}")
            names = (file, passage.title, passage.page, passage.speaker)
            numbers += [shared.setdefault(name, len(shared)) for name in names]
            found = self._numbers[self._ends[place] : self._ends[place + 1]]
            codes.append(len(found))
            codes += [self._codes[number] for number in found]
            written += [self._pieces[number] for number in found if not self._codes[number]]
        columns = ([passage.id for passage in passages], [passage.n for passage in passages], written)
        end = next(sign for sign in _ENDS if not any(sign in line for column in columns for line in column))
        ids, notes, rest = (end.join(column) for column in columns)
        return [list(shared), digits(numbers), ids, notes, digits(codes), rest, end]
