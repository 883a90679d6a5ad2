"""What the passages of one section or document share."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fonds.tei.dates import date_of_document
from fonds.tei.names import Element, first, local, xml_id
from fonds.tei.text import reading

from .cited import File
from .passage import Passage

# In brackets, as on the pages: they are no words of the paper.
_UNTITLED = {"introduction": "[Introduction]", "conclusion": "[Conclusion]"}

NOTHING = Passage("", "", "", "")
"""A passage of which nothing is known."""


@dataclass(frozen=True)
class Around:
    """What the passages of one section or document share."""

    like: Passage
    """A passage with the shared facts alone."""
    own: tuple[File, ...] = ()
    """The file that holds the document."""


def front(text: Element) -> Around:
    """What stands before the essay has the edition's title."""
    title = first(text, ".//t:titlePart")
    return Around(replace(NOTHING, title="" if title is None else reading(title)))


def division(unit: Element) -> Element | None:
    """The section, document or biographies the unit stands in, the outermost one; None in the front matter."""
    found = [above for above in unit.iterancestors() if local(above) == "div" and above.get("type")]
    return found[-1] if found else None


def part(div: Element, sources: dict[str, File]) -> Around:
    """The facts that all passages of a section or document share."""
    head = first(div, "t:head")
    title = reading(head) if head is not None else _UNTITLED.get(div.get("subtype") or "", "")
    identifier = xml_id(div) or ""
    if div.get("type") != "document":
        kind = div.get("subtype") or div.get("type") or ""
        return Around(replace(NOTHING, title=title, section=identifier, part=kind))
    number = div.get("n") or ""
    like = replace(
        NOTHING,
        title=f"Document {number}: {title}" if number else title,
        document=identifier,
        number=number,
        date=date_of_document(div) or "",
    )
    own = sources.get(f"#{identifier}")
    return Around(like, (own,) if own else ())
