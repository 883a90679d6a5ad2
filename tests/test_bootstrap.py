"""A fresh clone and one command: build.py makes its own environment, or says in one line what mends it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from fonds.bootstrap import PIN, RUNTIME, STAMP, TESTS
from tools.project import PROJECT

PINS = dict(re.findall(r"^([A-Za-z0-9._-]+)(==(?:.*\\\n)+.*)$", (PROJECT / RUNTIME).read_text("utf-8"), re.M))
TELL = """
import json, os, sys
def main(arguments):
    print(json.dumps([sys.prefix, arguments, os.getcwd(), sys.warnoptions, os.environ.get("WORD"),
                      os.environ.get("FONDS_BOOTSTRAP_ENTERED")]))
    return 0
"""


class Clone:
    """A small project with the real build.py, whose only requirement is one small package."""

    def __init__(self, folder: Path, bare: Path) -> None:
        self.folder = folder
        self.python = bare / "bin" / "python"
        self.venv = folder / ".venv"

    def run(self, *arguments: str, flags: tuple[str, ...] = (), **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.python, "build.py", *arguments],
            cwd=self.folder,
            env={**os.environ, **env},
            capture_output=True,
            text=True,
            check=False,
        )

    def runs_inside(self) -> bool:
        """Whether the command runs in .venv, and needs no word to get there."""
        done = self.run()
        return done.returncode == 0 and f'["{self.venv}"' in done.stdout and done.stderr == ""


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python that has nothing but its standard library."""
    folder = tmp_path_factory.mktemp("bare")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    return folder


@pytest.fixture
def clone(tmp_path: Path, bare: Path) -> Clone:
    """A clone in which nothing was ever run."""
    folder = tmp_path / "a clone"
    package = folder / "src" / "fonds"
    package.mkdir(parents=True)
    shutil.copy(PROJECT / "build.py", folder)
    for name in ("__init__.py", "bootstrap.py", "errors.py"):
        shutil.copy(PROJECT / "src" / "fonds" / name, package)
    (package / "__main__.py").write_text(TELL, "utf-8")
    for lock, names in ((RUNTIME, ["mdurl"]), (TESTS, ["mdurl", "markupsafe"])):
        (folder / lock).parent.mkdir(exist_ok=True)
        (folder / lock).write_text("".join(f"{name}{PINS[name]}\n" for name in names), "utf-8")
    return Clone(folder, bare)


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Where the first test that needs a finished environment leaves it for the others."""
    return {}


@pytest.fixture
def set_up(clone: Clone, environment: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A clone in which build.py was run once."""
    if "kept" not in environment:
        done = clone.run()
        assert done.returncode == 0, done.stderr
        environment["kept"] = tmp_path_factory.mktemp("kept") / ".venv"
        shutil.copytree(clone.venv, environment["kept"], symlinks=True)
    elif not clone.venv.exists():
        shutil.copytree(environment["kept"], clone.venv, symlinks=True)
    return clone


def test_a_fresh_clone_makes_its_environment_and_says_so_in_one_line(clone: Clone) -> None:
    first = clone.run("build", "--strict")
    assert first.stderr == "build.py: making .venv from requirements.lock (once; needs the network)\n"
    assert f'["{clone.venv}", ["build", "--strict"]' in first.stdout
    assert clone.runs_inside()


def test_directory_environment_and_options_of_the_interpreter_are_kept(set_up: Clone, tmp_path: Path) -> None:
    done = subprocess.run(
        [set_up.python, "-W", "ignore::UserWarning", set_up.folder / "build.py"],
        cwd=tmp_path,
        env={**os.environ, "WORD": "kept"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == f'["{set_up.venv}", [], "{tmp_path}", ["ignore::UserWarning"], "kept", null]\n'


def test_without_ensurepip_it_ends_at_once_with_the_line_that_mends_it(clone: Clone, tmp_path: Path) -> None:
    done = clone.run(PYTHONPATH=str(shim(tmp_path, "import sys; sys.modules['ensurepip'] = None")))
    assert (done.returncode, done.stdout) == (2, "")
    assert "without ensurepip" in done.stderr
    assert done.stderr.splitlines()[-1].endswith("apt install python3-venv")
    assert not clone.venv.exists() or not any(clone.venv.iterdir())


def test_without_ensurepip_a_finished_environment_is_used(set_up: Clone, tmp_path: Path) -> None:
    done = set_up.run(PYTHONPATH=str(shim(tmp_path, "import sys; sys.modules['ensurepip'] = None")))
    assert done.returncode == 0, done.stderr


def test_an_older_python_is_told_so_in_one_line(clone: Clone, tmp_path: Path) -> None:
    older = "import sys; sys.version_info = (3, 10, 9, 'final', 0); sys.version = '3.10.9 (main)'"
    done = clone.run(PYTHONPATH=str(shim(tmp_path, older)))
    assert (done.returncode, done.stderr) == (2, "build.py: Python 3.11 or newer is needed, not 3.10.9\n")


def shim(folder: Path, code: str) -> Path:
    """A folder for PYTHONPATH whose code is run before anything else."""
    (folder / "sitecustomize.py").write_text(code, "utf-8")
    return folder


def test_without_a_network_one_line_says_so_and_the_next_run_mends_it(clone: Clone) -> None:
    away = {"PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1", "PIP_CONFIG_FILE": os.devnull}
    done = clone.run(**away, PIP_FIND_LINKS="", PIP_NO_CACHE_DIR="1")
    assert done.returncode == 2
    assert "the package registry cannot be reached" in done.stderr
    assert "Traceback" not in done.stderr
    assert clone.run().returncode == 0
    assert clone.runs_inside()


def test_a_package_with_another_hash_is_not_installed(clone: Clone) -> None:
    lock = clone.folder / RUNTIME
    lock.write_text(re.sub(r"sha256:\w{4}", "sha256:0000", lock.read_text("utf-8")), "utf-8")
    done = clone.run()
    assert done.returncode == 2
    assert "HASH" in done.stderr.upper()


def test_an_environment_killed_half_made_is_made_anew(clone: Clone) -> None:
    with subprocess.Popen(
        [clone.python, "build.py"], cwd=clone.folder, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        while not (clone.venv / "bin" / "python").exists():
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)
    assert clone.run().returncode == 0
    assert clone.runs_inside()


def test_a_changed_lock_file_makes_it_anew(set_up: Clone) -> None:
    (set_up.folder / RUNTIME).write_text(f"markupsafe{PINS['markupsafe']}\n", "utf-8")
    assert set_up.run().returncode == 0
    assert set_up.runs_inside()
    assert not list(set_up.venv.rglob("mdurl"))


def test_an_environment_of_another_python_is_made_anew(set_up: Clone) -> None:
    stamp = set_up.venv / STAMP
    stamp.write_text(stamp.read_text("utf-8").replace(sys.implementation.cache_tag, "cpython-399"), "utf-8")
    assert "making .venv" in set_up.run().stderr
    assert set_up.runs_inside()


def test_an_environment_whose_python_has_gone_is_made_anew(set_up: Clone) -> None:
    for name in ("python", "python3"):
        (set_up.venv / "bin" / name).unlink()
    assert set_up.run().returncode == 0
    assert set_up.runs_inside()


@pytest.mark.parametrize("inside", [False, True], ids=["from outside", "by its own python"])
def test_a_package_that_somebody_removed_comes_back(set_up: Clone, inside: bool) -> None:
    for folder in set_up.venv.glob("lib/python*/site-packages/mdurl*"):
        shutil.rmtree(folder)
    outside, set_up.python = set_up.python, set_up.venv / "bin" / "python" if inside else set_up.python
    assert set_up.run().returncode == 0
    set_up.python = outside
    assert set_up.runs_inside()


def test_an_environment_that_somebody_else_made_is_refused_and_left_alone(clone: Clone, bare: Path) -> None:
    shutil.copytree(bare, clone.venv, symlinks=True)
    done = clone.run()
    assert done.returncode == 2
    assert "was not made by build.py" in done.stderr
    assert (clone.venv / "pyvenv.cfg").read_bytes() == (bare / "pyvenv.cfg").read_bytes()


def test_two_first_runs_at_once_make_one_environment(clone: Clone) -> None:
    runs = [
        subprocess.Popen([clone.python, "build.py"], cwd=clone.folder, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = [run.communicate()[1] for run in runs]
    assert [run.returncode for run in runs] == [0, 0]
    assert sorted(map(bool, said)) == [False, True]


def test_the_tests_get_more_packages_and_the_build_does_not_mind(set_up: Clone) -> None:
    done = set_up.run("test")
    assert "making .venv from tests/requirements.lock" in done.stderr
    assert list(set_up.venv.rglob("markupsafe"))
    assert set_up.runs_inside()


def test_a_clone_that_was_tested_first_is_ready_to_build(clone: Clone) -> None:
    assert "making .venv from tests/requirements.lock" in clone.run("test").stderr
    assert clone.runs_inside()


def test_no_bootstrap_runs_on_the_python_that_was_called(set_up: Clone, bare: Path) -> None:
    done = set_up.run("--no-bootstrap")
    assert done.returncode == 2
    assert "mdurl" in done.stderr
    assert "pip install -r requirements.lock" in done.stderr
    set_up.python = set_up.venv / "bin" / "python"
    assert '["build"]' in set_up.run("build", "--no-bootstrap").stdout


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_needs_no_environment(clone: Clone, option: str) -> None:
    assert clone.run(option).returncode == 0
    assert not clone.venv.exists()


def pins(lock: str) -> dict[str, str]:
    return {pin["name"]: pin["version"] for pin in PIN.finditer((PROJECT / lock).read_text("utf-8"))}


def test_both_lock_files_have_the_same_versions() -> None:
    assert pins(RUNTIME).items() <= pins(TESTS).items()


def test_all_that_pyproject_asks_for_is_locked() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]
    runtime, tests = project["dependencies"], project["optional-dependencies"]["test"]
    assert {name_of(line) for line in runtime} <= pins(RUNTIME).keys()
    assert {name_of(line) for line in runtime + tests} <= pins(TESTS).keys()


def name_of(requirement: str) -> str:
    """`PyYAML>=6` → `pyyaml`."""
    return re.split(r"[<>=~! ]", requirement)[0].lower().replace("_", "-")


@pytest.mark.parametrize("lock", [RUNTIME, TESTS])
def test_every_pin_has_a_hash(lock: str) -> None:
    blocks = re.split(r"^(?=[A-Za-z0-9])", (PROJECT / lock).read_text("utf-8"), flags=re.M)[1:]
    assert blocks
    assert all("--hash=sha256:" in block for block in blocks)
