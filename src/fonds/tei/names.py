"""The TEI namespace and the few ways in which the project touches lxml: the only file with Clark names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

TEI_NS = "http://www.tei-c.org/ns/1.0"
XML_NS = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML_NS}}}id"
XML_LANG = f"{{{XML_NS}}}lang"
_MAP = {"t": TEI_NS}
_DEFAULT: Any = {None: TEI_NS}

Element = etree._Element
"""An element of the TEI tree; the alias keeps lxml's private name in one place."""


def q(name: str) -> str:
    """The Clark name of a TEI element: `q("p")` is `{http://www.tei-c.org/ns/1.0}p`."""
    return f"{{{TEI_NS}}}{name}"


def local(element: Element) -> str:
    """The element's name without namespace; "" for comments and processing instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def xml_id(element: Element) -> str | None:
    """The element's xml:id, or None."""
    value = element.get(XML_ID)
    return value if value is None else str(value)


def make(name: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
    """A new TEI element. Attributes keep their order; `xml:id` and `xml:lang` are given under those names."""
    element = etree.Element(q(name), nsmap=_DEFAULT)
    for key, value in (attributes or {}).items():
        element.set({"xml:id": XML_ID, "xml:lang": XML_LANG}.get(key, key), value)
    element.text = text
    return element


def sub(parent: Element, name: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
    """A new TEI element at the end of `parent`."""
    element = make(name, attributes, text)
    parent.append(element)
    return element


def xp(element: Element, path: str) -> list[Element]:
    """The elements that an XPath finds, with the prefix `t:` for TEI. The path is ours, never data."""
    found = element.xpath(path, namespaces=_MAP)
    return [node for node in found if isinstance(node, etree._Element)] if isinstance(found, list) else []


def first(element: Element, path: str) -> Element | None:
    """The first element that an XPath finds, or None."""
    found = xp(element, path)
    return found[0] if found else None


def walk(element: Element, *names: str) -> Iterator[Element]:
    """The descendants (and the element itself) of the given names, in document order; all where none is given."""
    if names:
        yield from element.iter(*[q(name) for name in names])
    else:
        yield from (node for node in element.iter() if isinstance(node.tag, str))
