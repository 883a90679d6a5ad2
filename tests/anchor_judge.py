"""What became of the ids in a random edit script, held against what the script knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from anchor_scripts import Piece, Script
from fonds.tei.register.match import Match, match

SHARED = 0.8
"""Two units that share more of their words than this are near-twins."""


def shared(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the words of the longer of two units that the other has too."""
    longer = max(len(one), len(other))
    return sum((Counter(one) & Counter(other)).values()) / longer if longer else 0.0


def near_twins(pieces: Sequence[Piece]) -> set[str]:
    """Ids of pieces that share more than `SHARED` of their words with another of their kind."""
    where: dict[tuple[str, str], list[int]] = {}
    for place, piece in enumerate(pieces):
        for word in set(piece.words):
            where.setdefault((piece.kind, word), []).append(place)
    found: set[str] = set()
    for place, piece in enumerate(pieces):
        votes: Counter[int] = Counter()
        for word in set(piece.words):
            votes.update(other for other in where[piece.kind, word] if other > place)
        for other, count in votes.items():
            if count >= SHARED * len(set(piece.words)) * 0.6 and shared(piece.words, pieces[other].words) > SHARED:
                found |= {piece.id, pieces[other].id}
    return found


@dataclass
class Judged:
    """What came of one script."""

    wrong: list[str] = field(default_factory=list)
    """Ids that stand on other words, in a sentence each."""
    refused: list[str] = field(default_factory=list)
    """Doubts that name a unit which has no twin."""
    untouched: list[int] = field(default_factory=lambda: [0, 0])
    """[kept their id, all] of units that are as they were."""
    corrected: list[int] = field(default_factory=lambda: [0, 0])
    """The same of units of which up to a fifth of the words changed."""
    doubts: int = 0
    missed: list[str] = field(default_factory=list)
    """Twins of which nobody can say which is which, that were not refused."""


def judge(script: Script) -> Judged:
    """Match the old text with the new one, and compare with what the script did."""
    new = script.renumbered()
    truth = dict(zip((piece.id for piece in new), script.pieces, strict=True))
    matched = match([piece.row for piece in script.old], [piece.row for piece in new])
    old = {piece.id: piece for piece in script.old}
    twins = near_twins(script.old) | near_twins(script.pieces)
    copies = {copy for _, _, copy in script.copied} | {one for _, one, _ in script.copied}
    judged = Judged(doubts=len(matched.doubts))
    _judge_refusals(matched, truth, twins | copies | _crossing(script), judged)
    in_doubt = {one for doubt in matched.doubts for one in doubt.old}
    judged.missed += _guessed(script, matched, truth)
    for identifier, piece in truth.items():
        given = matched.pairs.get(identifier)
        if given is not None and given not in piece.origin and not _has_the_words(script, old[given], piece):
            judged.wrong.append(f"{given} stands on {piece.id} (from {piece.origin}); {script.done}")
        if not piece.is_whole or len(piece.origin) != 1 or piece.origin[0] in in_doubt:
            continue
        counted = judged.untouched if piece.changed == 0 else judged.corrected if piece.changed <= 0.2 else None
        if counted is not None and piece.id == piece.origin[0]:
            counted[1] += 1
            counted[0] += given == piece.origin[0]
    return judged


def _has_the_words(script: Script, old: Piece, piece: Piece) -> bool:
    """Whether an id on a copy still stands on its words: they are the same, or what it was copied from is gone, or is
    clearly less like the old words than the copy is.
    """
    if "".join(old.words) == "".join(piece.words):
        return True
    if old.id not in piece.copy_of:
        return False
    true = [shared(old.words, one.words) for one in script.pieces if old.id in one.origin and one.is_whole]
    return not true or shared(old.words, piece.words) - max(true) > 0.09


def _guessed(script: Script, matched: Match, truth: dict[str, Piece]) -> list[str]:
    """Pairs of the same words side by side, once in the old text and twice in the new, of which one has the id."""
    given = {truth[new].id for new in matched.pairs}
    beside = {(one, copy) for kind, one, copy in script.copied if kind == "copy_beside"}
    found = []
    for one, two in zip(script.pieces, script.pieces[1:], strict=False):
        if (one.id, two.id) in beside and one.words == two.words and one.part == two.part and {one.id, two.id} & given:
            found.append(f"{one.id} and {two.id} are alike, and one has an id; {script.done}")
    return found


def _crossing(script: Script) -> set[str]:
    """Units of the new text that share more than `SHARED` of their words with another old unit than their own."""
    both = [replace(piece, id=f"old {piece.id}") for piece in script.old] + list(script.pieces)
    found: set[str] = set()
    for identifier in near_twins([p for p in both if not p.id.startswith("old ") or _is_gone(script, p.id[4:])]):
        found |= {identifier, identifier.removeprefix("old ")}
    return found


def _is_gone(script: Script, identifier: str) -> bool:
    return not any(identifier in piece.origin for piece in script.pieces)


def _judge_refusals(matched: Match, truth: dict[str, Piece], twins: set[str], judged: Judged) -> None:
    for doubt in matched.doubts:
        named = {*doubt.old, *(truth[one].id for one in doubt.new)}
        if not named & twins:
            judged.refused.append(f"{sorted(named)} refused")
