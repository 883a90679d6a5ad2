"""Citations read back by programs that others wrote, each into the same facts, so that the formats can be compared."""

from __future__ import annotations

import json
import re

import bibtexparser
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware, SeparateCoAuthors
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF

from fonds.cite import Citable, Passage

SCHEMA = Namespace("https://schema.org/")
BASE = "https://base.invalid/folder/"
"""Against which relative ids of JSON-LD are read."""


def facts(**given):
    """A citation as facts: what is not given is None or empty."""
    names = (
        "title date container container_date series number publisher place archive archive_place archive_location "
        "pinpoint release language address"
    )
    empty = dict.fromkeys(names.split()) | {"authors": [], "translators": [], "container_authors": []}
    assert given.keys() <= empty.keys(), given.keys() - empty.keys()
    return {name: given.get(name) or empty[name] for name in empty}


def expected(cited: Citable, passage: Passage):
    """What every format must say."""
    paper, held = cited.print, cited.held
    is_edition, is_document = cited.kind == "edition", cited.kind == "document"
    return facts(
        title=cited.title,
        authors=[name.listed for name in cited.authors],
        date=cited.date,
        translators=[name.listed for name in cited.translators],
        container=None if is_edition else paper.title,
        container_authors=[name.listed for name in paper.authors] if is_document else [],
        container_date=paper.date if is_document else None,
        series=paper.series,
        number=paper.number,
        publisher=paper.publisher,
        place=paper.place,
        archive=held and held.archive,
        archive_place=held and held.place,
        archive_location=held and held.location,
        pinpoint=passage.pinpoint,
        release=cited.release,
        language=paper.language,
        address=cited.address_of(passage),
    )


def from_bibtex(text: str):
    """Key of an entry → its facts."""
    readers = [SeparateCoAuthors(), LatexDecodingMiddleware(decoder=_decoder())]
    library = bibtexparser.parse_string(text, append_middleware=readers)
    raw = bibtexparser.parse_string(text)
    assert not library.failed_blocks, library.failed_blocks
    as_written = {entry.key: entry.fields_dict for entry in raw.entries}
    return {entry.key: _bibtex(entry, as_written[entry.key]) for entry in library.entries}


def _decoder():
    """What the library reads TeX with, and three signs by the names that LaTeX gives them, which it lacks."""
    signs = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}
    context = get_default_latex_context_db()
    context.add_context_category("signs", [MacroTextSpec(name, sign) for name, sign in signs.items()], prepend=True)
    return LatexNodes2Text(latex_context=context, keep_braced_groups=False, strict_latex_spaces=True)


def _bibtex(entry, raw):
    said = {name: field.value for name, field in entry.fields_dict.items()}
    names = {role: said.get(role, []) for role in ("author", "translator")}
    whole = raw["bookauthor"].value if "bookauthor" in raw else ""
    names["bookauthor"] = [_decoder().latex_to_text(name) for name in re.split(r" and (?![^{]*\})", whole) if name]
    is_document = "origdate" in said or "bookauthor" in said or "translator" in said or "archive" in said
    is_document = is_document or "-document-" in entry.key
    note = said["note"]
    assert f"Documentary edition, {said['version']}" in note
    lies = ", ".join(said[f] for f in ("archivelocation", "archive", "archiveplace") if f in said)
    assert note.startswith(lies)
    return facts(
        title=said["title"],
        authors=[_bare(name) for name in names["author"]],
        date=said.get("origdate") if is_document else said.get("date"),
        translators=[_bare(name) for name in names["translator"]],
        container=said.get("booktitle"),
        container_authors=[_bare(name) for name in names["bookauthor"]],
        container_date=said.get("date") if is_document else None,
        series=said.get("type") or said.get("series"),
        number=said.get("number"),
        publisher=said.get("institution") or said.get("publisher"),
        place=said.get("address"),
        archive=said.get("archive"),
        archive_place=said.get("archiveplace"),
        archive_location=said.get("archivelocation"),
        pinpoint=said.get("pages"),
        release=said["version"],
        language=said["language"],
        address=raw["url"].value if "url" in raw else note.partition("File: ")[2],
    )


def _bare(name: str) -> str:
    """A name without the braces that keep it whole, and with what BibTeX puts in the middle at its end."""
    if name.startswith("{") and name.endswith("}"):
        return name[1:-1]
    family, *suffix, given = name.split(", ") if ", " in name else ("", name)
    return ", ".join(part for part in (family, given, *suffix) if part)


def from_ris(text: str):
    """Key of a record → its facts."""
    return {record["id"]: _ris(record) for record in rispy.loads(text)}


def _ris(said):
    kind = said["type_of_reference"]
    address = said["urls"][0] if "urls" in said else said["notes"][0].removeprefix("File: ")
    assert said.get("year") == ((_day(said.get("date")) or "")[:4] or None)
    return facts(
        title=said["title"],
        authors=said.get("authors"),
        date=_day(said.get("date")),
        translators=said.get("subsidiary_authors"),
        container=said.get("secondary_title"),
        container_authors=said.get("secondary_authors"),
        container_date=_day(said.get("custom1")),
        series=said.get("tertiary_title"),
        number=said.get("issn") if kind == "RPRT" else said.get("note"),
        publisher=said.get("publisher"),
        place=said.get("place_published"),
        archive=said.get("name_of_database"),
        archive_place=said.get("unknown_tag", {}).get("AV", [None])[0],
        archive_location=said.get("accession_number"),
        pinpoint=said.get("start_page"),
        release=said["edition"],
        language=said["language"],
        address=address,
    )


def _day(strokes):
    if not strokes:
        return None
    *date, more = strokes.split("/", 3)
    first = "-".join(part for part in date if part)
    return f"{first}/{more.removeprefix('to ')}" if more else first


def from_csl(text: str):
    """Id of an item → its facts."""
    return {item["id"]: _csl(item) for item in json.loads(text)}


def _csl(said):
    is_document = said["type"] == "manuscript"
    return facts(
        title=said["title"],
        authors=[_csl_name(name) for name in said.get("author", [])],
        date=_csl_date(said.get("issued")),
        translators=[_csl_name(name) for name in said.get("translator", [])],
        container=said.get("container-title"),
        container_authors=[_csl_name(name) for name in said.get("container-author", [])],
        container_date=_csl_date(said.get("available-date")) if is_document else None,
        series=said.get("collection-title"),
        number=said.get("collection-number"),
        publisher=said.get("publisher"),
        place=said.get("publisher-place"),
        archive=said.get("archive"),
        archive_place=said.get("archive-place"),
        archive_location=said.get("archive_location"),
        pinpoint=said.get("locator"),
        release=said["version"],
        language=said["language"],
        address=said.get("URL") or said["note"].removeprefix("File: "),
    )


def _csl_name(name):
    if "literal" in name:
        return name["literal"]
    fixed = name.get("static-ordering")
    if fixed:
        return f"{name['family']} {name['given']}"
    return ", ".join(name[part] for part in ("family", "given", "suffix") if part in name)


def _csl_date(date):
    if date is None:
        return None
    ends = (f"{end[0]:04}" + "".join(f"-{part:02}" for part in end[1:]) for end in date["date-parts"])
    return "/".join(ends)


def from_jsonld(text: str, folder: str = ""):
    """Address of an object → its facts. `folder`: what stands before relative ids, where they are relative."""
    found = {}
    for node in json.loads(text):
        graph = Graph().parse(data=_with_local_context(node), format="json-ld", base=BASE)
        subject = URIRef(node["@id"], base=BASE)
        address = str(subject).replace(BASE, folder)
        found[address] = _jsonld(graph, subject, address)
    return found


def _with_local_context(node):
    """The vocabulary of schema.org without asking its server."""
    assert node["@context"] == "https://schema.org"
    return json.dumps(node | {"@context": {"@vocab": str(SCHEMA)}})


def _jsonld(graph, subject, address):
    def said(about, name):
        return str(graph.value(about, SCHEMA[name])) if about and graph.value(about, SCHEMA[name]) else None

    kinds = set(graph.objects(subject, RDF.type))
    is_edition, is_document = SCHEMA.Report in kinds, SCHEMA.ArchiveComponent in kinds
    paper = subject if is_edition else graph.value(subject, SCHEMA.isPartOf)
    publisher, archive = graph.value(paper, SCHEMA.publisher), graph.value(subject, SCHEMA.holdingArchive)
    url = said(subject, "url")
    assert url in (None, address)
    return facts(
        title=said(subject, "name"),
        authors=_agents(graph, subject, "author"),
        date=said(subject, "dateCreated" if is_document else "datePublished"),
        translators=_agents(graph, subject, "translator"),
        container=None if is_edition else said(paper, "name"),
        container_authors=_agents(graph, paper, "author") if is_document else [],
        container_date=said(paper, "datePublished") if is_document else None,
        series=said(graph.value(paper, SCHEMA.isPartOf), "name"),
        number=said(paper, "reportNumber"),
        publisher=said(publisher, "name"),
        place=said(publisher, "address"),
        archive=said(archive, "name"),
        archive_place=said(archive, "address"),
        archive_location=said(subject, "itemLocation"),
        pinpoint=said(subject, "position" if is_document else "pagination"),
        release=said(subject, "version"),
        language=said(subject, "inLanguage"),
        address=address,
    )


def _agents(graph, subject, role):
    """Names as lists have them. RDF keeps no order of several values: neither do the comparisons."""
    found = []
    for agent in graph.objects(subject, SCHEMA[role]):
        name = str(graph.value(agent, SCHEMA.name))
        family, given = graph.value(agent, SCHEMA.familyName), graph.value(agent, SCHEMA.givenName)
        suffix = graph.value(agent, SCHEMA.honorificSuffix)
        parts = [str(part) for part in (family, given, suffix) if part]
        found.append(", ".join(parts) if parts and not name.startswith(f"{family} ") else name)
    return found


def alike(one, other) -> bool:
    """Whether two citations say the same, whatever the order of several names."""
    return {name: _sorted(value) for name, value in one.items()} == {
        name: _sorted(value) for name, value in other.items()
    }


def _sorted(value):
    return sorted(value) if isinstance(value, list) else value
