"""How a note brings in what it cites: `See also …`, `…, cited from …`. The words stay; the markup says it again.

A relation is a category of a small taxonomy in the header, and a citation points to it. One that the note simply
gives has none.
"""

from __future__ import annotations

from fonds.errors import Defect
from fonds.tei.names import Element, first, sub, walk, xml_id

from .ranges import content, placed
from .segments import segments

TAXONOMY = "relation"
"""The id of the taxonomy; those of its categories begin with it."""
_PLAIN = frozenset({"cites", "commentary"})


def mark_relations(root: Element) -> None:
    """Point every citation of the author's notes to how it is brought in, and list what occurs in the header."""
    found: set[str] = set()
    for note in walk(root, "note"):
        if note.get("place") == "foot":
            found.update(_mark(note))
    if found:
        taxonomy = sub(sub(_encoding(root), "classDecl"), "taxonomy", {"xml:id": TAXONOMY})
        for relation in sorted(found):
            sub(sub(taxonomy, "category", {"xml:id": _id(relation)}), "catDesc", None, relation)


def unmark_relations(root: Element) -> None:
    """Take the taxonomy away; the pointers go with the citations."""
    for taxonomy in list(walk(root, "taxonomy")):
        declaration = taxonomy.getparent()
        if xml_id(taxonomy) == TAXONOMY and declaration is not None:
            declaration.remove(taxonomy)
            above = declaration.getparent()
            if not len(declaration) and above is not None:
                above.remove(declaration)


def _mark(note: Element) -> set[str]:
    citations = placed(note, "bibl")
    if not citations:
        return set()
    parts = segments(content(note))
    found = set()
    for start, end, citation in citations:
        relation = next((part.relation for part in parts if part.start < end and start < part.end), "cites")
        if relation not in _PLAIN:
            citation.set("ana", f"#{_id(relation)}")
            found.add(str(relation))
    return found


def _id(relation: str) -> str:
    return f"{TAXONOMY}.{relation.replace(' ', '-')}"


def _encoding(root: Element) -> Element:
    found = first(root, "t:teiHeader/t:encodingDesc")
    if found is None:
        raise Defect("the header has no encodingDesc")
    return found
