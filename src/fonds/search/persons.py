"""The people of the register, by all that points to them."""

from __future__ import annotations

from collections.abc import Iterable

from fonds.tei.names import Element, local, xml_id, xp
from fonds.tei.text import reading

_NAMES = ("persName", "name", "rs")


class Persons:
    """Whom a reference means: `#pers-…` of the register, or a participant of a document who is the same person."""

    def __init__(self, root: Element) -> None:
        people = {f"#{xml_id(person)}": person for person in xp(root, "t:teiHeader//t:person[@xml:id]")}
        self._names: dict[str, list[str]] = {}
        for target, person in people.items():
            entry = people.get(person.get("sameAs") or "", person)
            self._names[target] = [reading(name) for name in xp(entry, "t:persName")]

    def named(self, elements: Iterable[Element], speaker: str) -> tuple[str, ...]:
        """Those whom the names among the elements mean, and who speaks: each name and its variants once."""
        targets = [target for e in elements if local(e) in _NAMES for target in (e.get("ref") or "").split()]
        found = (name for target in (*speaker.split(), *targets) for name in self._names.get(target, ()))
        return tuple(dict.fromkeys(name for name in found if name))
