"""A site is published in one step, only where it may be, and with a manifest of what the build made."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from pathlib import Path

import pytest

from fonds.errors import Defect, UsageError
from fonds.publish import MANIFEST, publication, verify_manifest
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
