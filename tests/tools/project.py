"""The project as the tests see it: its root, its commands, and copies of what a clone would hold."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]


def run_build(
    *arguments: str, project: Path = PROJECT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """`python build.py …` on this interpreter, which has the requirements; what it printed is kept."""
    return subprocess.run(
        [sys.executable, "build.py", *arguments, "--no-bootstrap"],
        cwd=project,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def build_site(
    site: Path, project: Path = PROJECT, env: Mapping[str, str] | None = None, options: Sequence[str] = ()
) -> None:
    """Build the content of a project into `site`; AssertionError with all that was printed where it fails."""
    done = run_build("build", "--site", str(site), *options, project=project, env=env)
    assert done.returncode == 0, f"exit code {done.returncode}\n{done.stdout}\n{done.stderr}"


def copy_clone(target: Path) -> Path:
    """Copy what a clone of the working tree would hold: every file that git does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (PROJECT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, target / name)
    return target
