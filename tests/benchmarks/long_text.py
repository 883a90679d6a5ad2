"""A long witness for measurements: the samples again and again, each time with other names and other rare words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import count
from typing import Any

from benchmarks.samples import SAMPLES

ESSAY_SHARE = 0.4
COMMON = 12
"""A word that a sample has so often is one of its language or of its form, and stays."""
WORD = re.compile(r"[A-Za-z]{4,}")
TURNING = ("bcdfghjklmnpqrstvwxz", "aeiou")


def long_text(letters: int, essay: str = "s02_seed_small", documents: tuple[str, ...] = ()) -> str:
    """A text of about so many letters: one title, an essay of repeated pages, then documents of repeated samples."""
    pieces: list[str] = []
    pieces += _until(_pieces(essay, essay=True), ESSAY_SHARE * letters)
    done = sum(map(len, pieces))
    names = documents or (essay, "s04_seed_paris")
    sources = [_pieces(name, essay=False) for name in names]
    pieces += _until((next(sources[n % len(sources)]) for n in count()), letters - done)
    return "".join(pieces)


def _until(pieces: Iterator[str], letters: float) -> list[str]:
    """Pieces, until there are about so many letters; the last is cut at a page's or document's end by its maker."""
    taken: list[str] = []
    length = 0
    while length < letters:
        taken.append(next(pieces))
        length += len(taken[-1])
    return taken


def _pieces(name: str, essay: bool) -> Iterator[str]:
    """The pages of a sample's essay, or its documents, again and again, each round with fresh words."""
    text = (SAMPLES / f"{name}.txt").read_text("utf-8")
    truth = json.loads((SAMPLES / f"{name}.truth.json").read_text("utf-8"))
    common = {word for word, n in Counter(WORD.findall(text)).items() if n >= COMMON}
    spans = list(_essay_pages(truth) if essay else _documents(truth))
    numbers = max((note["n"] for note in truth["notes"]), default=0)
    front = truth["pages"][0]["start"] if not essay else text.index(truth["author"]) + len(truth["author"]) + 1
    for round_number in count():
        if not round_number and essay:
            yield text[:front]
        for start, end in spans:
            piece = _renumbered(text, max(start, front), end, truth, round_number * numbers)
            yield _fresh(piece, round_number, common)


def _essay_pages(truth: dict[str, Any]) -> Iterator[tuple[int, int]]:
    first = min((d["start"] for d in truth["documents"]), default=truth["pages"][-1]["end"])
    for page in truth["pages"]:
        if page["end"] < first:
            yield page["start"], page["end"]


def _documents(truth: dict[str, Any]) -> Iterator[tuple[int, int]]:
    """Documents in tens, each ten with the separator before the next."""
    documents = truth["documents"]
    for first in range(0, len(documents), 10):
        yield documents[first]["start"], documents[min(first + 9, len(documents) - 1)]["end"]


def _renumbered(text: str, start: int, end: int, truth: dict[str, Any], more: int) -> str:
    """A piece of a text, its note numbers raised where they are printed."""
    if truth["level"] != "mild" or not more:
        return text[start:end]
    places: list[tuple[int, int]] = []
    for note in truth["notes"]:
        digits = len(str(note["n"]))
        places += [(note["anchor"], note["n"]), (note["spans"][0][0] - digits - 1, note["n"])]
    out, at = [], start
    for place, n in sorted(p for p in places if start <= p[0] < end):
        out += [text[at:place], str(n + more)]
        at = place + len(str(n))
    return "".join([*out, text[at:end]])


def _fresh(text: str, round_number: int, common: set[str]) -> str:
    """The text with its rarer words turned into others of the same shape; the first round keeps them."""
    if not round_number:
        return text
    table = {}
    for letters in TURNING:
        for given in (letters, letters.upper()):
            by = round_number % (len(given) - 1) + 1
            table.update(str.maketrans(given, given[by:] + given[:by]))
    ending = "aeiou"[round_number // 20 % 5]

    def turned(match: re.Match[str]) -> str:
        word = match[0]
        if word in common:
            return word
        return word.translate(table) + (ending if round_number >= 20 else "")

    return WORD.sub(turned, text)
