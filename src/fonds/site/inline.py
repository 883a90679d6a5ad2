"""Rules for what stands in a line: page breaks, dates, references, archival citations, the editors' marks."""

from __future__ import annotations

import re

from markupsafe import Markup

from fonds.tei.dates import iso_of
from fonds.tei.names import Element, local

from .blocks import stands_alone
from .html import Attributes, join, link_away, tag, text
from .renderer import Renderer

_TIME = re.compile(r"\d{4}(?:-\d\d){0,2}(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
_STRONG = re.compile(r"\b(?:bold|strong)\b")
_RAISED = re.compile(r"\b(?:sup|superscript)\b")


def nothing(page: Renderer, element: Element) -> Markup:
    """What readers do not need: the beginnings of the witness's lines, running headers, signs written elsewhere."""
    return Markup("")


def words(page: Renderer, element: Element) -> Markup:
    """The words as they are; the markup is for programs."""
    return page.inside(element)


def hyphen(page: Renderer, element: Element) -> Markup:
    """Punctuation; a hyphen that only divided a word at a line's end is undone."""
    return Markup("") if element.get("force") == "weak" else page.inside(element)


def page_break(page: Renderer, element: Element) -> Markup:
    """Where a printed page begins. The style sheet writes its number into the margin: it is no word of the text. The
    number is the link to its own address, as a paragraph's is.
    """
    number = element.get("n") or ""
    page.number = number or page.number
    kind = "pb counted" if element.get("cert") is not None else "pb"
    given = page.identity(element, kind)
    itself = given.get("id") if page.shape.has_apparatus and number and not page.is_in_link else None
    told = {"href": f"#{itself}", "aria-label": f"Page {number}"} if itself else _role_of_break(page, number)
    made = tag("a" if itself else "span", "", {**given, "data-n": number or None, **told})
    return tag("div", made, {"class": "page-break"}) if stands_alone(element) else made


def _role_of_break(page: Renderer, number: str) -> Attributes:
    """In a book the beginning of a page is one of those that its reader can go to."""
    if page.shape.has_apparatus or not number:
        return {}
    return {"role": "doc-pagebreak", "aria-label": f"page {number}"}


def date(page: Renderer, element: Element) -> Markup:
    """A date, for programs too where it is one."""
    when = iso_of(element) or ""
    if not _TIME.fullmatch(when):
        return page.wrap("span", element, "date")
    return tag("time", page.inside(element), page.identity(element) | {"datetime": when})


def reference(page: Renderer, element: Element) -> Markup:
    """A reference to a place in this edition, or to an address elsewhere; else its words."""
    target = element.get("target") or ""
    with page.linking():
        words = page.inside(element)
    if target.startswith("#") and page.urls.has(target[1:]):
        link = tag("a", words, page.identity(element) | {"href": page.urls.of(target[1:])})
        return link + page.take_held()
    return link_away(target, words, page.identity(element)) + page.take_held()


def citation(page: Renderer, element: Element) -> Markup:
    """An archival citation: the identifier leads to the index of sources; pages and leaves only locate inside it."""
    if element.get("subtype") == "document":  # its words are the link to the document
        return page.wrap("span", element, "citation")
    parts = [text(element.text)]
    behind: list[Markup] = []
    with page.linking():
        for child in element:
            found = behind if behind or local(child) == "biblScope" else parts
            found.append(page.element(child))
            found.append(text(child.tail))
    before = join(parts)
    mark = before.rstrip()
    identifier = mark.rstrip(",;")
    rest = Markup(before[len(identifier) :])
    lead = Markup(identifier[: len(identifier) - len(identifier.lstrip())])
    source = (element.get("corresp") or "").removeprefix("#")
    if page.urls.has(source):
        link = tag("a", Markup(identifier.lstrip()), {"class": "shelfmark", "href": page.urls.of(source)})
    else:
        link = tag("span", Markup(identifier.lstrip()), {"class": "shelfmark"})
    return lead + page.wrap("span", element, "citation", link + rest + join(behind)) + page.take_held()


def work(page: Renderer, element: Element) -> Markup:
    """A citation of a work: author and title lead to the bibliography; imprint and pages stand behind the link."""
    parts = [text(element.text)]
    behind: list[Markup] = []
    has_title = any(local(child) == "title" for child in element)
    is_behind = False
    with page.linking():
        for child in element:
            is_behind = is_behind or local(child) == "biblScope"
            (behind if is_behind else parts).append(page.element(child))
            is_behind = is_behind or (has_title and local(child) == "title")
            (behind if is_behind else parts).append(text(child.tail))
    words = join(parts)
    mark = Markup(words.rstrip(" ,:"))
    entry = (element.get("corresp") or "").removeprefix("#")
    href = page.urls.of(entry) if page.urls.has(entry) else None
    link = tag("a" if href else "span", mark, {"class": "work", "href": href})
    return page.wrap("span", element, "cited", link + Markup(words[len(mark) :]) + join(behind)) + page.take_held()


def locator(page: Renderer, element: Element) -> Markup:
    """Pages or leaves inside a cited file."""
    return page.wrap("span", element, "locator")


def highlight(page: Renderer, element: Element) -> Markup:
    """Highlighted words, as the print has them."""
    look = element.get("rend") or element.get("rendition") or ""
    if _STRONG.search(look):
        return page.wrap("b", element)
    return page.wrap("sup" if _RAISED.search(look) else "i", element)


def foreign(page: Renderer, element: Element) -> Markup:
    """Words in another language."""
    return page.wrap("i", element)


def title(page: Renderer, element: Element) -> Markup:
    """A work's title."""
    return page.wrap("cite", element)


def unclear(page: Renderer, element: Element) -> Markup:
    """What can hardly be read."""
    return page.wrap("span", element, "unclear")
