"""What a word is: the one analysis behind the index, the terminal's reader and the browser's.

Three steps, each with a twin in `templates/static/js/search-words.js` and `search-stem.js`:
`tokens` cuts a text into words, `fold` takes case and accents off a word, `stem` takes its English ending off.
A test runs the twins over the same words in a browser and fails on the first difference.

No word is left out: one-letter tokens count (`d. 8`), and there are no stop words, since a list of them is
where two readers of one index part first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from whoosh.analysis import StemFilter, Token, Tokenizer
from whoosh.lang import stemmer_for_language

from .backend import WhooshAnalyzer

# Writing without spaces: each character is a word, and a run of them is searched as a phrase.
SINGLE = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003fffd"
)
MARK = "\u0300-\u036f"
# Letters and digits of any script, with combining marks behind them. Stops, hyphens and the like divide, so that
# `1957.The` is two words and `204-00315-04` is three, which are found together as a phrase and each alone.
_WORD = re.compile(rf"(?=[{SINGLE}])[^\W_]|[^\W_{SINGLE}]+(?:[{MARK}]+[^\W_{SINGLE}]*)*")
_MARKS = re.compile(f"[{MARK}]+")
# Letters that Unicode does not decompose, though a reader without the keyboard for them will write them so.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ς": "σ",
    }
)

_FORMS: tuple[Literal["NFKD", "NFD"], ...] = ("NFKD", "NFD")
_english = stemmer_for_language("en")


def fold(word: str) -> str:
    """The word without case and accents: `Szalontái` and `SZALONTAI` are both `szalontai`."""
    if word.isascii():
        return word.lower()
    for form in _FORMS:
        spread = _MARKS.sub("", unicodedata.normalize(form, word).lower())
        folded = unicodedata.normalize("NFC", spread.translate(_LETTERS))
        # What spreads into more than a word (½ into 1⁄2) stays whole: a folded word is one word again.
        if _WORD.fullmatch(folded):
            return folded
    return word.lower()


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """The Snowball English stem of a folded word, as Whoosh's `StemFilter(lang="en")` gives it."""
    return str(_english(word))


def words(text: str) -> list[str]:
    """The folded words of a text, in order: what is indexed and what a query is made of."""
    if text.isascii():
        return _WORD.findall(text.lower())
    return [fold(word) for word in _WORD.findall(text)]


def tokens(text: str) -> list[tuple[int, int, str]]:
    """The words with their places: (first character, one past the last, folded word)."""
    return [(found.start(), found.end(), fold(found.group())) for found in _WORD.finditer(text)]


class Words(Tokenizer):  # type: ignore[misc]  # whoosh has no types
    """The same cutting and folding as a Whoosh tokenizer, for whoever opens the index with Whoosh alone."""

    def __call__(
        self, value: str, positions: bool = False, start_pos: int = 0, mode: str = "", **options: object
    ) -> Iterator[Token]:
        """One Token object, filled again for each word, as Whoosh's own tokenizers do it."""
        token = Token(positions, mode=mode, **options)
        for position, (first, last, word) in enumerate(tokens(value), start_pos):
            token.text = token.original = word
            token.boost = 1.0
            token.stopped = False
            if positions:
                token.pos = position
            if token.chars:
                token.startchar, token.endchar = first, last
            yield token


def exact_analyzer() -> WhooshAnalyzer:
    """Words as they are, folded: for phrases, patterns and names."""
    return Words()


def stemmed_analyzer() -> WhooshAnalyzer:
    """Words by their stems. Snowball, since Whoosh's own Porter stemmer parts `planned` from `plan`."""
    return Words() | StemFilter(lang="en")
