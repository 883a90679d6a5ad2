"""addresses.js: the pages of an edition and the ids that stand on them, for those who ask for one that is not there.

It is a script and no JSON: the pages' security policy lets a page load scripts of its own site and nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path


def addresses_script(edition: str, folder: Path) -> bytes:
    """The script for an edition's folder, whose pages and data/anchors.json are written already."""
    pages: dict[str, list[str]] = {path.name: [] for path in sorted(folder.glob("*.html"))}
    for row in json.loads((folder / "data" / "anchors.json").read_bytes()):
        page, _, anchor = row["url"].partition("#")
        pages[page].append(anchor)
    lines = ",\n".join(f"{json.dumps(page)}: {json.dumps(ids)}" for page, ids in pages.items())
    name = json.dumps(edition)
    return f"(window.fondsAddresses = window.fondsAddresses || {{}})[{name}] = {{\n{lines}\n}};\n".encode()
