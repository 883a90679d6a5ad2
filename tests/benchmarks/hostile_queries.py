"""Queries that somebody might send to see what breaks, or what takes long, by what they are."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_LENGTH = 10_000


def hostile(frequent: Sequence[str], most: int, parts: int) -> dict[str, str]:
    """The queries. Given the words of the index, the commonest first, and how many characters and parts are allowed."""
    return {**_too_long(frequent), **_odd(), **_heavy(frequent, most, parts)}


def _too_long(frequent: Sequence[str]) -> dict[str, str]:
    made = {
        "10,000 letters": "x" * _LENGTH,
        "10,000 characters of frequent words": f"{frequent[0]} " * (_LENGTH // (len(frequent[0]) + 1)),
        "thousands of opening brackets": "(" * 5000,
        "thousands of closing brackets": ")" * 5000,
        "thousands of empty brackets": "()" * 5000,
        "10,000 stars": "*" * _LENGTH,
        "10,000 question marks": "?" * _LENGTH,
        "10,000 quotation marks": '"' * _LENGTH,
        "thousands of NOTs": "NOT " * 2500 + "x",
        "thousands of ORs": "x OR " * 2000 + "x",
        "10,000 control characters": "".join(chr(code % 32) for code in range(_LENGTH)),
        "10,000 combining accents": "e" + "\u0301" * _LENGTH,
        "markup of 10,000 characters": "<b>" * 3333,
    }
    assert all(len(query) >= 5000 for query in made.values())
    return made


def _odd() -> dict[str, str]:
    return {
        "nothing": "",
        "white space": " \t\n\u00a0\u2028 ",
        "control characters": "".join(map(chr, range(32))) + "\x7f\x9b",
        "a zero byte": "a\x00b",
        "a script": "</script><script>window.injected=1</script>",
        "an image that does not load": "<img src=x onerror=window.injected=1>",
        "markup in quotes": '"<svg/onload=window.injected=1>"',
        "a script address": "javascript:window.injected=1",
        "names of JavaScript's own": "__proto__ constructor toString hasOwnProperty",
        "a field of JavaScript's own": "__proto__:x",
        "a value of JavaScript's own": "kind:__proto__",
        "a path": "../../../../etc/passwd %2e%2e%2f",
        "direction marks": "\u202eabc\u202c \u2066x\u2069",
        "no character at all": "\ufffe\uffff \U0010ffff",
        "joined signs": "👩\u200d👩\u200d👧\u200d👦 *👩*",
        "deep brackets": "(" * 20 + "x" + ")" * 20,
        "dates that are none": "date:9999-99-99..0000-00-00",
        "all dates": "date:0001..9999",
        "an endless number": "9" * 900,
        "an endless slop": '"a b"~' + "9" * 500,
    }


def _heavy(frequent: Sequence[str], most: int, parts: int) -> dict[str, str]:
    """Queries that are allowed as far as their length goes, and ask for much work."""

    def joined(pieces: Sequence[str], between: str = " ") -> str:
        """As many of the pieces as are allowed."""
        query = ""
        for piece in pieces[:parts]:
            longer = query + between * bool(query) + piece
            if len(longer) > most:
                break
            query = longer
        return query

    first, second, third = frequent[:3]
    letters = [letter for letter in "etaoinshrdlucmfgypwbvkxjqz" for _ in range(2)]
    return {
        "frequent words, all of them": joined(frequent),
        "frequent words, any of them": joined(frequent, " OR "),
        "none of the frequent words": joined([f"NOT {word}" for word in frequent]),
        "the commonest word again and again": joined([first] * parts),
        "a phrase of the commonest words": f'"{first} {second}"',
        "a phrase of the commonest word again and again": '"' + f"{first} " * ((most - 2) // (len(first) + 1)) + '"',
        "phrases of the commonest words": joined([f'"{first} {second} {word}"' for word in frequent]),
        "the commonest words, not far apart": f'"{first} {second} {third}"~50',
        "a long phrase, not far apart": '"' + joined(frequent[:20]) + '"~50',
        "the commonest words near one another": f"{first} NEAR/50 {second} NEAR/50 {third}",
        "a long chain of NEAR": joined(frequent, " NEAR/50 "),
        "a star": "*",
        "a question mark": "?",
        "each word of the index": "?*",
        "the longest pattern of stars": "*" * most,
        "the longest pattern of question marks": "?" * most,
        "the longest pattern of both": "*?" * (most // 2),
        "the longest pattern that turns back": "*" + "e*" * ((most - 2) // 2),
        "the longest pattern that never fits": "*" + "a*" * ((most - 4) // 2) + "\u0436",
        "patterns that turn back": joined([f"*{a}*e*{a}*" for a in letters]),
        "patterns of one letter": joined([f"{a}*" for a in letters], " OR "),
        "patterns that begin with a star": joined([f"*{a}{b}" for a, b in pairwise(letters)], " OR "),
        "a fuzzy word of one letter": "e~",
        "the longest fuzzy word": "e" * (most - 1) + "~",
        "fuzzy words": joined([f"{word}~" for word in frequent], " OR "),
        "fuzzy words of two changes": joined([f"{word}~2" for word in frequent], " OR "),
        "patterns in every field": "speaker:* OR archive:* OR identifier:* OR document:* OR section:* OR kind:*",
        "brackets in brackets": "(" * 19 + joined(frequent[:40], " OR ") + ")" * 19,
    }
