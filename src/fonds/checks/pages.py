"""The written pages: every link leads somewhere, every id is there once, every page carries its security policy."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from fonds.findings import Findings
from fonds.source import Place

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""The Content-Security-Policy that stands first in the head of each page."""
_ADDRESSES = {"href", "src", "data", "poster"}


@dataclass
class WrittenPage:
    """One page as it was written."""

    path: Path
    """Relative to the site."""
    ids: set[str] = field(default_factory=set)
    links: list[tuple[str, int]] = field(default_factory=list)
    """Addresses and the lines they stand on."""


def check_pages(site: Path, findings: Findings) -> dict[str, WrittenPage]:
    """Read every HTML file below a folder and report what is wrong; gives path → page."""
    pages = {path.relative_to(site).as_posix(): _read(path, site, findings) for path in sorted(site.rglob("*.html"))}
    for page in pages.values():
        for address, line in page.links:
            _check_link(address, line, page, pages, site, findings)
    return pages


def _read(path: Path, site: Path, findings: Findings) -> WrittenPage:
    page = WrittenPage(path.relative_to(site))
    name = page.path.as_posix()
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
            page.links.append((str(element.get(attribute)), line))
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
    address: str, line: int, page: WrittenPage, pages: dict[str, WrittenPage], site: Path, findings: Findings
) -> None:
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith("/"):
        return  # addresses elsewhere; root-absolute ones stand only on the page for addresses that are not there
    place = Place(page.path.as_posix(), line)
    folder = page.path.parent
    target = page.path if not parts.path else _normal(folder / unquote(parts.path))
    if target is None or not (site / target).is_file():
        findings.add("K-001", place, "The link leads to no file.", words=address)
        return
    known = pages.get(target.as_posix())
    if parts.fragment and known is not None and unquote(parts.fragment) not in known.ids:
        findings.add("K-002", place, "The link leads to no place on its page.", words=address)


def _normal(path: Path) -> Path | None:
    """A path without `..`; None where it leads out of the site."""
    steps: list[str] = []
    for step in path.parts:
        if step == "..":
            if not steps:
                return None
            steps.pop()
        elif step != ".":
            steps.append(step)
    return Path(*steps)
