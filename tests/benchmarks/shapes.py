"""How long EPUB, plain text and PDF of the editions take: at first, unchanged, and after a change of the title.

PYTHONPATH=src:tests .venv/bin/python tests/benchmarks/shapes.py [--no-pdf]     after a build
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from fonds.config import load_editions, load_site
from fonds.exports.shapes.stage import Source, make_pdf, make_shapes
from fonds.findings import Findings
from fonds.tei.serialise import from_bytes

PROJECT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print a line for each edition, shape and state."""
    findings = Findings()
    site = load_site(PROJECT / "content", findings, None)
    for config in load_editions(PROJECT / "content", findings, None):
        tree = from_bytes((PROJECT / ".fonds" / "work" / config.id / "3-linked.xml").read_bytes())
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            first = Source(tree, config, site, folder / "kept", PROJECT)
            changed = replace(first, config=replace(config, title=config.title + ", changed"))
            for state, source in (("first", first), ("unchanged", first), ("changed", changed), ("unchanged", changed)):
                say(config.id, "EPUB and text", state, partial(make_shapes, source, folder / "out", Findings()))
                if "--no-pdf" not in sys.argv:
                    say(config.id, "PDF", state, partial(make_pdf, source, Findings()))


def say(edition: str, what: str, state: str, work: Callable[[], object]) -> None:
    """Do the work and print how long it took."""
    began = time.perf_counter()
    work()
    print(f"{edition}: {what:14} {state:10} {time.perf_counter() - began:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
