"""Kill a whole build at random moments and see that the old site or the new one stands there, whole.

    PYTHONPATH=src:tests .venv/bin/python -m benchmarks.kill_build [NUMBER]     100 where no number is given

A few of these runs are part of the tests (tests/test_whole_builds.py).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tools.project import build_site, copy_clone, run_build
from tools.trees import contents, differences

TITLES = {"a": "title: China and the Post-War Reconstruction", "b": "title: China and the Postwar Reconstruction"}
OTHER = {"a": "b", "b": "a"}


class Range:
    """A project that can be built into either of two sites, `a` and `b`, and a published one."""

    def __init__(self, folder: Path) -> None:
        self.project = copy_clone(folder / "project")
        self.whole = {"a": folder / "a", "b": folder / "b"}
        self.site = folder / "published" / "site"
        self.seconds = 0.0
        for name, site in self.whole.items():
            self._ask_for(name)
            began = time.monotonic()
            build_site(site, self.project)
            self.seconds = time.monotonic() - began
        assert differences(*self.whole.values()), "the two sites must differ for the test to mean anything"
        shutil.copytree(self.whole["a"], self.site)

    def shoot(self, number: int, seed: int) -> Counter[str]:
        """Kill that many builds, each of which would put the other site in place of the one that stands there;
        then one that is let alone must do so and leave nothing beside it.

        Returns how often the old and the new site stood there after a kill. AssertionError where it was neither.
        """
        moments = random.Random(seed)
        stands, seen = "a", Counter[str]()
        for _ in range(number):
            self._ask_for(OTHER[stands])
            # Half of them near the end, where the sites change places.
            after = moments.uniform(moments.choice([0, 0.75]), 1.05) * self.seconds
            self._kill_a_build(after)
            found = self._which(f"killed after {after:.3f} s of {self.seconds:.3f} s, seed {seed}")
            seen["old" if found == stands else "new"] += 1
            stands = found
        self._ask_for(OTHER[stands])
        done = run_build("build", "--site", str(self.site), project=self.project)
        assert done.returncode == 0, done.stderr
        assert self._which("after a last build") == OTHER[stands]
        assert [path.name for path in self.site.parent.iterdir()] == ["site"], "something was left beside it"
        return seen

    def _ask_for(self, name: str) -> None:
        """Change the content so that a build makes this one of the two sites."""
        edition = self.project / "content" / "nkidp-wp4" / "edition.yaml"
        text = edition.read_text("utf-8").replace(TITLES[OTHER[name]], TITLES[name])
        assert TITLES[name] in text
        edition.write_text(text, "utf-8")

    def _kill_a_build(self, after: float) -> None:
        with subprocess.Popen(
            [sys.executable, "build.py", "build", "--no-bootstrap", "--site", str(self.site)],
            cwd=self.project,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            try:
                process.wait(after)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)

    def _which(self, moment: str) -> str:
        """The site that stands there, by every byte of every file."""
        here = contents(self.site)
        for name, site in self.whole.items():
            if here == contents(site):
                return name
        raise AssertionError(f"{moment}: a mixture, not a by {differences(self.site, self.whole['a'])[:5]}")


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with tempfile.TemporaryDirectory() as temporary:
        shots = Range(Path(temporary)).shoot(times, seed=random.SystemRandom().randrange(10**6))
    print(f"{times} builds killed: the old site stood {shots['old']} times, the new one {shots['new']} times")
