"""What a tombstone says stays true while the text goes on changing."""

from __future__ import annotations

import pytest

from test_tombstones import ESSAY, Project

EARLY, BRICKS, THIRD = ESSAY[5:8]
WITHOUT_BRICKS = [line for line in ESSAY if line != BRICKS]
WITHOUT_THIRD = [line for line in ESSAY if line != THIRD]


@pytest.fixture
def project(tmp_path):
    """A release with recorded anchors."""
    made = Project(tmp_path)
    made.release("1.0", ESSAY)
    return made


def told(project, url: str) -> str:
    """What stands at an address."""
    return " ".join(project.at(url).text_content().split())


def test_it_does_not_lead_to_words_that_are_gone_too(project):
    second = project.id_of("Then the bricks came")
    project.release("1.1", [*ESSAY[:5], f"{EARLY} {BRICKS}", *ESSAY[7:]])
    project.release("1.2", [*ESSAY[:5], *ESSAY[7:]])
    assert "which is gone as well" in told(project, project.anchors()[second]["url"])


def test_it_leads_over_what_is_gone_to_where_the_words_are_now(project):
    second = project.id_of("Then the bricks came")
    project.release("1.1", [*ESSAY[:5], f"{EARLY} {BRICKS}", *ESSAY[7:]])
    project.release("1.2", [*ESSAY[:3], f"{ESSAY[3]} {EARLY} {BRICKS}", ESSAY[4], *ESSAY[7:]])
    now = project.id_of("The second paragraph")
    row = project.anchors()[second]
    assert project.anchors()[row["moved_to"]]["moved_to"] == now
    assert project.at(row["url"]).find(".//a").get("href").endswith(f"#{now}")


def test_what_was_joined_across_a_heading_is_found_where_it_went(project):
    first, second = project.id_of("The second paragraph"), project.id_of("In the early years")
    third = "He added a good many words of his own, and none of them had been heard before in this place or in any."
    project.release("1.1", [*ESSAY[:3], f"{ESSAY[3]} {EARLY} {third}", ESSAY[4], *ESSAY[6:]])
    assert project.id_of("The second paragraph") == first
    assert project.anchors()[second]["moved_to"] == first


def test_it_leads_to_words_that_came_back_under_another_id(project):
    gone = project.id_of("Then the bricks came")
    project.release("1.1", WITHOUT_BRICKS)
    project.release("1.2", ESSAY)
    row = project.anchors()[gone]
    assert (row["retired"], row["moved_to"]) == ("1.1", project.id_of("Then the bricks came"))
    assert row["moved_to"] != gone


def test_a_page_that_words_left_does_not_say_that_they_still_stand_elsewhere(project):
    moved = project.id_of("A third paragraph weighs")
    old = project.anchors()[moved]["url"]
    project.release("1.1", [*WITHOUT_THIRD[:9], THIRD, *WITHOUT_THIRD[9:]])
    project.release("1.2", WITHOUT_THIRD)
    assert project.anchors()[moved]["url"] != old
    assert "later stood on another page, and is gone from there" in told(project, old)


def test_words_that_moved_away_and_back_stand_where_they_stood_and_both_addresses_lead_there(project):
    moved = project.id_of("A third paragraph weighs")
    old = project.anchors()[moved]["url"]
    project.release("1.1", [*WITHOUT_THIRD[:9], THIRD, *WITHOUT_THIRD[9:]])
    between = project.anchors()[moved]["url"]
    project.release("1.2", ESSAY)
    assert THIRD in told(project, old)
    assert project.at(between).find(".//a").get("href") == old


def test_what_came_and_went_between_two_releases_is_not_said_to_be_of_one(project):
    project.release("1.1", [*ESSAY, "An ending was added by somebody who changed his mind on the very same evening."])
    gone = project.id_of("An ending was added")
    project.release("1.1", ESSAY)
    assert "While release 1.1 was being prepared" in told(project, project.anchors()[gone]["url"])


def test_words_that_run_from_right_to_left_do_not_turn_the_sentence_around(tmp_path):
    project = Project(tmp_path)
    line = "الفقرة الثانية تتحدث عن الطوب الذي لم يدفع ثمنه أحد في تلك السنة الطويلة."
    project.release("1.0", [*ESSAY[:4], line, *ESSAY[4:]])
    gone = project.id_of("الفقرة")
    project.release("1.1", ESSAY)
    assert project.at(project.anchors()[gone]["url"]).find(".//bdi").text.startswith("الفقرة")


def test_the_other_part_of_what_was_split_names_its_kin(project):
    whole = project.id_of("A third paragraph weighs")
    middle = "and what was promised to the workers. Those who signed it were thinking of other things by then."
    long = f"{THIRD[:-1]}, {middle}"
    project.release("1.1", [long if line == THIRD else line for line in ESSAY])
    first, second = long.split(". ")
    at = ESSAY.index(THIRD)
    project.release("1.2", [*ESSAY[:at], f"{first}.", second, *ESSAY[at + 1 :]])
    part = project.anchors()[project.id_of("Those who signed")]
    assert (part["parted_from"], project.anchors()[whole]["parted_from"]) == (whole, None)


def test_a_draft_may_lose_the_first_part_of_what_was_split(tmp_path):
    project = Project(tmp_path)
    long = f"{THIRD} And one more sentence follows it, which tells of the houses that were built after that."
    first, second = long.split(". ", 1)
    for text in ([long], [f"{first}.", second], [second]):
        project.release(None, [*ESSAY[:7], *text, *ESSAY[8:]])
    assert project.id_of("And one more sentence")


def test_the_page_with_the_citations_of_a_section_that_is_gone_stays_too(project):
    assert (project.site / "section-2-cite.html").is_file()
    project.release("1.1", [*ESSAY[:4], *ESSAY[8:]])
    assert "held the citations of a section" in (project.site / "section-2-cite.html").read_text("utf-8")


def test_what_is_one_of_a_kind_is_named_once(project):
    project.release("1.1", [ESSAY[0], *ESSAY[2:]])
    assert "the byline (“Some Author”) stood here" in told(project, "index.html#byline")
