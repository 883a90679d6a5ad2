"""What the program restores by rule: small damage that the text itself shows beyond doubt, in a table of rules.

Each rule finds its places in the words of one block. It is recorded by name with every place, can be switched off in
edition.yaml (`rules:`), and gives way to a person's entry that covers the same place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fonds.config.emendations import PROGRAM

from .edits import Edit, order, overlap
from .names import Element, local
from .running import Running


@dataclass(frozen=True)
class Restoration:
    """One place that a rule restores: from a character of the block to another, and what is read there."""

    start: int
    end: int
    reading: str


@dataclass(frozen=True)
class Rule:
    """One rule."""

    find: Callable[[str], Iterable[Restoration]]
    """The places in the words of a block, in order."""
    reason: str
    """A sentence for readers."""
    kind: str
    cert: str
    """From 0 to 1."""
    cause: str = "extraction"


def by_rule(made: Running, off: frozenset[str], hand: Sequence[Edit]) -> list[Edit]:
    """What the rules that are not switched off restore, where no edit by hand covers the place."""
    found = [edit for name, rule in RULES.items() if name not in off for edit in _edits(name, rule, made)]
    kept: list[Edit] = []
    for edit in sorted(found, key=order):
        if not (kept and overlap(kept[-1], edit)) and not _is_decided(edit, hand):
            kept.append(edit)
    return kept


def _edits(name: str, rule: Rule, made: Running) -> Iterator[Edit]:
    for block in made.blocks:
        if not _is_open(block.element):
            continue
        for found in rule.find(made.text[block.start : block.end]):
            yield Edit(
                start=block.start + found.start,
                end=block.start + found.end,
                reading=found.reading,
                kind=rule.kind,
                resp=PROGRAM,
                cert=rule.cert,
                side="before",
                rule=name,
                cause=rule.cause,
                reason=rule.reason,
            )


def _is_open(element: Element) -> bool:
    """Whether rules may restore in a block: never in a document's source line, whose damage is of another kind."""
    return not (local(element) == "note" and element.get("type") == "source")


def _is_decided(edit: Edit, hand: Sequence[Edit]) -> bool:
    """Whether a person's entry touches the place."""
    return any(other.start <= edit.end and edit.start <= other.end for other in hand)


RULES: Mapping[str, Rule] = {}
"""All rules by name."""
