"""W-030: a paragraph breaks off in the middle of a sentence. W-031: a note does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from fonds.tei.names import Element, local

from .paper import Doubt, Paper
from .passages import Passage
from .words import end_of

PARAGRAPH, NOTE = "W-030", "W-031"
HABIT = 0.9
"""From this share of finished sentences on, a passage without a stop is an exception in its part of the paper."""
_FEWEST = 10
"""With fewer passages nothing can be said of a habit."""
_PROSE = 12
"""A passage of fewer words may be a heading, a line of an address or a table, a point of a list."""
_FINISHED = re.compile(r"(?:[.?!…:;—–]|--)[\s\"'”’)\]»*†‡\d]*\Z")
_STOP = re.compile(r"[.?!:;][\s\"'”’)\]»\d]*\s")
_LABELLED = re.compile(r"(?<!\w)[(]?(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,5})(?:\.\)|[.)])(?=\s|\Z)")
_SHORT = 8
"""A point of so few words may be a heading, or a thing in a list: it needs no stop."""
_OPEN_NOTE = re.compile(r"(?:[,(\[-]|\b(?:and|or|of|in|the|a|an|to|by|with|from|see|also|vol|no|pp))\Z")
"""How a note ends that cannot end so: notes of figures and titles often have no stop."""
_CONTINUES = frozenset({"list", "quote", "table", "gap", "floatingText", "lg", "figure"})
"""What may finish the sentence that stands before it."""


def doubts(paper: Paper) -> Iterator[Doubt]:
    """A finding for each paragraph and note that breaks off where others of its kind end with a stop."""
    small = _words_written_small(paper)
    essay = [p for d in paper.divisions if not d.is_document for p in d.passages]
    documents = [p for d in paper.documents for p in d.passages]
    for part in (essay, documents):
        yield from _paragraphs(part, small)
    yield from _notes([*essay, *documents])


def _paragraphs(part: Iterable[Passage], small: frozenset[str]) -> Iterator[Doubt]:
    prose = [passage for passage in part if passage.kind in ("p", "item", "ab") and is_prose(passage.text)]
    broken = [passage for passage in prose if _breaks_off(passage, small)]
    if len(prose) < _FEWEST or len(prose) - len(broken) < HABIT * len(prose):
        return
    for passage in broken:
        if not _is_answered(passage):
            yield _doubt(PARAGRAPH, passage, "The paragraph breaks off in the middle of a sentence.")


def _notes(passages: Iterable[Passage]) -> Iterator[Doubt]:
    for passage in passages:
        if passage.kind == "note" and _OPEN_NOTE.search(passage.text.rstrip()) and not _is_answered(passage):
            yield _doubt(NOTE, passage, "The note breaks off.")


def _doubt(code: str, passage: Passage, fact: str) -> Doubt:
    line, column = passage.place(len(passage.text.rstrip()) - 1)
    hint = "Its last words are lost, mostly a line of a single word: supply them, or mark a gap."
    return Doubt(code, line, column, end_of(passage.text), fact, hint)


def is_prose(text: str) -> bool:
    """Whether a text is long enough for a sentence, and most of its words are written small."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text)
    return len(words) >= _PROSE and sum(word[0].islower() for word in words) >= 0.5 * len(words)


def _breaks_off(passage: Passage, small: frozenset[str]) -> bool:
    """Whether a passage ends without a stop, and nothing says that it may."""
    if _FINISHED.search(passage.text.strip()):
        return False
    return not (_goes_on(passage.element) or _ends_apart(passage.text, small))


def _ends_apart(text: str, small: frozenset[str]) -> bool:
    """Whether behind the last stop stands what is no sentence: a point of a list in a few words, a name below a text.

    A word that the paper also writes small is no name: `Our` begins a sentence of which the rest is lost.
    """
    labels = list(_LABELLED.finditer(text))
    if labels and len(text[labels[-1].end() :].split()) <= _SHORT:
        return True
    last = _STOP.split(text.strip())[-1].split()
    if len(last) < len(text.split()) and len(last) <= _SHORT and last[0][:1].islower():
        return True  # a heading in small capitals, which extractions write small
    return len(last) <= 3 and all(word[:1].isupper() and word.lower().strip(".,") not in small for word in last)


def _words_written_small(paper: Paper) -> frozenset[str]:
    words = (word for division in paper.divisions for p in division.passages for word in p.text.split())
    return frozenset(word.strip(".,;:?!") for word in words if word[:1].islower())


def _is_answered(passage: Passage) -> bool:
    """Whether a person has decided something at the passage's end."""
    end = len(passage.text.rstrip())
    return passage.is_decided(end - 1, len(passage.text))


def _goes_on(element: Element) -> bool:
    """Whether what follows may finish the sentence: a quotation set off, a list, a table, words that begin small."""
    if len(element) and local(element[-1]) in _CONTINUES:
        return True
    following = element.getnext()
    while following is not None and local(following) in ("", "pb", "fw", "metamark", "lb"):
        following = following.getnext()
    if following is None:
        return False
    words = "".join(str(piece) for piece in following.itertext()).strip()
    return local(following) in _CONTINUES or words[:1].islower() or element.get("part") in ("I", "M")
