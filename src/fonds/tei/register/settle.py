"""Settling: each unit of the text gets the id that it had, or a fresh one. The only author of ids.

1. `settle`   compares the units with the register and puts the ids into the text
2. `accepted` the register as it would be recorded: the living with their words of today, the gone with their fate
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from fonds.findings import shorten
from fonds.tei.divisions import division_ids
from fonds.tei.names import XML_ID, Element
from fonds.tei.units import Unit, units

from .decisions import Decided, Refusal
from .entry import FRONT, Entry, Fate, What
from .fresh import give
from .lockfile import in_order
from .match import Doubt, Match, match
from .outline import outline_of
from .rows import FEW, Row

QUOTE = 60
"""Characters of a unit's first words that the register shows."""


@dataclass(frozen=True)
class Settlement:
    """What became of the ids."""

    ids: Mapping[str, str]
    """Id of the first numbering → id that stands in the text."""
    units: tuple[Unit, ...]
    """All units under their settled ids, in order."""
    parts: Mapping[str, str]
    """Settled id of a unit → that of its division, `front` where it stands in none."""
    lock: tuple[Entry, ...]
    new: tuple[Unit, ...] = ()
    """Units that the register does not know."""
    changed: tuple[Unit, ...] = ()
    """Units whose words are not those of the register."""
    moved: tuple[Unit, ...] = ()
    """Units that stand elsewhere among their neighbours."""
    lost: tuple[Entry, ...] = ()
    """Entries whose words are gone, also into other units."""
    into: Mapping[str, str] = field(default_factory=dict)
    """Of those lost, what went into another unit: id → id of that."""
    kin: Mapping[str, str] = field(default_factory=dict)
    """New id → id from which its words were parted."""
    doubts: tuple[tuple[tuple[Entry, ...], tuple[Unit, ...]], ...] = ()
    """Entries and units that are alike, so that a person must say which is which."""
    refusals: tuple[Refusal, ...] = ()
    """Decisions that cannot be carried out."""

    @property
    def is_settled(self) -> bool:
        """Whether the register describes the text exactly."""
        return not (self.new or self.changed or self.lost or self.moved)

    @cached_property
    def standing(self) -> frozenset[str]:
        """Ids that stand in the text."""
        return frozenset(unit.id for unit in self.units)

    @cached_property
    def retired(self) -> frozenset[str]:
        """Ids that the register or this text no longer has living words for."""
        return frozenset(entry.id for entry in (*self.lost, *(e for e in self.lock if not e.is_alive)))


def settle(text: Element, lock: Sequence[Entry], decided: Decided | None = None) -> Settlement:
    """Put the accepted ids into a `text` element that carries those of a first numbering."""
    found = list(units(text))
    parts = division_ids(text)
    living = in_order(lock)
    decisions = decided or Decided()
    choices = decisions.choose(found, lock)
    new_rows = [Row(unit.id, unit.kind, unit.fingerprint, parts.get(unit.id, FRONT), unit.words) for unit in found]
    old_rows = [_row(entry) for entry in living]
    matched = match(old_rows, new_rows, choices.pairs, choices.gone)
    ids = give(((unit.id, matched.pairs.get(unit.id)) for unit in found), (entry.id for entry in lock))
    for unit in found:
        unit.element.set(XML_ID, ids[unit.id])
    standing = set(ids.values())
    refusals = [*choices.refusals, *decisions.astray(choices.into, standing)]
    into = {gone: other for gone, other in choices.into.items() if other in standing}
    return _settlement(found, parts, lock, ids, matched, into, refusals)


def _row(entry: Entry) -> Row:
    return Row(entry.id, entry.kind, entry.fingerprint, entry.parts[0], given=entry.outline)


def _settlement(
    found: Sequence[Unit],
    parts: Mapping[str, str],
    lock: Sequence[Entry],
    ids: Mapping[str, str],
    matched: Match,
    decided_into: Mapping[str, str],
    refusals: Sequence[Refusal],
) -> Settlement:
    by_id = {entry.id: entry for entry in lock}
    settled = [Unit(ids[unit.id], unit.kind, unit.words, unit.element) for unit in found]
    by_first = dict(zip((unit.id for unit in found), settled, strict=True))
    known = [by_first[first] for first in by_first if first in matched.pairs]
    divisions = {ids[first]: ids.get(part, part) for first, part in parts.items() if first in ids}
    kept = {unit.id for unit in known}
    lost = [entry for entry in lock if entry.is_alive and entry.id not in kept]
    fresh = [by_first[first] for first in by_first if first not in matched.pairs]
    joined = {old: ids[new] for old, new in matched.joined.items()} | dict(decided_into)
    return Settlement(
        ids=ids,
        units=tuple(settled),
        parts=divisions,
        lock=tuple(lock),
        new=tuple(fresh),
        changed=tuple(unit for unit in known if unit.fingerprint != by_id[unit.id].fingerprint),
        moved=tuple(unit for unit in known if _has_moved(unit, by_id, divisions, matched)),
        lost=tuple(lost),
        into=joined | _became(lost, fresh, joined),
        kin={ids[new]: old for new, old in matched.parted.items() if new not in matched.pairs},
        doubts=tuple(_named(doubt, by_id, by_first) for doubt in matched.doubts),
        refusals=tuple(refusals),
    )


def _has_moved(unit: Unit, by_id: Mapping[str, Entry], parts: Mapping[str, str], matched: Match) -> bool:
    return unit.id in matched.moved or by_id[unit.id].parts[0] != parts.get(unit.id, FRONT)


def _became(lost: Iterable[Entry], fresh: Iterable[Unit], joined: Mapping[str, str]) -> dict[str, str]:
    """What stands on, word for word, as something of another kind: a paragraph that was a heading. By letters."""
    by_letters: dict[str, list[Unit]] = {}
    for unit in fresh:
        by_letters.setdefault(outline_of(unit.words), []).append(unit)
    found = {}
    for entry in lost:
        alike = by_letters.get(entry.outline, []) if entry.outline and entry.id not in joined else []
        if len(alike) == 1 and alike[0].kind != entry.kind and shorten(alike[0].words, QUOTE) == entry.quote:
            found[entry.id] = alike[0].id
    return found


def _named(
    doubt: Doubt, by_id: Mapping[str, Entry], by_first: Mapping[str, Unit]
) -> tuple[tuple[Entry, ...], tuple[Unit, ...]]:
    return tuple(by_id[one] for one in doubt.old), tuple(by_first[one] for one in doubt.new)


def accepted(settlement: Settlement, release: str | None) -> list[Entry]:
    """The register for a text as it is settled. In a draft (`release` None) what is gone leaves nothing behind."""
    known = {entry.id: entry for entry in settlement.lock}
    entries = []
    behind: str | None = None
    for unit in settlement.units:
        entries.append(_living(unit, behind, known.get(unit.id), settlement, release))
        behind = unit.id
    if release is not None:
        entries += _tombstones(settlement, release)
    return entries


def _living(unit: Unit, behind: str | None, before: Entry | None, settlement: Settlement, release: str | None) -> Entry:
    part = settlement.parts.get(unit.id, FRONT)
    former = before.parts if before and release is not None else ()
    kin = before.kin if before else settlement.kin.get(unit.id)
    if release is None and kin not in settlement.standing:
        kin = None  # a draft forgets what is gone
    return Entry(
        id=unit.id,
        kind=unit.kind,
        fingerprint=unit.fingerprint,
        since=(before.since if before else None) or release,
        quote=shorten(unit.words, QUOTE),
        outline=outline_of(unit.words),
        parts=(part, *(one for one in former if one != part)),
        behind=behind,
        kin=kin,
    )


def _tombstones(settlement: Settlement, release: str) -> list[Entry]:
    """What is gone, each behind the last unit before its place that lives and was not moved away."""
    moved = {unit.id for unit in settlement.moved}
    standing = settlement.standing
    lost = {entry.id for entry in settlement.lost}
    became = {unit.id: unit.kind for unit in settlement.units}
    before: dict[str, str | None] = {}
    last: str | None = None
    for entry in in_order(settlement.lock):
        before[entry.id] = last
        if entry.id in standing and entry.id not in moved:
            last = entry.id
    found = []
    returned = _returned(settlement)
    for entry in settlement.lock:
        if entry.is_alive and entry.id in lost:
            into = settlement.into.get(entry.id)
            what: What = "removed" if into is None else "merged" if became.get(into) == entry.kind else "became"
            since = entry.since or release
            found.append(replace(entry, since=since, behind=before[entry.id], fate=Fate(what, release, into)))
        elif entry.fate is not None:
            place = entry.behind
            if place is not None and (place not in standing or place in moved):
                place = before.get(place)
            again = returned.get(entry.id)
            fate = entry.fate if again is None else replace(entry.fate, what="merged", into=again)
            found.append(replace(entry, behind=place, fate=fate))
    return found


def _returned(settlement: Settlement) -> dict[str, str]:
    """Of what is gone, that whose very words stand in the text again: id → the new id; the old one stays gone."""
    old, new = defaultdict[tuple[str, str], list[str]](list), defaultdict[tuple[str, str], list[str]](list)
    for entry in settlement.lock:
        if not entry.is_alive and len(entry.outline) >= FEW:
            old[entry.kind, entry.fingerprint].append(entry.id)
    for unit in settlement.new:
        new[unit.kind, unit.fingerprint].append(unit.id)
    return {ids[0]: new[key][0] for key, ids in old.items() if len(ids) == len(new.get(key, ())) == 1}
