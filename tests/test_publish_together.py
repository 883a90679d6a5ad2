"""Two builds at once do not mix."""

from __future__ import annotations

import os
import signal
import sys
import time
import warnings
from pathlib import Path

import pytest

from fonds.errors import UsageError
from fonds.publish import lock, recover
from fonds.publish.lock import Held, Lock
from publish_help import NEW, OLD, Project, read, write


@pytest.fixture
def project(tmp_path: Path) -> Project:
    project = Project(tmp_path / "project")
    project.publish(OLD)
    return project


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
            if fork() == 0:
                os.write(writer, f"{os.getpid()}\n".encode())  # only now has the worker let go of the lock
                time.sleep(60)
                os._exit(0)
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
