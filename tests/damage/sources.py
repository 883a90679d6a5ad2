"""What is to be printed, read from an edition in TEI of the kind of the FRUS series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
FIRST_NOTE, PAGE, LINE = 0xE000, "\uf8f0", "\uf8f1"
"""Private characters that stand for a note, a page's beginning and a line's end while white space is made single."""
OWN_BLOCK = {
    "p",
    "list",
    "item",
    "label",
    "head",
    "byline",
    "quote",
    "table",
    "row",
    "closer",
    "dateline",
    "attachment",
    "postscript",
    "opener",
    "salute",
    "epigraph",
    "figure",
    "bibl",
    "listBibl",
}
PAGED = {"p", "div"}
"""Where a page's beginning is heeded: the given samples heed none inside lists, tables and quotations."""


@dataclass(frozen=True)
class Note:
    """A printed note."""

    id: str
    text: str


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or line of its own; where its notes are called and where pages begin inside it."""

    kind: str
    text: str
    marks: tuple[tuple[int, Note], ...] = ()
    pages: tuple[int, ...] = ()
    speaker: str | None = None


@dataclass(frozen=True)
class Part:
    """The essay, or one document with what is known of it."""

    owner: str
    blocks: tuple[Block, ...]
    title: str = ""
    source: str | None = None
    date: str | None = None
    persons: tuple[str, ...] = ()
    xmlid: str | None = None
    paged: bool = False


def chapter(path: Path, name: str) -> Part:
    """A chapter as an essay."""
    element = _named(path, name)
    return Part("essay", tuple(_blocks(element)), xmlid=name)


def documents(path: Path, first: int, last: int) -> list[Part]:
    """The printed documents with these numbers, in order."""
    return [_document(_named(path, f"d{n}"), f"doc-{k}") for k, n in enumerate(range(first, last + 1), start=1)]


def _named(path: Path, name: str) -> etree._Element:
    root = etree.parse(str(path)).getroot()
    return next(div for div in root.iter(TEI + "div") if div.get(XML_ID) == name)


def _document(element: etree._Element, owner: str) -> Part:
    head, source = element.find(TEI + "head"), element.find(f"{TEI}note[@type='source']")
    assert head is not None
    title = _block(head, "title")
    title = replace(title, marks=tuple((len(title.text), note) for _, note in title.marks))
    rest = [b for child in element if child is not head and child is not source for b in _child(child)]
    named = " ".join((source.xpath("string()") if source is not None else "").split()) or None
    blocks = [title, *([Block("source", f"[Source: {named}]")] if named else []), *_with_pages_moved(rest)]
    before = element.getprevious()
    if before is not None and _name(before) == "pb":
        blocks[0] = replace(title, pages=(0, *title.pages))
    date = element.find(f"{TEI}dateline//{TEI}date")
    return Part(
        owner,
        tuple(blocks),
        title.text,
        named,
        date.get("when") if date is not None else None,
        tuple(" ".join(p.xpath("string()").split()) for p in head.iter(TEI + "persName")),
        element.get(XML_ID),
        paged=True,
    )


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _blocks(element: etree._Element) -> Iterator[Block]:
    yield from _with_pages_moved(b for child in element for b in _child(child))


def _with_pages_moved(blocks: Iterator[Block] | list[Block]) -> Iterator[Block]:
    """A page that begins between two blocks begins with the second."""
    begins = False
    for block in blocks:
        if not block.text:
            begins = begins or bool(block.pages)
            continue
        yield replace(block, pages=(0, *block.pages)) if begins else block
        begins = False


def _child(element: etree._Element) -> Iterator[Block]:
    """The blocks of an element. Loose text around blocks inside a paragraph is left out, as the given samples do."""
    name = _name(element)
    if name == "pb":
        yield Block("text", "", pages=(0,) if _name(element.getparent()) in PAGED else ())
    elif name == "row":
        yield _block(element, "text")
    elif any(_name(child) in OWN_BLOCK for child in element):
        yield from (b for child in element for b in _child(child))
    elif name == "closer":
        yield from _lines(_block(element, "text"))
    else:
        heading = name in ("head", "byline") or str(element.get("rend", "")).startswith("sectiontitle")
        yield _block(element, "heading" if heading else "text")


def _lines(block: Block) -> Iterator[Block]:
    """A closing, each of its lines apart."""
    at = 0
    for line in block.text.split(LINE):
        end = at + len(line)
        kept = line.strip()
        shift = at + len(line) - len(line.lstrip())
        if kept:
            marks = tuple((min(max(m - shift, 0), len(kept)), n) for m, n in block.marks if at <= m <= end)
            yield Block(block.kind, kept, marks, tuple(p - shift for p in block.pages if at <= p < end))
        at = end + 1


def _block(element: etree._Element, kind: str) -> Block:
    notes: list[Note] = []
    name = _name(element)
    raw = re.sub(r"\s+", " ", "".join(_pieces(element, notes, top=True))).strip()
    raw = re.sub(rf" +(?=[\ue000-\uefff])| *(?={LINE})|(?<={LINE}) +", "", raw)
    raw = re.sub(rf" *{PAGE} *", lambda m: (" " if " " in m[0] else "") + PAGE, raw)
    if name != "closer":
        raw = raw.replace(LINE, " ")
    text, marks, pages = "", [], []
    for character in raw:
        if character == PAGE:
            pages.extend([len(text)] if name in PAGED else [])
        elif FIRST_NOTE <= ord(character) < 0xF000:
            marks.append((len(text), notes[ord(character) - FIRST_NOTE]))
        else:
            text += character
    return Block(kind, text, tuple(marks), tuple(pages))


def _pieces(element: etree._Element, notes: list[Note], top: bool = False) -> Iterator[str]:
    name = _name(element)
    if name == "note" and not top:
        if element.get("type") != "source":
            yield chr(FIRST_NOTE + len(notes))
            notes.append(Note(element.get(XML_ID, ""), " ".join(element.xpath("string()").split())))
        return
    yield {"pb": PAGE, "lb": LINE}.get(name, "")
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child, notes)
            yield " " if _name(child) == "cell" else ""
        yield child.tail or ""
