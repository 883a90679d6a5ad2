"""Linked TEI → passages: the units that are found, each with the address a reader is sent to.

1. `passages` walks the text once in document order, and knows at each place the page, the section and the document.
2. `_words` gives a unit its own words: a paragraph without its notes, a list item without the list inside it.
3. `_sources` reads from the header which archive file each citation and each document points to.

A unit is a paragraph, a speech, a list item, a note, a heading, the title, a source line or the byline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from fonds.tei.dates import date_of_document
from fonds.tei.names import Element, first, local, walk, xml_id, xp
from fonds.tei.text import LEFT_OUT, plain, raw

KINDS = ("paragraph", "speech", "note", "heading", "title", "source", "byline", "editorial")
"""Every kind of passage. `title` is the edition's or a document's, `editorial` a note of the editors."""

_UNITS = (
    "back",
    "pb",
    "titlePart",
    "byline",
    "head",
    "note",
    "sp",
    "p",
    "item",
    "ab",
    "stage",
    "opener",
    "closer",
)
# In brackets, as on the pages: they are no words of the paper.
_UNTITLED = {"introduction": "[Introduction]", "conclusion": "[Conclusion]"}


@dataclass(frozen=True, slots=True)
class Passage:
    """One unit that can be found. Everything is text as it stands in the linked TEI; "" where there is nothing."""

    id: str
    url: str
    """Relative to the edition's folder, ending in `file.html#id`."""
    kind: str
    """One of KINDS."""
    text: str
    """The words, white space single, line-end hyphens undone, notes left out."""
    title: str = ""
    """The title of the section or document it stands in."""
    n: str = ""
    """A note's number as printed."""
    page: str = ""
    """The printed page on which it begins."""
    section: str = ""
    """The id of the section it stands in."""
    part: str = ""
    """What that section is: introduction, section, conclusion, biographies."""
    document: str = ""
    """The id of the document it stands in."""
    number: str = ""
    """That document's number."""
    date: str = ""
    """That document's date, ISO 8601, a range with a slash."""
    speaker: str = ""
    """Who speaks, as printed."""
    archives: tuple[str, ...] = ()
    """The archives cited here, or holding the document: key and name."""
    identifiers: tuple[str, ...] = ()
    """The archive files cited here, or of which this is the title or source line, in canonical form."""
    persons: tuple[str, ...] = ()
    """The persons of the register who are named here: each name and each of its variants."""


@dataclass(frozen=True)
class _File:
    archive: tuple[str, ...]
    identifier: str


@dataclass(frozen=True)
class _Around:
    """What the passages of one section or document share."""

    like: Passage
    """A passage with the shared facts alone."""
    own: tuple[_File, ...] = ()
    """The file that holds the document."""


_NOTHING = Passage("", "", "", "")


def passages(root: Element, url_of: Callable[[str], str]) -> list[Passage]:
    """All passages of an edition in document order. Units without words (a lost note) are left out."""
    text = first(root, "t:text")
    return [] if text is None else list(_walk(text, _sources(root), url_of))


def _walk(text: Element, sources: dict[str, _File], url_of: Callable[[str], str]) -> Iterator[Passage]:
    title = first(text, ".//t:titlePart")
    front = _Around(replace(_NOTHING, title="" if title is None else plain(title)))
    parts: dict[Element, _Around] = {}
    page = ""
    for unit in walk(text, *_UNITS):
        if local(unit) in ("pb", "back"):
            # Of what stands behind the essay the page is known only where a break says so.
            page = unit.get("n") or ""
            continue
        identifier = xml_id(unit)
        if identifier is None or _belongs_to_another(unit):
            continue
        words = _words(unit)
        if not words:
            continue
        div = _division(unit)
        if div is not None and div not in parts:
            parts[div] = _part(div, sources)
        around = front if div is None else parts[div]
        yield replace(
            _passage(unit, around, _cited(unit, sources)),
            id=identifier,
            url=url_of(identifier),
            text=words,
            page=page,
        )


def _passage(unit: Element, around: _Around, cited: tuple[_File, ...]) -> Passage:
    kind = _kind(unit, bool(around.like.document))
    # A document's title and source line name the file that holds it; its paragraphs only stand in that archive.
    named = (*cited, *around.own) if kind in ("title", "source") else cited
    archives = dict.fromkeys(name for file in (*cited, *around.own) for name in file.archive)
    return replace(
        around.like,
        kind=kind,
        n=(unit.get("n") or "") if kind == "note" else "",
        speaker=_speaker(unit),
        archives=tuple(archives),
        identifiers=tuple(dict.fromkeys(file.identifier for file in named if file.identifier)),
    )


def _kind(unit: Element, in_document: bool) -> str:
    name = local(unit)
    if name == "note":
        return {"source": "source", "editorial": "editorial"}.get(unit.get("type") or "", "note")
    if name == "head":
        # A document's first heading is its title; headings inside it are headings.
        parent = unit.getparent()
        return "title" if in_document and parent is not None and parent.get("type") == "document" else "heading"
    if name == "titlePart":
        return "title"
    if name == "byline":
        return "byline"
    return "speech" if name == "sp" or _ancestor(unit, "sp") is not None else "paragraph"


def _belongs_to_another(unit: Element) -> bool:
    """Whether the words are those of a note around it: they are found there, once."""
    return local(unit) != "note" and any(
        local(above) == "note" and xml_id(above) is not None for above in unit.iterancestors()
    )


def _words(unit: Element) -> str:
    """The unit's own words. A speech is its speaker and its first paragraph; further ones are units of their own."""
    if local(unit) == "sp":
        inside = [child for child in unit if local(child) and xml_id(child) is None]
        return " ".join(" ".join(_words(child) for child in inside).split())
    left_out = LEFT_OUT if local(unit) == "note" else LEFT_OUT | {"list"}
    if local(unit) == "item" and first(unit, "t:p[@xml:id]") is not None:
        left_out = left_out | {"p"}  # the paragraphs of a point are units of their own
    return " ".join(raw(unit, left_out).split())


def _division(unit: Element) -> Element | None:
    """The section, document or biographies the unit stands in; None in the front matter."""
    return next((above for above in unit.iterancestors() if local(above) == "div" and above.get("type")), None)


def _part(div: Element, sources: dict[str, _File]) -> _Around:
    """The facts that all passages of a section or document share. Inner divisions take those of the outer one."""
    outer = [above for above in (div, *div.iterancestors()) if local(above) == "div" and above.get("type")][-1]
    head = first(outer, "t:head")
    title = plain(head) if head is not None else _UNTITLED.get(outer.get("subtype") or "", "")
    identifier = xml_id(outer) or ""
    if outer.get("type") != "document":
        part = outer.get("subtype") or outer.get("type") or ""
        return _Around(replace(_NOTHING, title=title, section=identifier, part=part))
    number = outer.get("n") or ""
    like = replace(
        _NOTHING,
        title=f"Document {number}: {title}" if number else title,
        document=identifier,
        number=number,
        date=date_of_document(outer) or "",
    )
    own = sources.get(f"#{identifier}")
    return _Around(like, (own,) if own else ())


def _speaker(unit: Element) -> str:
    turn = unit if local(unit) == "sp" else _ancestor(unit, "sp")
    speaker = None if turn is None else first(turn, "t:speaker")
    return "" if speaker is None else plain(speaker).rstrip(" :")


def _ancestor(unit: Element, name: str) -> Element | None:
    return next((above for above in unit.iterancestors() if local(above) == name), None)


def _sources(root: Element) -> dict[str, _File]:
    """Archive files by what points to them: `#src-…` for a citation, `#d5` for a document's own record."""
    found: dict[str, _File] = {}
    for record in xp(root, "t:teiHeader//t:msDesc"):
        repository = first(record, "t:msIdentifier/t:repository")
        canonical = first(record, "t:msIdentifier/t:idno[@type='canonical']")
        names = () if repository is None else (repository.get("key") or "", plain(repository))
        file = _File(
            tuple(dict.fromkeys(name for name in names if name)),
            "" if canonical is None else plain(canonical),
        )
        identifier = xml_id(record)
        if identifier:
            found[f"#{identifier}"] = file
        for target in (record.get("corresp") or "").split():
            found.setdefault(target, file)
    return found


def _cited(unit: Element, sources: dict[str, _File]) -> tuple[_File, ...]:
    """The files that the unit's citations point to; those in a paragraph's notes are the notes' own."""
    cited = []
    for citation in walk(unit, "bibl"):
        holder = next(
            (above for above in citation.iterancestors() if local(above) in ("note", "sp", "p", "item")), unit
        )
        if holder is unit or local(holder) != "note":
            cited += [sources[target] for target in (citation.get("corresp") or "").split() if target in sources]
    return tuple(dict.fromkeys(cited))
