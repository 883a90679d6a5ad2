"""Passages that are no unit of the text: the entries of the index of sources, and the emendations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from fonds.tei.emended import emendations
from fonds.tei.names import Element, xml_id
from fonds.tei.text import LOST

from .analysis import words
from .around import NOTHING
from .cited import File, archive_key
from .passage import Passage


def files(records: Iterable[tuple[Element, File]], url_of: Callable[[str], str]) -> Iterator[Passage]:
    """Each archive file with an entry of its own: its identifier, the archive, and its levels by name (`fond 12`).

    The levels are named where the index of sources names them: not where an archive counts its files in one row.
    """
    listed = [(record, file) for record, file in records if xml_id(record) and archive_key(record)]
    parents = {(file.archive, file.levels[:depth]) for _, file in listed for depth in range(1, len(file.levels))}
    for record, file in listed:
        is_bare = len(file.levels) == 1 and (file.archive, file.levels) not in parents
        levels = "" if is_bare else ", ".join(f"{name} {number}" for name, number in file.levels)
        identifier = xml_id(record) or ""
        yield replace(
            NOTHING,
            id=identifier,
            url=url_of(identifier),
            kind="file",
            text=" · ".join(part for part in (file.identifier, file.name, levels) if part),
            title=file.name,
            archives=file.archive,
            identifiers=(file.identifier,) if file.identifier else (),
        )


def emended(root: Element, units: Mapping[str, Passage], url_of: Callable[[str], str]) -> Iterator[Passage]:
    """What the witness has and what is read, where these are not the same words; by the facts of the unit around it."""
    for one in emendations(root):
        read = LOST if one.reading is None else one.reading
        if one.kind == "sic" or words(one.witness) == words(read):
            continue
        ids = (xml_id(above) or "" for above in one.element.iterancestors())
        unit = next((units[identifier] for identifier in ids if identifier in units), NOTHING)
        yield replace(
            unit,
            id=one.id,
            url=url_of(one.id),
            kind="emendation",
            text=f"{one.witness} → {read}".strip(),
            n="",
            identifiers=(),
            persons=(),
        )
