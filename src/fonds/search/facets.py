"""Passages → what they have in common, by which the search page filters: document, speaker, archive, date.

The kind of a passage is in the index itself. Each value comes with its passages as runs (digits.py): how many
passages to step over, how many that have the value, and so on. Passages of one document stand together, so a
value takes a few bytes. Values are what a bookmark may keep: the id of a document, a name as it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from .digits import digits
from .passages import Passage

_ASIDE = re.compile(r"\([^()]*\)")
_BRACKETS = re.compile(r"[\[\]]")
_DATED = re.compile(r"[0-9]{4}")


def facets(passages: Sequence[Passage]) -> dict[str, list[list[str]]]:
    """The facets of passages in the order of the index.

    `document` and `archive` are lists of [value, label, runs], `speaker` of [name, runs], `date` of [date, runs].
    """
    documents: dict[str, list[int]] = {}
    titles: dict[str, str] = {}
    speakers: dict[str, list[int]] = {}
    dates: dict[str, list[int]] = {}
    for number, passage in enumerate(passages):
        if passage.document:
            documents.setdefault(passage.document, []).append(number)
            titles.setdefault(passage.document, passage.title)
        name = speaker_name(passage.speaker)
        if name:
            speakers.setdefault(name, []).append(number)
        if _DATED.match(passage.date):
            dates.setdefault(passage.date, []).append(number)
    return {
        "document": [[value, titles[value], runs(found)] for value, found in documents.items()],
        "speaker": [[value, runs(speakers[value])] for value in sorted(speakers)],
        "archive": _archives(passages),
        "date": [[value, runs(dates[value])] for value in sorted(dates)],
    }


def speaker_name(printed: str) -> str:
    """A speaker without the editors' brackets and asides: `Premier [Zhou]` is `Premier Zhou`, as in a search."""
    return " ".join(_BRACKETS.sub("", _ASIDE.sub("", printed)).split())


def runs(numbers: Sequence[int]) -> str:
    """Ascending numbers as runs: how many to step over, how many to take, and so on."""
    flat: list[int] = []
    end = 0
    for number in numbers:
        if flat and number == end:
            flat[-1] += 1
        else:
            flat += (number - end, 1)
        end = number + 1
    return digits(flat)


def _archives(passages: Sequence[Passage]) -> list[list[str]]:
    """Archives by their key where they have one, with their name.

    A passage says both in one list, key before name. What stands behind a key wherever the key stands, and nowhere
    else, is its name.
    """
    found: dict[str, list[int]] = {}
    behind: dict[str, set[str]] = {}
    for number, passage in enumerate(passages):
        for name, following in pairwise((*passage.archives, "")):
            found.setdefault(name, []).append(number)
            behind.setdefault(name, set()).add(following)
    names: dict[str, str] = {}
    for key, others in behind.items():
        name = next(iter(others))
        alone = len(others) == 1 and name and key not in names.values() and name not in names.values()
        if alone and len(found[key]) == len(found[name]):
            names[key] = name
    return [
        [value, _label(value, names.get(value)), runs(numbers)]
        for value, numbers in _sorted(found.items())
        if value not in names.values()
    ]


def _label(value: str, name: str | None) -> str:
    return f"{name} ({value})" if name and value.isupper() and value not in name.split() else name or value


def _sorted(pairs: Iterable[tuple[str, list[int]]]) -> list[tuple[str, list[int]]]:
    return sorted(pairs, key=lambda pair: pair[0])
