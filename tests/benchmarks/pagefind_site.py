"""The other side: Pagefind over pages of the same words, with its default settings and without its interface."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.byte_server import packed
from benchmarks.processes import Cost, run_measured

HERE = Path(__file__).parent
ASK = """async query => {
    window.pagefind ??= await import("/pagefind/pagefind.js")
    const answer = await pagefind.search(query)
    const given = await Promise.all(answer.results.slice(0, 10).map(result => result.data()))
    return [answer.results.length, given.filter(page => page.url && page.excerpt).length]
}"""
"""Asks one query: [all results, those given with their texts]."""

APPARATUS = ("[hidden]", "nav", ".address", ".lines", ".place", ".texts", ".back")
"""What stands in the main part of an edition's page and is no text of it. Left in, it makes Pagefind's data larger."""
_INTERFACE = ("pagefind-ui", "pagefind-modular-ui", "pagefind-component-ui", "pagefind-highlight")
_UNUSED = "wasm.unknown.pagefind"
"""The same program for a page whose language is not said."""


def binary() -> Path:
    """Pagefind's own program, without what npm puts around it; SystemExit where it is not installed."""
    found = sorted(HERE.glob("node_modules/@pagefind/*/bin/pagefind_extended*"))
    programs = [path for path in found if path.suffix in ("", ".exe")]
    if not programs:
        sys.exit("Pagefind is missing: npm ci --ignore-scripts --prefix tests/benchmarks")
    return programs[0]


def version() -> str:
    """As it says it itself."""
    return subprocess.run([binary(), "--version"], capture_output=True, text=True, check=True).stdout.strip()


def take_pages(site: Path, pages: Iterable[str], folder: Path) -> None:
    """Copy pages of a built edition, marked so that Pagefind reads their main part alone."""
    folder.mkdir(parents=True)
    for page in pages:
        text = (site / page).read_text("utf-8")
        if text.count("<main") != 1:
            sys.exit(f"{page} has no main part, or several")
        (folder / page).write_text(text.replace("<main", "<main data-pagefind-body"), encoding="utf-8")


def index(folder: Path, without: Iterable[str] = ()) -> Cost:
    """Index the pages of a folder, afresh, into its `pagefind/`."""
    shutil.rmtree(folder / "pagefind", ignore_errors=True)
    left_out = [argument for selector in without for argument in ("--exclude-selectors", selector)]
    cost = run_measured([str(binary()), "--site", str(folder), *left_out])
    (folder / "bare.html").write_text(
        '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Pagefind</title>', encoding="utf-8"
    )
    return cost


def all_data(folder: Path) -> int:
    """All that searching may load, as it goes over the line."""
    files = [file for file in (folder / "pagefind").rglob("*") if file.is_file()]
    used = [file for file in files if file.name != _UNUSED and not file.name.startswith(_INTERFACE)]
    return sum(len(packed(file.read_bytes())[0]) for file in used)


def part(path: str) -> str:
    """What a path that was sent belongs to."""
    folder, _, name = path.rpartition("pagefind/")[2].rpartition("/")
    if folder:
        return folder
    return "wasm" if name.startswith("wasm") else "meta" if name.endswith(".pf_meta") else "scripts"
