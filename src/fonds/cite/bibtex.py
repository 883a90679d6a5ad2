"""BibTeX: entries for bibtex and biber. Archive fields have the names that reference managers read, and stand in the
note too, which every style prints.
"""

from __future__ import annotations

import re

from .facts import Citable, Passage
from .names import Name

_TYPES = {"edition": "techreport", "section": "incollection", "document": "incollection"}
_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
"""Signs that TeX takes for its own. Braces are never written as such: BibTeX counts them, behind a backslash too."""
_LIGATURE = re.compile(r"([-'`?!,<>])(?=[-'`,<>])")
"""Signs that TeX joins to another one: two hyphens are a dash, two accents a quotation mark."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write(cited: Citable, passage: Passage) -> str:
    """One entry."""
    paper, held = cited.print, cited.held
    is_edition, is_document = cited.kind == "edition", cited.kind == "document"
    fields = [
        ("author", _names(cited.authors)),
        ("title", _protected(cited.title)),
        ("booktitle", None if is_edition else _protected(paper.title)),
        ("bookauthor", _names(paper.authors) if is_document else None),
        ("translator", _names(cited.translators)),
        ("origdate", cited.date if is_document else None),
        ("institution" if is_edition else "publisher", _text(paper.publisher)),
        ("address", _text(paper.place)),
        ("type" if is_edition else "series", _text(paper.series)),
        ("number", _text(paper.number)),
        ("date", paper.date),
        ("year", (paper.date or "").partition("-")[0]),
        ("pages", _text(passage.pinpoint)),
        ("archive", _text(held.archive) if held else None),
        ("archiveplace", _text(held.place) if held else None),
        ("archivelocation", _text(held.location) if held else None),
        ("version", _text(cited.release)),
        ("language", _text(paper.language)),
        ("url", cited.address_of(passage) if cited.url else None),
        ("note", _text(_note(cited, passage))),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    month = _month(paper.date)
    if month:
        lines.insert(-1, f"  month = {month},")
    return "\n".join([f"@{_TYPES[cited.kind]}{{{cited.key_of(passage)},", *lines, "}"])


def escaped(words: str) -> str:
    """Words for TeX."""
    return _LIGATURE.sub(r"\1{}", "".join(_SPECIAL.get(sign, sign) for sign in words))


def _text(words: str | None) -> str | None:
    return escaped(words) if words else None


def _protected(title: str) -> str:
    """A title whose capitals no style may change."""
    return f"{{{escaped(title)}}}"


def _names(names: tuple[Name, ...]) -> str:
    """Names in BibTeX's order. In braces stand bodies, whose `and` parts nothing, and names that no style may turn."""
    return " and ".join(_name(name) for name in names)


def _name(name: Name) -> str:
    if name.family is None or name.given is None or name.family_is_first:
        return f"{{{escaped(name.printed)}}}"
    parts = (name.family, name.suffix, name.given)
    return ", ".join(escaped(part) for part in parts if part)


def _note(cited: Citable, passage: Passage) -> str:
    """What styles print that know nothing of archives and releases."""
    held = cited.held
    lies = ", ".join(part for part in (held.location, held.archive, held.place) if part) if held else ""
    state = f"Documentary edition, {cited.release}"
    where = "" if cited.url else f"File: {cited.address_of(passage)}"
    return ". ".join(part for part in (lies, state, where) if part)


def _month(iso: str | None) -> str | None:
    parts = (iso or "").split("/")[0].split("-")
    number = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() else 0
    return _MONTHS[number - 1] if 1 <= number <= 12 else None
