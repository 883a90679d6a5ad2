"""A published folder says what the build made in it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from fonds.errors import UsageError
from fonds.publish import MANIFEST, Difference, read_manifest, verify_manifest
from publish_help import NEW, OLD, Project, write


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


def test_the_manifest_lists_every_file_of_the_build_with_its_hash_and_size(project: Project):
    project.publish(NEW)
    told = json.loads((project.site / MANIFEST).read_text(encoding="utf-8"))
    assert told["files"] == [
        {"path": path, "sha256": hashlib.sha256(words.encode()).hexdigest(), "size": len(words.encode())}
        for path, words in sorted(NEW.items())
    ]


def test_the_manifest_has_the_same_bytes_wherever_and_in_whatever_order_the_site_was_written(tmp_path: Path):
    one, other = Project(tmp_path / "a"), Project(tmp_path / "a longer name/b")
    one.publish(NEW)
    other.publish(OLD)
    other.publish(dict(reversed(NEW.items())))
    assert (one.site / MANIFEST).read_bytes() == (other.site / MANIFEST).read_bytes()
    assert str(tmp_path) not in (one.site / MANIFEST).read_text()


def test_the_manifest_shows_what_was_changed_removed_and_added(project: Project):
    project.publish(NEW)
    write(project.site, {"index.html": "by hand", "mine/letter.txt": "words"})
    (project.site / "ed/p1.html").unlink()
    (project.site / "empty").mkdir()
    assert verify_manifest(project.site) == [
        Difference("ed/p1.html", "missing"),
        Difference("empty", "foreign"),
        Difference("index.html", "changed"),
        Difference("mine/letter.txt", "foreign"),
    ]


def test_a_link_in_the_place_of_a_built_file_is_a_change_even_where_it_leads_to_the_same_words(
    project: Project,
):
    project.publish(NEW)
    (project.site / "index.html").rename(project.root / "elsewhere.html")
    (project.site / "index.html").symlink_to(project.root / "elsewhere.html")
    assert verify_manifest(project.site) == [Difference("index.html", "changed")]


def test_a_folder_without_a_manifest_cannot_be_verified(project: Project):
    assert read_manifest(project.root) is None
    with pytest.raises(UsageError, match="no build has published there"):
        verify_manifest(project.root)


@pytest.mark.parametrize(
    "path", ["../content/ed/witness.txt", "/etc/passwd", "a/../../b", "a//b", ".", "", "./a", "a/"]
)
def test_a_manifest_that_names_a_path_outside_of_its_folder_is_refused(project: Project, path: str):
    entry = {"path": path, "sha256": "0", "size": 1}
    write(project.site, {MANIFEST: json.dumps({"made_by": "fonds", "format": 1, "files": [entry]})})
    with pytest.raises(UsageError, match="cannot be read"):
        verify_manifest(project.site)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"made_by": "fonds", "format": 2, "files": []}', '{"files": 3}', "[" * 100000]
    + [json.dumps({"made_by": "fonds", "format": 1, "files": files}) for files in (3, ["a"], [{}], [[1]])],
)
def test_a_file_by_the_manifests_name_that_is_none_is_told_and_no_traceback(project: Project, text: str):
    write(project.site, {MANIFEST: text})
    with pytest.raises(UsageError, match="cannot be read"):
        read_manifest(project.site)
