"""This side: passages → index → shards, and a bare page that loads only the scripts of `window.fonds.search`."""

from __future__ import annotations

import os
import pickle
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.byte_server import packed
from benchmarks.processes import Cost, run_measured
from fonds.search import shards
from fonds.search.index import ensure
from fonds.search.passages import Passage
from fonds.site.static import static_files
from tools.project import PROJECT

ASK = """async query => {
    const answer = await fonds.search(query, {limit: 10})
    return [answer.total, answer.hits.filter(hit => hit.url && hit.snippet).length]
}"""
"""Asks one query: [all hits, those given with their texts]."""

TEMPLATES = PROJECT / "templates"
SCRIPT = "search.js"
"""The script that answers, of those that the search page lists."""


def write_bare_page(folder: Path) -> Path:
    """A page beside `search/` with the script alone, which is taken as it is published; gives its path."""
    (folder / SCRIPT).write_bytes(static_files([TEMPLATES])[f"js/{SCRIPT}"])
    loaded = f'<script src="{SCRIPT}" defer></script>'
    page = folder / "bare.html"
    head = '<meta charset="utf-8"><link rel="icon" href="data:,"><title>Fonds</title>'
    page.write_text(f'<!doctype html><html lang="en">{head}{loaded}', encoding="utf-8")
    return page


def index(passages: Sequence[Passage], folder: Path, scratch: Path) -> Cost:
    """Index passages and write `folder/search/`, afresh, in a process of its own; its start and end count too."""
    scratch.mkdir(parents=True)
    given = scratch / "passages.pickle"
    given.write_bytes(pickle.dumps(list(passages)))
    program = [sys.executable, "-m", "benchmarks.fonds_site"]
    command = [*program, str(given), str(scratch / "index"), str(folder / "search")]
    paths = os.pathsep.join([str(PROJECT / "src"), str(PROJECT / "tests")])
    return run_measured(command, {"PYTHONPATH": paths, "XDG_STATE_HOME": str(scratch / "state")})


def all_data(folder: Path) -> int:
    """All that searching may load, as it goes over the line."""
    files = [folder / SCRIPT]
    files += [file for file in (folder / "search").rglob("*") if file.is_file()]
    return sum(len(packed(file.read_bytes())[0]) for file in files)


def part(path: str) -> str:
    """What a path that was sent belongs to: the scripts, or the shards whose names begin alike."""
    inside = path.rpartition("search/")[2]
    if "/search/" not in path:
        return "scripts"
    return f"search/{re.split(r'[0-9.]', inside)[0]}"


def main(given: str, kept: str, out: str) -> None:
    """What is measured."""
    passages = pickle.loads(Path(given).read_bytes())
    shards.write(ensure(passages, Path(kept)), Path(out))


if __name__ == "__main__":
    main(*sys.argv[1:])
