"""What two states of an edition differ in: every changed unit and every emendation, was and is and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from fonds.tei.divisions import division_ids
from fonds.tei.emended import Emended, emendations
from fonds.tei.names import Element, first, walk, xml_id
from fonds.tei.units import Unit, units

What = Literal["new", "changed", "moved", "gone", "emended", "emendation changed", "emendation withdrawn"]


@dataclass(frozen=True)
class Change:
    """One difference."""

    what: What
    id: str
    """The address of the unit; of an emendation that of the unit in which it stands."""
    kind: str
    was: str
    """The words before; "" where there were none."""
    now: str
    """The words after; "" where there are none."""
    why: str
    """The reason that the editors give; "" where they give none."""


_BY_PLACE = frozenset({"page", "section", "document"})
"""Kinds whose words are those of other units."""


def first_emendations(tree: Element) -> Iterator[Change]:
    """All emendations of a linked TEI file before which there was none, in the order of its units."""
    edits = _by_unit(tree)
    for identifier in _units(tree):
        yield from _edits(identifier, [], edits.get(identifier, []))


def compare(before: Element, after: Element) -> list[Change]:
    """The differences of two linked TEI files of one edition, in the order of the later one; what is gone is last."""
    old, new = _units(before), _units(after)
    homes_before, homes_after = (_homes(tree) for tree in (before, after))
    edits_before, edits_after = _by_unit(before), _by_unit(after)
    found: list[Change] = []
    for identifier, unit in new.items():
        known = old.get(identifier)
        if known is None:
            found.append(Change("new", identifier, unit.kind, "", unit.words, ""))
        elif known.fingerprint != unit.fingerprint and unit.kind not in _BY_PLACE:
            found.append(Change("changed", identifier, unit.kind, known.words, unit.words, ""))
        elif homes_before.get(identifier) != homes_after.get(identifier) and known.kind == unit.kind:
            found.append(Change("moved", identifier, unit.kind, unit.words, unit.words, ""))
        found += _edits(identifier, edits_before.get(identifier, []), edits_after.get(identifier, []))
    reasons = {xml_id(anchor): anchor for anchor in walk(after, "anchor") if anchor.get("type") == "retired"}
    for identifier, unit in old.items():
        if identifier not in new:
            stone = reasons.get(identifier)
            into = stone.get("corresp") if stone is not None else None
            found.append(Change("gone", identifier, unit.kind, unit.words, "", into.removeprefix("#") if into else ""))
    return found


def _units(tree: Element) -> dict[str, Unit]:
    text = first(tree, "t:text")
    return {} if text is None else {unit.id: unit for unit in units(text)}


def _homes(tree: Element) -> dict[str, str]:
    text = first(tree, "t:text")
    return {} if text is None else division_ids(text)


def _by_unit(tree: Element) -> dict[str, list[Emended]]:
    found: dict[str, list[Emended]] = {}
    for one in emendations(tree):
        found.setdefault(one.anchor, []).append(one)
    return found


def _edits(anchor: str, before: list[Emended], after: list[Emended]) -> Iterator[Change]:
    """Emendations of one unit; they are known by the words that the witness has there, the same ones by their order."""
    old, new = _counted(before), _counted(after)
    for key, one in new.items():
        known = old.get(key)
        reason = one.reason or ""
        if known is None:
            yield Change("emended", anchor, one.kind, one.witness, one.reading or "", reason)
        elif known.reading != one.reading:
            yield Change("emendation changed", anchor, one.kind, known.reading or "", one.reading or "", reason)
    for key, one in old.items():
        if key not in new:
            yield Change("emendation withdrawn", anchor, one.kind, one.reading or "", one.witness, one.reason or "")


def _counted(edits: list[Emended]) -> dict[tuple[str, str, int], Emended]:
    """(words of the witness, kind, how many of these came before) → emendation."""
    times: Counter[tuple[str, str]] = Counter()
    found = {}
    for one in edits:
        found[one.witness, one.kind, times[one.witness, one.kind]] = one
        times[one.witness, one.kind] += 1
    return found
