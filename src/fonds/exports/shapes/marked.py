"""A page made ready for printing: words that may be parted anywhere are marked, and links say where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Protocol
from xml.etree.ElementTree import Element


class _Box(Protocol):
    """What WeasyPrint set of an element."""

    element: Element | None
    link_annotation: dict[str, object] | None


class _Page(Protocol):
    links: Sequence[tuple[str, str, object, _Box]]
    """Kind, target, place and box of each."""


class _Document(Protocol):
    pages: Iterable[_Page]


_LONG = re.compile(r"(<[^>]*>)|[^\s<>]{30,}")
"""A tag, or more letters in a row than fit on a narrow line."""


def with_long_words_marked(page: str) -> str:
    """The page with each long word of its body in a span of class `long`.

    Only these may be parted without a hyphen: where a whole paragraph may, WeasyPrint parts short words too, wherever
    one inside another element (an abbreviation in a quotation) reaches the end of a line.
    """
    head, body, rest = page.partition("<body>")
    return head + body + _LONG.sub(lambda found: found[1] or f'<span class="long">{found[0]}</span>', rest)


def name_links(document: _Document, _made: object) -> None:
    """Let each link of a PDF say in words where it leads: else it says the id of its place. For WeasyPrint to call."""
    string = import_module("pydyf").String
    for page in document.pages:
        for _kind, _target, _place, box in page.links:
            if box.link_annotation is not None and box.element is not None and (words := _name(box.element)):
                box.link_annotation["Contents"] = string(words)


def _name(link: Element) -> str:
    return link.get("aria-label") or " ".join("".join(link.itertext()).split())
