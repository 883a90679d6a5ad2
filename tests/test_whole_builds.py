"""Whole builds of the real content, by the command: same bytes everywhere, and whole at whatever moment."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from benchmarks.kill_build import Range
from tools.project import build_site, copy_clone
from tools.trees import differences

AWKWARD = {
    "PYTHONHASHSEED": "4711",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "TZ": "Asia/Pyongyang",
}
"""Another order of sets, a locale without umlauts, another day around midnight."""


def test_two_builds_give_the_same_bytes_wherever_and_whenever_they_run(tmp_path: Path) -> None:
    short = copy_clone(tmp_path / "a")
    long = copy_clone(tmp_path / "a folder with quite a long name" / "in another ‘folder’" / "project")
    build_site(short / "site", short, {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"})
    build_site(long / "site", long, AWKWARD)
    assert not differences(short / "site", long / "site")
    assert not differences(short / ".fonds" / "work", long / ".fonds" / "work")


def test_a_second_build_in_the_same_place_changes_no_byte(tmp_path: Path) -> None:
    site, before = tmp_path / "site", tmp_path / "before"
    build_site(site)
    shutil.copytree(site, before)
    build_site(site)
    assert not differences(site, before)


def test_a_build_killed_at_a_random_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    Range(tmp_path).shoot(10, seed=1)


@pytest.mark.slow
def test_a_build_killed_at_a_hundred_random_moments_leaves_a_whole_site(tmp_path: Path) -> None:
    Range(tmp_path).shoot(100, seed=2)


def test_a_fresh_clone_is_built_by_one_command_on_the_python_of_the_system(tmp_path: Path) -> None:
    if not Path("/usr/bin/python3").exists():
        pytest.skip("/usr/bin/python3 is missing: apt install python3-venv")
    clone = copy_clone(tmp_path / "clone")
    passed_on = ("HOME", "PATH", "HTTPS_PROXY", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE")
    env = {name: value for name, value in os.environ.items() if name in passed_on or name.startswith("PIP_")}
    done = subprocess.run(
        ["/usr/bin/python3", "build.py"], cwd=clone, env=env, capture_output=True, text=True, check=False
    )
    if "apt install python3-venv" in done.stderr:
        pytest.skip("/usr/bin/python3 has no ensurepip: apt install python3-venv")
    if "the package registry cannot be reached" in done.stderr:
        pytest.skip("the package registry is missing: connect to the network")
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("build.py: making .venv from requirements.lock")
    assert (clone / "site" / "index.html").is_file()
    assert (clone / ".venv" / "bin" / "python").exists()


def test_the_build_writes_nothing_into_the_content(tmp_path: Path) -> None:
    clone = copy_clone(tmp_path / "clone")
    shutil.copytree(clone / "content", tmp_path / "before")
    build_site(clone / "site", clone)
    assert not differences(clone / "content", tmp_path / "before")
