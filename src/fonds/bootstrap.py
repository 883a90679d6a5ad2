"""The way in for a fresh clone: where requirements are missing, `.venv` is made from the lock and entered.

Standard library alone, for nothing else may be there yet. Only `build.py` uses it; the wheel leaves it out.

`.venv` belongs to build.py. Its stamp is the first file in it, empty, and says last what was installed: so an
environment that was killed half-made, or made from another lock file or for another Python, is made anew.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import metadata
from pathlib import Path

from .errors import UsageError

RUNTIME = "requirements.lock"
TESTS = "tests/requirements.lock"
"""Holds all of RUNTIME at the same versions, and what the tests need."""

STAMP = "made-by-build.py"
ENTERED = "FONDS_BOOTSTRAP_ENTERED"
"""Set for one exec and taken away at once: what the new process must know to keep out of a circle."""

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<marker>\s*;)?", re.MULTILINE)


def enter(project: Path, lock: str) -> None:
    """Return if this interpreter has the requirements of `lock`; else start this command again in `.venv`.

    Raises UsageError, with the line that mends it, where that cannot be done.
    """
    entered = os.environ.pop(ENTERED, "")
    missing = lacking(project / lock)
    if not missing:
        return
    if entered == "made":
        raise UsageError(f".venv was made, and still lacks {missing[0]}: remove .venv and try again")
    # "found": the stamp promised what is not there, so somebody took it away.
    made = _ready(project, lock, afresh=entered == "found")
    os.environ[ENTERED] = "made" if made else "found"
    python = str(_python_of(project / ".venv"))
    os.execv(python, [python, *sys.orig_argv[1:]])


def lacking(lock: Path, *, exactly: bool = True) -> list[str]:
    """The pins of a lock file that this interpreter lacks; with `exactly`, another version counts as lacking.

    A pin that depends on the platform (`; python_version < …`) is left to pip.
    """
    pins = [pin for pin in PIN.finditer(lock.read_text("utf-8")) if not pin["marker"]]
    return [f"{pin['name']}=={pin['version']}" for pin in pins if not _has(pin, exactly)]


def _has(pin: re.Match[str], exactly: bool) -> bool:
    try:
        version = metadata.version(pin["name"])
    except metadata.PackageNotFoundError:
        return False
    return version == pin["version"] or not exactly


def _ready(project: Path, lock: str, *, afresh: bool) -> bool:
    """See to it that `.venv` is whole for `lock`; say whether anything had to be made for that."""
    venv = project / ".venv"
    with _alone(project / ".fonds"):
        if not afresh and _line(project, lock) in _stamped(venv):
            return False
        _refuse_what_is_not_ours(venv)
        print(f"build.py: making .venv from {lock} (once; needs the network)", file=sys.stderr, flush=True)
        known = {_line(project, RUNTIME), _line(project, TESTS)}
        keep = set() if afresh or not _stamped(venv) <= known else _stamped(venv)
        if not keep:
            _make_empty(venv)
        _install(venv, project / lock)
        covered = (RUNTIME, TESTS) if lock == TESTS else (lock,)
        _write_stamp(venv, keep | {_line(project, name) for name in covered})
    return True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time make the environment; the kernel frees the lock of a process that dies."""
    folder.mkdir(exist_ok=True)
    with (folder / "bootstrap.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _refuse_what_is_not_ours(venv: Path) -> None:
    if venv.is_symlink() or (venv.is_dir() and any(venv.iterdir()) and not (venv / STAMP).is_file()):
        raise UsageError(f"{venv} was not made by build.py: remove it, or run its python with --no-bootstrap")


def _make_empty(venv: Path) -> None:
    """Make the environment anew. The stamp is the first file that is there and the last that goes."""
    try:
        import ensurepip  # noqa: F401  (only to see whether it is there)
    except ImportError:
        raise UsageError(
            f"this Python ({sys.executable}) comes without ensurepip; on Debian and Ubuntu this mends it: "
            "apt install python3-venv"
        ) from None
    venv.mkdir(exist_ok=True)
    _write_stamp(venv, set())
    for path in venv.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != STAMP:
            path.unlink()
    python = getattr(sys, "_base_executable", sys.executable)
    _run([python, "-I", "-m", "venv", str(venv)], "the virtual environment .venv could not be made")


def _install(venv: Path, lock: Path) -> None:
    pip = [str(_python_of(venv)), "-I", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--no-input", "--require-hashes", "-r", str(lock)], "pip could not install the requirements")


def _run(command: list[str], fault: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        words = [line for line in lines if line.startswith("ERROR")] or lines
        if "connection broken by" in done.stderr:
            fault += ", for the package registry cannot be reached"
        raise UsageError("\n  ".join([f"{fault}; its last words:", *words[-3:]]))


def _python_of(venv: Path) -> Path:
    return venv / "bin" / "python"


def _line(project: Path, lock: str) -> str:
    """The stamp's line for a lock file: another content or another Python makes another line."""
    digest = hashlib.sha256((project / lock).read_bytes()).hexdigest()
    return f"{digest}  {lock}  {sys.implementation.cache_tag}"


def _stamped(venv: Path) -> set[str]:
    """What the environment holds by its stamp; nothing where it is unfinished or its Python is gone."""
    if not (venv / STAMP).is_file() or not _python_of(venv).exists():
        return set()
    return set((venv / STAMP).read_text("utf-8").splitlines())


def _write_stamp(venv: Path, lines: set[str]) -> None:
    (venv / STAMP).write_text("".join(f"{line}\n" for line in sorted(lines)), "utf-8")
