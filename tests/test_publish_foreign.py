"""Nothing that people put into a published folder is lost by the next build."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from pathlib import Path

import pytest

from fonds.errors import UsageError
from fonds.publish import Difference, verify_manifest
from publish_help import NEW, OLD, Project, read, without_exchange, write


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path / "project")
    project.publish(OLD)
    return project


@pytest.fixture(params=["one exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        without_exchange(monkeypatch)
    return str(request.param)


# Carried over


@pytest.mark.usefixtures("way")
def test_foreign_files_go_with_the_site_at_any_depth(project: Project):
    mine = {"CNAME": "example.org", "ed/mine.txt": "words", "mine/deep/er/letter.txt": "more"}
    write(project.site, mine)
    project.publish(NEW)
    project.publish(NEW)
    assert read(project.site) == {**NEW, **mine}
    assert project.beside() == set()


def test_foreign_files_are_named_in_one_notice_a_foreign_folder_by_its_own_name(project: Project):
    write(project.site, {"CNAME": "x", "ed/mine.txt": "x", "mine/a.txt": "x", "mine/deep/b.txt": "x"})
    project.publish(NEW)
    [notice] = project.notices("P-001")
    assert "CNAME, ed/mine.txt, mine/" in notice
    assert "a.txt" not in notice


def test_many_foreign_files_make_one_short_notice(project: Project):
    write(project.site, {f"{number:03}.gz": "x" for number in range(100)})
    project.publish(NEW)
    [notice] = project.notices("P-001")
    assert notice.count(".gz") == 20
    assert "and 80 more" in notice


def test_a_foreign_file_keeps_its_mode_and_its_time(project: Project):
    write(project.site, {"mine/run.sh": "#!/bin/sh"})
    (project.site / "mine/run.sh").chmod(0o750)
    (project.site / "mine").chmod(0o700)
    os.utime(project.site / "mine/run.sh", ns=(10**18, 10**18 + 7))
    os.utime(project.site / "mine", ns=(10**18, 10**18 + 9))
    project.publish(NEW)
    file, folder = (project.site / "mine/run.sh").stat(), (project.site / "mine").stat()
    assert (stat.S_IMODE(file.st_mode), file.st_mtime_ns) == (0o750, 10**18 + 7)
    assert (stat.S_IMODE(folder.st_mode), folder.st_mtime_ns) == (0o700, 10**18 + 9)


def test_empty_foreign_folders_are_carried_over(project: Project):
    (project.site / "drop/here").mkdir(parents=True)
    project.publish(NEW)
    assert (project.site / "drop/here").is_dir()
    assert "drop/" in project.notices("P-001")[0]


def test_a_link_is_carried_over_as_a_link_and_never_followed(project: Project, tmp_path: Path):
    write(tmp_path / "outside", {"big.txt": "not mine to copy"})
    (project.site / "link").symlink_to(tmp_path / "outside")
    (project.site / "broken").symlink_to("no/such/file")
    project.publish(NEW)
    project.publish(OLD)
    assert (project.site / "link").readlink() == tmp_path / "outside"
    assert (project.site / "broken").readlink() == Path("no/such/file")
    assert read(tmp_path / "outside") == {"big.txt": "not mine to copy"}


def test_where_hard_links_are_not_possible_foreign_files_are_copied(project: Project, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    write(project.site, {"mine/a.txt": "words"})
    os.utime(project.site / "mine/a.txt", ns=(10**18, 10**18))
    monkeypatch.setattr(os, "link", refuse)
    project.publish(NEW)
    project.publish(NEW)
    assert read(project.site) == {**NEW, "mine/a.txt": "words"}
    assert (project.site / "mine/a.txt").stat().st_mtime_ns == 10**18


def test_a_pipe_in_the_site_does_not_stop_the_build(project: Project):
    os.mkfifo(project.site / "pipe")
    project.publish(NEW)
    assert (project.site / "pipe").is_fifo()
    assert verify_manifest(project.site) == [Difference("pipe", "foreign")]


def test_a_name_that_is_no_utf_8_is_carried_over_and_can_be_printed(project: Project):
    name = os.fsdecode(b"caf\xe9.txt")
    (project.site / name).write_text("words")
    project.publish(NEW)
    assert (project.site / name).read_text() == "words"
    assert r"caf\xe9.txt" in project.notices("P-001")[0].encode("utf-8").decode()


def test_a_folder_that_cannot_be_read_stops_the_publication_and_nothing_is_lost(project: Project, monkeypatch):
    write(project.site, {"private/a.txt": "words"})
    scandir = os.scandir

    def refuse(path: str | Path | int) -> object:
        if str(path).endswith("private"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scandir(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        with pytest.raises(UsageError, match="private"):
            project.publish(NEW)
    assert read(project.site) == {**OLD, "private/a.txt": "words"}


def test_a_read_only_foreign_folder_does_not_leave_its_old_site_behind(project: Project, monkeypatch):
    rmtree = shutil.rmtree

    def as_an_ordinary_user(folder: Path, **options: bool) -> None:
        if all(path.stat().st_mode & stat.S_IWUSR for path in folder.rglob("*") if path.is_dir()):
            rmtree(folder, **options)

    monkeypatch.setattr(shutil, "rmtree", as_an_ordinary_user)
    write(project.site, {"mine/a.txt": "words"})
    (project.site / "mine").chmod(0o555)
    project.publish(NEW)
    assert project.beside() == set()
    assert (project.site / "mine/a.txt").read_text() == "words"


def test_a_built_file_that_the_new_site_has_no_more_is_gone(project: Project):
    project.publish(NEW)
    assert not (project.site / "ed/old.html").exists()


def test_a_built_file_that_was_deleted_by_hand_is_built_again_without_a_word(project: Project):
    (project.site / "index.html").unlink()
    for path in ("ed/p1.html", "ed/old.html"):
        (project.site / path).unlink()
    project.publish(NEW)
    assert read(project.site) == NEW
    assert len(project.findings) == 0


# In the way


@pytest.mark.parametrize(
    "mine",
    ["ed/data/notes.json", "ed/data/notes.json/inside.txt", "ed/data"],
    ids=["file for file", "folder for file", "file for folder"],
)
def test_a_foreign_file_in_the_place_of_a_new_one_stops_the_publication(project: Project, mine: str):
    write(project.site, {mine: "an editor's words"})
    with pytest.raises(UsageError, match="ed/data") as told:
        project.publish(NEW)
    assert "\n" not in str(told.value)
    assert read(project.site) == {**OLD, mine: "an editor's words"}
    assert project.beside() == set()


def test_a_foreign_link_in_the_place_of_a_built_folder_stops_the_publication(project: Project, tmp_path: Path):
    (project.site / "ed").rename(tmp_path / "elsewhere")
    (project.site / "ed").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="ed"):
        project.publish(NEW)
    assert (project.site / "ed").is_symlink()


def test_a_foreign_file_with_the_very_words_of_the_new_one_becomes_the_builds(project: Project):
    write(project.site, {"ed/data/notes.json": NEW["ed/data/notes.json"]})
    project.publish(NEW)
    assert verify_manifest(project.site) == []
