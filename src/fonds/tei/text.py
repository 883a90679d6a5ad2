"""The words of an element: what a reader reads there, without notes, running headers and white space of the file."""

from __future__ import annotations

from .names import Element, local

LEFT_OUT = frozenset({"note", "fw"})
"""Elements whose words are not part of the running text around them."""


def raw(element: Element, left_out: frozenset[str] = LEFT_OUT) -> str:
    """All characters of the running text inside `element`, white space as it stands in the file.

    `note` and `fw` inside are left out (their tails are not); an undone line-end hyphen (`pc` with
    force="weak") and the mark of a note are left out.
    """
    parts: list[str] = []
    _collect(element, parts, left_out)
    return "".join(parts)


def plain(element: Element) -> str:
    """The words of `element`, white space single, line-end hyphens undone."""
    return " ".join(raw(element).split())


def _collect(element: Element, parts: list[str], left_out: frozenset[str]) -> None:
    if element.text:
        parts.append(element.text)
    for child in element:
        name = local(child)
        if name and name not in left_out and not _is_sign(name, child):
            _collect(child, parts, left_out)
        if child.tail:
            parts.append(child.tail)


def _is_sign(name: str, element: Element) -> bool:
    """Whether the element holds a sign of the print that is no word: an undone hyphen, a note's mark."""
    return (name == "pc" and element.get("force") == "weak") or (name == "seg" and element.get("type") == "mark")
