"""What lies in what: the answers of the Navigation endpoint, made from one list in document order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from fonds.tei.citing import Citable
from fonds.tei.names import first
from fonds.tei.text import plain

from .addresses import WHOLE, Json, context, navigation_file


class Navigation:
    """The answers on one edition."""

    def __init__(
        self, cited: Sequence[Citable], resource: Json, folder_url: str, language: str, url_of: Callable[[str], str]
    ) -> None:
        """`folder_url`: the absolute address of the edition's folder. `url_of`: id → its page, relative to that."""
        self._resource, self._folder_url, self._language = resource, folder_url, language
        self._levels = [one.level for one in cited]
        self._units = [self._unit(one, folder_url + url_of(one.id)) for one in cited]

    def answers(self) -> Iterator[tuple[str, Json]]:
        """File → its object. The whole tree down to each depth; then each unit, alone and with what lies in it.

        A unit in which nothing lies is its own only member, as the specification has it.
        """
        deepest = max(self._levels, default=0)
        for down in (*range(1, deepest + 1), WHOLE):
            yield self._answer(down, None, 0, len(self._units))
        for at, level in enumerate(self._levels):
            end = self._end(at)
            yield self._answer(None, at, at, at)
            depth = max(self._levels[at:end]) - level
            for down in (*range(1, max(depth, 1) + 1), WHOLE):
                yield self._answer(down, at, at, end)

    def _answer(self, down: int | None, at: int | None, start: int, end: int) -> tuple[str, Json]:
        """One answer: on the unit `at`, or on the whole tree; its members are among `start`…`end`."""
        ref = None if at is None else self._units[at]
        file = navigation_file(down, None if ref is None else str(ref["identifier"]))
        answer: Json = {
            **context(),
            "@id": self._folder_url + file,
            "@type": "Navigation",
            "resource": self._resource,
        }
        if ref is not None:
            answer["ref"] = ref
        if down is not None:
            deepest = self._levels[at] + down if at is not None else down
            inside = range(start, end)
            answer["member"] = [self._units[i] for i in inside if down == WHOLE or self._levels[i] <= deepest]
        return file, answer

    def _end(self, at: int) -> int:
        """The place behind the last unit that lies in the unit `at`."""
        level = self._levels[at]
        return next((i for i in range(at + 1, len(self._levels)) if self._levels[i] <= level), len(self._levels))

    def _unit(self, one: Citable, url: str) -> Json:
        unit: Json = {
            "identifier": one.id,
            "@type": "CitableUnit",
            "@id": url,
            "level": one.level,
            "parent": None if one.around is None else one.around.id,
            "citeType": one.kind,
        }
        head = first(one.element, "t:head")
        if head is not None:
            unit["dublinCore"] = {"title": [{"lang": self._language, "value": plain(head)}]}
        return unit
