"""Tree to bytes and back, in one canonical form, so that a difference between two files means a change.

XML is read without entities, DTDs and network: a file that wants them is not ours.
"""

from __future__ import annotations

from lxml import etree

from .names import Element, local

_IN_TEXT = frozenset(
    ["text", "front", "body", "back", "div", "sp", "titlePage", "docTitle", "list", "opener", "closer", "postscript"]
)
"""Elements of the text that hold elements only: between these a line break is no text."""
_IN_HEADER = frozenset(
    [
        "teiHeader",
        "fileDesc",
        "titleStmt",
        "editionStmt",
        "publicationStmt",
        "sourceDesc",
        "bibl",
        "listWit",
        "encodingDesc",
        "refsDecl",
        "citeStructure",
        "editorialDecl",
        "normalization",
        "interpretation",
        "profileDesc",
        "langUsage",
        "msDesc",
        "msIdentifier",
        "altIdentifier",
        "listBibl",
        "certainty",
        "correction",
        "respStmt",
        "particDesc",
        "listPerson",
        "person",
        "listOrg",
        "org",
        "settingDesc",
        "listPlace",
        "place",
        "msContents",
        "msItem",
        "history",
        "origin",
    ]
)
"""The same of the header, where `bibl` is no running text."""


def to_bytes(root: Element) -> bytes:
    """The file's bytes: UTF-8, one block a line. The tree is laid out in place; no text is touched."""
    lay_out(root)
    body = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def from_bytes(data: bytes) -> Element:
    """The root element of a file. Raises lxml's XMLSyntaxError where it is not well-formed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
    return etree.fromstring(data, parser)


def lay_out(root: Element) -> None:
    """Put each child of a container on a line of its own."""
    for part in root:
        part.tail = "\n"
        _break_lines(part, _IN_HEADER if local(part) == "teiHeader" else _IN_TEXT)
    root.text = "\n"


def _break_lines(part: Element, containers: frozenset[str]) -> None:
    for element in part.iter(etree.Element):
        if local(element) in containers and len(element) and not (element.text or "").strip():
            element.text = "\n"
            for child in element:
                if not (child.tail or "").strip():
                    child.tail = "\n"
