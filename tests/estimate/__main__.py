"""Estimate the weights anew.

    PYTHONPATH=src:tests python -m estimate TEXTS [--out DIR] [--epochs N] [--runs N] [--only lines|places]

TEXTS is a folder of texts with their truth, as `python -m damage` makes them. The tables go into the package, or to
DIR. The same texts give the same tables.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

from estimate import lines, places
from estimate.lists import with_lists
from estimate.paper import PROJECT, Paper
from estimate.truths import told, truths
from fonds.witness.weights import Weights

PACKAGE = PROJECT / "src/fonds/witness"
_SMALLEST = 0.02
"""A weight below this says nothing."""
_MARKED = {"note: signed": 6.0, "more: signed": -6.0, "note: numbered": 6.0, "more: numbered": -4.0}
"""What a sign such as * or a number that counts says, before the line and in the text: nearly everything, and
more than the few marked texts with truth can teach."""
_LOST = -5.5
"""What it costs to take a candidate for the marker of a lost note: rarer than texts with truth can teach."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Estimate and write."""
    parser = argparse.ArgumentParser(prog="python -m estimate", description=__doc__.partition("\n")[0])
    parser.add_argument("texts", type=Path, metavar="TEXTS")
    parser.add_argument("--out", type=Path, default=PACKAGE, metavar="DIR")
    parser.add_argument("--epochs", type=int, default=10, metavar="N")
    parser.add_argument("--runs", type=int, default=4, metavar="N", help="the weights of lines are the mean of so many")
    parser.add_argument("--only", choices=("lines", "places"))
    options = parser.parse_args(arguments)
    if options.only != "places":
        _lines(options.texts, options.out, options.epochs, options.runs)
    if options.only != "lines":
        _places(options.texts, options.out)
    return 0


def _lines(texts: Path, out: Path, epochs: int, runs: int) -> None:
    rng = random.Random(5)
    known = [with_lists(text, rng) for text in [*map(told, truths(texts)), *[Paper().told()] * 3]]
    print("first reading")
    first = lines.estimate(known, epochs, range(runs))
    _write(out / "lines-1.tsv", first | _MARKED, "for body or note: first reading")
    print("second reading")
    second = lines.estimate(lines.with_kinship(known, Weights(first)), epochs, range(runs))
    _write(out / "lines-2.tsv", second | _MARKED, "for body or note: second reading, which knows the notes' own words")


def _places(texts: Path, out: Path) -> None:
    """Places of texts whose markers left no number; documents count twice, being fewer, the paper eight times."""
    found = Paper().places() * 8
    for truth in truths(texts):
        if not any(note["trace"] == "digit" for note in truth.facts["notes"]):
            found += places.places(truth) * (2 if _is_of_documents(truth.facts) else 1)
    print("places")
    weights = places.estimate(found, 4, seed=0)
    _write(
        out / "places.tsv", {**weights, "lost": _LOST}, "for a lost marker, as log-odds against passing a place over"
    )


def _is_of_documents(facts: Mapping[str, Sequence[object]]) -> bool:
    return len(facts["documents"]) > len(facts["notes"])


def _write(file: Path, weights: Mapping[str, float], what: str) -> None:
    head = (
        f"# How much each sign weighs {what}.\n"
        "# Estimated by tests/estimate on texts with truth, made from public-domain sources (CC0) with the damage of\n"
        "# PDF extractions, and on one paper read by hand. Weight, sign.\n"
    )
    rows = [f"{weight:.3f}\t{sign}\n" for sign, weight in sorted(weights.items()) if abs(weight) >= _SMALLEST]
    file.write_text(head + "".join(rows), encoding="utf-8")
    print(f"{file}: {len(rows)} signs")


if __name__ == "__main__":
    raise SystemExit(main())
