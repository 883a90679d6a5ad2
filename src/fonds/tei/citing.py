"""What can be cited in the text, how it lies one in another, and how the header says so (TEI's `citeStructure`).

A reference is the id. Where the id of what lies inside begins with the id around it and a dot (`d10`, `d10.t14`), the
structures lie in one another and the dot is their delimiter; ids of another form (`p31` in `s2`) are references of
their own, and their structure begins at the root.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .names import Element, local, make, sub
from .units import units

UNCITED = frozenset({"page", "gap"})
"""Kinds of units that have an address and hold no words."""
_WITH_TYPE = frozenset({"div", "note"})
"""Elements that are told from one another by their type."""


@dataclass(frozen=True, slots=True)
class Citable:
    """One thing that can be cited."""

    id: str
    kind: str
    element: Element
    around: Citable | None
    """The nearest thing around it that can be cited."""
    level: int
    """How deep it lies: 1 where nothing is around it."""


def citables(text: Element) -> Iterator[Citable]:
    """All that can be cited in a `text` element, in document order."""
    open_ones: list[Citable] = []
    for unit in units(text):
        if unit.kind in UNCITED:
            continue
        above = set(unit.element.iterancestors())
        while open_ones and open_ones[-1].element not in above:
            open_ones.pop()
        around = open_ones[-1] if open_ones else None
        open_ones.append(Citable(unit.id, unit.kind, unit.element, around, len(open_ones) + 1))
        yield open_ones[-1]


@dataclass
class _Structure:
    """A `citeStructure`: what it matches from the structure around it on, and those inside."""

    unit: str
    match: str
    above: str = ""
    """Where the id of the structure around it is found; "" where the id is the whole reference."""
    inside: dict[tuple[str, str], _Structure] = field(default_factory=dict)


def refs_decl(text: Element) -> Element | None:
    """The `refsDecl` for a `text` element that stands in its TEI element; None where nothing can be cited."""
    root = _Structure("", "")
    made: dict[str, _Structure] = {}
    for one in citables(text):
        owner = _owner(one)
        within = made[owner.id] if owner is not None else root
        new = _structure(one, owner)
        made[one.id] = within.inside.setdefault((new.unit, new.match), new)
    if not root.inside:
        return None
    declaration = make("refsDecl", {"default": "true"})
    _write(declaration, root)
    return declaration


def _owner(one: Citable) -> Citable | None:
    """The nearest thing around it whose id its own id continues."""
    around = one.around
    while around is not None and not one.id.startswith(f"{around.id}."):
        around = around.around
    return around


def _structure(one: Citable, owner: Citable | None) -> _Structure:
    path = "/".join(_steps(one.element, None if owner is None else owner.element))
    if owner is None:
        return _Structure(one.kind, f"/{path}[@xml:id]")
    above = f"ancestor::{local(owner.element)}[1]/@xml:id"
    return _Structure(one.kind, f"{path}[starts-with(@xml:id, concat({above}, '.'))]", above)


def _steps(element: Element, origin: Element | None) -> list[str]:
    """The names on the way down to an element, from below `origin` or the root on."""
    steps: list[str] = []
    step: Element | None = element
    while step is not None and step is not origin:
        name, kind = local(step), step.get("type")
        told = f"[@type='{kind}']" if kind else "[not(@type)]"
        steps.append(f"{name}{told if name in _WITH_TYPE else ''}")
        step = step.getparent()
    return steps[::-1]


def _write(parent: Element, structure: _Structure) -> None:
    for inner in structure.inside.values():
        attributes = {"unit": inner.unit, "match": inner.match, "use": "@xml:id"}
        if inner.above:
            attributes |= {"use": f"substring-after(@xml:id, concat({inner.above}, '.'))", "delim": "."}
        _write(sub(parent, "citeStructure", attributes), inner)
