"""A site is published only where it may be: a wrong target never costs a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fonds.errors import UsageError
from fonds.publish import MANIFEST
from publish_help import NEW, OLD, Project, read, without_exchange, write


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


@pytest.fixture(params=["one exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        without_exchange(monkeypatch)
    return str(request.param)


@pytest.mark.parametrize(
    "target",
    ["", "..", "../..", "content", "content/ed", "content/site", "content/new/site", "src", "src/site"],
)
def test_a_target_that_holds_or_lies_in_what_belongs_to_people_is_refused(project: Project, target: str):
    with pytest.raises(UsageError, match="cannot be the site") as told:
        project.publish(NEW, project.root / target)
    assert "\n" not in str(told.value)
    assert project.beside() == set()
    assert read(project.root / "content") == {"ed/witness.txt": "the witness"}


def test_a_link_into_the_sources_is_refused(project: Project):
    project.site.symlink_to(project.root / "content")
    with pytest.raises(UsageError, match="content"):
        project.publish(NEW)


def test_the_sources_are_known_also_where_they_are_reached_by_a_link(project: Project, tmp_path: Path):
    (tmp_path / "by-link").symlink_to(project.root)
    with pytest.raises(UsageError, match="content"):
        project.publish(NEW, tmp_path / "by-link/content/site")


def test_a_project_reached_by_a_link_keeps_its_sources(tmp_path: Path):
    Project(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    project = Project.__new__(Project)
    project.root = tmp_path / "link"
    with pytest.raises(UsageError, match="content"):
        project.publish(NEW, tmp_path / "real/content/site")


def test_where_capitals_do_not_count_the_sources_are_known_in_capitals(project: Project, monkeypatch):
    def same(self: Path, other: Path) -> bool:
        return str(self).casefold() == str(other).casefold()

    monkeypatch.setattr(Path, "samefile", same)
    with pytest.raises(UsageError, match="lies in"):
        project.publish(NEW, project.root / "CONTENT/site")


def test_a_folder_with_files_and_no_manifest_is_refused_and_untouched(project: Project):
    write(project.site, {"thesis.txt": "years of work"})
    with pytest.raises(UsageError, match="not empty"):
        project.publish(NEW)
    assert read(project.site) == {"thesis.txt": "years of work"}
    assert project.beside() == set()


def test_a_folder_with_a_damaged_manifest_is_refused_and_untouched(project: Project):
    write(project.site, {MANIFEST: "<<<<<<< HEAD", "index.html": "words"})
    with pytest.raises(UsageError, match="cannot be read"):
        project.publish(NEW)
    assert read(project.site) == {"index.html": "words"}


def test_a_file_is_refused(project: Project):
    project.site.write_text("a file")
    with pytest.raises(UsageError, match="it is a file"):
        project.publish(NEW)
    assert project.site.read_text() == "a file"


def test_a_mount_point_is_refused_before_the_build(project: Project, monkeypatch: pytest.MonkeyPatch):
    project.site.mkdir()
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == project.site)
    with pytest.raises(UsageError, match="mount point"):
        project.publish(NEW)


def test_links_in_a_circle_are_refused(project: Project):
    project.site.symlink_to(project.site)
    with pytest.raises(UsageError):
        project.publish(NEW)


@pytest.mark.usefixtures("way")
def test_an_empty_folder_is_a_good_target(project: Project):
    project.site.mkdir()
    project.publish(NEW)
    assert read(project.site) == NEW
    assert project.beside() == set()


def test_the_folders_above_a_new_site_are_made(project: Project):
    project.publish(NEW, project.root / "public/2024/site")
    assert read(project.root / "public/2024/site") == NEW
    assert [path.name for path in (project.root / "public/2024").iterdir()] == ["site"]


@pytest.mark.usefixtures("way")
def test_a_link_to_a_folder_stays_and_the_folder_gets_the_site(project: Project, tmp_path: Path):
    (tmp_path / "www").mkdir()
    project.site.symlink_to(tmp_path / "www")
    project.publish(OLD)
    project.publish(NEW)
    assert project.site.is_symlink()
    assert read(tmp_path / "www") == NEW


def test_files_that_come_to_a_new_target_during_the_build_are_not_replaced(project: Project):
    with pytest.raises(UsageError, match="not empty"), project.publication():
        write(project.site, {"thesis.txt": "years of work"})
    assert read(project.site) == {"thesis.txt": "years of work"}
    assert project.beside() == set()


def test_the_current_folder_may_be_inside_the_site(project: Project, monkeypatch: pytest.MonkeyPatch):
    project.publish(OLD)
    monkeypatch.chdir(project.site)
    project.publish(NEW)
    project.publish(OLD)  # now the current folder is one that is gone
    assert read(project.site) == OLD
