"""Ids of works: author and short title, so that no id depends on the order in which works are cited."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from .model import Name, Work
from .names import with_evidence
from .words import folded, slug

WORDS = 8
"""A title gives no more words than that."""


def named(works: list[Work], shorts: Iterable[tuple[int, str]]) -> list[Work]:
    """The works with their ids, and with family names as later citations show them: (number of the work, author)."""
    known = _evidence(works, shorts)
    first = {_first_family(name) for work in works for name in _names(work) if _first_family(name)}
    made = [
        replace(
            work,
            authors=tuple(_told(name, known, first) for name in work.authors),
            editors=tuple(_told(name, known, first) for name in work.editors),
        )
        for work in works
    ]
    return _with_ids(made)


def _evidence(works: list[Work], shorts: Iterable[tuple[int, str]]) -> dict[frozenset[str], list[str]]:
    """The words of a name → the forms in which later citations use it."""
    found: dict[frozenset[str], list[str]] = {}
    for number, author in shorts:
        for name in works[number].makers:
            words = _key(name)
            if folded(author) in words:
                found.setdefault(words, []).append(author)
    return found


def _told(name: Name, known: dict[frozenset[str], list[str]], first: set[str]) -> Name:
    if name.is_stated:
        return name
    told = with_evidence(name, known.get(_key(name), ()))
    words = name.printed.split()
    if told == name and len(words) == 2 and not known.get(_key(name)) and folded(words[0]) in first:
        return Name(name.printed, words[0])
    return told


def _first_family(name: Name) -> str:
    """The family name where it stands first in a name of three words."""
    words = name.printed.split()
    return folded(words[0]) if len(words) == 3 and name.family == words[0] else ""


def _names(work: Work) -> tuple[Name, ...]:
    return (*work.authors, *work.editors)


def _key(name: Name) -> frozenset[str]:
    return frozenset(folded(name.printed).split())


def _with_ids(works: list[Work]) -> list[Work]:
    bases = [_base(work) for work in works]
    for more in (lambda work: work.date, lambda work: work.container, _digest):
        counts = Counter(bases)
        bases = [
            base if counts[base] == 1 else "-".join(filter(None, (base, slug(more(work)))))
            for base, work in zip(bases, works, strict=True)
        ]
    seen: Counter[str] = Counter()
    made = []
    for base, work in zip(bases, works, strict=True):
        seen[base] += 1
        made.append(work.with_id(base if seen[base] == 1 else f"{base}-{seen[base]}"))
    return made


def _base(work: Work) -> str:
    maker = work.makers[0] if work.makers and work.kind not in ("interview", "collection") else None
    who = (maker.family or maker.printed.removesuffix(" et al.")) if maker else ""
    title = re.split(r":|\?|—|\s[-–]\s", work.title, maxsplit=1)[0]
    words = slug(re.sub(r"^(?:The|An?)\s+", "", title)).split("-")[:WORDS]
    when = slug(work.date) if work.kind in ("interview", "collection") else ""
    parts = [part for part in (slug(who), "-".join(words), when) if part]
    return "-".join(["w", *(parts or [slug(_digest(work))])])


def _digest(work: Work) -> str:
    """Of a title in letters that an address cannot hold."""
    said = [work.title, work.container, work.date, work.place, work.publisher, *(name.printed for name in work.makers)]
    return hashlib.sha256("|".join(said).encode()).hexdigest()[:8]
