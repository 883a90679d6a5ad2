"""What people change in a published folder, by hand or in the last moment, is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fonds.errors import UsageError
from fonds.publish import publication
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
