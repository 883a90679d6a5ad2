"""Rules for lists: points with their printed labels, lists inside points, and the labelled lines of a document."""

from __future__ import annotations

from markupsafe import Markup

from fonds.tei.names import Element, local

from .blocks import address, unit
from .html import join, tag, text
from .notes import beside, unplaced
from .renderer import Renderer


def listing(page: Renderer, element: Element) -> Markup:
    """A list. Its labels are printed ones and stay text; a list's heading stands above it."""
    heads = [tag("p", page.inside(child), {"class": "list-head"}) for child in element if local(child) == "head"]
    items: list[Markup] = []
    label: Element | None = None
    for child in element:
        if local(child) == "label":
            label = child
        elif local(child) == "item":
            items.append(_item(page, child, label))
            label = None
        elif local(child) not in ("", "head"):
            items.append(tag("li", page.element(child)))
    return join(heads) + tag("ul", join(items), page.identity(element, "list"))


def _item(page: Renderer, element: Element, before: Element | None) -> Markup:
    labels = [before] if before is not None else [child for child in element if local(child) == "label"]
    name = join(page.wrap("span", label, "label", page.inside(label).strip()) + " " for label in labels)
    inner = [text(element.text)]
    for child in element:
        if child not in labels:
            inner.append(page.element(child))
        inner.append(text(child.tail))
    body = join(inner).strip()
    notes = page.take_called()
    content = address(page, element) + name + Markup(body) + beside(page, notes) + unplaced(page, notes)
    return tag("li", content, page.identity(element, "unit" + (" labelled" if labels else "")))


def particulars(page: Renderer, element: Element) -> Markup:
    """Labelled lines (`Time:`, `Participants:`), each label beside what it says."""
    rows: list[Markup] = []
    label = Markup("")
    for child in element:
        if local(child) == "label":
            label = page.wrap("dt", child, None, page.inside(child).strip())
        elif local(child) == "item":
            notes = page.take_called()
            value = page.inside(child).strip() + beside(page, notes) + unplaced(page, notes)
            rows.append(
                tag("div", label + page.wrap("dd", child, None, address(page, child) + value), {"class": "unit"})
            )
            label = Markup("")
        elif local(child):
            rows.append(page.element(child))
    return tag("dl", join(rows), page.identity(element, "particulars"))


def frame(page: Renderer, element: Element) -> Markup:
    """What opens or closes a letter: dateline, salutation, signatures, each on a line of its own."""
    name = local(element)
    made = page.wrap("div", element, name)
    return unit(page, made, Markup(""), f"unit {name}-unit")


def frame_line(page: Renderer, element: Element) -> Markup:
    """One line of an opener or closer; elsewhere a part of its line."""
    parent = element.getparent()
    is_line = parent is not None and local(parent) in ("opener", "closer", "postscript")
    return page.wrap("p" if is_line else "span", element, local(element) if local(element) != "seg" else "number")
