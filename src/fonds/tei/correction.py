"""What the header says of the emendations: who answers for them, the rules, and each entry's reason and source."""

from __future__ import annotations

from collections.abc import Sequence

from fonds.config import EditionConfig
from fonds.config.emendations import EDITORS, PROGRAM
from fonds.errors import Defect

from .edits import Edit
from .names import Element, first, make, sub
from .rules import RULES

PRINCIPLE = (
    "The text is that of the witness. Where the edition reads something else, choice holds both; what the witness "
    "lacks is supplied, or a gap. Each emendation by hand has its reason here, and its source where it was seen "
    "elsewhere; what is restored by rule names its rule with ana. A slip of the print is sic with a note, and stays."
)


def declare(root: Element, named: Sequence[tuple[Edit, str]], config: EditionConfig) -> None:
    """Write `respStmt` and `correction` into the header. Of a text without emendations there is nothing to say."""
    if not named:
        return
    title, declaration = first(root, ".//t:titleStmt"), first(root, ".//t:editorialDecl")
    if title is None or declaration is None:
        raise Defect("the header of the TEI is not complete")
    for key in sorted({edit.resp for edit, _ in named}):
        title.append(_responsible(key, config))
    correction = make("correction")
    declaration.insert(0, correction)
    sub(correction, "p", None, PRINCIPLE)
    for name in sorted({edit.rule for edit, _ in named if edit.rule}):
        rule = RULES[name]
        attributes = {"xml:id": f"rule.{name}", "type": "rule", "n": name, "subtype": rule.cause}
        sub(correction, "ab", attributes, rule.reason)
    for edit, identifier in named:
        if edit.rule is None:
            _entry(correction, edit, identifier)


def _responsible(key: str, config: EditionConfig) -> Element:
    names = {PROGRAM: ("Fonds",), EDITORS: config.edited_by or ("The editors",)}
    names |= {person: (name,) for person, name in config.apparatus.people}
    statement = make("respStmt", {"xml:id": key})
    sub(statement, "resp", None, "Restorations by rule" if key == PROGRAM else "Emendations")
    for name in names[key]:
        sub(statement, "name", None, name)
    return statement


def _entry(correction: Element, edit: Edit, identifier: str) -> None:
    attributes = {"type": "emendation", "corresp": f"#{identifier}", "subtype": edit.cause}
    element = sub(correction, "ab", attributes, edit.reason)
    if edit.source:
        sub(element, "bibl", None, edit.source)
