"""Time and peak memory of each stage of a whole build, beside Whoosh alone on the same passages.

    PYTHONPATH=src:tests .venv/bin/python -m benchmarks.build_time [RUNS]

The build is the real one, of the project's content, into a fresh folder, with nothing kept from an earlier build.
"Whoosh alone" puts the same passages, by the same schema, into an index in a folder, the way its manual shows.
Both run in this process, turn by turn; the table gives medians. Peak memory is the process's, so a stage shows all
that is still held from the stages before it.
"""

from __future__ import annotations

import contextlib
import gc
import io
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index

import fonds.deposit
import fonds.exports
import fonds.search
import fonds.signposts
import fonds.site
from fonds.commands import build
from fonds.commands.arguments import parse
from fonds.search.index import schema
from fonds.search.passages import Passage
from tools.project import PROJECT

STAGES: list[tuple[str, Any, str]] = [
    ("configuration", build, "load_editions"),
    ("witness", build, "read_witness"),
    ("tei", build, "encode"),
    ("link", build, "link"),
    ("site", fonds.site, "publish"),
    ("search", fonds.search, "publish"),
    ("exports", fonds.exports, "publish"),
    ("home", fonds.site, "publish_home"),
    ("signposts", fonds.signposts, "publish"),
    ("deposit", fonds.deposit, "publish"),
    ("checks", build, "check_site"),
    ("publish", build.Publication, "__exit__"),
]
"""What is measured: a name, and where the build finds the function."""


class Meter:
    """Measures calls: seconds, and the highest resident memory in MiB, by name."""

    def __init__(self) -> None:
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.peak: dict[str, float] = defaultdict(float)
        self._running: list[str] = []

    @contextlib.contextmanager
    def measure(self, name: str) -> Iterator[None]:
        """Measure what is done inside; a measurement may lie inside another."""
        self._note_peak()
        self._running.append(name)
        began = time.perf_counter()
        yield
        self.seconds[name].append(time.perf_counter() - began)
        self._note_peak()
        self._running.pop()

    def _note_peak(self) -> None:
        """Credit the memory since the last call to all that is running."""
        for name in self._running:
            self.peak[name] = max(self.peak[name], _high_water())
        _reset_high_water()

    def wrap(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, measured."""

        def measured(*arguments: Any, **options: Any) -> Any:
            with self.measure(name):
                return function(*arguments, **options)

        return measured


def _high_water() -> float:
    """The highest resident memory since the last reset, in MiB (Linux)."""
    status = Path("/proc/self/status").read_text("ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _reset_high_water() -> None:
    Path("/proc/self/clear_refs").write_text("5", "ascii")


@contextlib.contextmanager
def stages_measured(meter: Meter) -> Iterator[None]:
    """While this runs, every stage of a build is measured."""
    real = [(owner, name, getattr(owner, name)) for _, owner, name in STAGES]
    for stage, owner, name in STAGES:
        setattr(owner, name, meter.wrap(stage, getattr(owner, name)))
    try:
        yield
    finally:
        for owner, name, function in real:
            setattr(owner, name, function)


def build_once(meter: Meter, folder: Path) -> None:
    """A whole build of a fresh copy of the content, in this process."""
    shutil.copytree(PROJECT / "content", folder / "content")
    options = parse(["build", "--content", str(folder / "content"), "--site", str(folder / "site"), "--quiet"])
    said = io.StringIO()
    with (
        stages_measured(meter),
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        meter.measure("whole build"),
    ):
        code = build.run(options)
    if code:
        sys.exit(f"the build ended with {code}:\n{said.getvalue()}")


def whoosh_once(meter: Meter, found: Sequence[Passage], folder: Path) -> None:
    """Whoosh alone: the same passages and schema, into an index in a folder."""
    with meter.measure("Whoosh alone"):
        writer = whoosh_index.create_in(folder, schema()).writer()
        for passage in found:
            writer.add_document(
                stem=passage.text,
                exact=passage.text,
                kind=passage.kind,
                document=f"{passage.document} {passage.number}",
                section=f"{passage.section} {passage.part}",
                speaker=passage.speaker,
                archive=" ".join(passage.archives),
                identifier=" ".join(passage.identifiers),
                date=passage.date,
            )
        writer.commit()


def the_passages() -> list[Passage]:
    """The passages of one build, taken where the search stage finds them."""
    caught: list[Passage] = []
    real = fonds.search.passages

    def catching(*arguments: Any) -> list[Passage]:
        caught.extend(real(*arguments))
        return caught

    fonds.search.passages = catching  # type: ignore[assignment]
    try:
        with tempfile.TemporaryDirectory() as temporary:
            build_once(Meter(), Path(temporary))
    finally:
        fonds.search.passages = real
    return list(caught)


def report(meter: Meter, number: int) -> None:
    """Print the table."""
    median = {name: statistics.median(seconds) for name, seconds in meter.seconds.items()}
    print(f"{'':<16}{'seconds':>9}{'peak MiB':>11}     medians of {number} runs")
    for name, _, _ in STAGES:
        if name in median:
            print(f"{name:<16}{median[name]:>9.3f}{meter.peak[name]:>11.1f}")
    for name in ("whole build", "Whoosh alone"):
        print(f"{name:<16}{median[name]:>9.3f}{meter.peak[name]:>11.1f}")
    print(f"the whole build costs {median['whole build'] / median['Whoosh alone']:.2f} times Whoosh alone")


def main(runs: int = 5) -> None:
    """Build and index in turn, then print what it cost."""
    found = the_passages()
    print(f"{len(found)} passages")
    meter = Meter()
    for _ in range(runs):
        for measure in (lambda at: build_once(meter, at), lambda at: whoosh_once(meter, found, at)):
            gc.collect()
            with tempfile.TemporaryDirectory() as temporary:
                measure(Path(temporary))
    report(meter, runs)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
