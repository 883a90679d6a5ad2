"""What readers are told of an emendation, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from fonds.tei.emended import Emended
from fonds.tei.names import Element, first, local

from .html import tag

KINDS = {
    "corr": "correction",
    "supplied": "supplied",
    "gap": "loss",
    "regularised": "regularised",
    "sic": "slip, kept",
}
"""The kinds of emendations in words."""
CAUSES = {"extraction": "damage of the extraction", "print": "so in print"}


@dataclass(frozen=True)
class Explained:
    """An emendation with what readers are told of it."""

    found: Emended
    who: str
    """Who answers for it."""

    @property
    def certainty(self) -> str:
        """How sure it is, in a word."""
        if self.found.rule is not None:
            return f"{self.found.certainty * 100:.0f}\u202f% sure"
        return "verified" if self.found.certainty >= 1 else "inferred" if self.found.certainty > 0.5 else "conjectured"

    @property
    def made_by(self) -> str:
        """Who made it and how sure it is: `The editors, verified`; a rule by its name."""
        rule = self.found.rule
        return f"{self.who if rule is None else f'By rule ({rule})'}, {self.certainty}"

    @property
    def kind(self) -> str:
        """What was done and to what: `correction, damage of the extraction`."""
        return f"{KINDS[self.found.kind]}, {CAUSES[self.found.cause]}"

    @property
    def told(self) -> Markup:
        """What is read and what the witness has, in a line."""
        found = self.found
        if found.kind == "sic":
            return Markup("so in the witness: ") + tag("q", found.witness)
        read = Markup("read: ") + tag("q", found.reading) if found.reading else Markup("left out")
        read = Markup(_what_is_lost(found.element)) if found.kind == "gap" else read
        return read + ("; witness: " + tag("q", found.witness) if found.witness else Markup("; not in the witness"))


def _what_is_lost(element: Element) -> str:
    gap = element if local(element) == "gap" else first(element, "t:corr/t:gap")
    return "characters are lost" if gap is not None and gap.get("unit") == "chars" else "words are lost"


def explained(found: Iterable[Emended], names: Mapping[str, str]) -> dict[str, Explained]:
    """Id → the emendation with what readers are told of it. `names`: key → who answers for what bears it."""
    return {one.id: Explained(one, names.get(one.resp, one.resp)) for one in found}
