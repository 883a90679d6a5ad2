"""Rules for names and abbreviations: the words as they are, and the way to the register where it disturbs nobody.

The first time that a page names somebody in its text the name is a link, in the ink of the text; everywhere else it is
text. A page would otherwise be one of links, and who goes from link to link by keyboard would meet the same few names
hundreds of times. In headings, in other links and in the copies of the notes there is none.
"""

from __future__ import annotations

from markupsafe import Markup

from fonds.link.names.mark import target_of
from fonds.tei.names import Element, local

from .html import tag
from .renderer import Renderer


def name(page: Renderer, element: Element) -> Markup:
    """A name of a person, place or body."""
    target = target_of(element)
    is_first = target not in page.met and not page.is_in_link and not page.is_copy
    if not is_first or not page.urls.has(target) or any(local(above) == "head" for above in element.iterancestors()):
        return page.inside(element)
    page.met.add(target)
    with page.linking():
        words = page.inside(element)
    return tag("a", words, {"class": "name", "href": page.urls.of(target)}) + page.take_held()


def abbreviation(page: Renderer, element: Element) -> Markup:
    """An abbreviation with what it stands for. The list at the page's end says it to those who cannot point."""
    return tag("abbr", page.inside(element), {"title": page.expansions.get(target_of(element))})
