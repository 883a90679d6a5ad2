"""Random edit scripts over texts of units: the script itself knows where each unit went, so it is the truth.

A text is a list of `Piece`s, made up (sections, paragraphs, notes, documents) or taken from an edition. `Script.run`
edits a copy of it and keeps, with each piece, which pieces of the old text its words come from.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from fonds.tei.divisions import division_ids
from fonds.tei.names import Element
from fonds.tei.register import FRONT
from fonds.tei.register.rows import Row
from fonds.tei.units import units

QUIET = ("insert", "delete", "split", "merge", "move", "reorder", "correct", "retitle", "document", "note", "hyphen")
"""Edits that make no twins of themselves."""
TWINS = ("copy", "copy_near", "copy_beside")


@dataclass(frozen=True)
class Piece:
    """A unit, and where its words come from."""

    id: str
    kind: str
    part: str
    words: tuple[str, ...]
    origin: tuple[str, ...] = ()
    """Ids of the old text from which its words come: none of a new one, several of one that was joined."""
    copy_of: tuple[str, ...] = ()
    """Of a copy, the ids of the old text whose words it has too."""
    changed: float = 0.0
    """The share of its words that were changed; 0 of one that is as it was, also where it stands elsewhere."""
    is_whole: bool = True
    """Whether it is neither a part of what it was, nor joined with others."""

    @property
    def row(self) -> Row:
        text = " ".join(self.words)
        letters = f"{self.kind}:{''.join(self.words)}"
        return Row(self.id, self.kind, hashlib.sha256(letters.encode()).hexdigest()[:16], self.part, text)


@dataclass
class Words:
    """A made-up language: few words are frequent and most are rare, as in any text."""

    rng: random.Random
    size: int = 4000
    weights: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.weights = [1 / (rank + 3) for rank in range(self.size)]

    def some(self, count: int) -> tuple[str, ...]:
        return tuple(f"w{n}" for n in self.rng.choices(range(self.size), self.weights, k=count))


def made_up(rng: random.Random, language: Words) -> list[Piece]:
    """An essay in sections with notes and pages, and some documents behind it."""
    found: list[Piece] = []
    counts: Counter[str] = Counter()

    def add(kind: str, part: str, name: str, words: tuple[str, ...]) -> None:
        found.append(Piece(name, kind, part, words, (name,)))

    def number(family: str) -> str:
        counts[family] += 1
        return f"{family}{counts[family]}"

    for _ in range(rng.randint(2, 4)):
        part = number("s")
        title = language.some(rng.randint(2, 6))
        add("section", part, part, title)
        add("heading", part, f"{part}.h", title)
        for _ in range(rng.randint(3, 10)):
            add("paragraph", part, number("p"), language.some(rng.randint(12, 140)))
            for _ in range(rng.randint(0, 3)):
                add("note", part, number("n"), language.some(rng.randint(6, 40)))
    for _ in range(rng.randint(1, 3)):
        part = number("d")
        title = language.some(rng.randint(5, 12))
        add("document", part, part, title)
        add("heading", part, f"{part}.h", title)
        add("source", part, f"{part}.source", language.some(8))
        for _ in range(rng.randint(3, 8)):
            kind = rng.choice(("paragraph", "speech"))
            add(kind, part, number(f"{part}.{'p' if kind == 'paragraph' else 't'}"), language.some(rng.randint(8, 80)))
    return found


def of_edition(text: Element) -> list[Piece]:
    """The units of an edition's `text` element."""
    parts = division_ids(text)
    return [
        Piece(unit.id, unit.kind, parts.get(unit.id, FRONT), tuple(unit.words.split()), (unit.id,))
        for unit in units(text)
    ]


class Script:
    """Edits, one after another; `pieces` is the text as it is now."""

    def __init__(self, old: Sequence[Piece], rng: random.Random, language: Words) -> None:
        self.old, self.rng, self.language = list(old), rng, language
        self.pieces = list(old)
        self.copied: list[tuple[str, str, str]] = []
        """(kind of copy, id of the old piece, id of the copy)."""
        self.done: list[str] = []
        self._fresh = 0

    def run(self, edits: Sequence[str]) -> Script:
        for edit in edits:
            getattr(self, f"_{edit}")()
            self.done.append(edit)
        return self

    def renumbered(self) -> list[Piece]:
        """The text as a first numbering would give it: other ids than the register's, in order."""
        divisions = {piece.id: f"x{i}" for i, piece in enumerate(self.pieces)}
        return [
            replace(piece, id=f"x{i}", part=divisions.get(piece.part, piece.part))
            for i, piece in enumerate(self.pieces)
        ]

    def _new_id(self) -> str:
        self._fresh += 1
        return f"new{self._fresh}"

    def _texts(self, *kinds: str) -> list[int]:
        kinds = kinds or ("paragraph", "note", "speech")
        return [place for place, piece in enumerate(self.pieces) if piece.kind in kinds]

    def _place(self, *kinds: str) -> int | None:
        places = self._texts(*kinds)
        return self.rng.choice(places) if places else None

    def _insert(self) -> None:
        place = self._place()
        if place is not None:
            here = self.pieces[place]
            words = self.language.some(self.rng.randint(10, 90))
            self.pieces.insert(place, Piece(self._new_id(), here.kind, here.part, words))

    def _note(self) -> None:
        place = self._place("paragraph")
        if place is not None:
            words = self.language.some(self.rng.randint(6, 30))
            self.pieces.insert(place + 1, Piece(self._new_id(), "note", self.pieces[place].part, words))

    def _delete(self) -> None:
        place = self._place()
        if place is not None:
            del self.pieces[place]

    def _split(self) -> None:
        place = self._place("paragraph", "speech")
        if place is None or len(self.pieces[place].words) < 12:
            return
        piece = self.pieces[place]
        at = self.rng.randint(4, len(piece.words) - 4)
        head = replace(piece, words=piece.words[:at], is_whole=False)
        tail = replace(piece, id=self._new_id(), words=piece.words[at:], is_whole=False)
        self.pieces[place : place + 1] = [head, tail]

    def _merge(self) -> None:
        place = self._place("paragraph")
        if place is None:
            return
        one = self.pieces[place]
        for other in range(place + 1, min(place + 5, len(self.pieces))):
            two = self.pieces[other]
            if two.kind == one.kind and two.part == one.part:
                origin = (*one.origin, *two.origin)
                self.pieces[place] = replace(one, words=one.words + two.words, origin=origin, is_whole=False)
                del self.pieces[other]
                return

    def _move(self) -> None:
        place = self._place()
        if place is None:
            return
        count = self.rng.choice((1, 1, 1, 2, 4))
        block = [piece for piece in self.pieces[place : place + count] if piece.kind in ("paragraph", "note", "speech")]
        self.pieces[place : place + count] = [p for p in self.pieces[place : place + count] if p not in block]
        to = self._place()
        if to is None:
            self.pieces += block
        else:
            part = self.pieces[to].part
            self.pieces[to:to] = [replace(piece, part=part) for piece in block]

    def _reorder(self) -> None:
        place = self._place()
        if place is None:
            return
        places = [at for at in range(place, min(place + 6, len(self.pieces))) if self.pieces[at].kind == "paragraph"]
        order = self.rng.sample(places, len(places))
        moved = {at: self.pieces[other] for at, other in zip(places, order, strict=True)}
        for at, piece in moved.items():
            self.pieces[at] = replace(piece, part=self.pieces[place].part)

    def _correct(self) -> None:
        place = self._place("paragraph", "note", "speech", "heading", "source")
        if place is None or not self.pieces[place].words:  # a note may be lost
            return
        piece = self.pieces[place]
        count = self.rng.randint(1, max(1, len(piece.words) // 5))
        words = list(piece.words)
        for at in self.rng.sample(range(len(words)), min(count, len(words))):
            words[at] = f"c{self.rng.randint(0, 10**6)}"
        changed = piece.changed + count / len(words)
        self.pieces[place] = replace(piece, words=tuple(words), changed=changed)

    def _retitle(self) -> None:
        place = self._place("heading")
        if place is not None:
            piece = self.pieces[place]
            words = self.language.some(self.rng.randint(3, 7))
            self.pieces[place] = replace(piece, words=words, changed=1.0)

    def _document(self) -> None:
        starts = self._texts("document")
        if not starts:
            return
        place = self.rng.choice(starts)
        part = self._new_id()
        title = self.language.some(self.rng.randint(5, 12))
        kinds = ["heading", "source", *self.rng.choices(("paragraph", "speech"), k=self.rng.randint(2, 6))]
        added = [Piece(part, "document", part, title)]
        for kind in kinds:
            words = title if kind == "heading" else self.language.some(self.rng.randint(8, 60))
            added.append(Piece(self._new_id(), kind, part, words))
        self.pieces[place:place] = added

    def _hyphen(self) -> None:
        """Another extraction: words are parted or joined at a line's end, their letters are the same."""
        for place in self._texts():
            piece = self.pieces[place]
            if len(piece.words) > 10 and self.rng.random() < 0.3:
                at = self.rng.randrange(len(piece.words) - 1)
                joined = piece.words[at] + piece.words[at + 1]
                words = (*piece.words[:at], joined, *piece.words[at + 2 :])
                self.pieces[place] = replace(piece, words=words)

    def _copy_to(self, place: int, to: int, kind: str, near: bool) -> None:
        piece = self.pieces[place]
        words = list(piece.words)
        if near:
            for at in self.rng.sample(range(len(words)), max(1, len(words) // 12)):
                words[at] = f"c{self.rng.randint(0, 10**6)}"
        copy = Piece(self._new_id(), piece.kind, self.pieces[min(to, len(self.pieces) - 1)].part, tuple(words))
        copy = replace(copy, copy_of=piece.origin + piece.copy_of)
        self.copied.append((kind, piece.id, copy.id))
        self.pieces.insert(to, copy)

    def _copy(self) -> None:
        place, to = self._place("paragraph", "speech"), self._place()
        if place is not None and to is not None:
            self._copy_to(place, to, "copy", near=False)

    def _copy_beside(self) -> None:
        place = self._place("paragraph", "speech")
        if place is not None:
            self._copy_to(place, place + 1, "copy_beside", near=False)

    def _copy_near(self) -> None:
        """A near-twin of a unit that is changed too: nobody can say which of the two is the old one."""
        place, to = self._place("paragraph", "speech"), self._place()
        if place is None or to is None or len(self.pieces[place].words) < 24:
            return
        piece = self.pieces[place]
        self._copy_to(place, to, "copy_near", near=True)
        at = next(at for at, one in enumerate(self.pieces) if one is piece)
        words = list(piece.words)
        for changed in self.rng.sample(range(len(words)), max(1, len(words) // 12)):
            words[changed] = f"c{self.rng.randint(0, 10**6)}"
        self.pieces[at] = replace(piece, words=tuple(words), changed=piece.changed + 1 / 12)
