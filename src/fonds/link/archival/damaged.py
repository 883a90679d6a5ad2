"""Names of archives from which letters fell out: `S anxi Provincial Arc ives` is still the Shanxi archive.

What is printed must be the name with letters missing, none added and none changed, and most of them there. So two
archives are never mixed up by a letter that one of them does not have.
"""

from __future__ import annotations

import re

from fonds.config import Archive, Registers

MOST = 0.75
"""The share of a name's letters that must be there."""


def find_damaged(text: str, registers: Registers) -> tuple[Archive, int] | None:
    """The archive whose name opens the text, and where the name ends; None where none does.

    Of several the one with the most letters that are there: a longer name explains more of the text.
    """
    best: tuple[int, Archive, int] | None = None
    for archive in registers.archives:
        for name in archive.names:
            end = _match(text, name)
            if end is not None:
                count = len(_letters(text[:end]))
                if best is None or count > best[0]:
                    best = (count, archive, end)
    return (best[1], best[2]) if best else None


def _match(text: str, name: str) -> int | None:
    """Where the damaged name ends in the text: at the end of the last word that still belongs to it."""
    wanted = _letters(name)
    found: int | None = None
    for word in re.finditer(r"[^\W\d_]+", text[: len(name) + 8]):
        letters = _letters(text[: word.end()])
        if not _is_thinned(letters, wanted):
            break
        if len(letters) >= MOST * len(wanted):
            found = word.end()
    return found


def _is_thinned(letters: str, wanted: str) -> bool:
    """Whether the letters are the wanted ones with some left out; the first must be there."""
    if not letters or letters[0] != wanted[0]:
        return False
    rest = iter(wanted)
    return all(letter in rest for letter in letters)


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text).casefold()
