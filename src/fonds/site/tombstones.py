"""Addresses whose words are gone: what stood there, until when, and where the words are now. Every id still resolves.

1. `tombstone`    stands in the text where the words last stood (the TEI's `anchor[retired]`)
2. `left_behind`  by page what once stood on it and stands elsewhere now, and what has no place in the text any more
3. `gone_pages`   the pages of sections and documents that are gone: their addresses stay
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from markupsafe import Markup

from fonds.tei.names import Element, xml_id
from fonds.tei.register import FRONT, Entry

from .html import join, tag, text
from .renderer import Renderer
from .urls import HOME, Urls, cite_page, page_of_division
from .views import GoneView


def tombstone(page: Renderer, element: Element) -> Markup:
    """A tombstone in the text. An anchor that the register does not know (of a TEI witness) is left as it is."""
    entry = page.retired.get(xml_id(element) or "")
    if entry is None:
        return page.wrap("span", element, "tei-anchor")
    return tag(
        "p", _told(entry, page.retired, page.urls), {"class": "tombstone", "id": None if page.is_copy else entry.id}
    )


def left_behind(register: Sequence[Entry], urls: Urls) -> dict[str, tuple[Markup, ...]]:
    """Page → items of a list: each has the id of what stood there, and leads to where it stands."""
    page_of = partial(_page_of, {entry.id: entry.kind for entry in register})
    standing = {entry.parts[0] for entry in register if entry.is_alive}
    retired = {entry.id: entry for entry in register if not entry.is_alive}
    found: dict[str, list[Markup]] = defaultdict(list)
    for entry in register:
        here = page_of(entry.parts[0])
        if entry.fate is not None and (here == HOME or entry.parts[0] not in standing):
            found[here].append(tag("li", _told(entry, retired, urls), {"id": entry.id}))
        for former in entry.parts[1:]:
            if page_of(former) != urls.page_of(entry.id):
                found[page_of(former)].append(tag("li", _moved(entry, urls), {"id": entry.id, "class": "moved"}))
    return {page: tuple(items) for page, items in found.items()}


def gone_pages(register: Sequence[Entry]) -> Iterable[tuple[str, GoneView]]:
    """(file, view) of each section or document that is gone, and of the page with its citations."""
    kinds = {entry.id: entry.kind for entry in register}
    standing = {entry.parts[0] for entry in register if entry.is_alive}
    gone = {part for entry in register for part in entry.parts if part not in standing and part != FRONT}
    quotes = {entry.id: entry.quote for entry in register}
    for part in sorted(gone):
        kind = "document" if kinds.get(part) == "document" else "section"
        page, title, quote = _page_of(kinds, part), f"A {kind} that is gone", quotes.get(part, "")
        yield page, GoneView(title, f"a {kind}", quote)
        yield cite_page(page), GoneView(title, f"the citations of a {kind}", quote)


def _page_of(kinds: Mapping[str, str], part: str) -> str:
    return page_of_division(part, kinds.get(part) == "document")


def _moved(entry: Entry, urls: Urls) -> Markup:
    """What is told on a page from which a unit was moved to another one, where it may be gone since."""
    link = _link(urls, entry.id, "on another page")
    if entry.is_alive:
        return join([_named("The", entry), text(" now stands "), link, text(".")])
    return join([_named("The", entry), text(" later stood "), link, text(", and is gone from there.")])


def _told(entry: Entry, retired: Mapping[str, Entry], urls: Urls) -> Markup:
    """What a tombstone says, in sentences."""
    assert entry.fate is not None
    release, into = entry.fate.release, entry.fate.into
    since = f" (from {entry.since} on)" if entry.since else ""
    when = f"In releases before {release}{since}"
    if entry.since == release:
        when = f"While release {release} was being prepared,"
    words = [text(f"{when} "), _named("the", entry), text(" stood here. ")]
    end = _end(entry, retired)
    if into is None or not urls.has(into):
        words.append(text("It was taken out."))
    elif end in retired:
        words += [text("Its words went into "), _link(urls, into, into), text(", which is gone as well.")]
    else:
        words += [text("Its words are now in "), _link(urls, end, end), text(".")]
    return tag("span", join(words))


def _end(entry: Entry, retired: Mapping[str, Entry]) -> str:
    """Where the words of what is gone are now, over others that are gone too: the last id that is known."""
    passed = {entry.id}
    while entry.fate is not None and entry.fate.into is not None and entry.fate.into not in passed:
        passed.add(entry.fate.into)
        if entry.fate.into not in retired:
            return entry.fate.into
        entry = retired[entry.fate.into]
    return entry.id


def _named(article: str, entry: Entry) -> Markup:
    """`the paragraph p31 (“Its first words …”)`; the words may run in another direction than the sentence."""
    name = text(f"{article} {entry.kind}" + (f" {entry.id}" if entry.id != entry.kind else ""))
    return join([name, text(" (“"), tag("bdi", text(entry.quote)), text("”)")]) if entry.quote else name


def _link(urls: Urls, identifier: str, words: str) -> Markup:
    return tag("a", words, {"href": urls.of(identifier)})
