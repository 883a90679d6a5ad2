"""The two corpora that are searched from both sides, and what is asked of them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from benchmarks import fonds_site, pagefind_site
from benchmarks.asking import Side
from benchmarks.processes import Cost
from benchmarks.search_corpus import corpus, write_pages
from fonds.search.passages import passages
from tools.pages import editions
from tools.project import build_site

QUERIES = {
    "S": (
        *("aid", "Soviet", "industrial", "reconstruction", "1956"),
        *("railway", "textile", "tractors", "gratis", "Szalontai"),
        *("Zhou Enlai", "chemical fertilizer", "Soviet experts", "long-term loan", "Kim Il Sung", "five-year plan"),
        *('"economic and cultural cooperation"', '"Ministry of Foreign Affairs"', "204-00315-04", '"f. 0102"'),
    ),
    "M": (
        *("tars", "goart", "1957", "floaveek", "vebs"),
        *("pultoried", "haitory", "teelutrog", "shipep", "troulebors"),
        *("gir teg", "red veb", "goart mump", "frond tars", "gir teg lut", "tars teg lamp", "Crindiv Stitreav Jeelo"),
        *('"trabmently of the nim"', "16-00676-06", '"f. 0600, op. 55, d. 25"'),
    ),
}
"""Words frequent and rare, two and three words, names, phrases, archive files: all that both sides can answer."""


@dataclass(frozen=True)
class Compared:
    """A corpus, ready to be asked from both sides."""

    ours: Side
    theirs: Side
    our_costs: list[Cost] = field(default_factory=list)
    """Of making the index, once for each run; none for the paper."""
    their_costs: list[Cost] = field(default_factory=list)


def paper(folder: Path) -> Compared:
    """The project's own edition: its shards as they are published, and the pages that its passages stand on."""
    build_site(folder / "site")
    edition = folder / "site" / editions(folder / "site")[0]
    (tei,) = (edition / "tei").glob("*.xml")
    urls = {row["id"]: row["url"] for row in json.loads((edition / "data/anchors.json").read_text("utf-8"))}
    found = passages(etree.parse(tei).getroot(), lambda identifier: urls.get(identifier) or "")
    ours, theirs = folder / "S-ours", folder / "S-theirs"
    shutil.copytree(edition / "search", ours / "search")
    pagefind_site.take_pages(
        edition, _pages(passage.url for passage in found if passage.kind not in ("file", "emendation")), theirs
    )
    pagefind_site.index(theirs, pagefind_site.APPARATUS)
    return Compared(*_sides(ours, theirs))


def large(folder: Path, runs: int) -> Compared:
    """The made-up edition, indexed on both sides in turn so many times."""
    found = corpus()
    ours, theirs = folder / "M-ours", folder / "M-theirs"
    write_pages(found, theirs)
    our_costs, their_costs = [], []
    for run in range(runs):
        their_costs.append(pagefind_site.index(theirs))
        our_costs.append(fonds_site.index(found, ours, folder / f"scratch-{run}"))
    return Compared(*_sides(ours, theirs), our_costs, their_costs)


def _pages(urls: Iterable[str]) -> list[str]:
    return sorted({url.partition("#")[0] for url in urls})


def _sides(ours: Path, theirs: Path) -> tuple[Side, Side]:
    fonds_site.write_bare_page(ours)
    return (
        Side("ours", ours, fonds_site.ASK, fonds_site.part),
        Side("Pagefind", theirs, pagefind_site.ASK, pagefind_site.part),
    )
