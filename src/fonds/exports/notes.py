"""notes.json: the author's notes, each with its marker's place and how that was found."""

from __future__ import annotations

from fonds.tei.names import Element, walk, xml_id, xp
from fonds.tei.text import differing, plain

from .context import contexts
from .edition import Edition, Row, holder, owner


def rows(edition: Edition) -> list[Row]:
    """One object a note, in order."""
    around = contexts(edition.text)
    certainties = {(c.get("target") or "")[1:]: c for c in walk(edition.tree[0], "certainty")}
    return [_row(note, edition, around, certainties) for note in edition.notes]


def _row(note: Element, edition: Edition, around: dict[str, tuple[str, str]], certainties: dict[str, Element]) -> Row:
    identifier = str(xml_id(note))
    certainty = certainties.get(identifier)
    placement = note.get("subtype") or "attested"
    before, after = around.get(identifier, ("", "")) if placement != "unplaced" else ("", "")
    return {
        "id": identifier,
        "n": note.get("n"),
        "section": owner(note, "section", "biographies"),
        "document": owner(note, "document"),
        "url": edition.url_of(identifier),
        "text": plain(note),
        "reading": differing(note),
        "page": edition.pages.get(identifier),
        "lost": bool(xp(note, "t:gap[@reason='lost']")) and not plain(note),
        "anchor": {
            "paragraph": holder(note),
            "before": before,
            "after": after,
            "placement": placement,
            "evidence": [d.text or "" for d in walk(certainty, "desc")] if certainty is not None else [],
            "confidence": float(certainty.get("degree") or 1) if certainty is not None else 1.0,
        },
    }
