"""An address whose words are gone still resolves, without a script: it says what stood there, and leads on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

from fonds.__main__ import main

ESSAY = [
    "An Invented Paper on Tombstones",
    "Some Author",
    "The first paragraph of the introduction tells what the paper is about, and for whom it was written.",
    "The second paragraph says where the records lie that were used for it, and who opened them.",
    "The Early Years",
    "In the early years nothing much was built, for there were neither bricks nor hands to lay them.",
    "Then the bricks came by rail, in long trains that nobody had asked for, through two winters.",
    "A third paragraph weighs the bricks against the promises that were made in the treaty of that spring.",
    "The Late Years",
    "In the late years the houses stood, and the question was only who should live in them and why.",
    "The last paragraph draws the conclusions that a reader will have drawn before, on every page of it.",
]


class Project:
    """A content folder with one edition, which is built again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.edition = folder / "content" / "wp"
        self.edition.mkdir(parents=True, exist_ok=True)
        self.site = folder / "site" / "wp"

    def release(self, version: str | None, lines: list[str]) -> None:
        """Record the anchors of a text and build it, frozen."""
        self.write(version, lines)
        assert self.run("accept-anchors", "--yes", "--quiet") == 0
        assert self.run("build", "--frozen", "--quiet") == 0
        assert self.run("check") == 0

    def write(self, version: str | None, lines: list[str], more: str = "") -> None:
        """Write the text and what the editors say of it."""
        (self.edition / "witness.txt").write_text("\n".join(lines) + "\n", "utf-8")
        told = f'version: "{version}"\nreleased: "2026-01-01"\n' if version else ""
        settings = f"title: An Invented Paper on Tombstones\nwitness: witness.txt\n{told}{more}"
        (self.edition / "edition.yaml").write_text(settings, "utf-8")

    def run(self, *command: str) -> int:
        """Run a command of build.py."""
        content = [] if command[0] == "check" else ["--content", str(self.folder / "content")]
        site = [] if command[0] == "accept-anchors" else ["--site", str(self.folder / "site")]
        short = ["--without-pdf"] if command[0] == "release" else []
        return main([*command, *content, *site, *short])

    def anchors(self) -> dict[str, dict]:
        """anchors.json by id."""
        return {row["id"]: row for row in json.loads((self.site / "data/anchors.json").read_text("utf-8"))}

    def at(self, url: str) -> html.HtmlElement:
        """The element that an address leads to."""
        page, _, fragment = url.partition("#")
        return html.parse(str(self.site / page)).getroot().get_element_by_id(fragment)

    def id_of(self, words: str) -> str:
        """The id of the living unit that begins with some words."""
        return next(
            row["id"]
            for row in self.anchors().values()
            if row["quote"].startswith(words) and row["kind"] == "paragraph" and row["retired"] is None
        )


@pytest.fixture
def project(tmp_path):
    made = Project(tmp_path)
    made.release("1.0", ESSAY)
    return made


def test_what_was_taken_out_leaves_its_words_and_releases_at_its_place(project):
    gone = project.id_of("Then the bricks came")
    project.release("1.1", [line for line in ESSAY if not line.startswith("Then the bricks")])
    row = project.anchors()[gone]
    assert (row["since"], row["retired"], row["moved_to"]) == ("1.0", "1.1", None)
    stone = project.at(row["url"])
    assert "Then the bricks came by rail" in stone.text_content()
    assert "1.1" in stone.text_content()
    assert stone.getnext().text_content().count("A third paragraph weighs") == 1


def test_what_was_joined_leads_on_to_where_its_words_are(project):
    first, second = project.id_of("In the early years"), project.id_of("Then the bricks came")
    joined = ESSAY[5] + " " + ESSAY[6]
    project.release("1.1", [*ESSAY[:5], joined, *ESSAY[7:]])
    row = project.anchors()[second]
    assert row["moved_to"] == first
    assert project.at(row["url"]).find(".//a").get("href").endswith(f"#{first}")


def test_an_address_on_the_page_that_its_words_left_leads_to_their_new_page(project):
    moved = project.id_of("A third paragraph weighs")
    old = project.anchors()[moved]["url"]
    lines = [line for line in ESSAY if not line.startswith("A third")]
    project.release("1.1", [*lines[:9], ESSAY[7], *lines[9:]])
    new = project.anchors()[moved]["url"]
    assert new != old
    assert project.at(old).find(".//a").get("href") == new
    assert "A third paragraph weighs" in project.at(new).text_content()


def test_the_page_of_a_section_that_is_gone_stays_with_all_its_addresses(project):
    urls = [row["url"] for row in project.anchors().values() if row["url"].startswith("section-2.html")]
    assert len(urls) >= 5
    project.release("1.1", [*ESSAY[:4], *ESSAY[8:]])
    for url in urls:
        assert project.at(url) is not None
    assert "1.1" in project.at("section-2.html#s2").text_content()


def test_an_id_that_is_gone_is_never_given_to_other_words(project):
    gone = project.id_of("The last paragraph draws")
    project.release("1.1", ESSAY[:-1])
    project.release(
        "1.2", [*ESSAY[:-1], "Quite another ending was written in its stead, by other hands and for others."]
    )
    assert project.anchors()[gone]["retired"] == "1.1"
    assert project.id_of("Quite another ending") != gone


def test_a_tombstone_stays_through_later_releases(project):
    gone = project.id_of("Then the bricks came")
    without = [line for line in ESSAY if not line.startswith("Then the bricks")]
    project.release("1.1", without)
    project.release("1.2", [line for line in without if not line.startswith("In the early years")])
    assert project.at(project.anchors()[gone]["url"]) is not None


def test_a_draft_leaves_no_tombstones(tmp_path):
    project = Project(tmp_path)
    project.release(None, ESSAY)
    project.release(None, ESSAY[:-1])
    assert all(row["retired"] is None for row in project.anchors().values())


def test_the_tei_keeps_the_id_of_what_is_gone(project):
    gone = project.id_of("Then the bricks came")
    project.release("1.1", [line for line in ESSAY if not line.startswith("Then the bricks")])
    tei = (project.site / "tei/wp.xml").read_text("utf-8")
    assert f'<anchor xml:id="{gone}" type="retired" subtype="removed" n="1.1"/>' in tei
