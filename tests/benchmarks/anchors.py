"""The register of anchors under random edit scripts that know where each unit went, and its speed.

    PYTHONPATH=src:tests python -m benchmarks.anchors [--scripts N] [--builds N] [--real N] [--seed S]

*Quiet* scripts make no near-twins; *twins* copies units, also next to themselves and with changed words. Printed are
ids that stand on other words, refusals that name no twin, twins that nobody could tell apart and that were not refused,
and the shares of untouched and corrected units (up to a fifth of their words) that kept their id. *Builds* are
releases of made-up papers, and *real builds* of the project's own edition, edited and published again: printed are
addresses that stand on other words or lead to nothing. *Speed*: 10,000 and
50,000 units, unchanged, with a tenth changed, and reversed; the larger are to take five times as long as the smaller.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import random
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from anchor_builds import Outcome, build_twice
from anchor_judge import Judged, judge
from anchor_real import Base, build_again, release_first
from anchor_scripts import QUIET, TWINS, Piece, Script, Words, made_up, of_edition
from fonds.config import load_editions
from fonds.findings import Findings
from fonds.tei.encode import encode_text
from fonds.tei.register.match import match
from fonds.witness import read_witness
from tools.project import PROJECT

SIZES = (10_000, 50_000)


def one(seed: int, kinds: Sequence[str]) -> Judged:
    """One script."""
    rng = random.Random(seed)
    language = Words(rng)
    return judge(Script(made_up(rng, language), rng, language).run(rng.choices(kinds, k=rng.randint(1, 12))))


def quiet(seed: int) -> Judged:
    """One script that makes no twins."""
    return one(seed, QUIET)


def twins(seed: int) -> Judged:
    """One script that makes twins."""
    return one(seed, QUIET + TWINS)


@lru_cache(maxsize=1)
def paper() -> list[Piece]:
    """The units of the project's own paper."""
    findings = Findings()
    config = load_editions(PROJECT / "content", findings)[0]
    witness = read_witness(config, findings)
    assert witness is not None
    return of_edition(encode_text(witness))


def real(seed: int) -> Judged:
    """One script on the real edition, which has notes that are alike of itself."""
    rng = random.Random(seed)
    return judge(Script(paper(), rng, Words(rng)).run(rng.choices(QUIET, k=rng.randint(1, 12))))


def many(name: str, script: Callable[[int], Judged], count: int, seed: int) -> bool:
    """Run and print; whether nothing was wrong."""
    total, bad = Judged(), list[str]()
    with ProcessPoolExecutor() as pool:
        for number, judged in enumerate(pool.map(script, range(seed, seed + count), chunksize=50)):
            bad += [f"   seed {seed + number}: {line}" for line in (*judged.wrong, *judged.refused, *judged.missed)]
            total.doubts += judged.doubts
            for mine, more in ((total.untouched, judged.untouched), (total.corrected, judged.corrected)):
                mine[0] += more[0]
                mine[1] += more[1]
            total.wrong += judged.wrong
            total.refused += judged.refused
            total.missed += judged.missed
    print(f"{name}: {count:,} scripts from seed {seed}")
    print(f"   ids on other words {len(total.wrong)}, refusals without a twin {len(total.refused)}, ", end="")
    print(f"twins not refused {len(total.missed)}, refusals {total.doubts}")
    for what, (kept, all_of_them) in (("untouched", total.untouched), ("corrected", total.corrected)):
        print(f"   {what}: {kept:,} of {all_of_them:,} kept their id ({kept / max(1, all_of_them):.4f})")
    print("\n".join(bad[:10]), end="\n" if bad else "")
    return not bad


def built(seed: int) -> Outcome:
    """One script through the whole build."""
    silence = io.StringIO()
    silent = contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence)
    with tempfile.TemporaryDirectory() as folder, silent[0], silent[1]:
        return build_twice(Path(folder), seed)


@lru_cache(maxsize=1)
def base(folder: Path) -> Base:
    """The first release of the project's own edition."""
    return Base(folder)


def built_again(first: Path, seed: int) -> Outcome:
    """One script through the whole build of the project's own edition."""
    silence = io.StringIO()
    silent = contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence)
    with tempfile.TemporaryDirectory() as folder, silent[0], silent[1]:
        return build_again(base(first), Path(folder), seed)


def real_builds(count: int, seed: int) -> bool:
    """Run and print; whether nothing was wrong."""
    silence = io.StringIO()
    with tempfile.TemporaryDirectory() as folder:
        with contextlib.redirect_stdout(silence), contextlib.redirect_stderr(silence):
            release_first(Path(folder))
        return builds("whole builds of the real edition", partial(built_again, Path(folder)), count, seed)


def builds(name: str, script: Callable[[int], Outcome], count: int, seed: int) -> bool:
    """Run and print; whether nothing was wrong."""
    with ProcessPoolExecutor() as pool:
        found = list(pool.map(script, range(seed, seed + count)))
    wrong = [line for one in found for line in (*one.wrong, *one.dead)]
    kept, all_of_them = sum(one.kept for one in found), sum(one.all for one in found)
    print(f"{name}: {count:,} scripts from seed {seed}, refused {sum(one.refused for one in found)}")
    print(f"   addresses on other words or dead, refusals without a twin: {len(wrong)}; ", end="")
    print(f"{kept:,} of {all_of_them:,} units kept their address ({kept / max(1, all_of_them):.4f})")
    print("\n".join(wrong[:10]), end="\n" if wrong else "")
    return not wrong


def speed() -> None:
    """Print times for large registers."""
    rng = random.Random(6)
    language = Words(rng, 20_000)
    for size in SIZES:
        old = [Piece(f"p{i}", "paragraph", f"s{i // 50}", language.some(60)) for i in range(size)]
        changed = [replace(p, words=language.some(6) + p.words[6:]) if rng.random() < 0.1 else p for p in old]
        for what, new in (("unchanged", old), ("a tenth changed", changed), ("reversed", old[::-1])):
            ours, theirs = [piece.row for piece in old], [piece.row for piece in new]
            for row in ours:
                _ = row.outline
            began = time.perf_counter()
            found = match(ours, theirs)
            print(f"   {size:,} units, {what}: {time.perf_counter() - began:.2f} s, {len(found.pairs):,} kept")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.anchors")
    parser.add_argument("--scripts", type=int, default=10_000)
    parser.add_argument("--builds", type=int, default=200)
    parser.add_argument("--real", type=int, default=50)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options = parser.parse_args(arguments)
    holds = many("quiet", quiet, options.scripts, options.seed)
    holds &= many("twins", twins, options.scripts // 5, options.seed)
    holds &= many("the real edition", real, options.scripts // 20, options.seed)
    holds &= builds("whole builds", built, options.builds, options.seed)
    holds &= real_builds(options.real, options.seed)
    speed()
    return 0 if holds else 1


if __name__ == "__main__":
    raise SystemExit(main())
