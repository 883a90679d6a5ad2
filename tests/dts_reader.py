"""A client of Distributed Text Services 1.0, strict: it was written from the specification and believes nothing else.

It knows the address of an entry point and no file names: every further address is made from the templates that an
answer holds. Each answer is held against the tables of the specification, as JSON Schemas.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from jsonschema import Draft202012Validator
from lxml import etree
from uritemplate import URITemplate, expand

TEI = "{http://www.tei-c.org/ns/1.0}"
WRAPPER = "{https://w3id.org/api/dts#}wrapper"
_URI = {"type": "string", "pattern": "^https?://[^ {}]+$"}
_TEMPLATE = {"type": "string", "pattern": "^https?://[^ ]+$"}
_TEXTS = {
    "anyOf": [
        {"type": ["string", "number"]},
        {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["lang", "value"],
                "additionalProperties": False,
                "properties": {
                    "lang": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
                    "value": {"type": "string"},
                },
            },
        },
    ]
}
_METADATA = {"type": "object", "additionalProperties": _TEXTS}
_UNIT = {
    "type": "object",
    "required": ["identifier", "@type", "level", "parent"],
    "additionalProperties": False,
    "properties": {
        "identifier": {"type": "string", "minLength": 1},
        "@type": {"const": "CitableUnit"},
        "level": {"type": "integer", "minimum": 1},
        "parent": {"type": ["string", "null"]},
        "@id": _URI,
        "citeType": {"type": "string"},
        "dublinCore": _METADATA,
    },
}
_STRUCTURE = {
    "type": "object",
    "required": ["citeType"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "CiteStructure"},
        "citeType": {"type": "string"},
        "citeStructure": {"type": "array", "items": {"$ref": "#/$defs/structure"}},
    },
}
_TREE = {
    "type": "object",
    "required": ["@type"],
    "additionalProperties": False,
    "properties": {
        "@type": {"const": "CitationTree"},
        "citeStructure": {"type": "array", "items": {"$ref": "#/$defs/structure"}},
    },
}
_BOTH = {
    "@id": {"type": "string", "minLength": 1},
    "title": {"type": "string", "minLength": 1},
    "description": {"type": "string"},
    "totalParents": {"type": "integer", "minimum": 0},
    "totalChildren": {"type": "integer", "minimum": 0},
    "dublinCore": _METADATA,
    "collection": _TEMPLATE,
}
_RESOURCE = {
    "type": "object",
    "required": [
        "@id",
        "@type",
        "title",
        "totalParents",
        "totalChildren",
        "collection",
        "navigation",
        "document",
        "citationTrees",
    ],
    "properties": {
        **_BOTH,
        "@type": {"const": "Resource"},
        "navigation": _TEMPLATE,
        "document": _TEMPLATE,
        "download": _URI,
        "mediaTypes": {"type": "array", "items": {"type": "string"}},
        "citationTrees": {"type": "array", "items": _TREE},
    },
}
_COLLECTION = {
    "type": "object",
    "required": ["@id", "@type", "title", "totalParents", "totalChildren", "collection"],
    "properties": {**_BOTH, "@type": {"const": "Collection"}},
}
_OBJECT = {"if": {"properties": {"@type": {"const": "Resource"}}}, "then": _RESOURCE, "else": _COLLECTION}
_TOP = {"@context": {"const": "https://dtsapi.org/context/v1.0.json"}, "dtsVersion": {"const": "1.0"}}


def _top(required: list[str], properties: dict[str, object]) -> dict[str, object]:
    return {
        "$defs": {"structure": _STRUCTURE},
        "type": "object",
        "required": [*_TOP, *required],
        "additionalProperties": False,
        "properties": {**_TOP, **properties},
    }


SCHEMAS = {
    "entry": _top(
        ["@id", "@type", "collection", "navigation", "document"],
        {
            "@id": _URI,
            "@type": {"const": "EntryPoint"},
            "collection": _TEMPLATE,
            "navigation": _TEMPLATE,
            "document": _TEMPLATE,
        },
    ),
    "collection": {
        "$defs": {"structure": _STRUCTURE},
        "type": "object",
        "required": list(_TOP),
        "properties": {**_TOP, "member": {"type": "array", "items": _OBJECT}},
        **_OBJECT,
    },
    "navigation": _top(
        ["@id", "@type", "resource"],
        {
            "@id": _URI,
            "@type": {"const": "Navigation"},
            "resource": _RESOURCE,
            "ref": _UNIT,
            "member": {"type": "array", "items": _UNIT},
        },
    ),
}
_KNOWN = {
    "collection": {"id", "page", "nav"},
    "navigation": {"resource", "ref", "start", "end", "down", "tree", "page"},
    "document": {"resource", "ref", "start", "end", "tree", "mediaType"},
}
"""The parameters of each endpoint."""

Answer = dict


class NotThere(Exception):
    """An address that is not answered."""


@dataclass
class Client:
    """Asks a service. `fetch` gives an address's bytes, or None."""

    fetch: Callable[[str], bytes | None]

    def entry(self, address: str) -> Answer:
        entry = self._json("entry", address)
        assert entry["@id"] == address
        for endpoint, known in _KNOWN.items():
            assert set(URITemplate(entry[endpoint]).variable_names) <= known, endpoint
        return entry

    def collection(self, template: str, **given: object) -> Answer:
        answer = self._json("collection", expand(template, **given))
        members = answer.get("member", [])
        if given.get("nav") == "parents":
            assert len(members) == answer["totalParents"]
        else:
            assert len(members) == answer["totalChildren"]
        return answer

    def navigation(self, template: str, **given: object) -> Answer:
        address = expand(template, **given)
        answer = self._json("navigation", address)
        assert answer["@id"] == address
        assert ("ref" in answer) == ("ref" in given)
        assert ("member" in answer) == ("down" in given)
        if "ref" in given:
            assert answer["ref"]["identifier"] == given["ref"]
        return answer

    def document(self, template: str, **given: object) -> etree._Element:
        """The one element that the wrapper holds; the root for a whole document."""
        root = etree.fromstring(self._bytes(expand(template, **given)))
        assert root.tag == f"{TEI}TEI"
        wrappers = list(root.iter(WRAPPER))
        if "ref" not in given:
            assert not wrappers
            return root
        ((only,),) = wrappers
        return only

    def _json(self, kind: str, address: str) -> Answer:
        answer = json.loads(self._bytes(address))
        faults = [
            f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(SCHEMAS[kind]).iter_errors(answer)
        ]
        assert faults == [], address
        return answer

    def _bytes(self, address: str) -> bytes:
        content = self.fetch(address)
        if content is None:
            raise NotThere(address)
        return content


def walk(client: Client, navigation: str) -> Iterator[Answer]:
    """All units of a resource, as one who opens a table of contents step by step finds them: in document order."""
    top = client.navigation(navigation, down=1)
    for unit in top["member"]:
        assert (unit["level"], unit["parent"]) == (1, None)
        yield from _below(client, navigation, unit, top["resource"]["citationTrees"][0]["citeStructure"])


def _below(client: Client, navigation: str, unit: Answer, kinds: list[Answer]) -> Iterator[Answer]:
    (kind,) = [kind for kind in kinds if kind["citeType"] == unit["citeType"]]
    alone = client.navigation(navigation, ref=unit["identifier"])
    assert alone["ref"] == unit
    yield unit
    itself, *inner = client.navigation(navigation, ref=unit["identifier"], down=1)["member"]
    assert itself == unit
    for one in inner:
        assert (one["level"], one["parent"]) == (unit["level"] + 1, unit["identifier"])
        yield from _below(client, navigation, one, kind["citeStructure"])
