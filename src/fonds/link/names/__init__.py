"""Names of people, bodies and places in the text, and abbreviations: whom and what they mean.

1. `runs`           running text, block by block, and the way back to the tree
2. `entries`        the registers' entries by their forms; `brackets` adds people whom the text itself makes known
3. `documents`      who takes part in a document, and how its speakers are called
4. `reader`         full names everywhere, short ones where the text decides it
5. `abbreviations`  at their definition, and as the registers give them
6. `mark`           the markup in the text; `header` the lists of who and what is named

Nothing is marked that could mean somebody else: a false link is worse than a missing one.
"""

from __future__ import annotations

from fonds.config import Named, Registers
from fonds.errors import Defect
from fonds.tei.names import Element, first, xml_id, xp
from fonds.tei.text import raw_reading

from . import header
from .abbreviations import abbreviations
from .brackets import add_inferred
from .documents import casts
from .entries import entries_of
from .mark import Marker, marked, unmark
from .patterns import pattern_of
from .reader import Reader
from .runs import runs

__all__ = ["mark_names", "unmark_names", "unnamed"]


def mark_names(tree: Element, registers: Registers) -> None:
    """Mark in the tree itself whom and what the text names; the header lists them."""
    text = _text(tree)
    texts = runs(text)
    entries = entries_of(registers)
    add_inferred(entries, texts)
    people = casts(tree, entries)
    known = abbreviations(texts, registers)
    Marker(Reader(entries, people, texts), known).mark(texts)
    found = marked(text)
    taking_part = {entry.id for cast in people.values() for entry in cast.people.values()}
    header.add_entries(tree, [e for e in entries.by_id.values() if e.id in found | taking_part])
    header.add_abbreviations(tree, [one for one in known.values() if one.id in found])
    header.add_identities(tree, people)


def unmark_names(tree: Element) -> None:
    """Take away from the tree itself what `mark_names` adds."""
    unmark(_text(tree))
    header.remove(tree)


def unnamed(tree: Element, registers: Registers) -> list[Named]:
    """The entries of the registers that a linked text never names: not in its citations either, nor in short."""
    listed = {xml_id(element) for element in xp(tree, "t:teiHeader/t:profileDesc//*[@xml:id]")}
    left = {entry.id: entry for entry in entries_of(registers).by_id.values() if entry.id not in listed}
    if not left:
        return []
    words = raw_reading(_text(tree), frozenset())
    return [e.named for e in left.values() if not pattern_of(e.named.names).search(words)]


def _text(tree: Element) -> Element:
    text = first(tree, "t:text")
    if text is None:
        raise Defect("the TEI has no text")
    return text
