"""The check of the other shapes: a note or an address that is missing, doubled or displaced is found."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest

from fonds.checks.shapes import check_shapes
from fonds.exports import Edition, data
from fonds.exports.shapes.stage import make_shapes
from fonds.findings import Findings
from fonds.site.urls import Urls
from shapes_help import source
from site_help import small_tree


@pytest.fixture
def folder(tmp_path):
    make_shapes(source(tmp_path), tmp_path / "small", Findings())
    return tmp_path / "small"


@pytest.fixture
def inventory(tmp_path):
    tree = small_tree()
    given = source(tmp_path, tree)
    urls = Urls(tree)
    edition = Edition(given.config, tree, lambda one: urls.of(one) if urls.has(one) else "")
    shutil.copy(__file__, given.config.folder / "witness.txt")
    rows = data(edition, [])
    return {name: rows[name] for name in ("notes", "anchors")}


def said(folder, inventory) -> list[str]:
    findings = Findings()
    check_shapes(folder, "small", inventory, findings)
    return [f"{finding.code} {finding.fact}" for finding in findings]


def change(folder, old: bytes, new: bytes) -> None:
    """Put other bytes into the pages of the EPUB, wherever the old ones stand."""
    file, made = folder / "small.epub", io.BytesIO()
    hits = 0
    with zipfile.ZipFile(file) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            hits += content.count(old)
            after.writestr(name, content.replace(old, new))
    assert hits
    file.write_bytes(made.getvalue())


def test_shapes_that_agree_with_the_inventory_are_no_finding(folder, inventory):
    assert said(folder, inventory) == []


CHANGES = {
    "a note that is not there": (b'role="doc-footnote"', b'role="note"', "The note n1 is not there."),
    "a note that nothing calls": (b'id="ref-n1"', b'id="ref-x"', "The note n1 is called 0 times."),
    "a note that is called elsewhere": (b'id="p1"', b'id="p1x"', "The note n1 is called outside p1."),
    "an address that is missing": (b'id="d1.t1"', b"", "The address d1.t1 stands in it 0 times."),
    "an address that stands twice": (b'id="d1.t1"', b'id="d1.p1"', "The address d1.p1 stands in it 2 times."),
    "a note with other words": (b"Of no known place.", b"Of a place.", "The note n3 has other words."),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_what_the_epub_has_otherwise_is_found(kind, folder, inventory):
    old, new, fact = CHANGES[kind]
    change(folder, old, new)
    assert f"K-020 {fact}" in said(folder, inventory)


def test_a_note_without_a_line_in_the_text_is_found(folder, inventory):
    file = folder / "small.txt"
    file.write_text(file.read_text("utf-8").replace("[n. 3] Of no known place.\n", ""), "utf-8")
    assert said(folder, inventory) == ["K-020 The note n3 has no line of its own."]


def test_a_text_that_cannot_be_read_is_found(folder, inventory):
    file = folder / "small.txt"
    file.write_bytes(file.read_bytes() + b"\xff")
    assert [fact.partition(":")[0] for fact in said(folder, inventory)] == ["K-005 The file cannot be read"]


def test_an_epub_that_somebody_locked_is_found(folder, inventory):
    made = bytearray((folder / "small.epub").read_bytes())
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(sign)
        while at != -1:
            made[at + flags] |= 1
            at = made.find(sign, at + 1)
    (folder / "small.epub").write_bytes(made)
    assert said(folder, inventory)[0].startswith("K-005")


def test_an_epub_that_cannot_be_read_is_found(folder, inventory):
    (folder / "small.epub").write_bytes(b"no archive")
    assert said(folder, inventory)[0].startswith("K-005")


def test_an_edition_without_other_shapes_was_built_for_its_pages_alone(folder, inventory):
    (folder / "small.epub").unlink()
    assert said(folder, inventory) == []
