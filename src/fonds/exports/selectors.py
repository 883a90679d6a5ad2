"""selectors.json: for every address what it selects on its page, as W3C Web Annotation selectors.

They are taken from the pages as they were written: annotation tools see what a reader sees, not the TEI. The text of a
page is that of its `main` element as the DOM's textContent gives it; positions count its Unicode code points from 0.

What an address selects: the words of its element; for an address whose words are gone, what is told in their place. Of
a section or document that is its first heading, of a place that holds no words (where a page of the print begins) the
words that follow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree, html

from fonds.errors import Defect

from .edition import Row

MAIN = "page-text"
"""The id of the element whose text is counted."""
AROUND = 32
"""So many characters of prefix and suffix at least; more where the words stand in more than one place."""
FOLLOWING = 80
"""How many characters are selected behind a place that holds no words."""
_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
_HEADED = frozenset({"section", "document"})


@dataclass
class PageText:
    """The text of a page's main element, and where in it each id's element begins and ends."""

    text: str = ""
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)
    headings: list[tuple[int, int]] = field(default_factory=list)
    """Where the headings of the first rank begin and end."""


def rows(anchors: Iterable[Row], folder: Path) -> Iterator[Row]:
    """One object for each row of anchors.json, in its order. `folder` holds the written pages."""
    pages: dict[str, PageText] = {}
    for anchor in anchors:
        name, _, identifier = str(anchor["url"]).partition("#")
        page = pages.get(name)
        if page is None:
            page = pages[name] = page_text((folder / name).read_bytes())
        start, end = _selected(page, identifier, anchor["kind"] in _HEADED)
        yield {"id": anchor["id"], "source": name, "selector": [_quote(page.text, start, end), _position(start, end)]}


def page_text(content: bytes) -> PageText:
    """Read a written page."""
    root = html.document_fromstring(content, parser=html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True))
    main = root.find(f".//*[@id='{MAIN}']")
    if main is None:
        raise Defect(f"a page has no element with the id “{MAIN}”")
    page = PageText()
    parts: list[str] = []
    open_at: list[int] = []
    length = 0
    for event, element in etree.iterwalk(main, events=("start", "end", "comment")):
        if event == "start":
            open_at.append(length)
            parts.append(element.text or "")
            length += len(element.text or "")
            continue
        if event == "end":
            _close(page, element, open_at.pop(), length)
        if element is not main:
            parts.append(element.tail or "")
            length += len(element.tail or "")
    page.text = "".join(parts)
    return page


def _close(page: PageText, element: etree._Element, start: int, end: int) -> None:
    identifier = element.get("id")
    if identifier is not None:
        page.spans.setdefault(identifier, (start, end))
    if element.tag == "h1":
        page.headings.append((start, end))


def _selected(page: PageText, identifier: str, is_headed: bool) -> tuple[int, int]:
    """Where the words begin and end that an address selects, without white space around them."""
    if identifier not in page.spans:
        raise Defect(f"there is no element with the id “{identifier}” on its page")
    start, end = page.spans[identifier]
    if is_headed:
        start, end = next((heading for heading in page.headings if start <= heading[0] < end), (start, end))
    if not page.text[start:end].strip():
        end = start + FOLLOWING
    if not page.text[start:end].strip():
        start = 0  # nothing follows: the words before
    words = page.text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def _quote(text: str, start: int, end: int) -> Row:
    """The words, with so much around them that they stand in one place only."""
    around = AROUND
    while True:
        before, after = max(0, start - around), min(len(text), end + around)
        found = text[before:after]
        if text.find(found, text.find(found) + 1) < 0 or after - before == len(text):
            break
        around *= 2
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[before:start],
        "suffix": text[end:after],
    }


def _position(start: int, end: int) -> Row:
    position: Row = {"type": "TextPositionSelector", "start": start, "end": end}
    return {"type": "FragmentSelector", "conformsTo": _FRAGMENT, "value": MAIN, "refinedBy": position}
