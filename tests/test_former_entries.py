"""The address of an archive's file or of a work that a release had resolves when the text has it no more."""

from __future__ import annotations

import pytest
from lxml import html

from test_tombstones import Project

TEXT = [
    "An Invented Paper on Former Entries",
    "",
    "The river trade of the upper valley was long thought to have ended with the flood.1 Later finds have",
    "shown that it went on in smaller boats.2 The railway took the grain.3 Nobody wrote of it.4 The end was near.",
]
CITED = [
    "1 Anna Bell, The Upper Valley: A History, 1850-1911 (London: Harbour Press, 1988), 12-14.",
    "2 ISA, f. 12, d. 45, pp. 6-7.",
    "3 The grain was counted at the mill.",
    "4 Nobody says who should have done so.",
]
ARCHIVE = """
- key: ISA
  abbreviation: ISA
  name: Invented State Archive
  country: Nowhere
  levels:
    - {name: fond, printed: ["f."]}
    - {name: delo, printed: ["d."], identifies: true}
"""
LOCAL = ["1 The mills of the valley were never counted.", "2 The boats were counted twice.", *CITED[2:]]


@pytest.fixture
def project(tmp_path):
    """An edition whose release 1.0 cites a work and a file, and whose text cites neither any more."""
    made = Project(tmp_path)
    (made.edition / "registers").mkdir()
    (made.edition / "registers/archives.yaml").write_text(ARCHIVE, "utf-8")
    release(made, "1.0", CITED)
    assert made.run("build", "--quiet") == 0
    assert {"file", "work"} <= {row["kind"] for row in made.anchors().values()}
    made.was = entries(made)
    made.write("1.1", [*TEXT, *LOCAL])
    assert made.run("accept-anchors", "--yes", "--quiet") == 0
    assert made.run("build", "--quiet") == 0
    assert made.run("check") == 0
    return made


def release(project, version, notes):
    project.write(version, [*TEXT, *notes])
    assert project.run("accept-anchors", "--yes", "--quiet") == 0
    assert project.run("release", "--yes") == 0


def entries(project) -> dict[str, dict]:
    """The living addresses that are no units of the text."""
    rows = project.anchors().items()
    return {name: row for name, row in rows if row["since"] is None and row["retired"] is None}


def test_every_address_of_an_entry_resolves_and_says_what_stood_there(project):
    assert not entries(project)
    for name, row in project.was.items():
        item = project.at(row["url"])
        assert item.get("id") == name
        assert row["quote"] in item.text_content()
        assert "1.0" in item.text_content()


def test_it_leads_to_the_release_that_had_it_last(project):
    for row in project.was.values():
        (link,) = project.at(row["url"]).iterfind(".//a")
        assert link.get("href") == f"v/1.0/{row['url']}"
        assert project.at(link.get("href")).get("id") == row["id"]


def test_the_data_say_since_which_version_it_is_gone(project):
    rows = project.anchors()
    assert {name: rows[name]["retired"] for name in project.was} == dict.fromkeys(project.was, "1.1")


def test_the_page_of_an_archive_that_is_cited_no_more_stays(project):
    page = next(row["url"].partition("#")[0] for row in project.was.values() if row["kind"] == "file")
    root = html.parse(str(project.site / page)).getroot()
    assert root.findtext(".//h1") == "A list that is gone"


def test_a_release_says_it_without_leading_out_of_its_folder(project):
    assert project.run("release", "--yes") == 0
    assert project.run("build", "--quiet") == 0
    assert project.run("check") == 0
    for row in project.was.values():
        item = project.at(f"v/1.1/{row['url']}")
        assert row["quote"] in item.text_content()
        assert not item.findall(".//a")


def test_it_is_told_through_later_releases_with_the_version_that_lost_it(project):
    assert project.run("release", "--yes") == 0
    release(project, "1.2", LOCAL)
    assert project.run("build", "--quiet") == 0
    rows = project.anchors()
    assert {name: rows[name]["retired"] for name in project.was} == dict.fromkeys(project.was, "1.1")


def test_what_is_cited_again_lives_at_its_old_address(project):
    assert project.run("release", "--yes") == 0
    release(project, "1.2", CITED)
    assert project.run("build", "--quiet") == 0
    assert {name: row["url"] for name, row in entries(project).items()} == {
        name: row["url"] for name, row in project.was.items()
    }
