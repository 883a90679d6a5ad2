"""The selectors against the pages: what annotation tools are told of a page is what stands there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from fonds.exports import selectors
from fonds.findings import Findings

from .facts import compare
from .pages import WrittenPage


def check_selectors(
    folder: Path, data: Mapping[str, Any], pages: Mapping[str, WrittenPage], name: str, findings: Findings
) -> None:
    """Compare an edition's selectors.json with its pages in `folder`; `name` is the path of its folder in the site.

    What cannot be read and addresses that do not resolve were told already.
    """
    if not {"anchors", "selectors"} <= data.keys():
        return
    sound = [row for row in data["anchors"] if _resolves(row["url"], pages, name)]
    told = {row["id"] for row in data["anchors"]} - {row["id"] for row in sound}
    said = [row for row in data["selectors"] if row["id"] not in told]
    compare("selectors", selectors.rows(sound, folder), said, name, findings)


def _resolves(url: str, pages: Mapping[str, WrittenPage], name: str) -> bool:
    path, _, fragment = url.partition("#")
    page = pages.get(f"{name}/{path}")
    return page is not None and {fragment, selectors.MAIN} <= page.ids
