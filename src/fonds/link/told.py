"""What a document tells of itself: who wrote it, to whom, where and when, who translated it and who obtained it.

It is read from the title, the source line, the particulars, the opener and the closer, in their reading text. What the
editors state in edition.yaml goes before what was read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace

from fonds.config import DocumentFacts
from fonds.tei.dates import date_of_document
from fonds.tei.names import Element, first, xp
from fonds.tei.text import plain, reading
from fonds.witness.correspondents import author_of, correspondents
from fonds.witness.ranks import is_body

_OBTAINED = re.compile(r"\b[Oo]btained (?:for [^.]*? )?by (?P<name>[^.\]]+?)(?= and translated|\.|\]|$)")
_TRANSLATED = re.compile(r"\b[Tt]ranslated (?:for [^.]*? )?by (?P<name>[^\]]+?)\.?(?=\]|$)")
_ADDRESS = re.compile(r"To (?:the )?(?P<name>.{2,400}):\Z")
_SENT_TO = re.compile(r"\bto (?:the )?(?P<name>[A-Z][^.]{2,160})\.")
_MADE_AT = re.compile(
    r"\b(?:Concluded|Done|Signed|Made)\b.{0,60}?\b(?:in|at) (?:the City of )?(?P<place>[A-Z][\w’-]+(?: [A-Z][\w’-]+)*)"
)
_CAPITALS = re.compile(r"\b[A-ZÀ-Þ][\w’-]+")
_LAST = 3
"""Among so many paragraphs at its end an agreement says where it was concluded."""


@dataclass(frozen=True)
class Told:
    """What is known of a document besides where it is kept; None where nothing tells."""

    author: str | None = None
    recipient: str | None = None
    date: str | None = None
    place: str | None = None
    translator: str | None = None
    obtained_by: str | None = None


def told_of(document: Element, facts: DocumentFacts | None) -> Told:
    """What one `div` of type document tells, and what the editors state of it."""
    read = Told(
        author=_author(document),
        recipient=_recipient(document),
        date=date_of_document(document),
        place=_place(document),
        translator=_maker(document, _TRANSLATED, "translated by"),
        obtained_by=_maker(document, _OBTAINED, "obtained by"),
    )
    stated = {} if facts is None else {f.name: getattr(facts, f.name, None) for f in fields(Told)}
    return replace(read, **{name: value for name, value in stated.items() if value is not None})


def _author(document: Element) -> str | None:
    """Whom the title names; else who is named above the text, and who signed.

    A body that signed goes before what the title calls it: the title is mostly the translator's.
    """
    named = author_of(_title(document))
    byline = first(document, "t:opener/t:byline/t:persName")
    signed = xp(document, "t:closer/t:signed")
    signature = _bare(reading(signed[0])) if len(signed) == 1 else None
    if named:
        return signature if signature and _are_one_body(named, signature) else named
    above = reading(byline) if byline is not None else None
    both = [name for name in (above, signature) if name]
    return "; ".join(dict.fromkeys(both)) or None


def _are_one_body(named: str, signature: str) -> bool:
    """Whether two names are those of one body: they share some of its words, and none is a part of the other."""
    ours, theirs = (set(_CAPITALS.findall(name)) for name in (named, signature))
    return len(ours & theirs) > 1 and not (ours <= theirs or theirs <= ours) and any(map(is_body, theirs))


def _recipient(document: Element) -> str | None:
    pair = correspondents(_title(document))
    if pair:
        return pair[1]
    for salute in xp(document, "t:opener/t:salute"):
        if match := _ADDRESS.match(reading(salute)):
            return match["name"]
    byline = first(document, "t:opener/t:byline")
    match = _SENT_TO.search(reading(byline)) if byline is not None else None
    return match["name"] if match else None


def _place(document: Element) -> str | None:
    """Where the particulars, the dateline or the closing statement say it was."""
    paths = (
        "t:list[@type='gloss']/t:label[@type='place']/following-sibling::t:item[1]/t:placeName",
        "t:opener/t:dateline/t:placeName",
        "t:closer/t:dateline/t:placeName",
    )
    found = next((reading(place) for path in paths for place in xp(document, path)), None)
    if found:
        return _bare(found)
    for paragraph in xp(document, "t:p")[-_LAST:]:
        if match := _MADE_AT.match(reading(paragraph)):
            return match["place"]
    return None


def _maker(document: Element, pattern: re.Pattern[str], label: str) -> str | None:
    """Who translated or obtained it, as the source line or a labelled line says."""
    line = first(document, "t:note[@type='source']")
    match = pattern.search(reading(line)) if line is not None else None
    if match:
        return " ".join(match["name"].split())
    for element in xp(document, "t:list[@type='gloss']/t:label[@type='makers']"):
        item = element.getnext()
        if plain(element).casefold().startswith(label) and item is not None and reading(item):
            return reading(item).rstrip(".")
    return None


def _title(document: Element) -> str:
    head = first(document, "t:head")
    return reading(head) if head is not None else ""


def _bare(words: str) -> str:
    """The words without the brackets of a completion that stand around all of them."""
    return words.strip(" .,[]") if words.count("[") == 1 and words[0] == "[" else words.strip(" ,")
