"""What kind of document a title announces: the words of English document titles, in the order in which they decide."""

from __future__ import annotations

import re

from fonds.witness.correspondents import correspondents
from fonds.witness.model import Part

KINDS: tuple[tuple[str, str], ...] = (
    (
        "minutes",
        r"minutes?|memorand(?:um|a) of conversation|records? of (?:conversation|talk|meeting)|conversation|transcript"
        r"|meeting",
    ),
    ("agreement", r"agreement|treaty|protocol|accord|convention"),
    ("notification", r"notification|notice|circular"),
    ("instruction", r"instructions?|directive|order"),
    ("telegram", r"telegrams?|cables?"),
    ("letter", r"letters?"),
    ("reference", r"reference materials?|background|briefing"),
    ("report", r"reports?|summary"),
    ("remarks", r"remarks|speech|address|toast|statement|announcement|proclamation|message|declaration"),
    ("memorandum", r"memorandum|memo|note"),
)
"""Kind → words. A title of minutes may also say “report”; the first kind whose word stands earliest is taken."""

_PATTERNS = tuple((kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for kind, words in KINDS)


def kind_of(title: str) -> str:
    """The kind of a document by its title: that whose word stands first; `other` where none does.

    Of an agreement that is only spoken about (“instructions for the signing of the agreement”) the first word is the
    document's own.
    """
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(_PATTERNS)
        if (match := pattern.search(title))
    ]
    return min(found)[2] if found else "other"


def kind_of_document(part: Part) -> str:
    """The kind of a document: by its title; where that only names who wrote to whom, a letter, or a telegram where the
    source line says so; where it says nothing, minutes if people speak in turn.
    """
    title = part.blocks[0].text
    if correspondents(title):
        source = next((block.text for block in part.blocks if block.kind == "source"), "")
        return "telegram" if re.search(r"\b[Tt]elegr|\b[Cc]able\b", source) else "letter"
    kind = kind_of(title)
    speaks = any(block.kind == "speech" for block in part.blocks)
    return "minutes" if kind == "other" and speaks else kind
