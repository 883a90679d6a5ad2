"""A site is published in one step, only where it may be, and with a manifest of what the build made."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
import tempfile
from pathlib import Path

import pytest

from fonds.errors import Defect, UsageError
from fonds.publish import MANIFEST, Difference, publication, read_manifest, verify_manifest
from fonds.publish.beside import Beside
from fonds.publish.exchange import exchange
from publish_help import NEW, OLD, Project, read, without_exchange, write


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


@pytest.fixture(params=["one exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        without_exchange(monkeypatch)
    return str(request.param)


# What is published


@pytest.mark.usefixtures("way")
def test_the_new_site_takes_the_place_of_the_old_one_and_nothing_else_is_left(project: Project):
    project.publish(OLD)
    project.publish(NEW)
    assert read(project.site) == NEW
    assert verify_manifest(project.site) == []
    assert project.beside() == set()
    assert len(project.findings) == 0


def test_this_system_exchanges_two_folders_in_one_step(tmp_path: Path):
    write(tmp_path, {"a/1": "one", "b/2": "two"})
    if not exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("no renameat2 here")
    assert read(tmp_path) == {"a/2": "two", "b/1": "one"}


def test_a_folder_that_is_not_there_cannot_be_exchanged_and_that_is_an_error(tmp_path: Path):
    (tmp_path / "a").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "a", tmp_path / "b")


def test_an_exception_in_the_build_comes_out_unchanged_and_leaves_the_old_site(project: Project):
    project.publish(OLD)
    with pytest.raises(ZeroDivisionError), project.publication() as stage:
        write(stage, {**NEW, "broken.html": str(1 // 0)})
    assert read(project.site) == OLD
    assert project.beside() == set()


def test_an_os_error_of_the_build_is_not_taken_for_one_of_publishing(project: Project):
    with pytest.raises(FileNotFoundError), project.publication() as stage:
        (stage / "no such file").read_text()


@pytest.mark.parametrize("step", ["put_in_order", "sync_tree", "commit", "exchange"])
@pytest.mark.parametrize(
    ("fault", "advice"),
    [
        (errno.EACCES, "right to write"),
        (errno.EROFS, "right to write"),
        (errno.ENOSPC, "make room"),
        (errno.EBUSY, "mount point"),
        (errno.EIO, "the site is as it was"),
    ],
)
def test_what_the_machine_refuses_is_told_in_one_line_and_leaves_the_old_site(
    project: Project, monkeypatch: pytest.MonkeyPatch, step: str, fault: int, advice: str
):
    def refuse(*_: object) -> None:
        raise OSError(fault, os.strerror(fault))

    project.publish(OLD)
    monkeypatch.setattr(publication, step, refuse)
    with pytest.raises(UsageError, match=advice) as told:
        project.publish(NEW)
    assert "\n" not in str(told.value)
    assert read(project.site) == OLD
    assert project.beside() == set()


def test_a_folder_where_nobody_may_write_is_refused_before_the_build(project: Project, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(project.site))

    monkeypatch.setattr(publication, "make_stage", refuse)
    with pytest.raises(UsageError, match="Permission denied"):
        project.publish(NEW)
    assert project.beside() == set()


def test_the_second_of_two_renames_that_fails_leaves_a_whole_site(project: Project, monkeypatch):
    project.publish(OLD)
    without_exchange(monkeypatch)
    rename = Path.rename

    def stubborn(self: Path, target: Path) -> Path:
        if target == project.site and not self.name.endswith("-old"):
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", stubborn)
    with pytest.raises(UsageError):
        project.publish(NEW)
    assert read(project.site) == OLD
    assert project.beside() == set()


@pytest.mark.usefixtures("way")
def test_everything_is_on_the_disk_before_the_exchange_begins(project: Project, monkeypatch):
    synced: list[Path] = []
    fsync, commit = os.fsync, publication.commit

    def watch(fd: int) -> None:
        synced.append(Path(f"/proc/self/fd/{fd}").readlink())
        fsync(fd)

    def begin(beside: Beside, stage: Path) -> None:
        assert set(synced) >= {stage, *stage.rglob("*")}
        commit(beside, stage)

    project.publish(OLD)
    monkeypatch.setattr(os, "fsync", watch)
    monkeypatch.setattr(publication, "commit", begin)
    project.publish(NEW)
    assert project.root / ".site.fonds-journal" in synced
    assert synced.count(project.root) == 3  # the journal's name, the exchange, the journal's end


# Permissions and names


def test_a_published_site_can_be_read_by_a_web_server(project: Project):
    before = os.umask(0o022)
    try:
        with project.publication() as stage:
            write(stage, NEW)
            with tempfile.NamedTemporaryFile(dir=stage / "ed", delete=False) as private:
                private.write(b"0600")
    finally:
        os.umask(before)
    modes = {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in project.site.rglob("*")}
    assert modes == {(True, 0o755), (False, 0o644)}
    assert stat.S_IMODE(project.site.stat().st_mode) == 0o755


def test_a_user_who_keeps_files_private_gets_a_private_site(project: Project):
    before = os.umask(0o077)
    try:
        project.publish(NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE((project.site / "index.html").stat().st_mode) == 0o600
    assert stat.S_IMODE(project.site.stat().st_mode) == 0o700


def test_the_permissions_that_somebody_gave_the_site_stay(project: Project):
    project.publish(OLD)
    project.site.chmod(0o2775)
    project.publish(NEW)
    assert stat.S_IMODE(project.site.stat().st_mode) == 0o2775


def test_names_in_any_script_are_published(project: Project):
    files = {"архив/größe.html": "a", "文書/김일성 – “x”.html": "b", "with\nline.html": "c"}
    project.publish(files)
    assert read(project.site) == files
    assert verify_manifest(project.site) == []


def test_a_folder_without_files_is_not_published(project: Project):
    with project.publication() as stage:
        write(stage, NEW)
        (stage / "empty/inside").mkdir(parents=True)
    assert not (project.site / "empty").exists()


def test_a_build_that_writes_a_link_is_the_programs_fault(project: Project):
    with pytest.raises(Defect, match="shortcut"), project.publication() as stage:
        (stage / "shortcut").symlink_to("index.html")


def test_a_build_that_writes_the_manifests_name_is_the_programs_fault(project: Project):
    with pytest.raises(Defect):
        project.publish({MANIFEST: "{}"})


# Where a site may be


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


# The manifest


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
