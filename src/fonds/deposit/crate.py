"""ro-crate-metadata.json: what the files of the site are, as one flat list of JSON-LD objects (RO-Crate 1.2)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from urllib.parse import quote

from fonds.cite.names import is_body, name_of
from fonds.cite.quoting import within
from fonds.config import EditionConfig, SiteConfig

from .files import DepositFile

CRATE = "ro-crate-metadata.json"
_SPECIFICATION = "https://w3id.org/ro/crate/1.2"
_FORMATS = {
    ".css": "text/css",
    ".csv": "text/csv",
    ".epub": "application/epub+zip",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_TEI = "application/tei+xml"

Entity = dict[str, object]


def crate(configs: Sequence[EditionConfig], site: SiteConfig, files: Iterable[DepositFile]) -> bytes | None:
    """The file's bytes; None where no edition has a release with a day.

    `files` are those of the site but this one.
    """
    days = [config.released for config in configs if config.version and config.released]
    if not days:
        return None
    parts: dict[str, list[Entity]] = {config.id: [] for config in configs}
    rest: list[Entity] = []
    for file in files:
        parts.get(file.path.partition("/")[0], rest).append(_file(file))
    graph = [_descriptor(), _root(configs, site, max(days), rest), *_rights(configs)]
    for config in configs:
        graph += _edition(config, parts[config.id])
    graph += [*rest, *(one for own in parts.values() for one in own)]
    lines = ",\n".join(json.dumps(entity, ensure_ascii=False) for entity in graph)
    return f'{{"@context": "{_SPECIFICATION}/context", "@graph": [\n{lines}\n]}}\n'.encode()


def _descriptor() -> Entity:
    return {
        "@id": CRATE,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _SPECIFICATION},
        "about": {"@id": "./"},
    }


def _root(configs: Sequence[EditionConfig], site: SiteConfig, day: str, rest: Iterable[Entity]) -> Entity:
    """The site as a whole."""
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": site.title,
        "description": "A website of documentary editions with their TEI and data: "
        + "; ".join(config.title for config in configs)
        + ".",
        "datePublished": day,
        "license": [_to(_rights_id(config)) for config in configs],
        **({"url": site.base_url} if site.base_url else {}),
        "hasPart": [*(_to(f"{config.id}/") for config in configs), *map(_to_entity, rest)],
    }


def _edition(config: EditionConfig, files: Iterable[Entity]) -> Iterator[Entity]:
    """An edition as a folder, and the persons and the publisher that it names."""
    people = [(kind, name) for kind, names in _named(config).items() for name in names]
    ids = {name: f"#{config.id}-person-{number}" for number, (_, name) in enumerate(people, 1)}
    entity: Entity = {
        "@id": f"{config.id}/",
        "@type": "Dataset",
        "name": config.title,
        "description": config.description or f"A documentary edition of “{within(config.title)}”.",
        "license": _to(_rights_id(config)),
        "inLanguage": config.language,
        "creativeWorkStatus": "Draft" if config.is_draft else "Published",
    }
    if config.version is not None:
        entity["version"] = config.version
        if config.released is not None:
            entity["datePublished"] = config.released
    for kind, names in _named(config).items():
        if names:
            entity[kind] = [_to(ids[name]) for name in names]
    if config.publisher is not None:
        entity["publisher"] = _to(f"#{config.id}-publisher")
    yield {**entity, "hasPart": [_to_entity(file) for file in files]}
    for name, identifier in ids.items():
        kind = "Organization" if is_body(name) else "Person"
        yield {"@id": identifier, "@type": kind, "name": name_of(name).printed}
    if config.publisher is not None:
        told = {"url": config.publisher.url} if config.publisher.url else {}
        yield {"@id": f"#{config.id}-publisher", "@type": "Organization", "name": config.publisher.name, **told}


def _named(config: EditionConfig) -> dict[str, tuple[str, ...]]:
    return {"author": config.authors, "editor": config.edited_by}


def _rights(configs: Iterable[EditionConfig]) -> list[Entity]:
    """What each edition says of its rights, which a crate wants to be told of as its licence."""
    return [
        {
            "@id": _rights_id(config),
            "@type": "CreativeWork",
            "name": f"Rights in “{within(config.title)}”",
            "description": config.rights or "The edition names no licence.",
        }
        for config in configs
    ]


def _rights_id(config: EditionConfig) -> str:
    return f"#{config.id}-rights"


def _file(file: DepositFile) -> Entity:
    path = PurePosixPath(file.path)
    media_type = _TEI if path.suffix == ".xml" and "tei" in path.parts[1:-1] else _FORMATS.get(path.suffix)
    return {
        "@id": quote(file.path),
        "@type": "File",
        "name": file.path,
        "contentSize": str(file.size),
        **({"encodingFormat": media_type} if media_type else {}),
        "sha256": file.sha256,
    }


def _to(identifier: str) -> Entity:
    return {"@id": identifier}


def _to_entity(entity: Entity) -> Entity:
    return {"@id": entity["@id"]}
