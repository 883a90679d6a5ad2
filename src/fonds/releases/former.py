"""Entries that a release had and the edition no longer has: an archive's file, a person, a place, an abbreviation, a
work. They are made from the text anew each time, so that the register of anchors does not know them; what is promised
of their addresses stands in the releases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from fonds.tei.names import Element, walk, xml_id

from .record import Release


@dataclass(frozen=True)
class Former:
    """An entry that is gone."""

    id: str
    kind: str
    """file, person, place, organisation, abbreviation or work."""
    url: str
    """Where it stood, relative to the edition's folder: `people.html#pers-someone`."""
    quote: str
    """What it was called."""
    last: str
    """The last release that had it."""
    until: str
    """The first version without it."""


def former_entries(releases: Sequence[Release], tree: Element, version: str | None) -> tuple[Former, ...]:
    """The entries of releases that the linked TEI no longer has, in the order of their addresses; `version` is that of
    the edition as it is now. A draft, which has none, promises nothing.
    """
    if version is None:
        return ()
    living = {identifier for element in walk(tree) if (identifier := xml_id(element))}
    known: dict[str, Former] = {}
    versions = [*(release.version for release in releases), version]
    for release, after in zip(releases, versions[1:], strict=True):
        for row in _entries(release):
            known[row["id"]] = Former(row["id"], row["kind"], row["url"], row["quote"], release.version, after)
    gone = (former for identifier, former in known.items() if identifier not in living)
    return tuple(sorted(gone, key=lambda former: former.url))


def _entries(release: Release) -> Iterable[dict[str, Any]]:
    """The rows of anchors.json that no register of anchors made: they have no release of birth."""
    return [row for row in release.addresses if row["since"] is None and row["retired"] is None]
