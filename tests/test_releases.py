"""A release stays: its file is reproducible, every build unpacks it unchanged, and nobody can alter it unseen."""

from __future__ import annotations

import hashlib
import shutil
import zipfile

import pytest

from fonds.releases import pack
from test_tombstones import ESSAY, Project
from tools.project import PROJECT

BRICKS = next(line for line in ESSAY if line.startswith("Then the bricks"))


@pytest.fixture
def project(tmp_path):
    """An edition of which release 1.0 was made."""
    made = Project(tmp_path)
    made.write("1.0", ESSAY)
    assert made.run("accept-anchors", "--yes", "--quiet") == 0
    assert made.run("release", "--yes") == 0
    assert made.run("build", "--frozen", "--quiet") == 0
    return made


def zip_of(project, version="1.0"):
    return project.edition / "releases" / f"{version}.zip"


def said(capsys) -> str:
    told = capsys.readouterr()
    return told.out + told.err


def next_release(project, lines) -> None:
    project.write("1.1", lines)
    assert project.run("accept-anchors", "--yes", "--quiet") == 0


def test_a_draft_is_not_released(tmp_path, capsys):
    project = Project(tmp_path)
    project.release(None, ESSAY)
    assert project.run("release", "--yes") == 2
    assert "is a draft" in said(capsys)


def test_nothing_is_released_whose_anchors_were_not_accepted(tmp_path, capsys):
    project = Project(tmp_path)
    project.write("1.0", ESSAY)
    assert project.run("release", "--yes") == 1
    assert "T-002" in said(capsys)
    assert not zip_of(project).exists()


def test_a_release_is_made_once(project, capsys):
    before = zip_of(project).read_bytes()
    assert project.run("release", "--yes") == 2
    assert "stays as it is" in said(capsys)
    assert zip_of(project).read_bytes() == before


def test_the_same_edition_gives_the_same_bytes_in_another_folder(project, tmp_path):
    other = Project(tmp_path / "elsewhere")
    other.write("1.0", ESSAY)
    shutil.copyfile(project.edition / "anchors.lock", other.edition / "anchors.lock")
    assert other.run("release", "--yes") == 0
    assert zip_of(other).read_bytes() == zip_of(project).read_bytes()


def test_every_build_unpacks_a_release_unchanged(project):
    next_release(project, [line for line in ESSAY if line != BRICKS])
    assert project.run("build", "--frozen", "--quiet") == 0
    assert project.run("check") == 0
    with zipfile.ZipFile(zip_of(project)) as archive:
        for name in archive.namelist():
            assert (project.site / "v/1.0" / name).read_bytes() == archive.read(name)


def test_a_release_lists_each_of_its_files_with_its_sum(project):
    with zipfile.ZipFile(zip_of(project)) as archive:
        listed = dict(line.split("  ")[::-1] for line in archive.read("SHA256SUMS").decode().splitlines())
        assert set(listed) == set(archive.namelist()) - {"SHA256SUMS"}
        assert all(hashlib.sha256(archive.read(name)).hexdigest() == sum_ for name, sum_ in listed.items())


def test_a_release_holds_pages_tei_and_data_and_no_search(project):
    with zipfile.ZipFile(zip_of(project)) as archive:
        names = set(archive.namelist())
    assert {"index.html", "section-1.html", "tei/wp.xml", "data/anchors.json", "static/fonds.css"} <= names
    assert not [name for name in names if "search" in name]


def test_the_pages_of_a_release_say_what_they_are_and_lead_to_today(project):
    page = (project.site / "v/1.0/section-2.html").read_text("utf-8")
    assert "Release 1.0, 1 January 2026. These pages stay as they were released." in page
    assert '<a class="now" href="../../section-2.html">' in page


def test_a_release_that_was_altered_fails_every_build(project, capsys):
    zip_of(project).write_bytes(zip_of(project).read_bytes() + b" ")
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "R-001: “1.0.zip”" in said(capsys)


def test_a_release_that_is_gone_fails_every_build(project, capsys):
    zip_of(project).unlink()
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "R-002: The file of release 1.0 is gone." in said(capsys)


def test_a_file_that_was_never_released_fails_every_build(project, capsys):
    shutil.copyfile(zip_of(project), zip_of(project, "0.9"))
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "R-001: “0.9.zip”" in said(capsys)


def test_a_line_of_the_list_that_was_edited_fails_every_build(project, capsys):
    lock = project.edition / "releases.lock"
    lock.write_text(lock.read_text("utf-8").replace("1.0\t", "1.0 "), "utf-8")
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "R-001: “1.0 " in said(capsys)


def test_an_address_of_a_release_that_a_hand_took_out_of_the_register_is_missed(project, capsys):
    gone = project.id_of("The last paragraph draws")
    next_release(project, ESSAY[:-1])
    lock = project.edition / "anchors.lock"
    lines = lock.read_text("utf-8").split("\n")
    lock.write_text("\n".join(line for line in lines if not line.startswith(f"{gone}\t")), "utf-8")
    assert project.run("build", "--frozen", "--quiet") == 1
    assert "T-008: “The last paragraph draws" in (told := said(capsys))
    assert f"The anchor {gone} of release 1.0 is not in the register" in told


def test_words_that_changed_after_their_release_are_reported(project, capsys):
    project.write("1.0", [line.replace("two winters", "three winters") for line in ESSAY])
    assert project.run("build", "--quiet") == 0
    assert "R-003: “1.0” 1 difference from release 1.0" in said(capsys)


def test_nothing_is_recorded_under_a_version_that_was_released(project, capsys):
    before = (project.edition / "anchors.lock").read_bytes()
    project.write("1.0", [line for line in ESSAY if line != BRICKS])
    assert project.run("accept-anchors", "--yes", "--quiet") == 1
    assert "R-003: “1.0” Release 1.0 is made and stays as it is" in said(capsys)
    assert (project.edition / "anchors.lock").read_bytes() == before


def test_a_page_of_a_release_that_was_changed_on_the_server_is_found(project, capsys):
    page = project.site / "v/1.0/section-1.html"
    page.write_bytes(page.read_bytes().replace(b"records", b"rumours"))
    assert project.run("check") == 1
    assert "K-013: “section-1.html”" in said(capsys)


def test_the_changes_tell_by_release_what_was_and_what_is(project):
    changed = [line.replace("two winters", "three winters") for line in ESSAY]
    next_release(project, [*changed[:-1], "Quite another ending was written by other hands and for other readers."])
    assert project.run("build", "--frozen", "--quiet") == 0
    page = (project.site / "changes.html").read_text("utf-8")
    assert page.index("Release 1.1") < page.index('<a href="v/1.0/index.html">Release 1.0')
    assert "through <mark>two</mark> winters." in page
    assert "through <mark>three</mark> winters." in page
    assert "1 changed, 1 new, 1 gone" in page


def test_a_file_whose_path_leads_out_of_its_folder_is_not_unpacked(project):
    from fonds.errors import Defect
    from fonds.releases import Release, unpack

    file = project.folder / "evil.zip"
    file.write_bytes(pack({"../evil": b""}, "2026-01-01"))
    with pytest.raises(Defect, match="evil"):
        unpack(Release("1.0", "2026-01-01", file.read_bytes()), project.folder / "out")
    assert not (project.folder / "evil").exists()


def test_a_copy_of_the_paper_is_released_with_all_its_addresses(tmp_path):
    content = tmp_path / "content"
    shutil.copytree(PROJECT / "content", content)
    project = Project(tmp_path / "unused")
    project.folder, project.edition = tmp_path, content / "nkidp-wp4"
    project.site = tmp_path / "site/nkidp-wp4"
    settings = project.edition / "edition.yaml"
    settings.write_text(settings.read_text("utf-8") + 'version: "1.0"\nreleased: "2026-11-01"\n', "utf-8")
    assert project.run("accept-anchors", "--yes", "--quiet") == 0
    assert project.run("release", "--yes") == 0
    assert zip_of(project).stat().st_size < 4_000_000
    assert project.run("build", "--frozen", "--strict", "--quiet") == 0
    assert project.run("check") == 0
    assert {row["since"] for row in project.anchors().values() if row["kind"] in ("paragraph", "note")} == {"1.0"}
