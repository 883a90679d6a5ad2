"""What the edition is, as a `Resource` of DTS: what a catalogue knows of it, and what can be cited in it."""

from __future__ import annotations

from collections.abc import Iterable

from fonds.cite import spoken
from fonds.config import EditionConfig
from fonds.tei.citing import Citable

from .addresses import Json, templates


def resource(config: EditionConfig, cited: Iterable[Citable], base_url: str) -> Json:
    """The object. Where nothing is known nothing is said."""
    described = {"description": config.description} if config.description else {}
    return {
        "@id": config.id,
        "@type": "Resource",
        "title": config.title,
        **described,
        "totalParents": 1,
        "totalChildren": 0,
        **templates(base_url, config.id, f"/{config.id}{{/nav}}"),
        "download": f"{base_url}{config.id}/tei/{config.id}.xml",
        "mediaTypes": ["application/tei+xml"],
        "dublinCore": _dublin_core(config, base_url),
        "citationTrees": [{"@type": "CitationTree", "citeStructure": _structures(cited)}],
    }


def _dublin_core(config: EditionConfig, base_url: str) -> Json:
    """What a catalogue knows, in terms of Dublin Core."""
    known: Json = {
        "title": _told(config, config.title),
        "creator": _told(config, *spoken(config.authors)),
        "contributor": _told(config, *config.edited_by),
        "publisher": _told(config, config.publisher.name) if config.publisher else [],
        "rights": _told(config, config.rights),
        "created": config.date,
        "issued": config.released,
        "language": config.language,
        "identifier": f"{base_url}{config.id}/index.html",
    }
    return {term: value for term, value in known.items() if value}


def _told(config: EditionConfig, *words: str | None) -> list[Json]:
    return [{"lang": config.language, "value": word} for word in words if word]


def _structures(cited: Iterable[Citable]) -> list[Json]:
    """The kinds of things that can be cited, one in another, in the order in which they first come."""
    kinds: dict[str, dict] = {}  # type: ignore[type-arg]  # a dict of dicts of dicts, as deep as the text
    for one in cited:
        within = kinds
        for kind in _way(one):
            within = within.setdefault(kind, {})
    return _as_objects(kinds)


def _way(one: Citable) -> list[str]:
    return [*(_way(one.around) if one.around is not None else ()), one.kind]


def _as_objects(kinds: dict[str, dict]) -> list[Json]:  # type: ignore[type-arg]
    return [
        {"@type": "CiteStructure", "citeType": kind, **({"citeStructure": _as_objects(inner)} if inner else {})}
        for kind, inner in kinds.items()
    ]
