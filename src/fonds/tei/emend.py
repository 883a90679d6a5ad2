"""Emendations put into the encoded text: by hand from emendations.yaml, and by rule.

1. `running`     the text as one string that knows where each character stands
2. `edits`       the entries at their places; what finds none, or two, is an error
3. `rules`       what the program restores; where a person has decided, the person wins
4. `marking`     each edit written into the tree, from the end of the text to its beginning, so that places stay true
5. `correction`  the header says who made them, why, and from which source

No character of the witness is changed: `text.plain` gives the same words with and without emendations.
"""

from __future__ import annotations

from collections import Counter

from fonds.config import EditionConfig
from fonds.errors import Defect
from fonds.findings import Findings
from fonds.source import Place

from .correction import declare
from .edits import Edit, by_hand, order
from .marking import can_be_written, write
from .names import Element, first, xml_id
from .rules import by_rule
from .running import Running, running
from .units import kind_of_unit


def emend(root: Element, config: EditionConfig, findings: Findings) -> None:
    """Put the emendations of an edition into its TEI, whose anchors are settled."""
    text = first(root, "t:text")
    if text is None:
        raise Defect("the TEI has no text")
    made = running(text)
    hand = [
        edit for edit in by_hand(config.apparatus.emendations, made, findings) if _is_possible(made, edit, findings)
    ]
    edits = sorted([*hand, *by_rule(made, config.rules_off, hand)], key=order)
    named = list(zip(edits, _ids(made, edits), strict=True))
    for edit, identifier in reversed(named):
        write(made, edit, identifier)
    declare(root, named, config)


def _is_possible(made: Running, edit: Edit, findings: Findings) -> bool:
    if can_be_written(made, edit):
        return True
    fact = (
        "A note's marker or a page break stands among these words inside of what is marked up as one, such as a date."
    )
    hint = "Write an entry for the words before it and one for the words behind it."
    findings.add(
        "T-015", edit.place or Place("emendations.yaml"), fact, words=made.text[edit.start : edit.end], hint=hint
    )
    return False


def _ids(made: Running, edits: list[Edit]) -> list[str]:
    """The id of each edit: that of the smallest unit around it, and its number there."""
    counts: Counter[str] = Counter()
    found = []
    for edit in edits:
        at = edit.start - 1 if edit.is_insertion and edit.side == "after" else edit.start
        anchor = anchor_of(made.segment(at).holder)
        counts[anchor] += 1
        found.append(f"{anchor}.e{counts[anchor]}")
    return found


def anchor_of(element: Element) -> str:
    """The id of the smallest unit around an element (or that it is)."""
    for around in (element, *element.iterancestors()):
        identifier = xml_id(around)
        if identifier is not None and kind_of_unit(around) is not None:
            return identifier
    raise Defect("emended words stand in nothing that has an address")
