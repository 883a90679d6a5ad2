"""A page made ready for an EPUB: well-formed, its roles said in the words of EPUB too, no empty short tags."""

from __future__ import annotations

from lxml import etree

from fonds.findings import Findings
from fonds.source import Place
from fonds.tei.names import XML_LANG

_XHTML = "{http://www.w3.org/1999/xhtml}"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_TYPES = {
    "doc-noteref": "noteref",
    "doc-footnote": "footnote",
    "doc-backlink": "backlink",
    "doc-pagebreak": "pagebreak",
}
"""Role → the same in EPUB's vocabulary, by which reading systems open notes beside the text and list pages."""
_VOID = frozenset(f"{_XHTML}{name}" for name in ("br", "hr", "img", "link", "meta", "wbr", "col"))


def finished(page: str, template: str, findings: Findings) -> bytes | None:
    """A rendered page as bytes; None where it is no XML, and a finding says so: a template is at fault then."""
    try:
        root = etree.fromstring(page.strip().encode())
    except etree.XMLSyntaxError as fault:
        fact = f"What it makes is not well-formed: {fault.msg}."
        findings.add("S-001", Place(f"templates/shapes/epub/{template}"), fact, hint="An EPUB takes XHTML only.")
        return None
    for element in root.iter(etree.Element):
        role, lang = element.get("role"), element.get("lang")
        if role in _TYPES:
            element.set(_TYPE, _TYPES[role])
        if lang is not None:
            element.set(XML_LANG, lang)
        if element.text is None and not len(element) and element.tag not in _VOID:
            element.text = ""  # some reading systems take `<span/>` for a beginning without an end
    return b'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n' + etree.tostring(root, encoding="UTF-8") + b"\n"
