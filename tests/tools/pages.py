"""The pages of a built site, and one page of each kind."""

from __future__ import annotations

import re
from pathlib import Path


def all_pages(site: Path) -> list[str]:
    """Every page, as a path relative to the site with `/`."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def one_of_each_kind(site: Path) -> list[str]:
    """Of the pages whose paths differ in numbers only, the largest: it has most that can go wrong."""
    kinds: dict[str, str] = {}
    for page in sorted(all_pages(site), key=lambda page: (site / page).stat().st_size):
        kinds[re.sub(r"\d+(?=\.html$)", "N", page)] = page
    return sorted(kinds.values())


def editions(site: Path) -> list[str]:
    """The names of the editions that the site holds."""
    return sorted(path.parent.parent.name for path in site.glob("*/data/anchors.json"))
