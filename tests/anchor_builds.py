"""Random edits of a witness, built: do the published addresses still stand on their words?

The text is one line a unit, so that an edit of lines is the truth: `Lines` keeps with each line which line of the first
text it was. What is compared are the pages as they were published.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import html

from test_tombstones import Project

_SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u")]
_ASIDES = ("ref", "address", "lines", "back", "sign", "place", "card", "pb", "gap")
ASIDE = " or ".join(f"contains(concat(' ', @class, ' '), ' {name} ')" for name in _ASIDES)
"""What stands in a unit on a page without being its words."""
EDITS = ("insert", "delete", "correct", "move", "split", "merge", "retitle", "swap", "wrap", "hyphen")


@dataclass(frozen=True)
class Line:
    """A line of the witness."""

    text: str
    kind: str
    """The kind of unit it is; fixed is what is never edited."""
    origin: int | None
    """Which line of the first text it was; None for a new one."""
    is_touched: bool = False


def word(rng: random.Random) -> str:
    return "".join(rng.choices(_SYLLABLES, k=rng.randint(2, 4)))


def sentence(rng: random.Random, words: int) -> str:
    return " ".join([word(rng).capitalize(), *(word(rng) for _ in range(words - 1))]) + "."


def heading(rng: random.Random) -> str:
    return " ".join(word(rng).capitalize() for _ in range(rng.randint(3, 4)))


def made_up(rng: random.Random) -> list[Line]:
    """A paper of some sections and documents."""
    found = [Line(heading(rng), "fixed", None), Line("Some Author", "fixed", None)]

    def paragraphs() -> None:
        for _ in range(rng.randint(2, 5)):
            found.append(Line(sentence(rng, rng.randint(12, 60)), "paragraph", None))

    paragraphs()
    for _ in range(rng.randint(1, 3)):
        found.append(Line(heading(rng), "heading", None))
        paragraphs()
    for number in range(1, rng.randint(2, 4)):
        found.append(Line("* * *", "fixed", None))
        found.append(Line(f"Report on {heading(rng)}, {number} May 1957", "fixed", None))
        found.append(Line(f"[Source: {heading(rng)} Archive, {number}{number}-{number}, 4-7.]", "fixed", None))
        paragraphs()
    return [replace(line, origin=number) for number, line in enumerate(found)]


def edited(lines: list[Line], rng: random.Random, edits: int) -> list[Line]:
    """The lines after some edits, none of which makes two units alike."""
    for _ in range(edits):
        places = [at for at, line in enumerate(lines) if line.kind == "paragraph"]
        if len(places) < 4:
            return lines
        lines = edit(list(lines), rng.choice(EDITS), rng.choice(places), rng)
    return lines


def edit(lines: list[Line], kind: str, at: int, rng: random.Random) -> list[Line]:
    """The lines, one of which is edited."""
    if kind in ("wrap", "hyphen"):
        lines[at] = replace(lines[at], text=_wrapped(lines[at].text, kind, rng))
    elif kind in ("correct", "split"):
        lines[at : at + 1] = _rewritten(lines[at], kind, rng)
    elif kind == "insert":
        lines.insert(at, Line(sentence(rng, rng.randint(10, 40)), "paragraph", None))
    elif kind == "delete":
        del lines[at]
    elif kind == "move":
        line = lines.pop(at)
        lines.insert(rng.choice([place for place, one in enumerate(lines) if one.kind == line.kind]), line)
    elif kind == "retitle":
        for place in [place for place, one in enumerate(lines) if one.kind == "heading"][:1]:
            lines[place] = replace(lines[place], text=heading(rng), is_touched=True)
    elif at + 1 < len(lines) and lines[at + 1].kind == lines[at].kind:
        one, two = lines[at : at + 2]
        joined = replace(one, text=f"{one.text} {two.text}", is_touched=True)
        lines[at : at + 2] = [joined] if kind == "merge" else [two, one]
    return lines


def _wrapped(text: str, edit: str, rng: random.Random) -> str:
    """Another extraction: a line ends inside of the paragraph, between two words or inside of one."""
    words = text.split(" ")
    at = rng.randint(len(words) // 3, 2 * len(words) // 3)
    if "\n" in text or words[at][:1].isupper():
        return text
    broken = f"{words[at][:2]}-\n{words[at][2:]}" if edit == "hyphen" else f"\n{words[at]}"
    return " ".join([*words[:at], broken, *words[at + 1 :]]).replace(" \n", "\n")


def _rewritten(line: Line, edit: str, rng: random.Random) -> list[Line]:
    words = line.text.rstrip(".").replace("-\n", "").split()
    if edit == "correct":
        label = next((at for at, one in enumerate(words[:4]) if one.endswith(":")), 0)  # of a speech
        for place in rng.sample(range(label + 1, len(words)), max(1, (len(words) - label) // 8)):
            words[place] = word(rng)
        return [replace(line, text=" ".join(words) + ".", is_touched=True)]
    if len(words) <= 16:
        return [line]
    half = len(words) // 2
    tail = " ".join([words[half].capitalize(), *words[half + 1 :]]) + "."
    head = replace(line, text=" ".join(words[:half]) + ".", is_touched=True)
    return [head, Line(tail, "paragraph", None, is_touched=True)]


@dataclass
class Outcome:
    """What came of one script."""

    wrong: list[str]
    """Addresses that stand on other words."""
    dead: list[str]
    """Addresses of the first release that lead to nothing."""
    kept: int
    """Untouched and corrected units that kept their address."""
    all: int
    refused: bool


def build_twice(folder: Path, seed: int) -> Outcome:
    """Release a made-up paper, edit it, release it again, and compare what was published."""
    rng = random.Random(seed)
    lines = made_up(rng)
    project = Project(folder)
    project.release("1.0", [line.text for line in lines])
    first = Published(project, ("paragraph",))
    after = edited(lines, rng, rng.randint(1, 6))
    project.write("1.1", [line.text for line in after])
    if project.run("accept-anchors", "--yes", "--quiet"):
        return Outcome([], [], 0, 0, refused=True)
    assert project.run("build", "--frozen", "--quiet") == 0
    assert project.run("check") == 0
    return _compared(lines, after, first, Published(project, ("paragraph",)))


def _compared(lines: list[Line], after: list[Line], first: Published, second: Published) -> Outcome:
    origins = {line.origin: line for line in after if line.origin is not None}
    by_text = {letters(line.text): line for line in after}
    wrong, kept, counted = [], 0, 0
    for line in lines:
        if line.kind != "paragraph":
            continue
        identifier = next((one for one, words in first.words.items() if words == letters(line.text)), None)
        if identifier is None:
            continue  # the made-up words were read as a note, or as a paragraph with more
        if identifier in second.words:
            here = by_text.get(second.words[identifier])
            is_part = here is not None and here.is_touched
            if here is None or (here.origin != line.origin and not is_part):
                wrong.append(f"{identifier} stands on {second.words[identifier][:40]}, once {letters(line.text)[:40]}")
        now = origins.get(line.origin)
        if now is not None and not (now.is_touched and len(now.text) != len(line.text)):
            counted += 1
            kept += second.words.get(identifier) == letters(now.text)
    dead = [url for url in first.urls.values() if not second.leads(url)]
    return Outcome(wrong, dead, kept, counted, refused=False)


class Published:
    """What a build published: where each address leads, and the letters that stand there."""

    def __init__(self, project: Project, kinds: Collection[str]) -> None:
        self._site = project.site
        self._pages: dict[str, dict[str, html.HtmlElement]] = {}
        rows = project.anchors()
        self.urls = {identifier: row["url"] for identifier, row in rows.items()}
        living = {identifier: row for identifier, row in rows.items() if row["retired"] is None}
        self.kinds = {identifier: row["kind"] for identifier, row in living.items() if row["kind"] in kinds}
        self.words = {identifier: self._letters(self.urls[identifier]) for identifier in self.kinds}
        """Id of a living unit of these kinds → the letters that stand there on the published page."""

    def leads(self, url: str) -> bool:
        """Whether an address leads to something on a page."""
        page, _, fragment = url.partition("#")
        return fragment in self._ids(page)

    def _ids(self, page: str) -> dict[str, html.HtmlElement]:
        if page not in self._pages:
            file = self._site / page
            root = html.parse(str(file)).getroot() if file.is_file() else html.Element("html")
            self._pages[page] = {one.get("id"): one for one in root.xpath("//*[@id]")}
            for one in root.xpath(f"//*[{ASIDE}]"):
                one.drop_tree()
        return self._pages[page]

    def _letters(self, url: str) -> str:
        page, _, fragment = url.partition("#")
        return letters(self._ids(page)[fragment].text_content())


def letters(text: str) -> str:
    """What remains of a text in every extraction of it."""
    return re.sub(r"[\W_\d]+", "", text).casefold()
