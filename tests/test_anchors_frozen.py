"""`--frozen` fails where an address would be lost, given again or given unseen, and names the id and its words."""

from __future__ import annotations

import re

import pytest

from fonds.tei.register.entry import parse
from test_tombstones import ESSAY, Project

BRICKS = next(line for line in ESSAY if line.startswith("Then the bricks"))


@pytest.fixture
def project(tmp_path):
    """A release with recorded anchors."""
    made = Project(tmp_path)
    made.release("1.0", ESSAY)
    return made


def failed(project, capsys) -> list[str]:
    """What a frozen build says as errors; it must fail."""
    capsys.readouterr()
    assert project.run("build", "--frozen", "--quiet") == 1
    told = capsys.readouterr()
    return [line for line in (told.out + told.err).split("\n") if re.search(r"error T-\d{3}", line)]


def lock(project):
    return project.edition / "anchors.lock"


def test_an_id_that_is_lost(project, capsys):
    gone = project.id_of("Then the bricks came")
    project.write("1.1", [line for line in ESSAY if line != BRICKS])
    assert [line for line in failed(project, capsys) if f"anchor {gone} is gone" in line and "Then the bricks" in line]


def test_an_id_that_is_new_and_was_not_accepted(project, capsys):
    project.write("1.1", [*ESSAY, "An ending was added that nobody has seen, by the author and for no reason given."])
    assert [line for line in failed(project, capsys) if "is new and was not accepted" in line and "An ending" in line]


def test_words_that_changed_and_were_not_accepted(project, capsys):
    changed = project.id_of("Then the bricks came")
    project.write("1.1", [line.replace("two winters", "three winters") for line in ESSAY])
    assert [line for line in failed(project, capsys) if f"{changed} has other words" in line and "Then the" in line]


def test_an_id_whose_words_became_something_of_another_kind(project, capsys):
    heading = next(row["id"] for row in project.anchors().values() if row["quote"] == "The Early Years")
    paragraph = "The Early Years were years in which a great many things were said that nobody remembers now at all."
    project.write("1.1", [paragraph if line == "The Early Years" else line for line in ESSAY])
    told = failed(project, capsys)
    assert [line for line in told if f"anchor {heading}" in line and "The Early Years" in line]


def test_an_id_that_a_hand_gave_to_other_words(project, capsys):
    one, other = project.id_of("Then the bricks came"), project.id_of("A third paragraph weighs")
    text = lock(project).read_text("utf-8")
    swapped = re.sub(rf"(?m)^{one}\t", "@\t", text)
    swapped = re.sub(rf"(?m)^{other}\t", f"{one}\t", swapped)
    lock(project).write_text(swapped.replace("@\t", f"{other}\t"), "utf-8")
    told = failed(project, capsys)
    assert [line for line in told if one in line and "edited by hand" in line and "A third" in line]


def test_a_line_that_was_taken_out(project, capsys):
    gone = project.id_of("Then the bricks came")
    lines = lock(project).read_text("utf-8").split("\n")
    lock(project).write_text("\n".join(line for line in lines if not line.startswith(f"{gone}\t")), "utf-8")
    assert [line for line in failed(project, capsys) if f"stands behind {gone}" in line]


def test_a_line_that_was_edited(project, capsys):
    text = lock(project).read_text("utf-8")
    lock(project).write_text(text.replace("Then the bricks came", "Then the stones came"), "utf-8")
    assert [line for line in failed(project, capsys) if "edited by hand" in line and "Then the stones" in line]


def test_a_register_with_merge_conflict_marks(project, capsys):
    text = lock(project).read_text("utf-8")
    lock(project).write_text(text.replace("\np1\t", "\n<<<<<<< ours\np1\t"), "utf-8")
    assert [line for line in failed(project, capsys) if "merge conflict" in line and "<<<<<<< ours" in line]


def test_a_version_that_was_taken_away(project, capsys):
    project.write(None, ESSAY)
    assert [line for line in failed(project, capsys) if "edition.yaml has no version any more" in line]


def test_each_line_of_a_register_says_what_it_means(project):
    lines = lock(project).read_text("utf-8").split("\n")[1:-1]
    entries = [parse(line) for line in lines]
    assert [str(entry) for entry in entries] == lines
    assert {entry.since for entry in entries} == {"1.0"}
