"""The help of the search page: each form of a query, with an example from the edition that finds something.

Nothing is shown that the edition does not have: without speeches there is no line about speakers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .analysis import words
from .passages import KINDS, Passage
from .variants import Group

_ENOUGH = 100
"""Passages from which words are taken: the beginning of an edition says what it is about."""


@dataclass(frozen=True)
class Example:
    """One line of the help."""

    queries: tuple[str, ...]
    """Each can be run as it stands."""
    meaning: str


def examples(passages: Sequence[Passage], variants: Sequence[Group] = ()) -> tuple[Example, ...]:
    """The lines of the help that hold for this edition; none where there is no word in it.

    `variants` are the names that the registers state to be the same.
    """
    texts = [words(passage.text) for passage in passages[:_ENOUGH]]
    frequent = Counter(word for text in texts for word in text)
    if not frequent:
        return ()
    one, two = _pair(texts) or (_best(frequent),) * 2
    other = min((word for word in frequent if word not in (one, two)), key=lambda w: (-len(w), w), default=one)
    return (*_words(one, two, other), *_variants(passages, variants), *_fields(passages))


def _words(one: str, two: str, other: str) -> Iterator[Example]:
    yield Example(
        (f"{one} {two}",),
        "Both words in one passage, in any of their English forms. Capitals and accents make no difference.",
    )
    yield Example((f'"{one} {two}"',), "These very words, side by side. Punctuation between them does not count.")
    yield Example(
        (f'"{one} {two}"~5', f"{two} NEAR {one}", f"{two} NEAR/3 {one}"),
        "~5: in this order, with five other words between them at most. NEAR: in whatever order, within ten words or "
        "as many as you say; phrases, patterns and brackets with OR can be near each other too.",
    )
    yield Example((f"{one} OR {other}",), "One of the words, or both. AND, OR and NOT are written in capitals.")
    yield Example(
        (f"({one} OR {two}) NOT {other}",),
        "NOT leaves passages out; brackets hold together what belongs together.",
    )
    if len(one) > 2:
        yield Example(
            (f"{one[:3]}*", f"{one[:-1]}?"),
            "A star stands for any run of letters in a word, a question mark for one letter; anywhere in the word.",
        )
    if len(one) > 3:
        yield Example(
            (f"{one[1]}{one[0]}{one[2:]}~", f"{one[:-1]}~1"),
            "Spelled alike: words that differ in one letter, or in two where the word is long or you say ~2. "
            "Two letters swapped count as one.",
        )


def _variants(passages: Sequence[Passage], variants: Sequence[Group]) -> Iterator[Example]:
    """A name of one word by which another name is found."""
    for group in variants:
        single = {name: words(name)[0] for name in group if len(words(name)) == 1}
        if len(single) > 1 and group[0] in single and _stands(single.values(), passages):
            main, other, *_ = single
            yield Example(
                (other,),
                f"Names that the edition’s registers state to be the same are found for each other, here {main}. "
                f"The answer says so, and “only as written” switches it off; so do quotation marks.",
            )
            return


def _stands(any_of: Iterable[str], passages: Sequence[Passage]) -> bool:
    """Whether one of the words stands in the text."""
    wanted = set(any_of)
    return any(not wanted.isdisjoint(words(passage.text)) for passage in passages)


def _fields(passages: Sequence[Passage]) -> Iterator[Example]:
    file = next((file for passage in passages for file in passage.identifiers), "")
    if file:
        yield Example(
            (f'"{file}"', f'identifier:"{file.rpartition(", ")[2]}"'),
            "Archive files as printed, or by their identifier, whole or in part. "
            "A word that punctuation divides is searched as a phrase.",
        )
    kind = max(KINDS, key=lambda kind: (kind == "note", -KINDS.index(kind)) if _of(passages, kind) else (False, -99))
    yield Example(
        (f"kind:{kind} {_best(Counter(word for p in _of(passages, kind) for word in words(p.text)))}",),
        f"Passages of one kind: {', '.join(KINDS)}.",
    )
    parts = [f"document:{n}" for n in _some(p.number for p in passages)]
    parts += [f"section:{name}" for name in _some(p.part for p in passages)]
    if parts:
        yield Example(tuple(parts), "One document or one section.")
    speakers = Counter(words(p.speaker)[-1] for p in passages if words(p.speaker))
    if speakers:
        most = min(speakers, key=lambda name: (-speakers[name], name))
        yield Example((f"speaker:{most}",), "What one person says.")
    person = [f'person:"{name}"' for name in _some(p.persons[0] for p in passages if p.persons)]
    if person:
        yield Example(tuple(person), "Passages that name a person, by whatever name, or in which the person speaks.")
    archive = [words(p.archives[0])[0] for p in passages if p.archives and words(p.archives[0])]
    if archive:
        yield Example((f"archive:{archive[0]}",), "Passages that cite an archive, and documents that lie there.")
    date = [day[:4] for day in _some(p.date for p in passages)]
    if date:
        yield Example(
            (f"date:{date[0]}", f"date:{date[0]}-01..{date[0]}-12"),
            "Documents of a year, month or day, or of the time between two of them.",
        )


def _of(passages: Sequence[Passage], kind: str) -> list[Passage]:
    return [passage for passage in passages if passage.kind == kind and words(passage.text)]


def _some(values: Iterable[str]) -> list[str]:
    """The first value that is not empty, in a list; an empty list where all are."""
    return [value for value in values if value][:1]


def _pair(texts: list[list[str]]) -> tuple[str, str] | None:
    """The two words of five letters or more that stand side by side most often."""
    pairs = Counter(pair for text in texts for pair in pairwise(text) if min(map(len, pair)) > 4)
    return min(pairs, key=lambda pair: (-pairs[pair], pair), default=None)


def _best(frequent: Counter[str]) -> str:
    """The most frequent word of five letters or more, else the longest."""
    return min(frequent, key=lambda word: (len(word) < 5, -frequent[word], -len(word), word))
