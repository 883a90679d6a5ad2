"""Time and memory for a long text against a short one: what a text of ten times the length costs.

    PYTHONPATH=src:tests .venv/bin/python -m benchmarks.scale [--short KB] [--long KB] [--runs N] [--mild] [--encoding]

Each measurement is a process of its own. `encoding` is the witness and tei stages, `whole build` the command. Seconds
are those of the fastest run; memory is the highest resident memory of the process. Promised for the encoding: ten
times the text in at most twelve times the seconds, and at most 40 bytes of memory for each further byte of text.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.build_time import STAGES, Meter, stages_measured
from benchmarks.long_text import long_text
from fonds.commands import build
from fonds.commands.arguments import parse
from fonds.config import load_editions
from fonds.findings import Findings
from fonds.tei.register import read_lock
from tools.project import PROJECT

Costs = dict[str, tuple[float, float]]
"""Name → seconds, MiB."""


def encode_once(content: Path) -> Costs:
    """The witness and tei stages alone, in this process."""
    meter, findings = Meter(), Findings()
    config = load_editions(content, findings)[0]
    lock = read_lock(config.folder, "content", findings) or []
    with meter.measure("encoding"):
        witness = build.read_witness(config, findings)
        assert witness is not None
        build.encode(witness, config, lock, findings)
    return {"encoding": (meter.seconds["encoding"][0], _peak())}


def build_once(content: Path, site: Path) -> Costs:
    """The whole command, in this process, with the costs of its stages."""
    meter, said = Meter(), io.StringIO()
    options = parse(["build", "--content", str(content), "--site", str(site), "--quiet"])
    quiet = contextlib.redirect_stdout(said), contextlib.redirect_stderr(said)
    with stages_measured(meter), quiet[0], quiet[1], meter.measure("whole build"):
        code = build.run(options)
    if code:
        sys.exit(f"the build ended with {code}:\n{said.getvalue()}")
    costs = {name: (sum(meter.seconds[name]), meter.peak[name]) for name, _, _ in STAGES if name in meter.seconds}
    return {**costs, "whole build": (meter.seconds["whole build"][0], max(meter.peak.values()))}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measured(text: str, what: str) -> Costs:
    """The costs of a text, in a process of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "content" / "long"
        folder.mkdir(parents=True)
        (folder / "witness.txt").write_text(text, encoding="utf-8", newline="\n")
        title = text.partition("\n")[0]
        (folder / "edition.yaml").write_text(f"title: {json.dumps(title)}\nwitness: witness.txt\n", encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.scale", "--one", what, temporary]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
        costs: Costs = {name: tuple(pair) for name, pair in json.loads(done.stdout.splitlines()[-1]).items()}
        return costs


def fastest(runs: Sequence[Costs]) -> Costs:
    """The least of each figure."""
    return {name: (min(r[name][0] for r in runs), min(r[name][1] for r in runs)) for name in runs[0]}


def report(short: Costs, long: Costs, lengths: tuple[int, int]) -> None:
    """Print the table."""
    more = lengths[1] - lengths[0]
    print(f"{lengths[0]:,} bytes against {lengths[1]:,} bytes ({lengths[1] / lengths[0]:.1f} times)")
    print(f"{'':<14}{'seconds':>9}{'seconds':>9}{'times':>7}{'MiB':>8}{'MiB':>8}{'bytes a byte':>14}")
    for name, (seconds, peak) in short.items():
        later, higher = long[name]
        growth = (higher - peak) * 2**20 / more
        print(f"{name:<14}{seconds:>9.2f}{later:>9.2f}{later / seconds:>7.1f}{peak:>8.0f}{higher:>8.0f}{growth:>14.1f}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__.partition("\n")[0])
    parser.add_argument("--short", type=int, default=200, metavar="KB")
    parser.add_argument("--long", type=int, default=2000, metavar="KB")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--mild", action="store_true", help="a text that kept its numbers")
    parser.add_argument("--encoding", action="store_true", help="the witness and tei stages alone")
    parser.add_argument("--one", nargs=2, metavar=("WHAT", "FOLDER"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        what, folder = options.one[0], Path(options.one[1])
        costs = (
            encode_once(folder / "content") if what == "encoding" else build_once(folder / "content", folder / "site")
        )
        print(json.dumps(costs))
        return 0
    essay = "s01_mild_1936" if options.mild else "s02_seed_small"
    documents = (essay,) if options.mild else ()
    texts = [long_text(kb * 1000, essay, documents) for kb in (options.short, options.long)]
    lengths = (len(texts[0].encode()), len(texts[1].encode()))
    for what in ("encoding", "build")[: 1 if options.encoding else 2]:
        short, long = (fastest([measured(text, what) for _ in range(options.runs)]) for text in texts)
        report(short, long, lengths)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
