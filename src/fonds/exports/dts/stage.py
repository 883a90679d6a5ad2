"""All answers on one edition, as files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
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
    _save(out, ((file, _bytes(answer)) for file, answer in navigation.answers()))
    _save(out, ((passage_file(config.id, one.id), passage(one.element, config.language)) for one in cited))
    _save(out.parent, _collections(itself))


def _collections(itself: Json) -> Iterator[tuple[str, bytes]]:
    """The answers on the edition as a member of the collection: itself, and what is in it, which is nothing.

    What it is in is told when all editions are there, by who writes the collection.
    """
    told = {**context(), **itself, "member": []}
    for file in (f"{itself['@id']}.json", f"{itself['@id']}/children.json"):
        yield f"{COLLECTION}/{file}", _bytes(told)


def _bytes(answer: Json) -> bytes:
    return (json.dumps(answer, ensure_ascii=False) + "\n").encode()


def _save(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files, of which thousands lie in a few folders."""
    made: set[Path] = set()
    for name, content in files:
        file = folder / name
        if file.parent not in made:
            file.parent.mkdir(parents=True, exist_ok=True)
            made.add(file.parent)
        file.write_bytes(content)
