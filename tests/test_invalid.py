"""Bad content gets findings that say where, what and what to do; never a traceback, and never half a site.

Each folder of tests/invalid is a fault: `content/` as an editor might leave it, and `expected.txt`, what the build
prints, word for word. `ACCEPT=1 pytest tests/test_invalid.py` writes what is printed now: read it before you commit it.
"""

from __future__ import annotations

import os
import shutil

import pytest

from fonds.__main__ import main
from making import PROJECT

CASES = sorted(path.name for path in (PROJECT / "tests/invalid").iterdir() if path.is_dir())


def build(name, tmp_path, capsys):
    """Build a case's content; gives the exit code and what was printed."""
    shutil.copytree(PROJECT / "tests/invalid" / name / "content", tmp_path / "content")
    arguments = ["build", "--content", str(tmp_path / "content"), "--site", str(tmp_path / "site"), "--quiet"]
    code = main(arguments)
    return code, capsys.readouterr().err


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_reported_in_the_words_that_are_expected(name, tmp_path, capsys):
    code, printed = build(name, tmp_path, capsys)
    expected = PROJECT / "tests/invalid" / name / "expected.txt"
    if os.environ.get("ACCEPT"):
        expected.write_text(printed, "utf-8")
    assert printed == expected.read_text("utf-8")
    assert code == 1


@pytest.mark.parametrize("name", CASES)
def test_a_fault_publishes_nothing(name, tmp_path, capsys):
    build(name, tmp_path, capsys)
    assert not (tmp_path / "site").exists()
