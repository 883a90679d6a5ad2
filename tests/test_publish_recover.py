"""What a killed build left is finished or undone by whoever comes next, and nothing of a person's is lost."""

from __future__ import annotations

import hashlib
import json
import stat
from pathlib import Path

import pytest

from fonds.errors import UsageError
from fonds.findings import Findings
from fonds.publish import MANIFEST, publication, recover, settle
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
