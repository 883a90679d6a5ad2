"""What was released once is kept, whatever a hand or another system does to its files: or a build says so."""

from __future__ import annotations

import hashlib
import shutil

import pytest

from test_releases import next_release, project, said, zip_of
from test_tombstones import ESSAY, Project

__all__ = ["project"]

INSERTED = "An inserted paragraph stands before all others and shifts what comes behind it by one, for no good reason."


@pytest.mark.parametrize("ends", [b"\r\n", b"\n"], ids=["Windows line ends", "a byte order mark"])
def test_the_lists_are_read_as_another_system_leaves_them(project, ends):
    for name in ("anchors.lock", "releases.lock"):
        file = project.edition / name
        mark = b"\xef\xbb\xbf" if ends == b"\n" else b""
        file.write_bytes(mark + file.read_bytes().replace(b"\n", ends))
    assert project.run("build", "--frozen", "--quiet") == 0


def test_a_register_that_was_lost_cannot_be_made_anew_over_a_release(project, capsys):
    (project.edition / "anchors.lock").unlink()
    project.write("1.1", [*ESSAY[:2], INSERTED, *ESSAY[2:]])
    assert project.run("accept-anchors", "--yes", "--quiet") == 1
    assert "T-008" in said(capsys)
    assert not (project.edition / "anchors.lock").exists()


def test_a_register_that_was_made_anew_elsewhere_does_not_pass_for_the_old_one(project, capsys, tmp_path):
    other = Project(tmp_path / "elsewhere")
    other.release("1.1", [*ESSAY[:2], INSERTED, *ESSAY[2:]])
    for name in ("anchors.lock", "witness.txt", "edition.yaml"):
        shutil.copyfile(other.edition / name, project.edition / name)
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "The register is not the one from which release 1.0 was made." in said(capsys)


def test_a_version_before_the_latest_release_is_refused(project, capsys):
    project.write("0.9", ESSAY)
    assert project.run("build", "--quiet") == 1
    assert "R-004: “0.9” The version comes before release 1.0" in said(capsys)


def test_the_tenth_version_comes_after_the_ninth(tmp_path):
    project = Project(tmp_path)
    for version in ("1.9", "1.10"):
        project.write(version, ESSAY)
        assert project.run("accept-anchors", "--yes", "--quiet") == 0
        assert project.run("release", "--yes") == 0
    assert project.run("build", "--frozen", "--strict", "--quiet") == 0


def test_a_folder_of_releases_that_is_gone_fails_every_build(project, capsys):
    shutil.rmtree(project.edition / "releases")
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "R-002: The file of release 1.0 is gone." in said(capsys)


def test_a_list_that_is_gone_fails_every_build(project, capsys):
    (project.edition / "releases.lock").unlink()
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "R-001: “1.0.zip”" in said(capsys)


def test_a_release_that_is_listed_twice_fails_every_build(project, capsys):
    lock = project.edition / "releases.lock"
    lock.write_text(lock.read_text("utf-8") + lock.read_text("utf-8").split("\n")[1] + "\n", "utf-8")
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "Release 1.0 is listed twice." in said(capsys)


def test_a_file_that_is_no_release_is_found_though_its_sum_was_changed_too(project, capsys):
    lock, before = project.edition / "releases.lock", zip_of(project).read_bytes()
    zip_of(project).write_bytes(b"nothing")
    sums = [hashlib.sha256(data).hexdigest() for data in (before, b"nothing")]
    lock.write_text(lock.read_text("utf-8").replace(*sums), "utf-8")
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "R-001: “1.0.zip”" in said(capsys)


@pytest.mark.parametrize("day", ["2026-13-45", "2026-02-30", "1970-01-01"])
def test_a_day_that_no_release_can_have_is_a_finding_of_every_command(tmp_path, capsys, day):
    project = Project(tmp_path)
    project.write("1.0", ESSAY)
    settings = project.edition / "edition.yaml"
    settings.write_text(settings.read_text("utf-8").replace("2026-01-01", day), "utf-8")
    for command in (["build", "--quiet"], ["release", "--yes"]):
        assert project.run(*command) == 1
        assert f'C-005: “"{day}"” released is not what is expected.' in said(capsys)


def test_an_edition_that_waits_for_a_decision_does_not_keep_others_from_being_recorded(project):
    twin = ESSAY[7]
    second = project.edition.with_name("zz")
    shutil.copytree(project.edition, second, ignore=shutil.ignore_patterns("anchors.lock", "releases*"))
    next_release_lines = [*ESSAY[:2], twin, *ESSAY[2:7], *ESSAY[8:10], twin, *ESSAY[10:]]
    project.write("1.1", next_release_lines)
    assert project.run("accept-anchors", "--yes", "--quiet") == 1
    assert (second / "anchors.lock").is_file()


def test_a_release_is_read_once_a_build(project, monkeypatch):
    from pathlib import Path

    next_release(project, ESSAY)
    reads: list[str] = []
    read = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda file: reads.append(file.suffix) or read(file))
    assert project.run("build", "--frozen", "--quiet", "--jobs", "1") == 0
    assert reads.count(".zip") == 1


def test_a_register_that_was_cut_off_is_no_register(project, capsys):
    (project.edition / "anchors.lock").write_bytes(b"")
    assert project.run("accept-anchors", "--yes", "--quiet") == 1
    assert "T-003: The register has no entry" in said(capsys)


def test_a_page_of_a_release_leads_to_the_same_page_of_citations(project):
    page = (project.site / "v/1.0/section-2-cite.html").read_text("utf-8")
    assert '<a class="now" href="../../section-2-cite.html">The same place' in page


def test_a_page_of_a_release_whose_section_is_gone_leads_to_a_page(project):
    next_release(project, [*ESSAY[:4], *ESSAY[8:]])
    assert project.run("build", "--frozen", "--quiet") == 0
    assert project.run("check") == 0
