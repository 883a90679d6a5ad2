"""Small functions that write HTML. All text and all attributes pass through here and are escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote

from markupsafe import Markup, escape

_SPACE = re.compile(r"[ \t\r\n]+")
_VOID = frozenset({"br", "hr", "img", "wbr"})

Attributes = dict[str, str | None]
"""Names and values of attributes, in the order in which they are written; None leaves one out."""


def text(words: str | None) -> Markup:
    """Characters as HTML, white space single (the file's line breaks mean nothing)."""
    return escape(_SPACE.sub(" ", words)) if words else Markup("")


def tag(name: str, content: str = "", attributes: Attributes | None = None) -> Markup:
    """One element. `content` is escaped unless it is Markup."""
    given = "".join(f' {key}="{escape(value)}"' for key, value in (attributes or {}).items() if value is not None)
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{escape(content)}</{name}>")


def join(parts: Iterable[str], between: str = "") -> Markup:
    """Parts one behind the other; each is escaped unless it is Markup."""
    return Markup(escape(between)).join(parts)


def link_away(address: str, words: Markup | str, attributes: Attributes | None = None) -> Markup:
    """A link that leaves the edition; of an address that is neither http nor https only the words."""
    if not address.startswith(("https://", "http://")):
        return escape(words)
    href = quote(address, safe=":/?#[]@!$&'()*+,;=%~")
    return tag("a", words, {**(attributes or {}), "href": href, "rel": "external"})
