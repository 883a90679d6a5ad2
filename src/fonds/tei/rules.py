"""What the program restores by rule: small damage that the text itself shows, in a table of rules.

Each rule is recorded by name with every place, can be switched off in edition.yaml (`rules:`), and gives way to a
person's entry that touches the place. The rules for the text leave alone what notes and source lines say (there `f.5`
is an identifier); source lines have rules of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fonds.config.emendations import PROGRAM

from .edits import Edit, order, overlap
from .names import Element, local, walk
from .restorations import Passage, Restoration, glued_spaces, lost_dashes, lost_digits, lost_letters
from .running import Block, Running
from .sourcelines import SourceLines, counted

DASH = "—"


@dataclass(frozen=True)
class Rule:
    """One rule."""

    find: Callable[[Passage], Iterable[Restoration]]
    """The places in the words of a block, in order."""
    reason: str
    """A sentence for readers."""
    kind: str
    cert: str
    """From 0 to 1: how sure the reading is."""
    cause: str = "extraction"
    is_for_sources: bool = False
    """Whether it restores in source lines, and not in the text."""


RULES: Mapping[str, Rule] = {
    "glued-space": Rule(
        glued_spaces,
        "Two words stand glued together where the extraction lost the space, and often a note's marker, between them.",
        "supplied",
        "0.95",
    ),
    "lost-dash": Rule(
        lost_dashes,
        "The extraction has a full stop inside a sentence, where the print has a dash: the next word has a small "
        "letter, or the stop opens an aside that such a stop closes.",
        "corr",
        "0.8",
    ),
    "lost-letters": Rule(
        lost_letters,
        "The extraction lost letters of the source line. One word alone, of the paper’s other source lines or of its "
        "text, has the letters that are left; what is lost behind a number is what all these lines have there.",
        "supplied",
        "0.9",
        is_for_sources=True,
    ),
    "lost-digits": Rule(
        lost_digits,
        "The extraction lost digits of the source line: a hyphen joins a number to nothing. None are invented.",
        "gap",
        "0.9",
        is_for_sources=True,
    ),
}
"""All rules by name."""


def by_rule(made: Running, off: frozenset[str], hand: Sequence[Edit]) -> list[Edit]:
    """What the rules that are not switched off restore, where no edit by hand touches the place."""
    texts, sources = list(_passages(made)), list(_source_lines(made))
    found = [
        edit
        for name, rule in RULES.items()
        if name not in off
        for edit in _edits(name, rule, sources if rule.is_for_sources else texts)
    ]
    kept: list[Edit] = []
    for edit in sorted(found, key=order):
        if not (kept and overlap(kept[-1], edit)) and not _is_decided(edit, hand):
            kept.append(edit)
    return kept


def _edits(name: str, rule: Rule, passages: Sequence[tuple[Block, Passage]]) -> Iterator[Edit]:
    for block, passage in passages:
        for found in rule.find(passage):
            yield Edit(
                start=block.start + found.start,
                end=block.start + found.end,
                reading=found.reading,
                kind=rule.kind,
                resp=PROGRAM,
                cert=rule.cert,
                side="before" if found.reading else "after",
                unit="words" if found.reading else "chars",
                rule=name,
                cause=rule.cause,
                reason=rule.reason,
            )


def _passages(made: Running) -> Iterator[tuple[Block, Passage]]:
    """The blocks in which rules may restore, with what they need to know of each."""
    calling: dict[Element | None, bool] = {}
    open_blocks = [block for block in made.blocks if local(block.element) != "note" and not _is_in_note(block.element)]
    has_dashes = _has_dashes(made, open_blocks)
    for block in open_blocks:
        part = _part(block.element)
        if part not in calling:
            calling[part] = part is not None and any(note.get("place") == "foot" for note in walk(part, "note"))
        yield block, Passage(_words(made, block), _markers(made, block), calling[part], has_dashes)


def _source_lines(made: Running) -> Iterator[tuple[Block, Passage]]:
    """The source lines of the documents, each with all of them."""
    blocks = [block for block in made.blocks if block.element.get("type") == "source"]
    if not blocks:
        return
    at = {block.start for block in blocks}
    lines = SourceLines(
        [_words(made, block) for block in blocks],
        counted(_words(made, block) for block in made.blocks if block.start not in at),
    )
    for block in blocks:
        yield block, Passage(_words(made, block), frozenset(), has_notes=False, has_dashes=False, source=lines)


def _has_dashes(made: Running, blocks: Sequence[Block]) -> bool:
    """Whether there are more dashes in the text than stops that could be lost ones: then the extraction kept them."""
    lost = sum(len(list(lost_dashes(Passage(_words(made, b), frozenset(), True, False)))) for b in blocks)
    return made.text.count(DASH) > lost


def _words(made: Running, block: Block) -> str:
    return made.text[block.start : block.end]


def _markers(made: Running, block: Block) -> frozenset[int]:
    first, last = bisect_left(made.markers, block.start), bisect_right(made.markers, block.end)
    return frozenset(at - block.start for at in made.markers[first:last])


def _is_in_note(element: Element) -> bool:
    return any(local(around) == "note" for around in element.iterancestors())


def _part(element: Element) -> Element | None:
    """The section or document around a block: the outermost division."""
    divisions = [around for around in element.iterancestors() if local(around) == "div"]
    return divisions[-1] if divisions else None


def _is_decided(edit: Edit, hand: Sequence[Edit]) -> bool:
    """Whether a person's entry touches the place: `hand` is in the order of the text, none over another."""
    at = bisect_right(hand, edit.end, key=lambda other: other.start)
    return any(other.end >= edit.start for other in hand[max(0, at - 2) : at])
