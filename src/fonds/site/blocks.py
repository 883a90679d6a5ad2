"""Rules for what stands as a block: headings, paragraphs, speeches, lists, quotations, tables, what is missing."""

from __future__ import annotations

from markupsafe import Markup

from fonds.cite.pinpoint import kind_of_id, shown_number
from fonds.tei.names import Element, local, walk, xml_id
from fonds.tei.text import is_emendation

from . import emending
from .html import join, tag
from .lines import in_words
from .notes import beside, unplaced
from .renderer import Renderer

_BLOCKS = ("list", "table", "p", "sp", "lg", "figure", "floatingText", "ab")
"""Elements that HTML allows in no paragraph."""
_PARTS = frozenset({"div", "front", "body", "back", "titlePage", "argument", "floatingText"})
_HOLDS_BLOCKS = _PARTS | {"sp", "quote", "item", "cell", "lg", "figure"}
_NAMES = {"p": "Paragraph", "t": "Speech", "i": "Item", "q": "Quotation"}


def heading(page: Renderer, head: Element) -> Markup:
    """A heading at the level of its division."""
    made = page.wrap(f"h{min(page.level, 6)}", head)
    return unit(page, made, Markup(""), "unit head")


def paragraph(page: Renderer, element: Element) -> Markup:
    """A paragraph with its address in the margin and its notes beside it."""
    holds_blocks = any(inner is not element for inner in walk(element, *_BLOCKS))
    made = page.wrap("div" if holds_blocks else "p", element, "para" if holds_blocks else None)
    return unit(page, made, address(page, element))


def speech(page: Renderer, element: Element) -> Markup:
    """One turn: the speaker as a run-in head, then what was said."""
    speakers = [child for child in element if local(child) == "speaker"]
    said = [page.element(child) for child in element if child not in speakers]
    who = join(page.inside(child).strip() for child in speakers)
    content = tag("p", who, {"class": "speaker"}) + tag("div", join(said), {"class": "said"})
    return unit(page, page.wrap("div", element, "speech", content), address(page, element))


def stage(page: Renderer, element: Element) -> Markup:
    """A stage direction: on a line of its own, or inside a speech."""
    return page.wrap("p" if stands_alone(element) else "span", element, "stage")


def quotation(page: Renderer, element: Element) -> Markup:
    """A quotation: set off where it is a block, else as it is printed (its marks are in the text)."""
    if stands_alone(element) or any(inner is not element for inner in walk(element, *_BLOCKS)):
        loose = not any(inner is not element for inner in walk(element, *_BLOCKS))
        content = page.inside(element)
        return unit(page, page.wrap("blockquote", element, None, tag("p", content) if loose else content), Markup(""))
    return page.wrap("span", element, "quote")


def table(page: Renderer, element: Element) -> Markup:
    """A table in a box of its own, which may scroll sideways where the page may not."""
    rows = [
        tag("tr", join(_cell(page, cell) for cell in row if local(cell) == "cell"), page.identity(row))
        for row in element
        if local(row) == "row"
    ]
    heads = [tag("caption", page.inside(child)) for child in element if local(child) == "head"]
    made = tag("table", join([*heads, tag("tbody", join(rows))]), page.identity(element))
    notes = page.take_called()
    box = tag("div", made, {"class": "table", "tabindex": "0", "role": "region", "aria-label": "Table"})
    return tag("div", box + beside(page, notes), {"class": "unit"})


def _cell(page: Renderer, cell: Element) -> Markup:
    row = cell.getparent()
    is_head = "label" in (cell.get("role"), None if row is None else row.get("role"))
    return tag("th" if is_head else "td", page.inside(cell), {"colspan": cell.get("cols"), "rowspan": cell.get("rows")})


def gap(page: Renderer, element: Element) -> Markup:
    """What is missing, said as what it is."""
    if is_emendation(element):
        return emending.lost(page, element)
    what = element.get("unit") or "passage"
    why = element.get("reason") or ""
    words = f"[{what} not in the witness]" if why in ("", "lost", "missing", "omitted") else f"[{what}: {why}]"
    if xml_id(element) is None and not stands_alone(element):
        return page.wrap("span", element, "gap", words)
    return unit(page, page.wrap("p", element, "gap", words), Markup(""))


def neutral(page: Renderer, element: Element) -> Markup:
    """An element that no rule knows: its words in their place, named by its TEI name, never lost."""
    kind = f"tei-{local(element)}"
    holds_blocks = any(inner is not element for inner in walk(element, *_BLOCKS))
    if not (stands_alone(element) or holds_blocks):
        return page.wrap("span", element, kind)
    return unit(page, page.wrap("div", element, kind), Markup(""))


def division(page: Renderer, element: Element) -> Markup:
    """A part inside a section or document: its heading is one level lower."""
    page.level += 1
    made = page.wrap("section" if any(local(child) == "head" for child in element) else "div", element)
    page.level -= 1
    return made


def address(page: Renderer, element: Element) -> Markup:
    """A block's number in the margin, on the site a link to it; "" where the block has no address of its own."""
    identifier = xml_id(element)
    number = shown_number(identifier or "")
    if number is None or page.is_copy:
        return Markup("")
    if not page.shape.has_apparatus:
        return tag("span", number, {"class": "address"})
    name = f"{_NAMES.get(kind_of_id(identifier or '') or '', 'Address')} {number}"
    itself = tag("a", f"¶ {number}", {"class": "address", "href": f"#{identifier}", "aria-label": name})
    return itself + witness_lines(page, identifier or "")


def witness_lines(page: Renderer, identifier: str) -> Markup:
    """The link from a unit to the lines of the witness that hold its words; "" where the edition has no lines."""
    numbers = page.urls.lines.of(identifier)
    if not numbers:
        return Markup("")
    return tag("a", f"witness {in_words(numbers)}", {"class": "lines", "href": page.urls.lines.url(numbers[0])})


def stands_alone(element: Element) -> bool:
    """Whether an element is a block among blocks: its parent holds blocks only."""
    parent = element.getparent()
    if parent is None or local(parent) not in _HOLDS_BLOCKS:
        return False
    return not (parent.text or "").strip() and not any((child.tail or "").strip() for child in parent)


def unit(page: Renderer, made: Markup, address: Markup, kind: str = "unit") -> Markup:
    """A block with what belongs to it: its address, its notes, and below it the notes without a place."""
    notes = page.take_called()
    if page.is_copy or not (address or notes or kind != "unit"):
        return made
    box = tag("div", address + made + beside(page, notes), {"class": kind})
    return box + unplaced(page, notes)
