"""Publishes in processes that may be killed or fail. As a program, it forks a child for each line it reads.

A child costs a fork and not a start of Python, so that hundreds of killed publications fit into a test.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import fonds
from fonds.errors import UsageError
from fonds.findings import Findings
from fonds.publish import Publication, publication, read_manifest, verify_manifest

PUBLISHED, REFUSED, INTERRUPTED, KILLED = 0, 2, 130, -signal.SIGKILL
TOLERATED = 10
"""Published although the fault happened."""
NAMES = ["index.html", "ed/größe-文.html", "ed/data/notes.json", "static/a.css"]


def expected(version: str, files: int) -> set[str]:
    """The paths of a site's version: most in every version, some in one only."""
    many = {f"ed/section-{number}.html" for number in range(files)}
    return {*NAMES, *many, f"only-{version}.html", f"only-{version}/deep/page.html"}


def write_site(stage: Path, version: str, files: int) -> None:
    """Write a version of a site; each file says which."""
    for path in sorted(expected(version, files)):
        (stage / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).write_text(f"{version}\n{path}\n" + "word " * 1000, encoding="utf-8")


def whole_version(target: Path, files: int) -> str:
    """The version that the target holds; fails where it is not exactly one version, whole."""
    assert {difference.kind for difference in verify_manifest(target)} <= {"foreign"}
    manifest = read_manifest(target)
    assert manifest is not None
    versions = {(target / path).read_text(encoding="utf-8").split("\n", 1)[0] for path in manifest.files}
    assert len(versions) == 1, f"a mixture of {versions}"
    version = versions.pop()
    assert set(manifest.files) == expected(version, files)
    return version


def beside(target: Path) -> set[str]:
    """What else lies in the target's folder. A lock without a holder is nothing."""
    return {path.name for path in target.parent.iterdir()} - {target.name, f".{target.name}.fonds-lock"}


@dataclass
class Forge:
    """A running forge. `two_renames`: its children act as on a system that cannot exchange two folders."""

    target: Path
    files: int
    two_renames: bool

    def __enter__(self) -> Forge:
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(self.target), str(self.files), str(int(self.two_renames))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(fonds.__file__).parents[1])},
        )
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        self._process.stdout.close()

    def publish(
        self, version: str, *, after: float | None = None, at_step: int | None = None, fault: str = "kill"
    ) -> int:
        """Publish a version, and kill the process after some seconds, or let a fault happen before a step
        (they are counted in calls of the system): "kill", "error" (a full disk) or "interrupt" (Ctrl-C).
        Returns how the process ended: PUBLISHED, TOLERATED, KILLED, REFUSED or INTERRUPTED.
        """
        self._say({"version": version, "at_step": at_step, "fault": fault})
        pid = self._hear()
        if after is not None:
            time.sleep(after)
            os.kill(pid, signal.SIGKILL)  # until the forge is told to wait, the child cannot vanish
        self._say({})
        status = self._hear()
        assert status in (PUBLISHED, TOLERATED, KILLED, REFUSED, INTERRUPTED), f"a publication ended with {status}"
        return status

    def _say(self, told: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()

    def _hear(self) -> int:
        assert self._process.stdout is not None
        return int(self._process.stdout.readline())


def main() -> None:
    target, files = Path(sys.argv[1]), int(sys.argv[2])
    if int(sys.argv[3]):
        publication.exchange = lambda one, other: False
    for line in sys.stdin:
        told = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os._exit(_child(target, files, **told))
        print(pid, flush=True)
        sys.stdin.readline()
        print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)


def _child(target: Path, files: int, version: str, at_step: int | None, fault: str) -> int:
    fate = Fate(at_step, fault)
    try:
        sys.addaudithook(fate.step)
        with Publication(target, project=target.parent, forbidden=[], findings=Findings()) as stage:
            fate.waits = True  # the build itself is not what is tried here
            write_site(stage, version, files)
            fate.waits = False
        return TOLERATED if fate.came else PUBLISHED
    except UsageError:
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BaseException as error:
        print(repr(error), file=sys.stderr, flush=True)
        return 1


class Fate:
    """Lets a fault happen before a certain call that looks at or changes the filesystem."""

    def __init__(self, at_step: int | None, fault: str) -> None:
        self._left = at_step
        self._fault = fault
        self.waits = False
        self.came = False

    def step(self, event: str, _: tuple[object, ...]) -> None:
        """Python calls this before each call of the system that it audits."""
        if self._left is None or self.waits or not (event == "open" or event.startswith(("os.", "fcntl."))):
            return
        self._left -= 1
        if self._left == 0:
            self.came = True
            if self._fault == "error":
                raise OSError(errno.ENOSPC, "the disk is full")
            if self._fault == "interrupt":
                raise KeyboardInterrupt
            os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
