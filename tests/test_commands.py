"""What a person types, and the exit codes that a script reads."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from fonds.__main__ import main
from making import PROJECT
from test_witness import DOCUMENTS, PAPER

TEXT = PAPER + DOCUMENTS.split("ends soon.\n")[1]


@pytest.fixture
def project(tmp_path, monkeypatch):
    """An empty project with a text beside it, as a newcomer has it."""
    (tmp_path / "paper.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(project):
    assert main(["new", "wp-7", "paper.txt"]) == 0


def test_a_new_edition_builds_at_once(project, capsys):
    new(project)
    assert main(["build"]) == 0
    assert (project / "site/wp-7/index.html").is_file()
    assert "published in site" in capsys.readouterr().out


def test_a_new_edition_holds_the_text_byte_for_byte(project):
    new(project)
    assert (project / "content/wp-7/witness.txt").read_bytes() == (project / "paper.txt").read_bytes()


@pytest.mark.parametrize("name", ["My Paper", "../out", "", "WP", "con", "a--b"])
def test_a_name_that_is_no_safe_address_is_refused(project, name, capsys):
    assert main(["new", name, "paper.txt"]) == 2
    assert not (project / "content").exists()


def test_an_edition_that_is_there_is_never_overwritten(project):
    new(project)
    (project / "content/wp-7/edition.yaml").write_text("title: Mine\nwitness: witness.txt\n", "utf-8")
    assert main(["new", "wp-7", "paper.txt"]) == 2
    assert "Mine" in (project / "content/wp-7/edition.yaml").read_text("utf-8")


def test_strict_makes_a_warning_fail_and_publishes_nothing(project):
    new(project)
    assert main(["build", "--strict", "--quiet"]) == 1
    assert not (project / "site").exists()


def test_anchors_are_recorded_once_they_are_accepted(project, capsys):
    new(project)
    assert main(["accept-anchors", "--yes"]) == 0
    assert main(["build", "--strict", "--frozen", "--quiet"]) == 0
    capsys.readouterr()
    assert main(["accept-anchors"]) == 0
    assert "are recorded" in capsys.readouterr().out


def test_without_a_yes_nothing_is_recorded(project):
    new(project)
    assert main(["accept-anchors"]) == 1
    assert not (project / "content/wp-7/anchors.lock").exists()


def test_addresses_are_not_numbered_anew_after_a_release(project, capsys):
    new(project)
    with (project / "content/wp-7/edition.yaml").open("a", encoding="utf-8") as file:
        file.write('version: "1.0"\n')
    assert main(["accept-anchors", "--afresh", "--yes"]) == 2
    assert "promised" in capsys.readouterr().err


def test_a_failed_build_leaves_the_old_site_as_it_was(project):
    new(project)
    assert main(["build", "--quiet"]) == 0
    before = (project / "site/wp-7/section-1.html").read_bytes()
    (project / "content/wp-7/witness.txt").write_bytes(b"\xff")
    assert main(["build", "--quiet"]) == 1
    assert (project / "site/wp-7/section-1.html").read_bytes() == before


def test_the_terminal_search_gives_the_five_fields(project, capsys):
    new(project)
    main(["build", "--quiet"])
    capsys.readouterr()
    assert main(["search", "boatmen", "--json"]) == 0
    hits = json.loads(capsys.readouterr().out)
    assert hits
    assert all(set(hit) == {"id", "url", "kind", "score", "snippet"} for hit in hits)


def test_a_query_that_cannot_be_read_is_a_finding_for_the_exit_code(project, capsys):
    new(project)
    main(["build", "--quiet"])
    assert main(["search", '"open']) == 1


def test_the_intermediate_products_can_be_opened(project):
    new(project)
    main(["build", "--quiet"])
    work = project / ".fonds/work/wp-7"
    assert sorted(path.name for path in work.iterdir()) == ["1-witness.json", "2-edition.xml", "3-linked.xml"]
    assert json.loads((work / "1-witness.json").read_text("utf-8"))["notes"]


def test_wrong_usage_ends_with_two(capsys):
    assert main(["build", "--no-such-option"]) == 2
    assert main(["serve", "--port", "many"]) == 2


def test_without_a_content_folder_the_command_says_what_to_name(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["build"]) == 2
    assert "--content DIR" in capsys.readouterr().err


def test_a_base_url_must_be_an_address(project, capsys):
    new(project)
    assert main(["build", "--base-url", "example.org"]) == 2


def test_several_editions_are_built_together_and_listed(project):
    new(project)
    assert main(["new", "wp-8", "paper.txt", "--title", "An Invented Paper"]) == 0
    assert main(["build", "--jobs", "2", "--quiet"]) == 0
    home = (project / "site/index.html").read_text("utf-8")
    assert "wp-7/index.html" in home
    assert "wp-8/index.html" in home


def test_progress_is_silent_when_piped(project):
    new(project)
    command = [sys.executable, "-m", "fonds", "build"]
    done = subprocess.run(command, capture_output=True, text=True, env={"PYTHONPATH": str(PROJECT / "src")}, check=True)
    assert "\r" not in done.stderr + done.stdout


def test_progress_is_shown_on_a_terminal_once_a_build_takes_longer_than_a_second(monkeypatch):
    from fonds.commands import progress

    written = []

    class Terminal:
        def isatty(self):
            return True

        def write(self, text):
            written.append(text)

        def flush(self):
            pass

    monkeypatch.setattr(progress.sys, "stderr", Terminal())
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.Progress() as shown:
        shown.say("reading the witness")
    assert any("reading the witness" in text for text in written)
    assert written[-1] == "\r\x1b[K"
