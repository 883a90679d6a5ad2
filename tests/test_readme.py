"""What the README tells a person to type is typed here, in a clone, in the order in which it stands there."""

from __future__ import annotations

import os
import pty
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
import yaml

from fonds.config import load_edition, load_registers
from fonds.config.emendations import load_apparatus
from fonds.findings import Findings
from fonds.link.archival import Grammar
from tools.project import PROJECT, copy_clone

README = (PROJECT / "README.md").read_text("utf-8")
PAPER = """A Paper on Reconstruction

This paper tells how the reconstruction of a town went on after the war, and who paid for it. It was long work.

The second paragraph says that it was done in the end, and that nobody remembers how.
"""


def blocks(language: str) -> list[str]:
    fenced = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.M | re.S)
    return [block for named, block in fenced if named == language]


def commands() -> list[str]:
    return [line for block in blocks("sh") for line in block.splitlines()]


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone, with the text file that the README's reader has at hand."""
    folder = copy_clone(tmp_path / "clone")
    (folder / "paper.txt").write_text(PAPER, "utf-8")
    return folder


def test_every_command_of_the_readme_works(clone: Path) -> None:
    assert commands()[:2] == ["python3 build.py", "python3 build.py test"]
    for command in commands():
        if command.endswith(" serve"):
            answers_on_localhost(command, clone)
        else:
            code, said = typed(command + " --collect-only --quiet" * command.endswith(" test"), clone)
            assert code == 0, f"{command}\n{said}"
    assert (clone / "site" / "my-paper" / "index.html").is_file()
    assert (clone / "content" / "my-paper" / "anchors.lock").is_file()


def test_the_commands_that_make_a_release_work(clone: Path) -> None:
    making = [line for block in blocks("text") for line in block.splitlines() if line.endswith("--edition my-paper")]
    assert [command.split()[2] for command in making] == ["accept-anchors", "release"]
    assert typed("python3 build.py new my-paper paper.txt", clone)[0] == 0
    settings = clone / "content/my-paper/edition.yaml"
    settings.write_text(settings.read_text("utf-8") + 'version: "1.0"\nreleased: 2026-01-31\n', "utf-8")
    for command in making:
        code, said = typed(command, clone)
        assert code == 0, f"{command}\n{said}"
    assert (clone / "content/my-paper/releases/1.0.zip").is_file()


def typed(command: str, folder: Path) -> tuple[int, str]:
    """Type a command at a terminal, and `y` where it asks; gives the exit code and what was said."""
    keyboard, terminal = pty.openpty()
    os.write(keyboard, b"y\n")
    done = subprocess.run(
        shlex.split(command),
        cwd=folder,
        env=on_path(),
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    os.close(keyboard)
    os.close(terminal)
    return done.returncode, done.stdout


def on_path() -> dict[str, str]:
    """An environment in which `python3` is this interpreter, which has the requirements."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return {**environment, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}


def answers_on_localhost(command: str, folder: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with subprocess.Popen([*shlex.split(command), "--port", str(port)], cwd=folder, env=on_path()) as server:
        try:
            assert b"<html" in first_answer(f"http://localhost:{port}/", server)
        finally:
            server.terminate()


def first_answer(address: str, server: subprocess.Popen[bytes]) -> bytes:
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(address) as answer:
                return bytes(answer.read())
        except OSError:
            time.sleep(0.2)
    raise AssertionError("no answer within a minute")


def test_the_finding_that_the_readme_shows_is_what_the_program_says(clone: Path) -> None:
    edition = clone / "content" / "nkidp-wp4" / "edition.yaml"
    edition.write_text(edition.read_text("utf-8").replace("\nrights:", "\nrigths:"), "utf-8")
    code, said = typed("python3 build.py", clone)
    shown = next(block for block in blocks("") if " error " in block)
    assert code == 1
    assert re.sub(r":\d+:\d+:", "", shown) in re.sub(r":\d+:\d+:", "", said)


def test_the_examples_for_ci_run_commands_of_the_readme_and_the_checks_script() -> None:
    script = (PROJECT / ".ci" / "run").read_text("utf-8")
    run = [line for block in blocks("yaml") for line in re.findall(r"python3 build\.py .*", block)]
    assert run
    assert all(command in script for command in run)


def test_the_examples_for_ci_are_yaml() -> None:
    names = [set(yaml.safe_load(block)) for block in blocks("yaml")[-2:]]
    assert names == [{"name", True, "jobs"}, {"pages"}]


def test_the_works_that_the_readme_shows_are_read_as_they_stand(tmp_path: Path) -> None:
    (example,) = [block for block in blocks("yaml") if "kind: serial" in block]
    (tmp_path / "works.yaml").write_text(example, "utf-8")
    findings = Findings()
    works = load_registers([(tmp_path, "content/registers")], findings).works
    assert not list(findings)
    assert [(work.title, work.kind) for work in works] == [("River Affairs", "serial"), ("The Upper Valley", "book")]


def test_the_person_whom_the_readme_shows_is_read_as_he_stands(tmp_path: Path) -> None:
    (block,) = [block for block in blocks("yaml") if "short:" in block]
    (tmp_path / "people.yaml").write_text(block, "utf-8")
    findings = Findings()
    (person,) = load_registers([(tmp_path, "registers")], findings).people
    assert not list(findings)
    assert (person.key, person.variants, person.short) == ("kim-il-sung", ("Kim Il-sung",), ("Kim",))


def test_the_emendation_that_the_readme_shows_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "emendations.yaml").write_text(blocks("yaml")[0], "utf-8")
    findings = Findings()
    (entry,) = load_apparatus(tmp_path, "content/wp", findings).emendations
    assert not list(findings)
    assert (entry.witness, entry.reading, entry.source) == ("vally", "valley", "Page copy of the PDF.")


def test_the_archive_that_the_readme_shows_is_recognised_as_it_stands(tmp_path: Path) -> None:
    (entry,) = [block for block in blocks("yaml") if block.startswith("- key:") and "levels:" in block]
    (tmp_path / "archives.yaml").write_text(entry, "utf-8")
    findings = Findings()
    registers = load_registers([(tmp_path, "content/registers")], findings)
    assert not list(findings)
    text = (
        "Report, National Archive of X (NAX), f. 7, ser.2, 12. box, no. 25/B, fols. 3-5; 26/B; Nat. Arch. of X, f. 8."
    )
    found = Grammar(registers).find(text)
    assert [citation.identifier for citation in found] == [
        "NAX, f. 7, ser. 2, 12. box, no. 25/B",
        "NAX, f. 7, ser. 2, 12. box, no. 26/B",
    ]
    assert text[slice(*found[0].locator)] == "fols. 3-5"


def test_the_habits_that_the_readme_shows_are_accepted_as_they_stand(tmp_path: Path) -> None:
    (habits,) = [block for block in blocks("yaml") if block.startswith("habits:")]
    (tmp_path / "wp").mkdir()
    (tmp_path / "wp" / "edition.yaml").write_text(f"title: A Paper\nwitness: witness.txt\n{habits}", "utf-8")
    findings = Findings()
    config = load_edition(tmp_path / "wp", "content/wp", findings)
    assert not list(findings)
    assert config is not None
    told = config.habits
    assert None not in (told.running_headers, told.separator, told.source_line, told.document_reference)


def test_every_file_that_the_readme_names_is_there() -> None:
    named = re.findall(r"`((?:src|content|templates|\.ci|\.github)/[^`<>*]+)`", README)
    written_by_people = {".github/workflows/edition.yml", "content/my-paper/", "content/site.yaml"}
    missing = [name for name in named if name not in written_by_people and not (PROJECT / name).exists()]
    assert named
    assert not missing
    assert all((PROJECT / image).is_file() for image in re.findall(r"!\[[^]]*\]\(([^)]*)\)", README))


def test_no_line_of_the_first_screen_is_wider_than_the_screen() -> None:
    assert max(map(len, README.split("## I found")[0].splitlines())) <= 120
