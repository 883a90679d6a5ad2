"""Random edits of the project's own edition, built: do its published addresses still stand on their words?

As in `anchor_builds`, the edited lines are the truth. Which lines of the witness are one unit is read from the first
release as it was published: a unit whose letters are those of some whole lines, and of none other, can be edited; all
other lines stay as they are. The editors' emendations are left out, for they quote the words that are edited.
"""

from __future__ import annotations

import contextlib
import io
import json
import random
import re
import shutil
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import yaml
from rapidfuzz import fuzz

from anchor_builds import Line, Outcome, Published, edit, heading, letters
from test_tombstones import Project
from tools.project import PROJECT

KINDS = ("paragraph", "item", "speech", "note", "heading")
EDITS = {
    "paragraph": ("insert", "delete", "correct", "move", "split", "merge", "swap", "wrap", "hyphen"),
    "item": ("delete", "correct", "move", "wrap", "hyphen", "swap"),
    "speech": ("insert", "delete", "correct", "move", "wrap", "hyphen", "swap"),
    "note": ("insert", "delete", "correct", "wrap", "hyphen"),
    "heading": ("retitle", "document"),
}
WHOLE = ("paragraph", "speech", "note")
"""Units that hold no others."""
LEAST = 20
"""Letters; of a shorter unit the words may stand elsewhere too."""
FITS = 80
"""How much of the words of a unit must be in the lines that it came from, or theirs in it, in percent; what was
corrected has at least seven of eight words, what was split or joined all of them."""


def release_first(folder: Path) -> None:
    """Make the first release in a folder of its own."""
    project = Project(folder)
    source = next(path for path in (PROJECT / "content").iterdir() if (path / "edition.yaml").is_file())
    shutil.copytree(source, project.edition, dirs_exist_ok=True)
    shutil.copytree(source.with_name("registers"), project.edition.with_name("registers"))
    for name in ("emendations.yaml", "anchors.lock"):
        (project.edition / name).unlink()
    settings = yaml.safe_load((source / "edition.yaml").read_text("utf-8"))
    del settings["witness"]["sha256"]
    for name in ("expected", "note_numbers"):  # they speak of words that are edited
        del settings[name]
    _write(project, "1.0", settings)
    assert project.run("accept-anchors", "--yes", "--quiet") == 0
    assert project.run("build", "--quiet") == 0
    found = json.loads((project.site / "data/findings.json").read_text("utf-8"))
    known = [{"code": code, "reason": "The emendations are left out."} for code in {row["code"] for row in found}]
    _write(project, "1.0", {**settings, "expected": known})
    assert project.run("release", "--yes") == 0


class Base:
    """The first release of the edition, from which each script starts."""

    def __init__(self, folder: Path) -> None:
        self.project = Project(folder)
        self.settings = yaml.safe_load((self.project.edition / "edition.yaml").read_text("utf-8"))
        del self.settings["expected"]
        self.witness = (self.project.edition / self.settings["witness"]["file"]).read_text("utf-8").split("\n")

    @cached_property
    def published(self) -> Published:
        return Published(self.project, KINDS)

    @cached_property
    def lines(self) -> list[Line]:
        """The witness in lines that can be edited or not; the lines of one unit are one."""
        starts, ends, text = {0: 0}, {0: 0}, ""
        for number, line in enumerate(self.witness):
            starts[len(text)] = number
            text += letters(line)
            ends.setdefault(len(text), number + 1)
        spans: dict[int, tuple[int, str]] = {}
        taken: set[int] = set()
        for identifier, words in sorted(self.published.words.items(), key=lambda one: len(one[1])):
            at = text.find(words)
            if len(words) < LEAST or text.count(words) != 1 or at not in starts or at + len(words) not in ends:
                continue
            span = range(starts[at], ends[at + len(words)])
            if taken.isdisjoint(span):  # a unit that holds others is edited in them
                spans[span.start] = (span.stop, self.published.kinds[identifier])
                taken.update(span)
        found, number = [], 0
        while number < len(self.witness):
            end, kind = spans.get(number, (number + 1, "fixed"))
            found.append(Line("\n".join(self.witness[number:end]), kind, number))
            number = end
        return found


def build_again(base: Base, folder: Path, seed: int) -> Outcome:
    """Edit the first release by a script, build the second, and compare what was published."""
    rng = random.Random(seed)
    lines, settings = list(base.lines), dict(base.settings)
    vocabulary = [word for line in lines if line.kind == "paragraph" for word in line.text.split() if word.isalpha()]
    for _ in range(rng.randint(3, 25)):
        at = rng.choice([at for at, line in enumerate(lines) if line.kind in EDITS])
        lines, settings = _edited(lines, settings, rng.choice(EDITS[lines[at].kind]), at, rng, vocabulary)
    project = Project(folder)
    shutil.copytree(base.project.edition.parent, project.edition.parent, dirs_exist_ok=True)
    (project.edition / settings["witness"]["file"]).write_text("\n".join(line.text for line in lines), "utf-8")
    _write(project, "1.1", settings)
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        refused = project.run("accept-anchors", "--yes", "--quiet") != 0
    if refused:
        return Outcome(_without_twin(base, told.getvalue()), [], 0, 0, refused=True)
    assert project.run("build", "--quiet") == 0
    assert project.run("check") == 0
    return compared(base, lines, Published(project, KINDS))


def _without_twin(base: Base, told: str) -> list[str]:
    """Refusals that name what has no twin in the paper itself: no edit makes one."""
    quotes = re.findall(r"error [A-Z]-\d+: “(.*?)”", told)
    wrong = [line for line in told.split("\n") if re.search(r"error (?!T-006)", line)]
    for quote in quotes:
        own = letters(quote)
        if sum(fuzz.ratio(own, words[: len(own)]) >= FITS for words in base.published.words.values()) < 2:
            wrong.append(f"refused without a twin: {quote}")
    return wrong


def _write(project: Project, version: str, settings: dict) -> None:
    """Write what the editors say of the text."""
    told = {**settings, "version": version, "released": "2026-01-01"}
    (project.edition / "edition.yaml").write_text(yaml.safe_dump(told, allow_unicode=True), "utf-8")


def _edited(
    lines: list[Line], settings: dict, kind_of_edit: str, at: int, rng: random.Random, vocabulary: list[str]
) -> tuple[list[Line], dict]:
    line = lines[at]

    def sentences(words: int) -> str:
        chosen = rng.choices(vocabulary, k=words)
        return f"{chosen[0].capitalize()} {' '.join(chosen[1:])}."

    if kind_of_edit == "insert":
        name = line.text.partition(":")[0]
        made = {
            "paragraph": lambda: sentences(rng.randint(20, 60)),
            "speech": lambda: f"{name}: {sentences(rng.randint(10, 30))}",
            "note": lambda: (
                f"{sentences(3)[:-1]}, {heading(rng)} (Oxford: {heading(rng)}, 1999), {rng.randint(1, 300)}."
            ),
        }[line.kind]()
        return [*lines[:at], Line(made, line.kind, None), *lines[at:]], settings
    if kind_of_edit == "document":
        return _with_document(lines, settings, sentences, rng)
    if kind_of_edit == "retitle":
        lines[at] = replace(line, text=heading(rng), is_touched=True)
        return lines, settings
    return edit(lines, kind_of_edit, at, rng), settings


def _with_document(lines: list[Line], settings: dict, sentences, rng: random.Random) -> tuple[list[Line], dict]:
    """A new document before one that there is; what the editors say of those behind it moves on with them."""
    rules = [at for at, line in enumerate(lines) if re.fullmatch(r"(\* ?){3}", line.text.strip())]
    number = rng.randrange(len(rules))
    title = f"Report on {heading(rng)}, {rng.randint(1, 28)} May 1957"
    made = [title, f"[Source: {heading(rng)} Archive, 11-11, 4-7.]", *(sentences(30) for _ in range(3)), "* * *", ""]
    told = [{**one, "n": one["n"] + (one["n"] > number + 1)} for one in settings.get("documents", [])]
    at = rules[number] + 1
    return [*lines[:at], *(Line(text, "fixed", None) for text in made), *lines[at:]], {**settings, "documents": told}


def compared(base: Base, after: list[Line], second: Published) -> Outcome:
    """Where each unit of the first release is now, by the script and as published."""
    now = {line.origin: line for line in after if line.origin is not None}
    first, wrong, kept, counted = base.published, [], 0, 0
    lines = {letters(line.text): line for line in base.lines if line.kind != "fixed"}
    for identifier, words in first.words.items():
        line, here = lines.get(words), second.words.get(identifier)
        if line is None and first.kinds[identifier] not in WHOLE:
            continue  # what is edited in it is judged by itself
        own = words if line is None else letters(now[line.origin].text) if line.origin in now else ""
        if here is not None and fuzz.partial_ratio(here, own or words) < FITS:
            wrong.append(f"{identifier} stands on {here[:60]}, once {words[:60]}")
        if own:
            counted += 1
            kept += here is not None
    dead = [url for url in first.urls.values() if not second.leads(url)]
    return Outcome(wrong, dead, kept, counted, refused=False)
