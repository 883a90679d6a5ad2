"""The written pages: every link leads somewhere, every id is there once, every page carries its security policy."""

from __future__ import annotations

import posixpath
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from lxml import etree, html

from fonds.findings import Findings
from fonds.source import Place

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy that stands first in the head of each page."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_ADDRESSES = {"href", "src", "data", "poster"}


@dataclass
class WrittenPage:
    """One page as it was written."""

    path: str
    """Relative to the site, with `/`."""
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    """Addresses and the lines they stand on."""


def is_of_release(name: str) -> bool:
    """Whether a file is one of a release, which is held against its own sums (releases.py)."""
    return re.match(r"[^/]+/v/[^/]+/", name) is not None


def check_pages(site: Path, findings: Findings) -> dict[str, WrittenPage]:
    """Read every HTML file below a folder and report what is wrong; gives path → page."""
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    read = sorted(name for name in files if name.endswith(".html") and not is_of_release(name))
    pages = {name: _read(site / name, name, findings) for name in read}
    for page in pages.values():
        for address, line in page.links:
            _check_link(address, line, page, pages, files, findings)
    return pages


def _read(path: Path, name: str, findings: Findings) -> WrittenPage:
    page = WrittenPage(name)
    parser = html.HTMLParser(encoding="utf-8", no_network=True)
    root = html.document_fromstring(path.read_bytes(), parser=parser)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        line = int(element.sourceline or 0)  # type: ignore[call-overload]
        identifier = element.get("id")
        if identifier is not None:
            if identifier in page.ids:
                fact = f"The id {identifier} stands here for the second time."
                findings.add("K-007", Place(name, line), fact, words=identifier)
            page.ids.add(identifier)
        for attribute in _ADDRESSES & set(element.keys()):
            page.links.append((sys.intern(str(element.get(attribute))), line))
        _check_inline(element, Place(name, line), findings)
    _check_policy(root, name, findings)
    return page


def _check_policy(root: html.HtmlElement, name: str, findings: Findings) -> None:
    head = root.find("head")
    first = head[0] if head is not None and len(head) else None
    if first is None or first.tag != "meta" or first.get("content") != POLICY:
        findings.add("K-006", Place(name), "The security policy does not stand first in the head.")


def _check_inline(element: etree._Element, place: Place, findings: Findings) -> None:
    """What the policy would block must not be written: inline styles, handlers and scripts."""
    inline = [str(key) for key in element.attrib if str(key) == "style" or str(key).startswith("on")]
    if element.tag == "style" or (element.tag == "script" and element.get("src") is None and _is_code(element)):
        inline.append(str(element.tag))
    for what in inline:
        findings.add("K-006", place, f"The policy forbids inline {what}.")


def _is_code(element: etree._Element) -> bool:
    return element.get("type") in (None, "", "text/javascript", "module")


def _check_link(
    address: str, line: int, page: WrittenPage, pages: dict[str, WrittenPage], files: set[str], findings: Findings
) -> None:
    path, _, fragment = address.partition("#")
    if path.startswith("/") or _SCHEME.match(path):
        return  # addresses elsewhere; root-absolute ones stand only on the page for addresses that are not there
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page.path), unquote(path))) if path else page.path
    if target not in files:
        findings.add("K-001", Place(page.path, line), "The link leads to no file.", words=address)
    elif fragment and target in pages and unquote(fragment) not in pages[target].ids:
        findings.add("K-002", Place(page.path, line), "The link leads to no place on its page.", words=address)
