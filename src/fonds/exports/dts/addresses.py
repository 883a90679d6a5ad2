"""The addresses of the answers: templates (RFC 6570) whose expansions are files below the site's own address."""

from __future__ import annotations

VERSION = "1.0"
ENTRY = "dts/entry.json"
"""The file at which a client begins, relative to the site's folder."""
COLLECTION = "dts/collection"
"""The folder of the answers on collections; with `.json` behind it the answer on the root."""
ROOT = "index"
"""The id of the collection of all editions. No edition may have it."""
WHOLE = -1
"""The depth that means: down to the bottom."""

Json = dict[str, object]


def context() -> Json:
    """What every JSON answer begins with."""
    return {"@context": "https://dtsapi.org/context/v1.0.json", "dtsVersion": VERSION}


def templates(base_url: str, resource: str = "{resource}", identifier: str = "{/id,nav}") -> Json:
    """The templates of the three endpoints: for all texts, or for the one that is named."""
    return {
        "collection": f"{base_url}{COLLECTION}{identifier}.json",
        "navigation": f"{base_url}{resource}/dts/navigation{{/down,ref}}.json",
        "document": f"{base_url}{resource}/tei/{resource}{{/ref}}.xml",
    }


def navigation_file(down: int | None, ref: str | None) -> str:
    """The file of an answer on what lies in what, relative to the edition's folder."""
    given = [str(value) for value in (down, ref) if value is not None]
    return "/".join(["dts", "navigation", *given]) + ".json"


def passage_file(resource: str, ref: str) -> str:
    """The file of a passage, relative to the edition's folder."""
    return f"tei/{resource}/{ref}.xml"
