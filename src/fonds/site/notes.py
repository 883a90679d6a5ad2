"""The author's notes on a page: the marker in the text, the note beside its paragraph, the note at the end.

A note's id stands once, in the list at the end: there the marker leads, with and without styles or scripts, and from
there a link leads back. What stands beside the paragraph is a second copy without ids, in a `details` of its own: on a
wide screen the style sheet shows it in the margin beside the marker, on a narrow one it opens beneath the paragraph.
"""

from __future__ import annotations

from markupsafe import Markup

from fonds.tei.names import Element, walk, xml_id

from .html import join, tag
from .lines import in_words
from .parted import parted
from .places import NotePlace
from .renderer import Renderer, is_note
from .text import words_of
from .urls import cite_page, cite_place

LOST = "This note is lost: its place can be told, its words are not in the witness."
"""What stands in the place of a lost note."""
LONG = 200
"""Characters from which a note in the margin is folded: about five of its lines."""
SLOTS = 16
"""So many notes of one paragraph the style sheet can tell apart; further ones stand beside the last marker."""


def marker(page: Renderer, note: Element) -> Markup:
    """The marker in the text; of a note whose place is not known there is none."""
    place = place_of(page, note)
    page.called.append(note)
    if not page.is_copy:
        page.notes.append(note)
        page.page_of_note[note] = page.number
    if place.is_unplaced:
        return Markup("")
    slot = sum(not place_of(page, called).is_unplaced for called in page.called)
    identifier = xml_id(note) or ""
    link = tag(
        "a",
        number_of(note),
        {
            "id": None if page.is_copy else f"ref-{identifier}",
            "href": f"#{identifier}",
            "role": "doc-noteref",
            "aria-label": name_of(note) + ("" if place.is_attested else ", place inferred"),
        },
    )
    doubt = "" if place.is_attested else " inferred"
    call = tag("sup", link, {"class": f"ref{doubt} r{min(slot, SLOTS)}"})
    return call + at_the_foot(page, note)


def beside(page: Renderer, called: list[Element]) -> Markup:
    """The notes that a paragraph calls, to stand beside or beneath it; "" where it calls none."""
    placed = [note for note in called if not place_of(page, note).is_unplaced]
    if not placed or page.shape.notes != "beside":
        return Markup("")
    with page.copying():
        copies = [_side_note(page, note, min(slot, SLOTS)) for slot, note in enumerate(placed, 1)]
    page.take_called()
    return tag("div", join(copies), {"class": "beside"})


def _side_note(page: Renderer, note: Element, slot: int) -> Markup:
    is_long = len(words_of(note)) > LONG
    summary = tag("summary", tag("span", "Note ", {"class": "unseen"}) + number_of(note))
    kind = f"side k{slot}" + (" long" if is_long else "")
    understood = page.cited.below(note, page.urls)
    below = tag("p", join(understood, " · "), {"class": "place"}) if understood else Markup("")
    return tag("details", summary + tag("div", _words(page, note) + below), {"class": kind})


def unplaced(page: Renderer, called: list[Element]) -> Markup:
    """The notes of which only the page is known, at the end of that page; "" where there are none."""
    lost = [note for note in called if place_of(page, note).is_unplaced]
    if not lost or page.is_copy:
        return Markup("")
    number = page.page_of_note.get(lost[0])
    where = f"page {number}" if number else "this page"
    name = "Notes" if len(lost) > 1 else "Note"
    heading = tag(f"h{min(page.level + 1, 6)}", f"{name} of {where} whose place in the text is not known")
    items = [
        tag(
            "li",
            tag("a", name_of(note), {"id": f"ref-{xml_id(note)}", "href": f"#{xml_id(note)}", "role": "doc-noteref"})
            + at_the_foot(page, note),
        )
        for note in lost
    ]
    return tag("div", heading + tag("ul", join(items)), {"class": "unplaced"})


def at_the_foot(page: Renderer, note: Element) -> Markup:
    """The note behind its call, where the style sheet sets it at the foot of the page; "" in other shapes.

    A note that another note calls stands behind that one: a foot has no foot of its own. A long one is made of pieces.
    """
    if page.shape.notes != "foot" or any(is_note(above) for above in note.iterancestors()):
        return Markup("")
    before = page.take_called()
    every = [one for one in walk(note, "note") if is_note(one)]
    made = join(_foot(page, one) for one in every)
    page.called = before
    return made


def _foot(page: Renderer, note: Element) -> Markup:
    first, *more = parted(_back(note) + Markup(" ") + _words(page, note) + _below(page, note))
    begin = tag("span", first, page.identity(note, "foot") | {"role": "doc-footnote"})
    return begin + join(tag("span", piece, {"class": "foot more"}) for piece in more)


def at_the_end(page: Renderer) -> list[Markup]:
    """All notes of the page as items of a list, each with its id and a link back. A note may call further notes.

    There are none where they stand at the feet of the pages.
    """
    if page.shape.notes == "foot":
        return []
    items: list[Markup] = []
    while len(items) < len(page.notes):
        items.append(_end_note(page, page.notes[len(items)]))
        page.take_called()
    return items


def _end_note(page: Renderer, note: Element) -> Markup:
    """An item of the list; in a book a note of its own kind, which its reader opens beside the call."""
    made = _back(note) + tag("div", tag("div", _words(page, note)) + _below(page, note))
    if page.shape.notes == "end":
        return tag("aside", made, page.identity(note, "note") | {"role": "doc-footnote"})
    return tag("li", made, page.identity(note))


def _back(note: Element) -> Markup:
    """The note's number, which leads back to its call."""
    return tag(
        "a",
        number_of(note),
        {
            "class": "back",
            "href": f"#ref-{xml_id(note)}",
            "role": "doc-backlink",
            "aria-label": f"{name_of(note)}: back to the text",
        },
    )


def _below(page: Renderer, note: Element) -> Markup:
    """What the editors say of the note: how its place was found, which lines it comes from, what it cites.

    At the foot of a page there is room for the last alone.
    """
    is_foot = page.shape.notes == "foot"
    place = place_of(page, note)
    said: list[str] = []
    if place.words and not is_foot:
        said.append(place.words + (f" ({place.confidence})" if place.confidence else ""))
    if page.shape.has_apparatus and (numbers := page.urls.lines.of(xml_id(note) or "")):
        said.append(tag("a", f"witness {in_words(numbers)}", {"href": page.urls.lines.url(numbers[0])}))
    said += page.cited.below(note, page.urls)
    if page.shape.has_apparatus:
        said.append(_citing(page, note))
    return tag("span" if is_foot else "p", join(said, " · "), {"class": "place"}) if said else Markup("")


def _citing(page: Renderer, note: Element) -> Markup:
    """The link to the citations of the note."""
    identifier = xml_id(note) or ""
    address = f"{cite_page(page.urls.page_of(identifier))}#{cite_place(identifier)}"
    name = name_of(note)
    label = f"Cite {name[:1].lower()}{name[1:]}"
    return tag("a", "cite", {"class": "cite-this", "href": address, "aria-label": label})


def _words(page: Renderer, note: Element) -> Markup:
    if not words_of(note) and any(True for _ in walk(note, "gap")):
        return tag("span", LOST, {"class": "gap"})
    return Markup(page.inside(note).strip())


def number_of(note: Element) -> str:
    """What the print has as the note's number or sign; a point where it has none."""
    return note.get("n") or "•"


def name_of(note: Element) -> str:
    """The note's name in a sentence: `Note 22`."""
    return f"Note {note.get('n')}" if note.get("n") else "Note"


def place_of(page: Renderer, note: Element) -> NotePlace:
    """How the note's place was found."""
    return page.places.get(xml_id(note) or "") or NotePlace("attested")
