"""All answers on one edition, as files."""

from __future__ import annotations

import json
from pathlib import Path

from fonds.exports.edition import Edition
from fonds.tei.citing import citables

from .addresses import COLLECTION, Json, context, passage_file
from .navigation import Navigation
from .passages import passage
from .resource import resource


def publish(edition: Edition, base_url: str, out: Path) -> None:
    """Write the answers on an edition; `out` is its folder, and the whole site's is the one around it."""
    config = edition.config
    cited = list(citables(edition.text))
    itself = resource(config, cited, base_url)
    navigation = Navigation(cited, itself, f"{base_url}{config.id}/", config.language, edition.url_of)
    for file, answer in navigation.answers():
        _save(out / file, _bytes(answer))
    for one in cited:
        _save(out / passage_file(config.id, one.id), passage(one.element, config.language))
    _collections(itself, out.parent / COLLECTION)


def _collections(itself: Json, folder: Path) -> None:
    """The answers on the edition as a member of the collection: itself, what is in it (nothing), and what it is in.

    What it is in is told when all editions are there, by who writes the collection.
    """
    told = {**context(), **itself}
    for file in (f"{itself['@id']}.json", f"{itself['@id']}/children.json"):
        _save(folder / file, _bytes({**told, "member": []}))


def _bytes(answer: Json) -> bytes:
    return (json.dumps(answer, ensure_ascii=False) + "\n").encode()


def _save(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
