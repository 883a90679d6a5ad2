"""feed.xml: the releases of an edition as an Atom feed (RFC 4287), for readers who want to hear of a new one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml import etree

from fonds.cite import spoken
from fonds.cite.quoting import within
from fonds.config import EditionConfig
from fonds.site.urls import FEED, HOME

from .releases import Release

_ATOM = "http://www.w3.org/2005/Atom"
_MAP: Any = {None: _ATOM}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Element = etree._Element


def atom_feed(config: EditionConfig, releases: Sequence[Release], site: str, base_url: str) -> bytes | None:
    """The feed's bytes; None where no release has a date: a feed tells of no day that nobody recorded.

    Atom wants an author; where the edition names neither authors nor editors it is the site, by its name `site`.
    """
    dated = [(release, release.date) for release in releases if release.date is not None]
    if not dated:
        return None
    folder = f"{base_url}{config.id}/"
    home, own = f"{folder}{HOME}", f"{folder}{FEED}"
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap=_MAP)
    feed.set(_LANG, config.language)
    _add(feed, "title", f"{config.title}: releases")
    _add(feed, "id", own)
    _add(feed, "updated", _moment(max(day for _, day in dated)))
    _link(feed, "self", "application/atom+xml", own)
    _link(feed, "alternate", "text/html", home)
    for name in spoken(config.authors or config.edited_by) or (site,):
        _add(_add(feed, "author"), "name", name)
    for release, day in dated:
        _release(feed, config, release.version, day, folder + release.page, own)
    etree.indent(feed, "")
    return etree.tostring(feed, encoding="UTF-8", xml_declaration=True) + b"\n"


def _release(feed: Element, config: EditionConfig, version: str, day: str, home: str, own: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "title", f"Release {version}")
    _add(entry, "id", f"{own}#release-{version}")
    _add(entry, "updated", _moment(day))
    _add(entry, "published", _moment(day))
    _link(entry, "alternate", "text/html", home)
    _add(entry, "summary", f"Release {version} of the documentary edition of “{within(config.title)}”.")


def _moment(day: str) -> str:
    """A day as Atom wants it: the beginning of that day in UTC."""
    return f"{day}T00:00:00Z"


def _link(parent: Element, relation: str, media_type: str, address: str) -> None:
    link = _add(parent, "link")
    for name, value in (("rel", relation), ("type", media_type), ("href", address)):
        link.set(name, value)


def _add(parent: Element, name: str, words: str | None = None) -> Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    element.text = words
    return element
