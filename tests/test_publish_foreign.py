"""Nothing that people put into a published folder is lost by the next build."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.errors import UsageError
from fonds.publish import Difference, publication, verify_manifest
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


def before_the_exchange(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let somebody act in the last moment, when everything was carried over already."""
    commit = publication.commit

    def late(*args: object) -> None:
        act()
        commit(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(publication, "commit", late)


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


# Changed by hand


@pytest.mark.usefixtures("way")
def test_a_page_changed_by_hand_is_built_afresh_and_a_copy_is_kept_and_named(project: Project):
    write(project.site, {"ed/p1.html": "an editor's words", "ed/old.html": "and more"})
    project.publish(NEW)
    assert read(project.site) == NEW
    assert read(project.kept) == {"1/ed/p1.html": "an editor's words", "1/ed/old.html": "and more"}
    [notice] = project.notices("P-003")
    assert "ed/old.html, ed/p1.html" in notice
    assert ".site.fonds-kept" in notice


def test_each_change_is_kept_and_the_same_one_only_once(project: Project):
    for words in ("first", "second", "first", "second"):
        write(project.site, {"index.html": words})
        project.publish(OLD)
    assert read(project.kept) == {"1/index.html": "first", "2/index.html": "second"}


def test_a_folder_kept_where_now_a_file_is_kept_takes_nothing_away(project: Project):
    write(project.kept / "1", {"index.html/a.txt": "kept before"})
    write(project.site, {"index.html": "by hand", "ed/p1.html": "by hand"})
    (project.kept / "1/ed").symlink_to(project.root / "content")
    project.publish(NEW)
    assert read(project.kept / "2") == {"index.html": "by hand", "ed/p1.html": "by hand"}
    assert read(project.root / "content") == {"ed/witness.txt": "the witness"}


def test_a_page_changed_by_hand_into_what_the_build_now_makes_is_no_news(project: Project):
    write(project.site, {"index.html": NEW["index.html"]})
    project.publish(NEW)
    assert len(project.findings) == 0


def test_a_link_put_in_the_place_of_a_page_is_kept_as_a_link(project: Project):
    (project.site / "index.html").unlink()
    (project.site / "index.html").symlink_to("ed/p1.html")
    project.publish(NEW)
    assert (project.kept / "1/index.html").readlink() == Path("ed/p1.html")
    assert read(project.site) == NEW


def test_no_copy_is_made_where_the_publication_is_refused(project: Project):
    write(project.site, {"index.html": "by hand", "ed/data/notes.json": "in the way"})
    with pytest.raises(UsageError):
        project.publish(NEW)
    assert project.beside() == set()


# In the last moment


@pytest.mark.usefixtures("way")
def test_a_file_that_comes_in_the_last_moment_follows_into_the_new_site(project: Project, monkeypatch):
    before_the_exchange(monkeypatch, lambda: write(project.site, {"mine/late.txt": "late words"}))
    project.publish(NEW)
    assert read(project.site) == {**NEW, "mine/late.txt": "late words"}


@pytest.mark.usefixtures("way")
def test_a_foreign_file_that_is_replaced_in_the_last_moment_is_the_newer_one(project: Project, monkeypatch):
    def replace() -> None:
        write(project.site, {"draft": "new words"})
        (project.site / "draft").replace(project.site / "mine.txt")

    write(project.site, {"mine.txt": "old words"})
    before_the_exchange(monkeypatch, replace)
    project.publish(NEW)
    assert read(project.site) == {**NEW, "mine.txt": "new words"}


@pytest.mark.usefixtures("way")
def test_what_takes_a_new_pages_place_in_the_last_moment_is_kept_beside_the_site(project: Project, monkeypatch):
    late = {"ed/data/notes.json": "late words", "index.html": "by hand"}
    before_the_exchange(monkeypatch, lambda: write(project.site, late))
    project.publish(NEW)
    assert read(project.site) == NEW
    assert read(project.kept / "1") == late
    assert "ed/data/notes.json, index.html" in project.notices("P-003")[0]


# Whatever lies there

PATHS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=3).map("/".join)
TREES = st.dictionaries(PATHS, st.sampled_from(["one", "two", "three"]), max_size=5).filter(
    lambda tree: not any(f"{other}/".startswith(f"{path}/") for path in tree for other in tree if path != other)
)


@settings(deadline=None, max_examples=150)
@given(before=TREES, people=TREES, after=TREES, exchanges=st.booleans())
def test_whatever_people_put_into_a_site_is_in_it_after_the_build_or_kept_or_the_build_is_refused(
    before: dict[str, str], people: dict[str, str], after: dict[str, str], exchanges: bool
):
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        if not exchanges:
            without_exchange(patch)
        project = Project(Path(folder) / "project")
        project.publish(before)
        try:
            write(project.site, people)
        except OSError:
            return  # a file of the build stands where people would need a folder, or the other way round
        found = read(project.site)
        try:
            project.publish(after)
        except UsageError:
            assert read(project.site) == found
            return
        now = read(project.site)
        assert {path: now[path] for path in after} == after
        kept = read(project.kept) if project.kept.exists() else {}
        for path, words in people.items():
            if before.get(path) != words:
                assert now.get(path) == words or kept[f"1/{path}"] == words
        assert set(now) == set(after) | (set(people) - set(before))
