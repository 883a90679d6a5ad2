"""The paper's own habits: its pages, headers, separators, titles, source lines, references, markers.

Each was inferred from the text, or the editors told it; which of the two is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from markupsafe import Markup

from fonds.tei.names import Element, first, walk, xp
from fonds.tei.text import plain

from .edition import Edition
from .html import join, tag, text
from .views import Fact

MOST = 4
"""So many forms of a thing are shown, the most frequent first."""


def habits(edition: Edition) -> tuple[Fact, ...]:
    """One line for each habit of the text; none for what it does not have."""
    body = first(edition.tree, "t:text")
    if body is None:
        return ()
    told = edition.config.habits
    said = [
        ("Pages", _pages(body)),
        ("Running headers", _known(_forms(_words(walk(body, "fw"), "header")), told.running_headers is not None)),
        ("Page numbers", _forms(_words(walk(body, "fw"), "pageNum"))),
        ("Separators", _known(_forms(_signs(sign) for sign in walk(body, "metamark")), told.separator is not None)),
        ("Markers of notes", _markers(edition)),
        ("Endnotes", _endnotes(body)),
        ("Titles of documents", _titles(edition)),
        ("Source lines", _known(_source_lines(edition), told.source_line is not None)),
        ("References to documents", _known(_references(body), told.document_reference is not None)),
        ("Turns", _turns(edition)),
        ("Line ends", _line_ends(body)),
    ]
    return tuple(Fact(name, value) for name, value in said if value)


def _known(value: Markup, is_told: bool) -> Markup:
    """A habit that may be told, with how it is known."""
    return value + (" Told by the editors." if is_told else " Inferred from the text.") if value else value


def _references(body: Element) -> Markup:
    references = (ref for ref in walk(body, "ref") if ref.get("type") == "document")
    return _forms(" ".join(plain(ref).split()) for ref in references)


def _pages(body: Element) -> Markup:
    breaks = list(walk(body, "pb"))
    if not breaks:
        return text("The text shows no page.")
    read = sum(page.get("cert") is None for page in breaks)
    agreed = sum(page.get("cert") == "high" for page in breaks)
    ways = [
        (read, "with a number that was read"),
        (agreed, "with a number that was counted and agrees with the running headers"),
        (len(breaks) - read - agreed, "with a number that was only counted"),
    ]
    return text(f"{len(breaks)}: {', '.join(f'{count} {way}' for count, way in ways if count)}.")


def _markers(edition: Edition) -> Markup:
    kept = sum(note.get("subtype") == "attested" for note in edition.notes)
    if not edition.notes:
        return Markup("")
    return text(
        f"{kept} of {len(edition.notes)} are left in the text; the others were lost and their places worked out."
    )


def _endnotes(body: Element) -> Markup:
    """That notes are printed together behind the text: here each stands where it is called."""
    count = sum(mark.get("type") == "note-mark" and mark.get("place") == "end" for mark in walk(body, "fw"))
    said = f"{count} notes are printed together behind the text; here each stands where it is called."
    return text(said) if count else Markup("")


def _titles(edition: Edition) -> Markup:
    documents = edition.documents
    dated = sum(part.iso is not None for part in documents)
    return text(f"{dated} of {len(documents)} are dated.") if documents else Markup("")


def _source_lines(edition: Edition) -> Markup:
    lines = [line for part in edition.documents for line in xp(part.element, "t:note[@type='source']")]
    if not edition.documents:
        return Markup("")
    count = text(f"{len(lines)} of {len(edition.documents)} documents have one")
    opened = _forms(re.split(r"(?<=[:.])\s", plain(line))[0] for line in lines)
    return count + (text("; they begin ") + opened if opened else text(".")) if lines else count + "."


def _turns(edition: Edition) -> Markup:
    spoken = [(part, sum(1 for _ in walk(part.element, "sp"))) for part in edition.documents]
    links = [tag("a", f"document {part.number}", {"href": part.page}) + f": {count}" for part, count in spoken if count]
    return join(links, ", ") + "." if links else Markup("")


def _line_ends(body: Element) -> Markup:
    undone = sum(sign.get("force") == "weak" for sign in walk(body, "pc"))
    kept = sum(lb.get("break") == "no" for lb in walk(body, "lb")) - undone
    if undone + kept < 1:
        return Markup("")
    return text(
        f"A hyphen divided a word at the end of {undone + kept} lines; {undone} were undone, {kept} belong to it."
    )


def _words(elements: Iterable[Element], kind: str) -> list[str]:
    return [_signs(element) for element in elements if element.get("type") == kind]


def _signs(element: Element) -> str:
    """The characters of an element whose words are no running text."""
    return " ".join("".join(str(piece) for piece in element.itertext()).split())


def _forms(found: Iterable[str]) -> Markup:
    """The forms of a thing with how often each occurs; digits that differ make no other form."""
    shown: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for words in found:
        form = re.sub(r"\d+", "0", words)
        shown.setdefault(form, words)
        counts[form] += 1
    named = [
        tag("q", f"“{shown[form]}”") + (f" ({count})" if count > 1 else "") for form, count in counts.most_common(MOST)
    ]
    more = len(counts) - MOST
    return join([*named, *([f"{more} other forms"] if more > 0 else [])], ", ") + ("." if named else "")
