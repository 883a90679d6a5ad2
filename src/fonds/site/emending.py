"""The editors' hand on a page: what is read and what the witness has, one displayed at a time, and who says so and why.

Both texts stand in the page (`r` and `w`); the style sheet shows one of them, as the switch of the page says. The words
are a link to themselves: the one that is the target opens a card with its reason and source, without any script. Inside
of another link there can be none: then a sign behind that link opens the card.
"""

from __future__ import annotations

from markupsafe import Markup

from fonds.tei.names import Element, local, xml_id, xp
from fonds.tei.text import LOST, is_emendation, plain

from .explained import Explained
from .html import join, tag, text
from .renderer import Renderer

PAGE = "emendations.html"
"""The list of all emendations."""


def choice(page: Renderer, element: Element) -> Markup:
    """What is read, and what the witness has instead."""
    readings = xp(element, "t:corr | t:reg | t:expan")
    witness = xp(element, "t:sic | t:orig | t:abbr")
    if not readings or not witness:
        return page.wrap("span", element, "choice")
    reading = join(page.inside(child) for child in readings)
    printed = join(page.inside(child) for child in witness)
    return _emended(page, element, tag("span", reading, {"class": "r"}) + _of_witness(page, printed))


def slip(page: Renderer, element: Element) -> Markup:
    """A slip of the print that is kept: marked as printed; its note stands in its card."""
    sign = tag("span", " [sic]", {"class": "r sign"})
    return _emended(page, element, page.inside(element) + sign, "sic")


def supplied(page: Renderer, element: Element) -> Markup:
    """What the editors supply where the witness has lost something."""
    if is_emendation(element) and xml_id(element) is None:
        return page.inside(element)  # inside of a choice, which is marked itself
    words = page.inside(element)
    if not is_emendation(element):
        words = Markup("⟨") + words + Markup("⟩")
    return _emended(page, element, tag("span", words, {"class": "r"}), None if words.strip() else "space")


def lost(page: Renderer, element: Element) -> Markup:
    """Words that are lost and that nobody restores."""
    words = tag("span", LOST, {"class": "r"})
    return words if xml_id(element) is None else _emended(page, element, words)


def editorial(page: Renderer, element: Element) -> Markup:
    """A note of the editors where it stands. That of a slip is shown by the slip's card, and here on paper only; a book
    has it in its list of emendations.
    """
    before = element.getprevious()
    words = Markup("[") + page.inside(element).strip() + Markup("]")
    if not page.shape.has_apparatus and any(known.found.reason == plain(element) for known in page.emended.values()):
        return Markup("")
    if before is not None and local(before) == "sic" and is_emendation(before) and not (before.tail or "").strip():
        return tag("span", " " + words, {"class": "editorial of-slip", "hidden": ""})
    return page.wrap("span", element, "editorial", words)


def _of_witness(page: Renderer, words: Markup) -> Markup:
    return tag("span", words, {"class": "w", "hidden": ""}) if page.shape.has_apparatus else Markup("")


def _emended(page: Renderer, element: Element, words: Markup, kind: str | None = None) -> Markup:
    """The words of both texts; where the emendation is known, as a link that opens its card."""
    identifier = xml_id(element)
    known = page.emended.get(_first_id(identifier)) if identifier else None
    name = " ".join(part for part in ("em", kind, "rule" if known and known.found.rule else None) if part)
    if known is None or identifier is None or not page.shape.has_apparatus:
        return tag("span", words, page.identity(element, name))
    card = _card(known) if identifier == known.found.id and not page.is_copy else Markup("")
    if page.is_in_link or "<a " in words:
        sign = _opener(known, Markup("°"), "Emendation", bool(card))
        page.held.append(tag("span", sign + card, page.identity(element, "em sign")))
        shown = tag("span", words, {"class": name})
        return shown if page.is_in_link else shown + page.take_held()
    link = _opener(known, words, "Restored space" if kind == "space" else None, bool(card))
    return tag("span", link + card, page.identity(element, name))


def _first_id(identifier: str) -> str:
    """The id of the emendation of which this may be a further part: `p3.e1` for `p3.e1.2`."""
    unit, _, number = identifier.rpartition(".e")
    return f"{unit}.e{number.partition('.')[0]}"


def _opener(known: Explained, words: Markup, label: str | None, is_first: bool) -> Markup:
    found = known.found
    return tag("a", words, {"id": f"on-{found.id}" if is_first else None, "href": f"#{found.id}", "aria-label": label})


def _card(known: Explained) -> Markup:
    """What is read, what the witness has, who, why and from where; ways to the list and back to the words."""
    found = known.found
    close = tag("a", "Close", {"href": f"#on-{found.id}"})
    everything = tag("a", "All emendations", {"href": f"{PAGE}#{found.id}"})
    lines = [
        known.told,
        text(found.reason),
        text(f"Source: {found.source}") if found.source else Markup(""),
        tag("i", f"{known.made_by}; {known.kind}."),
        everything + " " + close,
    ]
    return tag(
        "span", join(tag("span", line) for line in lines if line), {"class": "card", "role": "note", "hidden": ""}
    )
