"""Numbers as text of a classic script: one printable letter for a small number, more for a larger one.

Base64 of bytes would be as long, but a server's gzip packs letters that each stand for a number a sixth better than
letters that stand for six bits of whatever is there. The browser's twin is in `templates/static/js/search-load.js`.

Digits come lowest first. The first 64 letters end a number; the other 26 say that more follows: 64 + r + 26 q is
written as the letter of 64 + r and then q.
"""

from __future__ import annotations

from collections.abc import Iterable

_OFTEN = "etaoinsrhldcumfpgwybvkxjqz"
# All printable letters of ASCII but those that JSON or HTML would escape. Those that are frequent in texts come first,
# as small numbers are: where numbers and words stand in one file, gzip then has one alphabet to learn.
LETTERS = _OFTEN + "".join(letter for letter in map(chr, range(0x20, 0x7F)) if letter not in _OFTEN + '"\\<>&')
LAST = 64
"""How many letters end a number."""
_MORE = len(LETTERS) - LAST
_BYTES = bytes(map(ord, LETTERS[:LAST])).ljust(256, b"\0")


def _written(number: int) -> str:
    letters = []
    while number >= LAST:
        number, rest = divmod(number - LAST, _MORE)
        letters.append(LETTERS[LAST + rest])
    return "".join(letters) + LETTERS[number]


_MANY = 1 << 14
_KNOWN = [_written(number) for number in range(_MANY)]


def digits(numbers: Iterable[int]) -> str:
    """Numbers that are not negative, one after another."""
    return "".join([_KNOWN[number] if number < _MANY else _written(number) for number in numbers])


def digits_of_bytes(small: bytes) -> str:
    """The same for bytes that are all below LAST, such as the varints of small numbers: in one step."""
    return small.translate(_BYTES).decode("ascii")
