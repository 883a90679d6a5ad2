"""How the place of each note was found: from the header's `certainty`, where the evidence is written down."""

from __future__ import annotations

from dataclasses import dataclass

from fonds.tei.names import Element, first, walk, xml_id, xp
from fonds.tei.text import plain


@dataclass(frozen=True)
class NotePlace:
    """The place of a note, for readers."""

    placement: str
    """attested (its marker was read), inferred (worked out) or unplaced."""
    evidence: tuple[str, ...] = ()
    """Why it stands where it stands, in short sentences."""
    degree: float | None = None
    """How sure that is, from 0 to 1; None where nothing says so."""

    @property
    def confidence(self) -> str | None:
        """How sure that is, in per cent (`97 %`); None where nothing says so."""
        return None if self.degree is None else f"{self.degree * 100:.0f}\u202f%"

    @property
    def is_attested(self) -> bool:
        """Whether the marker was read."""
        return self.placement == "attested"

    @property
    def is_unplaced(self) -> bool:
        """Whether only the page is known."""
        return self.placement == "unplaced"

    @property
    def words(self) -> str:
        """In a few words, as it stands under the note; "" where the marker was simply read."""
        if self.is_attested:
            return ""
        because = f": {'; '.join(self.evidence)}" if self.evidence else ""
        return f"place {'not known' if self.is_unplaced else 'inferred'}{because}"


def note_places(tree: Element) -> dict[str, NotePlace]:
    """Note id → how its place was found."""
    placements = {xml_id(note) or "": note.get("subtype") or "attested" for note in xp(tree, "t:text//t:note[@place]")}
    header = first(tree, "t:teiHeader")
    certainties = {} if header is None else {_target(c): c for c in walk(header, "certainty")}
    return {note: _place(placement, certainties.get(note)) for note, placement in placements.items() if note}


def _target(certainty: Element) -> str:
    return (certainty.get("target") or "").removeprefix("#")


def _place(placement: str, certainty: Element | None) -> NotePlace:
    if certainty is None:
        return NotePlace(placement)
    evidence = tuple(plain(sentence) for sentence in xp(certainty, "t:desc"))
    return NotePlace(placement, evidence, _number(certainty.get("degree")))


def _number(degree: str | None) -> float | None:
    try:
        return None if degree is None else float(degree)
    except ValueError:
        return None
