"""The stage as a whole: the same TEI with more markup, its text unchanged.

`unlink` takes the added markup away again: linking is undone before it is done, so that linking twice is linking once.
"""

from __future__ import annotations

from copy import deepcopy

from fonds.config import EditionConfig, Registers
from fonds.errors import Defect
from fonds.findings import Findings
from fonds.tei.names import Element, first, local, walk, xml_id, xp

from .archival import Grammar, mark_citations
from .backrefs import mark_ibids
from .header import add_archives, add_records, add_sources, source_desc
from .names import mark_names, unmark_names
from .ranges import characters, unwrap
from .records import record_of
from .references import cite_documents, mark_references
from .relations import mark_relations, unmark_relations
from .works.mark import add_works, mark_works

LISTINGS = {("listOrg", "archives"), ("listBibl", "sources"), ("listBibl", "documents"), ("listBibl", "works")}
"""What this stage adds to the header: element and type."""


def link(
    tree: Element, config: EditionConfig, registers: Registers, findings: Findings, in_place: bool = False
) -> Element:
    """A linked copy of the tree. The text stays the same, character for character, or Defect is raised.

    `in_place`: the tree itself is linked, for a caller who needs no other; a long text is then held once.
    """
    linked = _take_away(tree) if in_place else unlink(tree)
    text = _text(linked)
    before = characters(text)
    grammar = Grammar(registers)
    archival = mark_citations(text, grammar, config, findings)
    works = mark_works(text, registers, config, findings)
    citations = mark_ibids(text, grammar, archival, config, findings)
    mark_references(text, config.file, config.habits.document_reference, findings)
    facts = {entry.n: entry for entry in config.documents}
    records = {
        str(xml_id(div)): record_of(div, facts.get(int(div.get("n") or 0)), registers, config.habits.source_line)
        for div in xp(text, "t:back/t:div[@type='document']")
    }
    kept = {document: (record.archive, record.levels) for document, record in records.items() if record.archive}
    cited = [(citation.archive, citation.levels) for citation in citations.values()]
    cited += cite_documents(text, kept).values()
    named = [*cited, *kept.values()]
    add_archives(linked, [archive for archive, _ in named], registers)
    add_sources(linked, [(archive, levels) for archive, levels in named if levels or not archive.levels])
    add_records(linked, records)
    add_works(source_desc(linked), works)
    mark_relations(linked)
    mark_names(linked, registers)
    if characters(text) != before:
        raise Defect("linking changed the text of the edition")
    return linked


def unlink(tree: Element) -> Element:
    """A copy of the tree without what this stage adds."""
    return _take_away(deepcopy(tree))


def _take_away(tree: Element) -> Element:
    """The tree itself, without what this stage adds."""
    unmark_names(tree)
    unmark_relations(tree)
    text = _text(tree)
    added = [e for e in walk(text, "biblScope", "bibl", "ref", "title") if _is_ours(e)]
    for element in added:
        unwrap(element)
    for listing in xp(tree, "t:teiHeader/t:fileDesc/t:sourceDesc/*"):
        if (local(listing), listing.get("type")) in LISTINGS:
            parent = listing.getparent()
            if parent is not None:
                parent.remove(listing)
    return tree


def _is_ours(element: Element) -> bool:
    parent = element.getparent()
    if element.get("type") in ("archival", "document", "work"):
        return True
    return parent is not None and parent.get("type") in ("archival", "work")


def _text(tree: Element) -> Element:
    text = first(tree, "t:text")
    if text is None:
        raise Defect("the TEI has no text")
    return text
