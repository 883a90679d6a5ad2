"""A unit's own words and elements: without its notes, and without the units inside it, which are found themselves."""

from __future__ import annotations

from collections.abc import Iterator

from fonds.tei.names import Element, local, xml_id
from fonds.tei.text import LEFT_OUT, LOST, is_emendation, is_in, is_sign

UNITS = frozenset(
    ["titlePart", "byline", "head", "note", "sp", "p", "item", "ab", "stage", "opener", "closer"],
)
"""The elements that are passages where they have an id."""
_LINES = frozenset(["p", "speaker", "label", "list", "item", "head", "l", "lg", "row", "cell"])
"""Words do not run on from one of these into the next, though no space may stand between them."""


def is_unit(element: Element) -> bool:
    """Whether an element is a passage of its own. What a note holds is found as that note."""
    return local(element) in UNITS and xml_id(element) is not None and not _is_in_a_note(element)


def own_words(unit: Element) -> str:
    """The words of the reading text, white space single; those of a list's item with the printed label before it."""
    words = "".join(part for part in _inside(unit) if isinstance(part, str))
    label = label_of(unit)
    if label is not None:
        words = f"{''.join(part for part in _inside(label) if isinstance(part, str))} {words}"
    return " ".join(words.split())


def own_elements(unit: Element) -> Iterator[Element]:
    """The elements among these words."""
    label = label_of(unit)
    for element in (unit,) if label is None else (label, unit):
        yield from (part for part in _inside(element) if not isinstance(part, str))


def label_of(unit: Element) -> Element | None:
    """The label that is printed before an item and stands beside it in the list (`Time:`)."""
    before = next(unit.itersiblings("{*}*", preceding=True), None) if local(unit) == "item" else None
    return before if before is not None and local(before) == "label" else None


def _inside(element: Element) -> Iterator[Element | str]:
    """Elements and characters of the reading text, in order."""
    yield element.text or ""
    for child in element:
        if _counts(child):
            space = " " if local(child) in _LINES else ""
            yield space
            yield child
            if local(child) == "gap" and is_emendation(child):
                yield LOST if child.get("unit") == "chars" else f" {LOST} "
            yield from _inside(child)
            yield space
        yield child.tail or ""


def _counts(child: Element) -> bool:
    name = local(child)
    if not name or name in LEFT_OUT or is_sign(child) or not is_in(child, is_reading=True) or is_unit(child):
        return False
    return not (name == "label" and _labels_a_unit(child))


def _labels_a_unit(label: Element) -> bool:
    item = next(label.itersiblings("{*}*"), None)
    return item is not None and label_of(item) is label and is_unit(item)


def _is_in_a_note(element: Element) -> bool:
    return local(element) != "note" and any(
        local(above) == "note" and xml_id(above) is not None for above in element.iterancestors()
    )
