"""Golden cases: each folder of tests/cases is a small text and the TEI that it must become (see tests/README.md)."""

from __future__ import annotations

import os
import shutil

import pytest

from fonds.config import load_edition
from fonds.doubts import look
from fonds.findings import Findings
from fonds.link import link
from fonds.tei.names import first
from fonds.tei.serialise import to_bytes
from fonds.tei.stage import encode
from fonds.witness import read_witness
from making import PROJECT, archives

CASES = sorted(path.name for path in (PROJECT / "tests/cases").iterdir() if (path / "in").is_dir())


def encoded(name, tmp_path):
    """The text element of a case's linked TEI, as it is written, and the findings."""
    folder = tmp_path / "case"
    shutil.copytree(PROJECT / "tests/cases" / name / "in", folder)
    findings = Findings()
    config = load_edition(folder, "case", findings)
    assert config is not None, list(map(str, findings))
    witness = read_witness(config, findings)
    linked = link(encode(witness, config, [], findings).tree, config, archives(folder / "registers"), findings)
    look(linked, config, findings)
    to_bytes(linked)  # lays the tree out as it is written
    data = to_bytes(first(linked, "t:text"))
    return data.decode(), "".join(f"{finding}\n" for finding in findings)


@pytest.mark.parametrize("name", CASES)
def test_a_text_becomes_the_tei_that_was_reviewed(name, tmp_path):
    golden = PROJECT / "tests/cases" / name / "golden"
    text, findings = encoded(name, tmp_path)
    if os.environ.get("ACCEPT"):
        golden.mkdir(exist_ok=True)
        (golden / "text.xml").write_text(text, "utf-8")
        (golden / "findings.txt").write_text(findings, "utf-8")
    assert text == (golden / "text.xml").read_text("utf-8")
    assert findings == (golden / "findings.txt").read_text("utf-8")
