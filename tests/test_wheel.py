"""The installed package: everything that a build needs is inside the wheel."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile

import pytest

from making import PROJECT


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The wheel, made from what the project holds and unpacked into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, source / name)
    for name in ("src", "templates"):
        shutil.copytree(PROJECT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def test_an_installed_fonds_builds_an_edition_in_an_empty_folder(installed, tmp_path):
    (tmp_path / "paper.txt").write_text("A Paper\n\nOne sentence of the paper.\n", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    for command in (["new", "a-paper", "paper.txt"], ["build", "--quiet"], ["check", "--quiet"]):
        subprocess.run([sys.executable, "-m", "fonds", *command], cwd=tmp_path, env=environment, check=True)
    assert (tmp_path / "site/a-paper/section-1.html").is_file()


def test_the_wheel_leaves_out_what_only_a_clone_needs(installed):
    assert not (installed / "fonds/bootstrap.py").exists()
    assert not (installed / "tests").exists()


def test_the_wheel_offers_the_command(installed):
    (entry_points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "fonds = fonds.__main__:main" in entry_points.read_text("utf-8")
