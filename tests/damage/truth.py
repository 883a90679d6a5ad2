"""The truth about a sample, in the form that the scorer reads."""

from __future__ import annotations

import random
import re
from typing import Any

from damage.levels import Level
from damage.printing import Footnote, Page
from damage.sources import Block, Note, Part
from damage.typescript import Anchor, Typescript


class Truth:
    """What is known of the text while it is written."""

    def __init__(self, level: Level, parts: list[Part]) -> None:
        self.level, self.parts = level, parts
        self.pages: list[dict[str, Any]] = []
        self.headers: list[dict[str, Any]] = []
        self.documents: list[dict[str, Any]] = []
        self.notes: dict[str, dict[str, Any]] = {}
        self.marks: dict[str, tuple[Anchor, bool]] = {}
        self.numbers: dict[str, int] = {}

    def number(self, pages: list[Page], share: float, rng: random.Random) -> None:
        """Number the notes in their order, but for those of a single word whose line is lost."""
        for footnote in (f for page in pages for f in page.notes if not f.carried):
            word = len(footnote.note.text.split()) == 1
            if not (word and rng.random() < share):
                self.numbers[footnote.note.id] = len(self.numbers) + 1

    def page(self, n: int, start: int, body_end: int, end: int, page: Page) -> None:
        """A page has been written."""
        notes = [self.numbers[f.note.id] for f in page.notes if not f.carried and f.note.id in self.numbers]
        self.pages.append({"n": n, "start": start, "body_end": body_end, "end": end, "notes": notes})

    def begin(self, part: Part, start: int, separated: bool) -> None:
        """A document begins."""
        if self.documents:
            self.documents[-1]["end"] = start
        self.documents.append(
            {
                "id": part.owner,
                "title": part.title,
                "source": part.source,
                "date": part.date,
                "persons": list(part.persons),
                "xmlid": part.xmlid,
                "sep": separated,
                "start": start,
                "turns": [],
            }
        )

    def heading(self, block: Block, end: int) -> None:
        """A document's title or source line has been written."""
        facts = self.documents[-1]
        if block.kind == "title":
            facts["title_span"] = [facts["start"], end]
        else:
            facts["source_printed"], facts["source_span"] = block.text, [end - len(block.text), end]

    def turn(self, speaker: str, start: int) -> None:
        """A turn begins."""
        self.documents[-1]["turns"].append({"speaker": speaker, "start": start})

    def mark(self, note: Note, anchor: Anchor, ends: bool) -> None:
        """A marker stands here; `ends`: it is the last of its paragraph."""
        self.marks[note.id] = (anchor, ends)

    def note(self, footnote: Footnote, page: int, start: int, end: int) -> None:
        """A note, or a further piece of it, has been written."""
        identifier = footnote.note.id
        facts = self.notes.setdefault(
            identifier,
            {"id": identifier, "n": self.numbers[identifier], "owner": footnote.owner, "page": page,
             "text": footnote.note.text, "spans": []},
        )  # fmt: skip
        facts["spans"].append([start, end])

    def finish(self, script: Typescript, title: str, author: str, series: str) -> tuple[str, dict[str, Any]]:
        """The text and all that is true of it."""
        script.end_line()
        text = script.text
        cut = self._cuts()
        for identifier, facts in self.notes.items():
            anchor, ends = self.marks[identifier]
            facts["anchor"] = anchor.at
            facts["before"] = _before(text, anchor.at, cut)
            facts["trace"] = self._trace(text, anchor.at, ends)
            after = anchor.at + (len(str(facts["n"])) if self.level.numbers else 0)
            facts["after"] = re.sub(r"\s+", " ", text[after : after + 60])
        for document in self.documents:
            document.setdefault("end", len(text))
            document["title_printed"] = text[slice(*document["title_span"])].strip()
        return text, {
            "level": self.level.name, "title": title, "author": author, "series": series, "pages": self.pages,
            "headers": self.headers, "notes": list(self.notes.values()), "documents": self.documents,
        }  # fmt: skip

    def _cuts(self) -> list[tuple[int, int]]:
        """What is no running text: notes with their numbers, running headers, markers, source lines."""
        cuts = [tuple(h["span"]) for h in self.headers]
        cuts += [tuple(d["source_span"]) for d in self.documents if "source_span" in d]
        for facts in self.notes.values():
            digits = len(str(facts["n"])) if self.level.numbers else 0
            first, *rest = facts["spans"]
            cuts += [(first[0] - digits - 1 if digits else first[0], first[1]), *map(tuple, rest)]
            at = self.marks[facts["id"]][0].at
            cuts.append((at, at + digits))
        return sorted(cuts)

    def _trace(self, text: str, at: int, ends: bool) -> str:
        if self.level.numbers:
            return "digit"
        if ends:
            return "paragraph-end"
        following = text[at : at + 1]
        return "eol" if following in "\r\n" else "none" if following == " " else "glue"


def _before(text: str, at: int, cuts: list[tuple[int, int]]) -> str:
    kept, end = "", at
    for start, stop in reversed([c for c in cuts if c[0] < at]):
        if stop < end:
            kept = text[stop:end] + kept
        end = min(end, start)
        if len(kept) > 400:
            break
    else:
        kept = text[:end] + kept
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)-\r?\n(?=\w)", "", kept))[-60:]
