"""A citation with slots, and the one function that fills them; the script cite.js has its twin, a test holds both."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .facts import Citable, Passage

Part = str | tuple[str, ...]
"""Words; `("i", words)`: italics; `("slot", name, before)`: a value, with `before` in front where it is not ""."""
Template = tuple[Part, ...]
Run = tuple[str, bool]
"""Words, and whether they are in italics."""

MARK = "\x05"
"""Stands around a slot's name until the text is cut into parts: a character that neither XML nor YAML can hold."""
OPEN, CLOSE = "\x01", "\x02"
"""Stand around italics."""
_PIECES = re.compile(rf"{OPEN}(?P<italic>[^{CLOSE}]*){CLOSE}|(?P<before>[,;]? ?){MARK}(?P<slot>\w+){MARK}")


def slot(name: str) -> str:
    """What stands in a text for a value that comes later: `pinpoint`, `address`, `release`, `id`, `words`."""
    return f"{MARK}{name}{MARK}"


def italic(words: str) -> str:
    """Words in italics, on the way to a template."""
    return f"{OPEN}{words}{CLOSE}"


def template(text: str) -> Template:
    """A text with slots as a template. What parts a slot from the words before it belongs to the slot."""
    parts: list[Part] = []
    end = 0
    for piece in _PIECES.finditer(text):
        parts.append(text[end : piece.start()])
        parts.append(("slot", piece["slot"], piece["before"]) if piece["slot"] else ("i", piece["italic"]))
        end = piece.end()
    return tuple(part for part in (*parts, text[end:]) if part)


def values_of(cited: Citable, passage: Passage) -> dict[str, str]:
    """What the slots of a passage hold."""
    return {
        "id": passage.id,
        "pinpoint": passage.pinpoint,
        "release": cited.release,
        "address": cited.address_of(passage),
        "words": passage.quoted,
    }


def fill(form: Template, values: Mapping[str, str]) -> tuple[Run, ...]:
    """The citation of one passage: the template with pinpoint, release and address in their slots."""
    runs: list[Run] = []
    for part in form:
        if isinstance(part, str):
            runs.append((part, False))
        elif part[0] == "i":
            runs.append((part[1], True))
        elif value := values[part[1]]:
            runs.append((part[2] + value, False))
    return tuple(runs)


def text_of(runs: tuple[Run, ...]) -> str:
    """The words of a filled citation without their italics."""
    return "".join(words for words, _ in runs)
