"""The edition as plain text, for people who count and compare words: one paragraph a line, notes behind their chapter.

It is read off the chapters of the book, so that it has the words that the EPUB has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from markupsafe import Markup

from .book import Book, Chapter

_HEAD = """\
How to read this file. It is UTF-8 and holds the reading text: emendations are applied, words that are lost are […].
Every heading, paragraph, point, speech and note is one line, however long, with an empty line behind it, so that words
can be counted and versions compared line by line. [n. 22] stands where note 22 is called; the notes of a section or
document follow it, each behind its number. [p. 7] stands where page 7 of the print begins. Under the title of a
document stands its source line. Calls and page numbers are what the pattern \\[[np]\\. [^]]+\\] finds; all else in
brackets is text, but for […] and for [sic] behind a slip that was kept."""
_LINES = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "div", "dl", "ul", "blockquote", "tr", "section"])
"""Elements that stand on lines of their own."""
_LEFT_OUT = frozenset({"address", "place", "back"})
"""Classes of what is no word of the text."""
_TOLD = ("Rights", "Text", "Received", "Collation")
"""Facts that the head of the file tells: whose the text is, and how it was made."""
_PAGE = re.compile(r"\[p\. [^]]+\]")
_INSIDE = re.compile(r"(?<=\w)(\[p\. [^]\n]+\]) (?=\w)")
"""A page that begins inside a word, with the space that is set behind each."""
_NUMBER = re.compile(r"\S+\Z")
_RULE = "* * *"


def make_text(book: Book) -> str:
    """The whole file."""
    lines = [*_front(book), *(line for chapter in book.chapters for line in [_RULE, *_chapter(chapter)])]
    return "\n\n".join(line for line in lines if line) + "\n"


def lines_of(markup: str) -> list[str]:
    """The lines of a piece of a book, white space single, with calls and page numbers in square brackets."""
    words = "".join(_parts(etree.fromstring(f"<div>{markup}</div>")))
    parts = _INSIDE.sub(r"\1", words).split("\n")
    return [line for part in parts if (line := " ".join(part.split()))]


def note_line(markup: str) -> str:
    """A note behind its number: `[n. 22] See …`."""
    note = etree.fromstring(markup)
    number = _text(note[0])
    return f"[n. {number}] " + " ".join(lines_of(Markup(etree.tostring(note, encoding="unicode"))))


def _front(book: Book) -> Iterator[str]:
    """The head of the file. Where page 1 begins with the title, that is said behind the head."""
    title = " ".join(lines_of(book.printed_title))
    yield _PAGE.sub("", title).strip()
    yield from lines_of(book.byline)
    yield from [", ".join(part for part in (book.series, book.imprint) if part), f"Documentary edition. {book.state}"]
    told = {fact.name: fact for fact in (*book.facts, *book.witness)}
    yield from (f"{name}: {' '.join(lines_of(told[name].value))}" for name in _TOLD if name in told)
    yield " ".join(_HEAD.split())
    yield " ".join(_PAGE.findall(title))
    yield from map(note_line, book.title_notes)


def _chapter(chapter: Chapter) -> Iterator[str]:
    if chapter.number:
        yield f"Document {chapter.number}"
    yield from lines_of(chapter.heading)
    for fact in chapter.record:
        if fact.id:  # the source line: the one fact that is text of the paper
            yield from lines_of(fact.value)
    yield from lines_of(chapter.body)
    if chapter.notes:
        yield "Notes"
        yield from map(note_line, chapter.notes)


def _parts(element: etree._Element) -> Iterator[str]:
    """The words of an element, a line break where a line begins or ends."""
    kind = (element.get("class") or "").split()
    if _LEFT_OUT & set(kind):
        return
    if element.get("role") == "doc-noteref":
        number = _NUMBER.search(_text(element))
        yield f"[n. {number[0] if number else ''}]"
        return
    if "pb" in kind:
        yield f"[p. {element.get('data-n')}] " if element.get("data-n") else ""
        return
    is_line = element.tag in _LINES and "speaker" not in kind
    yield "\n" if is_line or "speaker" in kind or element.tag == "dt" else ""
    yield element.text or ""
    for child in element:
        yield from _inside(element, child)
    yield "\n" if is_line else " " if "speaker" in kind or element.tag in ("dt", "td", "th", "caption") else ""


def _inside(element: etree._Element, child: etree._Element) -> Iterator[str]:
    """A child and what follows it; what is said stands on the line of who says it."""
    parts = list(_parts(child))
    if (element.get("class") or "").startswith("said") or "said" in (child.get("class") or "").split():
        while parts and not parts[0].strip():
            parts.pop(0)
    yield from parts
    yield child.tail or ""


def _text(element: etree._Element) -> str:
    return "".join(str(part) for part in element.itertext())
