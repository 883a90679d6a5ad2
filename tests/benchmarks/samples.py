"""How well texts of which the truth is known come out: an edition of each is built and compared with its truth.

    PYTHONPATH=src:tests .venv/bin/python -m benchmarks.samples [--samples DIR] [--misses N] [NAME …]

The edition is made from the text and its title alone, by the real build, and the published TEI is what is compared.
Places of notes are shown as a whole and by trace: what the marker left in the text.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from lxml import etree

from fonds.commands import build
from fonds.commands.arguments import parse
from samples.score import score

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
TRACES = ("digit", "glue", "eol", "paragraph-end", "none")


@dataclass(frozen=True)
class Result:
    """What the scorer says of one sample."""

    name: str
    level: str
    figures: dict[str, float | None]
    traces: dict[str, tuple[int, int]]
    """Trace → notes at their place, notes found."""
    misses: tuple[tuple[Any, ...], ...]


def names(folder: Path) -> list[str]:
    """The samples of a folder."""
    return sorted(file.name.removesuffix(".truth.json") for file in folder.glob("*.truth.json"))


def published(text: Path, title: str, folder: Path) -> Path:
    """Build an edition of a text, of which nothing but its title is said; the TEI that was published."""
    name = text.stem.lower()
    edition = folder / "content" / name
    edition.mkdir(parents=True)
    (edition / "witness.txt").write_bytes(text.read_bytes())
    facts = yaml.safe_dump({"title": title, "witness": "witness.txt"}, allow_unicode=True)
    (edition / "edition.yaml").write_text(facts, encoding="utf-8")
    said = io.StringIO()
    options = parse(["build", "--content", str(folder / "content"), "--site", str(folder / "site"), "--quiet"])
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = build.run(options)
    if code:
        raise RuntimeError(f"{name}: the build ended with {code}\n{said.getvalue()}")
    return folder / "site" / name / "tei" / f"{name}.xml"


def measure(folder: Path, name: str) -> Result:
    """Build the edition of a sample and score it."""
    truth = json.loads((folder / f"{name}.truth.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        file = published(folder / f"{name}.txt", truth["title"], Path(temporary))
        tree = etree.parse(str(file), etree.XMLParser(huge_tree=True)).getroot()
    figures, misses = score(truth, tree)
    figures["extra.share"] = figures["extra"] / max(1, len(truth["notes"]))
    beyond = max(0, figures["docs.given"] - figures["docs.true"])
    figures["docs.beyond"] = beyond / max(1, figures["docs.true"])
    if not figures["docs.true"]:
        figures["docs.title"] = None  # no titles, so none can be right
    return Result(name, truth["level"], figures, _by_trace(truth, misses), tuple(misses))


def _by_trace(truth: dict[str, Any], misses: Sequence[tuple[Any, ...]]) -> dict[str, tuple[int, int]]:
    missing = {miss[1] for miss in misses if miss[0] == "missing"}
    wrong = {miss[1] for miss in misses if miss[0] == "place"}
    found = Counter(note["trace"] for note in truth["notes"] if note["n"] not in missing)
    right = Counter(note["trace"] for note in truth["notes"] if note["n"] not in missing | wrong)
    return {trace: (right[trace], found[trace]) for trace in TRACES if found[trace]}


COLUMNS = (
    ("text", "notes.text"),
    ("begin", "notes.begin"),
    ("extra", "extra.share"),
    ("anchor", "notes.anchor"),
    ("near", "notes.near"),
    ("titles", "docs.title"),
    ("beyond", "docs.beyond"),
    ("recall", "turns.recall"),
    ("precis.", "turns.precision"),
)


def table(results: Sequence[Result]) -> str:
    """The figures of all samples, one line each, and the places of their notes by trace."""
    wide = max(len(result.name) for result in results)
    lines = [f"{'':<{wide}} " + "".join(f"{head:>8}" for head, _ in COLUMNS)]
    for result in results:
        lines.append(f"{result.name:<{wide}} " + "".join(_figure(result.figures[key]) for _, key in COLUMNS))
    lines += ["", f"{'places by trace':<{wide}} " + "".join(f"{trace:>15}" for trace in TRACES)]
    for result in results:
        lines.append(f"{result.name:<{wide}} " + "".join(_share(result.traces.get(trace)) for trace in TRACES))
    return "\n".join(line.rstrip() for line in lines)


def _figure(value: float | None) -> str:
    return f"{'–' if value is None else format(value, '.3f'):>8}"


def _share(pair: tuple[int, int] | None) -> str:
    return f"{f'{pair[0] / pair[1]:.2f} of {pair[1]}' if pair else '–':>15}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.samples", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="these samples only")
    parser.add_argument("--samples", type=Path, default=SAMPLES, metavar="DIR", help="a folder of texts and truths")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="show so many misses of each sample")
    options = parser.parse_args(arguments)
    results = [measure(options.samples, name) for name in options.names or names(options.samples)]
    if not results:
        print(f"no samples in {options.samples}", file=sys.stderr)
        return 2
    print(table(results))
    for result in results if options.misses else ():
        print(f"\n{result.name}")
        for miss in result.misses[: options.misses]:
            print("  ", *miss)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
