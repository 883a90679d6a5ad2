"""Fonds: makes a documentary edition, as a static website, from the text of a working paper.

    python3 build.py [build]            build every edition in content/ into site/
    python3 build.py test               run the tests
    python3 build.py serve              build, serve on localhost, rebuild and reload on change
    python3 build.py search 'QUERY'     search the index from the terminal
    python3 build.py check              verify a built site; writes nothing
    python3 build.py accept-anchors     record new anchors in anchors.lock
    python3 build.py release            freeze the edition under the version it names
    python3 build.py pdf                make the PDF of each edition; the next build publishes it
    python3 build.py new ID WITNESS     start an edition from a text file
    python3 build.py explain CODE       say what the code of a finding means
    python3 build.py COMMAND --help     say which options a command has

A fresh clone needs Python 3.11 or newer and nothing else: what is missing is installed into .venv, from the
lock file, and the command runs there. With --no-bootstrap it runs on the Python that was called, as it is.
Exit codes: 0 good, 1 findings of level error or failing tests, 2 wrong usage or set-up, 3 a fault of our own.
"""

import os
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent

if sys.version_info < (3, 11):  # noqa: UP036  (an older Python gets this line, not a traceback)
    sys.stderr.write("build.py: Python 3.11 or newer is needed, not " + sys.version.split()[0] + "\n")
    sys.exit(2)

sys.path.insert(0, str(PROJECT / "src"))

from fonds import bootstrap  # noqa: E402  (the line above makes it importable)
from fonds.errors import UsageError  # noqa: E402


def main(arguments: list[str]) -> int:
    """Make the requirements available, then run the tests or the program; returns the exit code."""
    rest = [argument for argument in arguments if argument != "--no-bootstrap"]
    if rest in (["--help"], ["-h"]):
        print(__doc__)
        return 0
    testing = rest[:1] == ["test"]
    lock = bootstrap.TESTS if testing else bootstrap.RUNTIME
    try:
        if len(rest) < len(arguments):
            demand(lock)
        elif testing or not {"--help", "-h", "--version"} & set(rest):
            bootstrap.enter(PROJECT, lock)
    except (UsageError, OSError) as fault:
        print(f"build.py: {fault}", file=sys.stderr)
        return 2
    return run_tests(rest[1:]) if testing else run_program(rest)


def demand(lock: str) -> None:
    """For --no-bootstrap: the packages of the lock file must be there, in whatever version."""
    missing = bootstrap.lacking(PROJECT / lock, exactly=False)
    if missing:
        raise UsageError(f"{missing[0]} is missing; leave --no-bootstrap out, or: pip install -r {lock}")


def run_tests(options: list[str]) -> int:
    """Run pytest; what was skipped, and what would install it, is listed at the end (tests/conftest.py)."""
    import pytest

    os.chdir(PROJECT)
    code = int(pytest.main(["--numprocesses=auto", *options]))
    return {0: 0, 1: 1, 3: 3}.get(code, 2)


def run_program(arguments: list[str]) -> int:
    """Run a command of Fonds, which calls itself build.py here."""
    os.environ.setdefault("FONDS_PROG", "build.py")
    from fonds.__main__ import main as program

    return program(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
