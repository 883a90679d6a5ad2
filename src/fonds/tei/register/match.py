"""The register and the text side by side: which unit is which, in this order of evidence.

1. what a person decided            2. the same words (exact.py)
3. nearly the same words (near.py)   4. the place between two that are known (between.py)
5. divisions: a section is where its paragraphs are
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .between import Kinship, grown, in_gaps, within
from .divisions import match_divisions
from .exact import by_key, same_words
from .near import near_words
from .rows import DIVISIONS, Pairs, Row


@dataclass(frozen=True)
class Doubt:
    """Units that are alike, so that nobody can say which is which. Ids of the register, and of the first numbering."""

    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Match:
    """What belongs together, by ids: of the text's first numbering, and of the register."""

    pairs: Mapping[str, str]
    """Text → register."""
    parted: Mapping[str, str]
    """Part in the text → the whole in the register."""
    joined: Mapping[str, str]
    """What is gone from the register → what it went into in the text."""
    moved: frozenset[str]
    """Of the register: what stands elsewhere among its neighbours now."""
    doubts: tuple[Doubt, ...]


def match(
    old: Sequence[Row], new: Sequence[Row], decided: Mapping[str, str] | None = None, gone: Iterable[str] = ()
) -> Match:
    """Compare the living entries of a register with the units of a text, both in the order of the text.

    `decided` gives what a person said, text → register; `gone` what has no successor, by ids of the register.
    """
    away = set(gone)
    pairs = Pairs(
        [row for row in old if row.kind not in DIVISIONS and row.id not in away],
        [row for row in new if row.kind not in DIVISIONS],
    )
    _decided(pairs, decided or {})
    same_words(pairs)
    near_words(pairs)
    kin = Kinship()
    in_gaps(pairs, kin)
    grown(pairs, kin)
    within(pairs, kin)
    _twins_left(pairs)
    divisions = match_divisions(pairs, [row for row in old if row.id not in away], new)
    straight = set(pairs.backbone())
    return Match(
        pairs={pairs.new[n].id: pairs.old[o].id for n, o in pairs.to_old.items()} | divisions,
        parted={pairs.new[n].id: pairs.old[o].id for n, o in kin.parted.items() if n not in pairs.to_old},
        joined={pairs.old[o].id: pairs.new[n].id for o, n in kin.joined.items() if o not in pairs.to_new},
        moved=frozenset(pairs.old[o].id for n, o in pairs.to_old.items() if (o, n) not in straight),
        doubts=tuple(_doubts(pairs)),
    )


def _twins_left(pairs: Pairs) -> None:
    """Of two with the same words one was found to be a changed unit, or each another: either could be the other."""
    changed: dict[tuple[str, str], list[int]] = {}
    for new, old in pairs.to_old.items():
        if new not in pairs.decided and pairs.old[old].key != pairs.new[new].key and not pairs.new[new].is_wordless:
            changed.setdefault(pairs.new[new].key, []).append(new)
    for alike in changed.values():
        if len(alike) > 1:
            pairs.doubt([pairs.to_old[new] for new in alike], alike)
    free_old, free_new = by_key(pairs.old, pairs.free_old()), by_key(pairs.new, pairs.free_new())
    for new, old in sorted(pairs.to_old.items()):
        if new in pairs.decided or pairs.old[old].key == pairs.new[new].key or pairs.new[new].is_wordless:
            continue
        others_new, others_old = free_new.get(pairs.new[new].key, []), free_old.get(pairs.old[old].key, [])
        if others_new or others_old:
            pairs.doubt([old, *others_old], [new, *others_new])


def _decided(pairs: Pairs, decided: Mapping[str, str]) -> None:
    ours = {row.id: place for place, row in enumerate(pairs.old)}
    theirs = {row.id: place for place, row in enumerate(pairs.new)}
    for new, old in decided.items():
        if old in ours and new in theirs:
            pairs.decide(ours[old], theirs[new])


def _doubts(pairs: Pairs) -> Iterable[Doubt]:
    for ours, theirs in sorted(pairs.doubts, key=lambda group: min(group[1], default=-1)):
        yield Doubt(
            tuple(pairs.old[place].id for place in sorted(ours)),
            tuple(pairs.new[place].id for place in sorted(theirs)),
        )
