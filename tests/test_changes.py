"""The page of changes is read: it shows which words are others, and says a reason that many share once."""

from __future__ import annotations

import pytest
from lxml import html

from fonds.releases.compare import first_emendations
from fonds.site.apart import told_apart
from fonds.tei.emended import emendations
from test_releases import next_release, project
from test_tombstones import ESSAY, Project
from tools.project import PROJECT

__all__ = ["project"]

GLUED = [ESSAY[0], ESSAY[1], *(f"{line[:-1]};and so on.Then the next one came,as was expected." for line in ESSAY[2:4])]


def changes(project) -> html.HtmlElement:
    """The built page."""
    assert project.run("build", "--quiet") == 0
    return html.parse(str(project.site / "changes.html")).getroot()


def words(pieces) -> str:
    return " ".join(f"[{piece.text}]" if piece.is_other else piece.text for piece in pieces)


def test_only_the_words_that_are_others_are_marked():
    was, now = told_apart("through two long winters and a spring", "through three long winters and one spring")
    assert words(was) == "through [two] long winters and [a] spring"
    assert words(now) == "through [three] long winters and [one] spring"


def test_words_far_from_any_change_are_left_out():
    same = " ".join(f"word{n}" for n in range(60))
    was, now = told_apart(f"{same} old {same}", f"{same} new {same}")
    assert words(was) == words(now).replace("new", "old")
    assert words(now).startswith("… word50")
    assert words(now).endswith("word9 …")


def test_words_beside_those_that_were_put_before_or_behind_a_text_are_kept():
    same = " ".join(f"word{n}" for n in range(60))
    assert words(told_apart(same, f"A heading {same}")[0]).startswith("word0 word1")
    assert words(told_apart(same, f"{same} an end")[0]).endswith("word58 word59")


@pytest.mark.parametrize(("was", "now"), [("", "new words"), ("old words", ""), ("quite other", "words are here")])
def test_texts_without_a_word_in_common_are_others_as_a_whole(was, now):
    before, after = told_apart(was, now)
    assert words(before) == (f"[{was}]" if was else "")
    assert words(after) == (f"[{now}]" if now else "")


def test_a_changed_paragraph_shows_its_changed_word(project):
    next_release(project, [line.replace("two winters", "three winters") for line in ESSAY])
    marked = [mark.text for mark in changes(project).iterfind(".//main//mark")]
    assert marked == ["two", "three"]


def test_what_moved_to_another_section_is_listed_by_its_address_alone(project):
    moved = project.id_of("A third paragraph weighs")
    lines = [line for line in ESSAY if not line.startswith("A third")]
    next_release(project, [*lines[:9], ESSAY[7], *lines[9:]])
    page = changes(project)
    assert [link.text for link in page.iterfind(".//p[@class='addresses']/a")] == [moved]
    assert "A third paragraph weighs" not in page.find(".//article").text_content()


def test_a_reason_that_many_emendations_share_is_told_once(tmp_path):
    project = Project(tmp_path)
    project.write(None, GLUED)
    page = changes(project)
    reasons = [reason.text for reason in page.iterfind(".//p[@class='why']")]
    assert len(reasons) == len(set(reasons)) == 1
    assert len(page.findall(".//ul[@class='edits']/li")) > 1


def test_a_slip_of_the_print_that_stays_is_not_said_to_be_gone(tmp_path):
    project = Project(tmp_path)
    project.write(None, ESSAY)
    entry = "emendations:\n  - {quote: neither bricks nor hands, witness: bricks, kind: sic, cause: print, "
    file = project.edition / "emendations.yaml"
    file.write_text(f"{entry}certainty: inferred, reason: Stones are meant.}}\n", "utf-8")
    edit = changes(project).find(".//ul[@class='edits']/li/span")
    assert edit.text_content().strip() == "bricks"


def test_every_emendation_is_listed_also_two_of_the_same_words_in_one_paragraph(tmp_path):
    project = Project(tmp_path)
    project.write(None, [*ESSAY, "He said so.Then he left.Then he said so.Then he came back,and all were there."])
    page = changes(project)
    from fonds.tei.serialise import from_bytes

    tree = from_bytes((project.site / "tei/wp.xml").read_bytes())
    assert len(list(first_emendations(tree))) == len(emendations(tree)) == len(page.findall(".//ul[@class='edits']/li"))


def test_the_paper_lists_all_its_emendations():
    from fonds.tei.serialise import from_bytes

    file = PROJECT / ".fonds/work/nkidp-wp4/3-linked.xml"
    if file.is_file():
        tree = from_bytes(file.read_bytes())
        assert len(list(first_emendations(tree))) == len(emendations(tree))
