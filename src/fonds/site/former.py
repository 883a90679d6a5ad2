"""Entries of the registers and of the archives' files that are gone: their addresses stay, and say what stood there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from markupsafe import Markup

from fonds.releases import Former

from .html import join, tag, text
from .views import GoneView


def former_items(former: Sequence[Former], is_release: bool) -> dict[str, tuple[Markup, ...]]:
    """Page → items of a list: each has the id of the entry that stood there. They lead to the release that had it last,
    but not from a release, whose pages are complete in their own folder.
    """
    found: dict[str, list[Markup]] = defaultdict(list)
    for one in former:
        words = [
            text(f"In releases up to {one.last} the {one.kind} “{one.quote}” stood here. The text no longer names it")
        ]
        if not is_release:
            words += [text(": "), tag("a", f"see release {one.last}", {"href": f"v/{one.last}/{one.url}"})]
        found[_page(one)].append(tag("li", join([*words, text(".")]), {"id": one.id}))
    return {page: tuple(items) for page, items in found.items()}


def former_pages(former: Sequence[Former], made: Collection[str]) -> Iterable[tuple[str, GoneView]]:
    """(file, view) of each page on which nothing but entries that are gone would stand; `made` are the others."""
    for page in sorted({_page(one) for one in former} - set(made)):
        yield page, GoneView("A list that is gone", "a list", "")


def _page(former: Former) -> str:
    return former.url.partition("#")[0]
