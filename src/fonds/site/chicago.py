"""Works in the form of the Chicago Manual of Style, made by citeproc from CSL-JSON; each once.

The processor writes text and a few signs for italics, never HTML: what becomes markup is decided here alone, and what
the paper prints is escaped like all other text of the site. Nothing of this is loaded where no work is cited.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup, escape

from fonds.cite.processor import CHICAGO, entry, plain
from fonds.cite.template import CLOSE, OPEN

Item = dict[str, Any]

EDITION = "The Chicago Manual of Style, 17th edition (notes and bibliography)"
"""Not the 18th, which leaves out places of publication and the pages of chapters: the notes have both."""
_SHOWN_AS = {"interview": "speech", "document": "pamphlet", "manuscript": "pamphlet"}
"""Types of which the style lists nothing that lies in no archive, and the type of the same form that it does list."""
_ROLE = "\x04"
"""Stands before `ed.` on the way through the processor, which knows it as a suffix like `Jr.`"""
_LEAD = re.compile(r"\A(?P<lead>.+?)(?:\.\s|\.(?P<close>”)\s)(?=.*(?P=lead)(?:[.,]|\Z))")
"""Words at the beginning that come again: where nobody is named as author, something else stands there first."""


def chicago(items: Iterable[Item]) -> dict[str, Markup]:
    """Id → the entry of each work."""
    return {item["id"]: _entry(item) for item in items}


def _entry(item: Item) -> Markup:
    """One by one: what has no entry is left out of a list."""
    return _markup(_tidied(entry(_prepared(item), CHICAGO), item) or f"{item['title']}.")


def _prepared(item: Item) -> Item:
    """An item as the processor takes it: no sign in it that it could mistake, and titles left as they are printed."""
    fields = {name: plain(value) for name, value in item.items()}
    for role in ("author", "editor", "translator", "interviewer"):
        fields[role] = [_in_order(name) for name in fields.get(role, ())]
    if fields["editor"] and not fields["author"] and item["type"] != "chapter":
        fields["author"] = _as_editors(fields.pop("editor"))
    if item["type"] in _SHOWN_AS and "archive" not in fields:
        fields["type"] = _SHOWN_AS[item["type"]]
    if item["type"] == "interview" and fields["interviewer"]:
        fields["title"] = ""  # “Interview by …” stands behind the name
    for unused in ("note", "original-date"):
        fields.pop(unused, None)
    if "archive" in fields:
        fields["archive"] = fields["archive"][:1].upper() + fields["archive"][1:]
    return {name: value for name, value in fields.items() if value} | {"id": "it", "language": "und"}


def _in_order(name: Item) -> Item:
    """A name whose family name stands first anyway takes no comma."""
    is_fixed = name.get("static-ordering")
    return {"literal": f"{name['family']} {name['given']}"} if is_fixed else name


def _as_editors(names: list[Item]) -> list[Item]:
    """Editors in the place of authors, with what they are behind the last of them."""
    role = "eds." if len(names) > 1 else "ed."
    last = names[-1]
    marked = {"literal": f"{last['literal']}, {role}"} if "literal" in last else {**last, "suffix": _ROLE + role}
    return [*names[:-1], marked]


def _tidied(entry: str, item: Item) -> str:
    """What the processor does not do as the style says: words without their number, a beginning said twice."""
    text = " ".join(entry.split())
    text = text.replace(f", {_ROLE}", ", ").replace(f" {_ROLE}", ", ").replace("..", ".")
    text = re.sub(r"”(?P<mark>[.,])", r"\g<mark>”", text)  # American: the stop stands inside
    if "edition" not in item:
        text = text.replace(". Edition.", ".")
    if "issued" not in item:
        text = re.sub(r"[.,]? n\.d\.\Z", ".", text)
    if "author" not in item:
        text = _LEAD.sub("", text, count=1)
    return text


def _markup(text: str) -> Markup:
    """The processor's words as HTML: nothing but italics."""
    safe = str(escape(text))
    made: list[str] = []
    is_open = False
    for part in re.split(f"({OPEN}|{CLOSE})", safe):  # what was cut off may have taken one of a pair with it
        if part not in (OPEN, CLOSE):
            made.append(part)
        elif (part == OPEN) != is_open:
            is_open = not is_open
            made.append("<cite>" if is_open else "</cite>")
    return Markup("".join([*made, "</cite>" if is_open else ""]))
