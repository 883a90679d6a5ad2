"""schema.org in JSON-LD: the paper and its sections, and each document as a component of the archive that holds it."""

from __future__ import annotations

import json
from typing import Any

from .facts import Citable, Passage
from .names import Name, is_body

Node = dict[str, Any]
CONTEXT = "https://schema.org"
_TYPES = {"edition": "Report", "section": "ScholarlyArticle", "document": ["ArchiveComponent", "CreativeWork"]}


def node(cited: Citable, passage: Passage, parts: tuple[Citable, ...] = ()) -> Node:
    """One object; `parts` are the sections and documents of the edition. Ids are absolute or relative to the page."""
    fields: Node = {
        "@context": CONTEXT,
        "@id": _id(cited, passage),
        "@type": _TYPES[cited.kind],
        "name": cited.title,
        "author": [_who(name) for name in cited.authors],
        "translator": [_who(name) for name in cited.translators],
        "inLanguage": cited.print.language,
        "version": cited.release,
        "position" if cited.kind == "document" else "pagination": passage.pinpoint,
        "url": cited.address_of(passage) if cited.url else None,
        **(_print(cited) if cited.kind == "edition" else {"isPartOf": _whole(cited)}),
        **_archive(cited),
    }
    if cited.kind == "section":
        fields["datePublished"] = cited.date
    fields["hasPart"] = [
        {"@id": _id(part, part.whole), "@type": _TYPES[part.kind], "name": part.title} for part in parts
    ]
    return {name: value for name, value in fields.items() if value}


def write(cited: Citable, passage: Passage) -> str:
    """The object as JSON."""
    return json.dumps(node(cited, passage), ensure_ascii=False, indent=2)


def script(cited: Citable, parts: tuple[Citable, ...] = ()) -> str:
    """The object for a `script` element: nothing in it can end the element."""
    fields = node(cited, cited.whole, parts)
    if cited.kind != "edition":  # what the paper is stands on its own page
        fields["isPartOf"] = {name: fields["isPartOf"][name] for name in ("@id", "@type", "name")}
    made = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return made.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _id(cited: Citable, passage: Passage) -> str:
    """The absolute address, or the file beside this one: all pages of an edition lie in one folder."""
    address = cited.url or cited.page
    return f"{address}#{passage.id}" if passage.id else address


def _print(cited: Citable) -> Node:
    paper = cited.print
    publisher = {"@type": "Organization", "name": paper.publisher, "address": paper.place}
    series = {"@type": "CreativeWorkSeries", "name": paper.series}
    return {
        "datePublished": paper.date,
        "reportNumber": paper.number,
        "isPartOf": series if paper.series else None,
        "publisher": {name: value for name, value in publisher.items() if value} if paper.publisher else None,
    }


def _whole(cited: Citable) -> Node:
    """The paper that a section or document stands in."""
    paper = cited.print
    home = f"{cited.base_url}{cited.folder}/index.html" if cited.base_url else "index.html"
    fields = {
        "@id": home,
        "@type": "Report",
        "name": paper.title,
        "author": [_who(name) for name in paper.authors],
        **_print(cited),
    }
    return {name: value for name, value in fields.items() if value}


def _archive(cited: Citable) -> Node:
    """Where the original of a document lies, and when it was written."""
    if cited.kind != "document":
        return {}
    held = cited.held
    fields: Node = {"dateCreated": cited.date}
    if held is not None:
        archive = {"@type": "ArchiveOrganization", "name": held.archive, "address": held.place}
        fields["holdingArchive"] = {name: value for name, value in archive.items() if value}
        fields["itemLocation"] = held.location
        fields["identifier"] = held.identifier
    return fields


def _who(name: Name) -> Node:
    """A person where the name has two parts, a body where a word says so; of other names nothing tells which."""
    if name.family is None or name.given is None:
        return {**({"@type": "Organization"} if is_body(name.printed) else {}), "name": name.printed}
    suffix = {"honorificSuffix": name.suffix} if name.suffix else {}
    return {"@type": "Person", "name": name.printed, "familyName": name.family, "givenName": name.given, **suffix}
