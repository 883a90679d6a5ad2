"""What a person decided where units are alike: `decisions` in edition.yaml, applied before anything is compared."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fonds.config import Decision
from fonds.tei.names import walk
from fonds.tei.units import Unit

from .entry import Entry


@dataclass(frozen=True)
class Refusal:
    """A decision that cannot be carried out, and why."""

    decision: Decision
    fact: str
    is_done: bool = False
    """Whether the register records it already, so that nothing is missed without it."""


@dataclass(frozen=True)
class Choices:
    """What decisions say of a text and its register."""

    pairs: Mapping[str, str] = field(default_factory=dict)
    """Id of the first numbering → id of the register."""
    gone: frozenset[str] = frozenset()
    """Ids of the register that have no unit in the text."""
    into: Mapping[str, str] = field(default_factory=dict)
    """Of these, the id into which the words went."""
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Decided:
    """The decisions of an edition."""

    decisions: tuple[Decision, ...] = ()

    def choose(self, found: Sequence[Unit], lock: Iterable[Entry]) -> Choices:
        """Find the units and entries that are meant. A decision whose id or line is not there is refused."""
        known = {entry.id: entry for entry in lock}
        pairs: dict[str, str] = {}
        gone: set[str] = set()
        into: dict[str, str] = {}
        refused: list[Refusal] = []
        for decision in self.decisions:
            entry = known.get(decision.id)
            if entry is None or not entry.is_alive:
                is_done = entry is not None and decision.line is None
                refused.append(Refusal(decision, f"The register has no living anchor {decision.id}.", is_done))
            elif decision.id in gone or decision.id in pairs.values():
                refused.append(Refusal(decision, f"The anchor {decision.id} is decided twice."))
            elif decision.line is None:
                gone.add(decision.id)
                if decision.into is not None:
                    into[decision.id] = decision.into
            elif (unit := _at(found, decision, entry.kind)) is None:
                refused.append(Refusal(decision, f"Nothing of this kind and these words begins at {decision.line}."))
            elif unit.id in pairs:
                refused.append(
                    Refusal(decision, f"At {decision.line} {pairs[unit.id]} begins, as another decision says.")
                )
            else:
                pairs[unit.id] = decision.id
        return Choices(pairs, frozenset(gone), into, tuple(refused))

    def astray(self, into: Mapping[str, str], standing: Container[str]) -> list[Refusal]:
        """Decisions that lead on to what does not stand in the text; `into` gives those that were carried out."""
        return [
            Refusal(decision, f"No anchor {decision.into} stands in the text to lead on to.")
            for decision in self.decisions
            if decision.into is not None and decision.id in into and decision.into not in standing
        ]


def line_of(unit: Unit) -> str | None:
    """The line of the witness on which a unit begins, as `lb` gives it: `512`, or `512:40` inside a line."""
    first = next(walk(unit.element, "lb"), None)
    return None if first is None else first.get("n")


def _at(found: Sequence[Unit], decision: Decision, kind: str) -> Unit | None:
    for unit in found:
        if unit.kind == kind and line_of(unit) == decision.line and unit.words.startswith(decision.words):
            return unit
    return None
