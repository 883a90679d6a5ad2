"""The way in for clients of Distributed Text Services: the entry point, and the collection of all editions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fonds.config import SiteConfig
from fonds.exports import dts


def entry_and_collection(site: SiteConfig, base_url: str, editions: Iterable[str], out: Path) -> dict[str, bytes]:
    """File name → bytes. `out` is the site's folder, in which the editions' own answers are written already."""
    members = [_member(out / dts.COLLECTION / f"{edition}.json") for edition in editions]
    entry = {**dts.context(), "@id": base_url + dts.ENTRY, "@type": "EntryPoint", **dts.templates(base_url)}
    root = _root(site, base_url, len(members))
    whole = _bytes({**dts.context(), **root, "member": members})
    return {
        dts.ENTRY: _bytes(entry),
        f"{dts.COLLECTION}.json": whole,
        f"{dts.COLLECTION}/{dts.ROOT}.json": whole,
        f"{dts.COLLECTION}/{dts.ROOT}/children.json": whole,
        f"{dts.COLLECTION}/{dts.ROOT}/parents.json": _bytes({**dts.context(), **root, "member": []}),
        **{
            f"{dts.COLLECTION}/{member['@id']}/parents.json": _bytes({**dts.context(), **member, "member": [root]})
            for member in members
        },
    }


def _root(site: SiteConfig, base_url: str, count: int) -> dict[str, Any]:
    return {
        "@id": dts.ROOT,
        "@type": "Collection",
        "title": site.title,
        "collection": dts.templates(base_url, identifier=f"/{dts.ROOT}{{/nav}}")["collection"],
        "totalParents": 0,
        "totalChildren": count,
    }


def _member(file: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(file.read_bytes())
    return {name: value for name, value in told.items() if name not in {"member", *dts.context()}}


def _bytes(answer: dict[str, Any]) -> bytes:
    return (json.dumps(answer, ensure_ascii=False) + "\n").encode()
