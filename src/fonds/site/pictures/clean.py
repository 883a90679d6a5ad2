"""A drawing as it may stand inside a page: of what a plotting library writes, a list of elements and attributes stays.

Everything else goes: scripts, styles, fonts, colours. A colour becomes `currentColor`, and the style sheet gives each
class its own. Ids begin with that of the picture, so that no two on a page are alike. Numbers have one decimal.
"""

from __future__ import annotations

import re

from lxml import etree
from markupsafe import Markup

SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset({"svg", "g", "a", "title", "desc", "rect", "circle", "line", "text"})
"""The elements that stay. Another one goes with all that it holds."""
NUMBERS = frozenset({
    "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "width", "height", "font-size", "stroke-width",
})  # fmt: skip
"""Attributes whose value is a number."""
COLOURS = frozenset({"fill", "stroke"})
_VALUES = {
    "class": r"[a-z][a-z0-9 -]*",
    "dx": r"-?[\d.]+(?:em)?",
    "dy": r"-?[\d.]+(?:em)?",
    "href": r"(?:[\w.-]+\.html)?(?:#[\w.-]+)?",
    "id": r"[a-z][a-z0-9-]*",
    "aria-describedby": r"[a-z][a-z0-9-]*",
    "aria-labelledby": r"[a-z][a-z0-9-]*",
    "role": r"group|img",
    "tabindex": r"-1",
    "text-anchor": r"start|middle|end",
    "transform": r"(?:translate|rotate)\(-?[\d.]+(?: -?[\d.]+)*\)",
    "viewBox": r"-?[\d.]+(?: -?[\d.]+){3}",
}
"""All other attributes that stay, each with the form of its values. An address leads to a page of the same folder."""
_IDS = frozenset({"id", "aria-labelledby", "aria-describedby"})
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def clean(drawing: str, picture: str) -> Markup:
    """The drawing, to be put into a page. `picture`: the id of the picture, before all ids inside of it."""
    root = etree.fromstring(drawing, _PARSER)
    if _name(root) != "svg":
        return Markup("")
    _clean(root, picture)
    etree.cleanup_namespaces(root)
    return Markup(etree.tostring(root, encoding="unicode"))


def _clean(element: etree._Element, picture: str) -> None:
    for name, value in list(element.attrib.items()):
        kept = _attribute(str(name), str(value), picture)
        if kept is None or (name == "href" and _name(element) != "a"):
            del element.attrib[name]
        else:
            element.set(name, kept)
    for child in list(element):
        if _name(child) in ELEMENTS:
            _clean(child, picture)
        else:
            _drop(child)


def _drop(child: etree._Element) -> None:
    """Take an element out; the words behind it stay."""
    parent, before = child.getparent(), child.getprevious()
    if parent is None:
        return
    if child.tail and before is not None:
        before.tail = (before.tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    child.tail = None
    parent.remove(child)


def _name(element: etree._Element) -> str:
    """The name of an element of SVG; "" for all others."""
    tag = element.tag
    return tag.removeprefix(f"{{{SVG}}}") if isinstance(tag, str) and tag.startswith(f"{{{SVG}}}") else ""


def _attribute(name: str, value: str, picture: str) -> str | None:
    """The value that an attribute keeps; None where it goes."""
    if name in NUMBERS:
        return _number(value)
    if name in COLOURS:
        return "none" if value == "none" else "currentColor"
    if name not in _VALUES or not re.fullmatch(_VALUES[name], value):
        return None
    return f"{picture}-{value}" if name in _IDS else value


def _number(value: str) -> str | None:
    try:
        rounded = round(float(value), 1)
    except ValueError:
        return None
    return f"{rounded + 0.0:g}" if abs(rounded) < 1e6 else None
