"""The command that makes a sample."""

from __future__ import annotations

import argparse
import itertools
import json
import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from damage.extraction import Extraction, Paper, weather
from damage.levels import LEVELS, Layout
from damage.minutes import minutes
from damage.printing import set_pages
from damage.sources import Part, chapter, documents


def main(arguments: Sequence[str] | None = None) -> int:
    """Write a sample and its truth."""
    options = _parse(arguments)
    rng = random.Random(options.rng)
    level = LEVELS[options.level]
    parts: list[Part] = []
    for given in options.essay:
        path, _, name = given.partition(":")
        parts.append(chapter(Path(path), name))
    for given in options.documents:
        path, _, numbers = given.partition(":")
        first, _, last = numbers.partition("-")
        parts += documents(Path(path), int(first), int(last or first))
    for given in options.minutes:
        path, _, rest = given.partition(":")
        name, _, turns = rest.partition(":")
        place = rng.randint(1, len(parts)) if parts else 0
        parts.insert(place, minutes(Path(path), name, int(turns), rng))
    parts = _numbered(parts)
    layout = Layout(
        width=options.width, page=options.page, lines=options.lines, hyphens=options.hyphens,
        form_feeds=options.form_feeds, page_number_lines=options.page_number_lines, headers_open=options.headers_open,
        superscripts=options.superscripts, carriage_returns=options.carriage_returns,
    )  # fmt: skip
    parts = weather(parts, level, rng)
    paper = Paper(options.title, options.author, options.series)
    text, truth = Extraction(paper, parts, level, layout, rng).read(set_pages(parts, layout, rng))
    inputs = [
        Path(p.partition(":")[0]).name + ":" + p.partition(":")[2]
        for p in [*options.essay, *options.documents, *options.minutes]
    ]
    whole = {"level": truth.pop("level"), "rng": options.rng, "inputs": inputs, **truth}
    Path(f"{options.out}.txt").write_text(text, encoding="utf-8", newline="")
    Path(f"{options.out}.truth.json").write_text(
        json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    return 0


def _numbered(parts: list[Part]) -> list[Part]:
    """The parts with their documents numbered in order."""
    numbers = itertools.count(1)
    return [p if p.owner == "essay" else replace(p, owner=f"doc-{next(numbers)}") for p in parts]


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m damage", description="Make a damaged sample with its truth.")
    parser.add_argument("out", help="where to write, without .txt")
    parser.add_argument("--essay", action="append", default=[], metavar="FILE:CHAPTER")
    parser.add_argument("--documents", action="append", default=[], metavar="FILE:FROM-TO")
    parser.add_argument("--minutes", action="append", default=[], metavar="FILE:CHAPTER:TURNS")
    parser.add_argument("--level", choices=LEVELS, default="seed")
    parser.add_argument("--rng", type=int, default=1, help="the seed of chance")
    parser.add_argument("--title", default="A Sample of Damage")
    parser.add_argument("--author", default="Office of Samples")
    parser.add_argument("--series", default="Working Paper #1")
    parser.add_argument("--width", type=int, default=94)
    parser.add_argument("--page", type=int, default=46)
    parser.add_argument("--lines", choices=("runs", "printed"), default="runs")
    parser.add_argument("--hyphens", type=float, default=0.0)
    for flag in ("form-feeds", "page-number-lines", "headers-open", "superscripts", "carriage-returns"):
        parser.add_argument(f"--{flag}", action="store_true")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
