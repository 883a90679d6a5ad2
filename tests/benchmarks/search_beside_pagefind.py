"""Search beside Pagefind, in the same run: bytes, time of a warm query, and what it costs to make the index.

    npm ci --ignore-scripts --prefix tests/benchmarks
    PYTHONPATH=src:tests .venv/bin/python -m benchmarks.search_beside_pagefind [--corpus S|M|both] [--runs N] [--each]

S is the project's own paper, built afresh; M a made-up edition of 2,000 pages and 10 MB (search_corpus.py). Pagefind
has its default settings and reads the same words: the main part of the pages that this search leads to, without their
apparatus. Its JavaScript is asked without its interface, and so is ours: `search` and the texts of ten results.

Bytes are those of the bodies that a local server sent, gzipped at level 9, the pages themselves left out, scripts
counted on both sides. 20 queries, the same on both sides. *First*: one query in a fresh browser profile, the mean of
the 20. *Further*: all 20 one after another in one page, the mean of those behind the first, beginning at four
different ones. *All data*: every file that searching may load. *Warm*: the median over the 20 of the time of a query
that was asked before. *Index*: of M, wall time and memory of Pagefind's program over the pages, and of a process
that turns passages into the index and the shards, each the median of N runs in turn.

Ratios hold elsewhere, absolute times do not.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks import asking, compared, fonds_site, pagefind_site
from benchmarks.asking import Asked, Side
from benchmarks.byte_server import LEVEL
from benchmarks.compared import QUERIES
from benchmarks.processes import Cost
from tools.chromium import launch

FIRST = {"S": 0.25, "M": 0.45}
FURTHER, ALL_DATA, WARM, BUILD, MEMORY = 0.7, 0.8, 1.0, 3.0, 0.6
"""What is promised, as ratios of ours to Pagefind's."""


class Table:
    """Figures of both sides."""

    def __init__(self) -> None:
        self.short = 0
        """Rows that do not keep what is promised."""
        print(f"{'':<36}{'ours':>12}{'Pagefind':>12}{'ratio':>8}{'limit':>7}")

    def row(self, what: str, ours: float, theirs: float, limit: float) -> None:
        """Print one row."""
        ratio = ours / theirs
        holds = ratio <= limit
        self.short += not holds
        figures = "".join(f"{figure:>12,.0f}" if theirs >= 1000 else f"{figure:>12.2f}" for figure in (ours, theirs))
        print(f"{what:<36}{figures}{ratio:>8.2f}{limit:>7.2f}  {'holds' if holds else 'SHORT'}", flush=True)


def bytes_and_time(browser: Browser, name: str, ours: Side, theirs: Side, table: Table, each: bool) -> None:
    """Ask both sides, and print what it came to."""
    queries = QUERIES[name]
    our, their = (asking.ask(browser, side, queries) for side in (ours, theirs))
    table.row(f"{name}: first query, bytes", statistics.mean(our.first), statistics.mean(their.first), FIRST[name])
    table.row(f"{name}: each further query, bytes", _mean(our), _mean(their), FURTHER)
    all_data = fonds_site.all_data(ours.folder), pagefind_site.all_data(theirs.folder)
    table.row(f"{name}: all search data, bytes", *all_data, ALL_DATA)
    our_times, their_times = asking.warm(browser, [ours, theirs], queries)
    table.row(f"{name}: warm query, ms", statistics.median(our_times), statistics.median(their_times), WARM)
    for side, asked in ((ours, our), (theirs, their)):
        parts = ", ".join(f"{part} {count / len(queries):,.0f}" for part, count in sorted(asked.parts.items()))
        print(f"   first query, {side.name}: {parts}")
    if each:
        _each(queries, our, their, our_times, their_times)


def _mean(asked: Asked) -> float:
    return statistics.mean(asked.further)


def _each(queries: Sequence[str], our: Asked, their: Asked, our_times: list[float], their_times: list[float]) -> None:
    print(f"   {'':<38}{'results':>14}{'first, bytes':>20}{'warm, ms':>16}")
    for at, query in enumerate(queries):
        found = f"{our.found[at]:>7}{their.found[at]:>7}"
        first = f"{our.first[at]:>10,}{their.first[at]:>10,}"
        print(f"   {query:<38}{found}{first}{our_times[at]:>8.2f}{their_times[at]:>8.2f}")


def cost(our: Sequence[Cost], their: Sequence[Cost], table: Table) -> None:
    """Print what making the index of M took."""
    seconds = [statistics.median(run.seconds for run in runs) for runs in (our, their)]
    memory = [statistics.median(run.mebibytes for run in runs) for runs in (our, their)]
    table.row("M: making the index, seconds", *seconds, BUILD)
    table.row("M: making the index, MiB at most", *memory, MEMORY)
    busy = [statistics.median(run.busy for run in runs) for runs in (our, their)]
    print(f"   medians of {len(our)} runs; of processor time {busy[0]:.2f} s and {busy[1]:.2f} s", end="; ")
    print(f"at most {max(run.processes for run in our)} processes of ours at once")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search_beside_pagefind")
    parser.add_argument("--corpus", choices=("S", "M", "both"), default="both")
    parser.add_argument("--runs", type=int, default=3, help="how often the index of M is made")
    parser.add_argument("--each", action="store_true", help="print the figures of each query")
    options = parser.parse_args(arguments)
    names = ("S", "M") if options.corpus == "both" else (options.corpus,)
    print(f"{pagefind_site.version()}; gzip level {LEVEL}")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = launch(playwright)
        table = Table()
        for name in names:
            made = compared.paper(Path(temporary)) if name == "S" else compared.large(Path(temporary), options.runs)
            bytes_and_time(browser, name, made.ours, made.theirs, table, options.each)
            if made.our_costs:
                cost(made.our_costs, made.their_costs, table)
        browser.close()
    print("all that is promised holds" if not table.short else f"{table.short} figures fall short")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
