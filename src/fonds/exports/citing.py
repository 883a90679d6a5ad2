"""cite/*: the citations of the edition and of each section and document, for reference managers; once alone, and once
with an entry for every passage that has an address.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from fonds.cite import citables
from fonds.cite.forms import FORMATS

from .edition import Edition

FOLDER = "cite"


def publish(edition: Edition, out: Path) -> None:
    """Write the files below the edition's folder `out`."""
    folder = out / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for cited in citables(edition.tree, edition.config, edition.cited_at, _pages(edition)):
        for format_ in FORMATS.values():
            _write(folder / f"{cited.name}.{format_.ending}", format_.file(cited, (cited.whole,)))
            if cited.passages:
                _write(folder / f"{cited.name}-passages.{format_.ending}", format_.file(cited, cited.passages))


def _pages(edition: Edition) -> Callable[[str], str]:
    return lambda identifier: edition.url_of(identifier).partition("#")[0]


def _write(file: Path, text: str) -> None:
    file.write_bytes(text.encode())
