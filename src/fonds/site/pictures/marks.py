"""The marks of a picture: shapes, words, and links around them."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

SIZE = 14
"""Size of letters."""
LETTER = 6.6
"""About the width of one letter."""


def link(url: str, title: str, marks: Iterable[ET.Element], kind: str = "") -> ET.Element:
    """Marks that lead somewhere. The keyboard goes to the same place through the table."""
    found = ET.Element("a", {"href": url, "tabindex": "-1", **({"class": kind} if kind else {})})
    found.append(said("title", title))
    found.extend(marks)
    return found


def mark(name: str, kind: str, **numbers: float) -> ET.Element:
    """A circle, a rectangle or a line."""
    return ET.Element(name, {"class": kind, **{key: str(value) for key, value in numbers.items()}})


def words(text: str, x: float, y: float, anchor: str = "start", kind: str = "") -> ET.Element:
    """Words; `y` is their middle."""
    found = ET.Element("text", {"x": str(x), "y": str(y), "dy": "0.35em", "text-anchor": anchor})
    found.set("font-size", str(SIZE))
    if kind:
        found.set("class", kind)
    found.text = text
    return found


def clipped(text: str, width: float) -> str:
    """As much of a text as has about that width; "" where that is not even three letters."""
    room = int(width / LETTER)
    if len(text) <= room:
        return text
    return f"{text[: room - 1].rstrip()}…" if room > 3 else ""


def said(name: str, text: str, identifier: str = "") -> ET.Element:
    """A title or a description."""
    found = ET.Element(name, {"id": identifier} if identifier else {})
    found.text = text
    return found
