"""Two builds at once do not mix, and what a killed one left is mended by whoever comes next."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import stat
import sys
import time
import warnings
from pathlib import Path

import pytest

from fonds.errors import UsageError
from fonds.findings import Findings
from fonds.publish import MANIFEST, lock, publication, recover, settle
from fonds.publish.lock import Held, Lock
from publish_help import NEW, OLD, Project, read, without_exchange, write


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path / "project")
    project.publish(OLD)
    return project


class Killed(BaseException):
    """Stands for a SIGKILL: nothing is tidied up after it."""


def die(*_: object) -> None:
    raise Killed


def killed_between_the_renames(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave what a SIGKILL between the two renames leaves."""

    rename = Path.rename

    def until_old(self: Path, target: Path) -> Path:
        if self.name.startswith(".site.fonds-"):
            raise Killed
        return rename(self, target)

    with monkeypatch.context() as patch:
        without_exchange(patch)
        patch.setattr(Path, "rename", until_old)
        patch.setattr(publication, "settle", die)
        with pytest.raises(Killed):
            project.publish(NEW)
    assert not project.site.exists()
    assert ".site.fonds-old" in project.beside()


def stages(project: Project) -> list[Path]:
    return [project.root / name for name in project.beside() if len(name) == len(".site.fonds-") + 8]


# Two at once


def test_a_second_build_is_refused_at_once_and_told_who_holds_the_folder(project: Project):
    with project.publication() as stage:
        write(stage, NEW)
        with pytest.raises(UsageError, match=f"process {os.getpid()} is building"):
            project.publish({"index.html": "the second"})
    assert read(project.site) == NEW


def test_a_build_through_a_link_is_known_to_be_the_same_folder(project: Project, tmp_path: Path):
    (tmp_path / "www").symlink_to(project.site)
    with project.publication(), pytest.raises(UsageError, match="is building"):
        project.publish(NEW, tmp_path / "www")


def test_builds_into_different_folders_do_not_hinder_each_other(project: Project):
    with project.publication() as stage:
        write(stage, NEW)
        project.publish(NEW, project.root / "site-2")
    assert read(project.site) == read(project.root / "site-2") == NEW


def test_mending_leaves_a_build_alone_that_is_at_work(project: Project):
    with project.publication() as stage:
        write(stage, NEW)
        recover(project.site)
        assert read(stage) == NEW
    assert read(project.site) == NEW


def test_a_lock_whose_file_its_last_holder_removes_meanwhile_is_taken_again(tmp_path: Path, monkeypatch):
    path, take = tmp_path / "lock", lock._file_locks()
    first = True

    def late(fd: int) -> None:
        nonlocal first
        if first:
            path.unlink()
            first = False
        take(fd)

    monkeypatch.setattr(lock, "_file_locks", lambda: late)
    Lock(path).acquire()
    with pytest.raises(Held):
        Lock(path).acquire()


def test_the_lock_is_given_back_after_a_build_that_failed(project: Project):
    with pytest.raises(ZeroDivisionError), project.publication():
        raise ZeroDivisionError
    project.publish(NEW)
    assert read(project.site) == NEW


def test_the_lock_ends_with_a_killed_build_even_where_a_worker_of_it_lives_on(project: Project):
    reader, writer = os.pipe()
    parent = fork()
    if parent == 0:
        with project.publication():
            worker = fork()
            if worker == 0:
                time.sleep(60)
                os._exit(0)
            os.write(writer, f"{worker}\n".encode())
            time.sleep(60)
        os._exit(0)
    worker = int(os.read(reader, 20))
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    try:
        project.publish(NEW)
        assert read(project.site) == NEW
    finally:
        os.kill(worker, signal.SIGKILL)
        os.close(reader)
        os.close(writer)


def test_a_worker_that_leaves_the_block_does_not_end_its_parents_publication(project: Project):
    child = -1
    with project.publication() as stage:
        write(stage, NEW)
        child = fork()
        if child != 0:
            os.waitpid(child, 0)
            assert stage.is_dir()
    if child == 0:
        os._exit(0)
    assert read(project.site) == NEW


def fork() -> int:
    with warnings.catch_warnings():
        # Python warns of forking beside threads, which a parallel run of the tests has; the children use none.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def test_without_file_locks_publishing_is_refused_with_a_reason(project: Project, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with pytest.raises(UsageError, match="file locks"):
        project.publish(NEW)
    assert read(project.site) == OLD
    assert project.beside() == set()


# What a killed build left


def test_where_nothing_is_to_mend_nothing_is_written(project: Project):
    findings, before = Findings(), project.root.stat().st_mtime_ns
    recover(project.site, findings)
    recover(project.root / "no such folder/site", findings)
    assert project.root.stat().st_mtime_ns == before
    assert len(findings) == 0


def test_what_lies_between_the_two_renames_is_finished_and_said(project: Project, monkeypatch):
    write(project.site, {"mine.txt": "words"})
    killed_between_the_renames(project, monkeypatch)
    findings = Findings()
    recover(project.site, findings)
    assert read(project.site) == {**NEW, "mine.txt": "words"}
    assert [(finding.code, "finished" in finding.fact) for finding in findings] == [("P-002", True)]
    assert project.beside() == set()


def test_where_the_new_site_is_gone_the_old_one_is_put_back(project: Project, monkeypatch):
    killed_between_the_renames(project, monkeypatch)
    [stage] = stages(project)
    stage.rename(project.root.parent / "taken away")
    findings = Findings()
    recover(project.site, findings)
    assert read(project.site) == OLD
    assert [(finding.code, "removed" in finding.fact) for finding in findings] == [("P-002", True)]
    assert project.beside() == set()


def test_where_the_journal_is_gone_the_old_site_is_put_back(project: Project, monkeypatch):
    write(project.site, {"mine.txt": "words"})
    killed_between_the_renames(project, monkeypatch)
    (project.root / ".site.fonds-journal").unlink()
    recover(project.site)
    assert read(project.site) == {**OLD, "mine.txt": "words"}


def test_a_half_removed_old_site_is_never_put_back(project: Project, monkeypatch):
    def half(folder: Path) -> bool:
        (folder / "index.html").unlink()
        raise Killed

    with monkeypatch.context() as patch:
        without_exchange(patch)
        patch.setattr(settle, "discard", half)
        with pytest.raises(Killed):
            project.publish(NEW)
    project.site.rename(project.root.parent / "taken away")
    recover(project.site)
    assert not project.site.exists()
    assert project.beside() == set()


def test_what_a_person_deletes_after_a_kill_before_the_exchange_does_not_come_back(project: Project, monkeypatch):
    write(project.site, {"mine.txt": "words"})
    with monkeypatch.context() as patch:
        patch.setattr(publication, "exchange", die)
        patch.setattr(publication, "settle", die)
        with pytest.raises(Killed):
            project.publish(NEW)
    assert ".site.fonds-journal" in project.beside()
    (project.site / "mine.txt").unlink()
    recover(project.site)
    assert read(project.site) == OLD


def test_an_empty_folder_put_between_the_two_renames_gives_way(project: Project, monkeypatch):
    killed_between_the_renames(project, monkeypatch)
    project.site.mkdir()
    recover(project.site)
    assert read(project.site) == NEW


def test_another_folder_put_between_the_two_renames_is_left_for_a_person_to_decide(project: Project, monkeypatch):
    killed_between_the_renames(project, monkeypatch)
    write(project.site, {"thesis.txt": "years of work"})
    with pytest.raises(UsageError, match=r"\.site\.fonds-old"):
        recover(project.site)
    assert read(project.site) == {"thesis.txt": "years of work"}
    assert read(project.root / ".site.fonds-old") == OLD
    project.site.rename(project.root.parent / "thesis")
    recover(project.site)
    assert read(project.site) == NEW


def test_staging_folders_of_killed_builds_are_removed_and_no_others(project: Project, tmp_path: Path):
    write(project.root, {".site.fonds-0123abcd/index.html": "half a si"})
    others = {
        ".site.fonds-kept/1/a": "kept",
        ".site.fonds-notes/a": "mine",
        ".other.fonds-0123abcd/a": "theirs",
    }
    write(project.root, others)
    write(tmp_path / "outside", {"inner/a": "far away"})
    (tmp_path / "outside/inner").chmod(0o750)
    (project.root / ".site.fonds-89abcdef").symlink_to(tmp_path / "outside")
    findings = Findings()
    recover(project.site, findings)
    assert project.beside() == {*(path.split("/")[0] for path in others), ".site.fonds-89abcdef"}
    assert read(tmp_path / "outside") == {"inner/a": "far away"}
    assert stat.S_IMODE((tmp_path / "outside/inner").stat().st_mode) == 0o750
    assert [finding.code for finding in findings] == ["P-002"]
    assert read(project.site) == OLD


@pytest.mark.parametrize("stage", ["../content", "content", "/etc", ".site.fonds-kept", "", None, 3])
def test_a_journal_that_names_another_folder_is_not_believed(project: Project, stage: object):
    journal = {"stage": stage, "manifest": "0"}
    (project.root / ".site.fonds-journal").write_text(json.dumps(journal))
    (project.site).rename(project.root / "moved")
    recover(project.site)
    assert read(project.root / "content") == {"ed/witness.txt": "the witness"}
    assert not project.site.exists()
    assert project.beside() == {"moved"}


@pytest.mark.parametrize("name", ["0123abcd", "old"])
def test_a_journal_that_leads_out_by_a_link_moves_nothing_in(project: Project, tmp_path: Path, name: str):
    write(tmp_path / "outside", {"secret": "far away"})
    (project.root / f".site.fonds-{name}").symlink_to(tmp_path / "outside")
    manifest = hashlib.sha256((project.site / MANIFEST).read_bytes()).hexdigest()
    journal = {"stage": ".site.fonds-0123abcd", "manifest": manifest}
    (project.root / ".site.fonds-journal").write_text(json.dumps(journal))
    recover(project.site)
    assert read(project.site) == OLD
    assert read(tmp_path / "outside") == {"secret": "far away"}


@pytest.mark.parametrize("torn", [b"", b'{"stage": ".site', b"[]", b"\xff"])
def test_a_torn_journal_means_that_nothing_had_begun(project: Project, torn: bytes):
    (project.root / ".site.fonds-journal").write_bytes(torn)
    recover(project.site)
    assert read(project.site) == OLD
    assert project.beside() == set()


def test_a_folder_that_cannot_be_removed_does_not_fail_the_build(project: Project, monkeypatch):
    monkeypatch.setattr("shutil.rmtree", lambda *_, **__: None)
    project.publish(NEW)
    assert read(project.site) == NEW
    monkeypatch.undo()
    project.publish(NEW)
    assert project.beside() == set()
