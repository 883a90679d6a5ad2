"""sitemap.xml: the absolute addresses of all pages, by the Sitemaps protocol 0.9.

A file may hold 50,000 addresses and 50 MB; where there are more, sitemap.xml is the list of the files that hold them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote
from xml.sax.saxutils import escape

NAME = "sitemap.xml"
MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
FROZEN = "v"
"""The folder that holds frozen releases: who searches shall find the current pages."""
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def pages_of(site: Path) -> list[str]:
    """The pages below a folder, by their paths: all but frozen releases and the page for addresses that are lost."""
    found = (path.relative_to(site) for path in site.rglob("*.html"))
    return sorted(path.as_posix() for path in found if FROZEN not in path.parts[:-1] and path.name != "404.html")


def sitemap_files(
    base_url: str,
    pages: Iterable[str],
    released: Mapping[str, str],
    most_addresses: int = MOST_ADDRESSES,
    most_bytes: int = MOST_BYTES,
) -> dict[str, bytes]:
    """File name → bytes. `released`: edition → day of its release, the only date that is told of a page."""
    entries = [_entry("url", base_url + quote(page), released.get(page.partition("/")[0])) for page in pages]
    packets = list(_packets(entries, most_addresses, most_bytes - len(_file("urlset", []))))
    if len(packets) <= 1:
        return {NAME: _file("urlset", entries)}
    files = {f"sitemap-{number}.xml": _file("urlset", packet) for number, packet in enumerate(packets, 1)}
    listed = [_entry("sitemap", base_url + name, None) for name in files]
    return {NAME: _file("sitemapindex", listed), **files}


def _entry(name: str, address: str, day: str | None) -> bytes:
    told = f"<lastmod>{escape(day)}</lastmod>" if day else ""
    return f"<{name}><loc>{escape(address)}</loc>{told}</{name}>\n".encode()


def _packets(entries: Iterable[bytes], most: int, room: int) -> Iterator[list[bytes]]:
    """The entries in as few files as may hold them."""
    packet: list[bytes] = []
    size = 0
    for entry in entries:
        if packet and (len(packet) == most or size + len(entry) > room):
            yield packet
            packet, size = [], 0
        packet.append(entry)
        size += len(entry)
    if packet:
        yield packet


def _file(name: str, entries: Iterable[bytes]) -> bytes:
    return _OPEN.format(name).encode() + b"".join(entries) + f"</{name}>\n".encode()
