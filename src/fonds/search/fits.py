"""Whether a word fits a pattern, and a date a span: small questions that both readers answer the same way.

The twin is in `templates/static/js/search-words.js`.
"""

from __future__ import annotations


def fits(pattern: str, word: str) -> bool:
    """Whether `*` (any run) and `?` (any one) make the pattern this word; in steps of pattern times word at most.

    A regular expression would need exponential time for some patterns that a reader may type.
    """
    at = star = 0
    place, mark = 0, -1
    while place < len(word):
        if at < len(pattern) and pattern[at] == "*":
            star, mark = at, place
            at += 1
        elif at < len(pattern) and pattern[at] in ("?", word[place]):
            at += 1
            place += 1
        elif mark >= 0:
            mark += 1
            at, place = star + 1, mark
        else:
            return False
    return not pattern[at:].strip("*")


def start(pattern: str) -> str:
    """The letters before a pattern's first sign: every word that fits begins with them."""
    return pattern[: min(place for sign in "*?" if (place := pattern.find(sign)) >= 0)]


def is_alike(one: str, other: str, letters: int) -> bool:
    """Whether so many letters at most are to be put in, left out, replaced or swapped with the next to make the other.

    Optimal string alignment: a letter once swapped is not touched again.
    """
    if abs(len(one) - len(other)) > letters:
        return False
    # A change brings in one letter at most that the other word has not: this spares most words the table below.
    if len(set(one).difference(other)) > letters or len(set(other).difference(one)) > letters:
        return False
    before, row = [0] * (len(other) + 1), list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, also in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != also))
            if i > 1 and j > 1 and letter == other[j - 2] and also == one[i - 2]:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > letters:
            return False
    return row[-1] <= letters


def overlaps(date: str, begin: str, end: str) -> bool:
    """Whether a date (1957, 1957-11, 1957-11-23, or two of them with a slash) and a span of days have a day in common.

    Each is as long as it is exact: what is dated 1957 lies in a span that begins in 1957-11. "" is an open end.
    """
    first, _, last = date.partition("/")
    return _not_after(begin, last or first) and _not_after(first, end)


def _not_after(one: str, other: str) -> bool:
    width = min(len(one), len(other))
    return one[:width] <= other[:width]
