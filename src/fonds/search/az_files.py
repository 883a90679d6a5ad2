"""The archive files of the index from A to Z: by archive, each with the notes that cite it and the documents in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from fonds.link.archival import archive_id
from fonds.link.names.listed import unit_of
from fonds.tei.names import Element, local, walk, xml_id

from .az import Entry, Places, order
from .cited import archive_key, records

_NO_NUMBER = "Without a number"


@dataclass(frozen=True)
class Archive:
    """The files of one archive."""

    name: str
    url: str
    """Its own page."""
    entries: tuple[Entry, ...]


@dataclass
class _Held:
    """A file, or what an archive holds without a number."""

    identifier: str
    id: str = ""
    """The id of its entry in the index of sources; "" where it has none."""
    units: list[str] = field(default_factory=list)
    """The ids of what cites it and of the documents in it."""

    def stands_in(self, unit: str) -> None:
        """One more place; not the source line of a document that is named already."""
        if unit not in self.units and not (unit.endswith(".source") and unit.removesuffix(".source") in self.units):
            self.units.append(unit)


def archives(root: Element, places: Places, url_of: Callable[[str], str]) -> tuple[Archive, ...]:
    """The archives by name, with the files that are cited or that hold a document."""
    names: dict[str, str] = {}
    held: dict[tuple[str, str], _Held] = {}
    by_target: dict[str, _Held] = {}
    for record, file in records(root):
        key = archive_key(record)
        if key:
            names.setdefault(key, file.name)
            one = held.setdefault((key, file.identifier), _Held(file.identifier))
            one.id = one.id or xml_id(record) or ""
            by_target.update(dict.fromkeys([f"#{xml_id(record)}", *(record.get("corresp") or "").split()], one))
    for element in walk(root, "div", "bibl"):
        is_document = local(element) == "div"
        unit = xml_id(element) if is_document else unit_of(element)
        for target in [f"#{unit}"] if is_document else (element.get("corresp") or "").split():
            if unit and target in by_target:
                by_target[target].stands_in(unit)
    found: dict[str, list[Entry]] = {}
    for (key, _), one in held.items():
        if one.units:
            text = one.identifier or _NO_NUMBER
            found.setdefault(key, []).append(places.entry(text, one.id or archive_id(key), one.units))
    return tuple(
        Archive(names[key], url_of(archive_id(key)), tuple(sorted(found[key], key=lambda entry: order(entry.text))))
        for key in sorted(found, key=lambda key: order(names[key]))
    )
