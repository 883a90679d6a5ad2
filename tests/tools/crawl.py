"""A program that follows every address of a served site, and tells of those that lead nowhere or out of the site."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from lxml import html

_NOT_FOLLOWED = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:")


@dataclass
class Crawl:
    """What a crawl has seen."""

    home: str
    """The address of the served site, with its path."""
    seen: set[str] = field(default_factory=set)
    """All addresses below `home` that were answered."""
    dead: list[str] = field(default_factory=list)
    """`page -> address` where the address is not answered."""
    away: set[str] = field(default_factory=set)
    """The addresses that lead out of the site; they are not asked."""

    def all_from(self, start: str) -> Crawl:
        """Follow everything from a page on."""
        waiting = [("", urljoin(self.home, start))]
        while waiting:
            page, address = waiting.pop()
            if address in self.seen:
                continue
            if not address.startswith(self.home):
                self.away.add(address)
                continue
            body = fetch(address)
            if body is None:
                self.dead.append(f"{page} -> {address}")
                continue
            self.seen.add(address)
            if address.endswith(".html"):
                waiting += [(address, urldefrag(target)[0]) for target in targets(body, address)]
        return self


def targets(body: bytes, address: str) -> Iterator[str]:
    """The absolute addresses that a page points to."""
    root = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    for element in root.iter():
        for name in ("href", "src", "data"):
            value = element.get(name) if isinstance(element.tag, str) else None
            if value and not _NOT_FOLLOWED.match(value):
                yield urljoin(address, value)


def fetch(address: str) -> bytes | None:
    """What a server answers; None where it says that nothing is there."""
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return bytes(answer.read())
    except urllib.error.HTTPError as error:
        error.close()
        return None
