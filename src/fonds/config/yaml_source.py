"""YAML as data with positions: every value knows the line and column it was read from.

Only plain data is read (safe loader, no aliases, so that a small file cannot unfold into a large one). Dates stay
strings: the edition's dates are ISO 8601 as they are written, not the clock's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from fonds.findings import Findings
from fonds.source import Place

Path_ = tuple[str | int, ...]
"""A path into the data: keys and list positions from the outside in."""


class _Loader(yaml.SafeLoader):
    """The safe loader without implicit dates and fractions: `2012-05-01` and `1.10` stay as they were written, and so
    do `512:40` and `007`, which YAML 1.1 takes for numbers to the base of 60 and 8.
    """


_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that YAML can name by an escape and that neither UTF-8 nor XML can hold."""

_AS_WRITTEN = {"tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:float"}
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_Loader.yaml_implicit_resolvers = {
    first: [
        (tag, _INTEGER if tag == "tag:yaml.org,2002:int" else pattern)
        for tag, pattern in resolvers
        if tag not in _AS_WRITTEN
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@dataclass
class Source:
    """The data of one YAML file, with the place of every key and value."""

    file: str
    data: Any
    places: dict[Path_, Place] = field(default_factory=dict)

    def place(self, path: Path_) -> Place:
        """The place of a key (for a mapping's entry) or value (for a list's item); the nearest known above it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.file))


def read_yaml(path: Path, name: str, findings: Findings) -> Source | None:
    """Read one YAML file; every mistake becomes a finding (C-001, C-002, C-007, W-001 for bytes), and then None.

    `name` is the path as the editor knows it.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        findings.add("C-001", Place(name), "There is no such file.")
        return None
    except IsADirectoryError:
        findings.add("C-001", Place(name), "This is a folder, not a file.")
        return None
    except UnicodeDecodeError as error:
        findings.add("C-002", Place(name), f"The file is not UTF-8: byte {error.start} is wrong.")
        return None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        findings.add("C-002", _place_of(error, name), _fact_of(error), hint="Mend the YAML at this place.")
        return None
    before = len(findings)
    source = Source(name, None)
    if node is not None:
        _check(node, (), source, findings, set())
        if len(findings) == before:
            source.data = _construct(node)
    return source if len(findings) == before else None


def _construct(node: yaml.Node) -> object:
    loader = _Loader("")
    try:
        return loader.construct_document(node)
    finally:
        loader.dispose()


def _place_of(error: yaml.YAMLError, name: str) -> Place:
    mark = getattr(error, "problem_mark", None)
    return Place(name, mark.line + 1, mark.column + 1) if mark is not None else Place(name)


def _fact_of(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    return f"This is no YAML: {problem}."


def _check(node: yaml.Node, path: Path_, source: Source, findings: Findings, seen: set[int]) -> None:
    """Note the place of every node; report keys given twice, keys that are no words, aliases and foreign tags."""
    place = Place(source.file, node.start_mark.line + 1, node.start_mark.column + 1)
    source.places.setdefault(path, place)
    if id(node) in seen:
        findings.add("C-002", place, "An alias (*name) is not allowed here.", hint="Write the value out.")
        return
    seen.add(id(node))
    if not node.tag.startswith("tag:yaml.org,2002:") or node.tag.startswith("tag:yaml.org,2002:python"):
        findings.add("C-002", place, f"The tag {node.tag} is not allowed here.", hint="Write plain data.")
        return
    if isinstance(node, yaml.ScalarNode) and (match := _UNWRITABLE.search(node.value)):
        fact = f"The character U+{ord(match[0]):04X} stands here, which no text file of the edition can hold."
        findings.add("C-002", place, fact, hint="Take it out.")
    if isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            _check(item, (*path, position), source, findings, seen)
    elif isinstance(node, yaml.MappingNode):
        for key, value, key_place in _entries(node, source.file):
            if key is None:
                findings.add("C-002", key_place, "A key must be a word.")
                continue
            if (*path, key) in source.places:
                findings.add("C-007", key_place, f"The key “{key}” stands here for the second time.", words=key)
            source.places[(*path, key)] = key_place
            _check(value, (*path, key), source, findings, seen)


def _entries(node: yaml.MappingNode, file: str) -> Iterator[tuple[str | None, yaml.Node, Place]]:
    for key, value in node.value:
        place = Place(file, key.start_mark.line + 1, key.start_mark.column + 1)
        is_word = isinstance(key, yaml.ScalarNode) and key.tag != "tag:yaml.org,2002:merge"
        yield (key.value if is_word else None), value, place
