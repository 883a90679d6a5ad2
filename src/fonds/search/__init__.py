"""Linked TEI → passages → Whoosh index → shards for the browser: one analysis, two readers, the same answers.

    passages.py   the units that are found, from the TEI, with their addresses (passage.py, own.py, around.py, cited.py,
                  persons.py), and what is found beside them (beside.py)
    analysis.py   what a word is
    index.py      passages → Whoosh index (formats.py, pool.py, writing.py), kept under this machine's seal (seal.py)
    shards.py     the index → classic scripts for the browser (digits.py, lexicon.py, texts.py, facets.py, pack.py)
    query.py      the query language (values.py, trees.py), with the registers' names that are the same (variants.py)
    evaluate.py   a query and the index → passages with scores (postings.py, spans.py, fits.py)
    suggest.py    words of the index like those that found nothing
    snippet.py    the words in which a query was found
    terminal.py   the reader in the terminal; the reader in the browser is templates/static/js/search*.js
    page.py       what the template of the search page is given: the help (examples.py), the index from A to Z (az.py,
                  az_files.py)

The build calls `publish`; `build.py search` calls `terminal.search`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fonds.tei.names import Element

from . import shards
from .index import ensure
from .page import SearchPage, search_page
from .passages import passages
from .variants import stated


@dataclass(frozen=True)
class SearchReport:
    """What the search stage did."""

    passages: int
    """Units that can be found."""
    made: bool
    """Whether the index was made just now; False where a kept one was of the same passages."""
    files: int
    """Shards written."""
    bytes: int
    """Their size."""
    page: SearchPage
    """What `templates/pages/search.html` is to be given."""


def publish(root: Element, url_of: Callable[[str], str], index_dir: Path, out_dir: Path) -> SearchReport:
    """Index an edition and write the shards that its search page reads.

    `root` is the linked TEI; `url_of` gives the address of an id, relative to the edition's folder. The index is
    kept in `index_dir` (`.fonds/index/<edition>`), the shards go to `out_dir` (`<site>/<edition>/search`).
    """
    found = passages(root, url_of)
    variants = stated(root)
    index = ensure(found, index_dir, variants)
    written = shards.write(index, out_dir)
    return SearchReport(
        len(found), index.made, written.files, written.bytes, search_page(root, found, variants, url_of)
    )
