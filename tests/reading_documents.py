"""The paper's documents in the words of the tables in tests/gold/documents-read, and these tables."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from fonds.config import EditionConfig, Registers, WitnessFile, load_edition
from fonds.exports import Edition, data
from fonds.findings import Findings
from fonds.link import link
from fonds.tei.names import Element, first, local, walk, xp
from fonds.tei.stage import encode
from fonds.tei.text import plain
from fonds.witness import read_witness
from making import PROJECT, archives

CONVERSATIONS = ("7", "8", "10", "12", "13")
_NAMES = "kind date time place author recipient interpreter documentation translator obtained opener salutation closing"
FACTS = (*_NAMES.split(), "signature")


@dataclass(frozen=True)
class Read:
    """A row of a table."""

    cells: tuple[str, ...]
    differs: str
    """`always`, `alone` or "" as the row is marked."""


def table(name):
    """The rows of a table, each with its mark taken off."""
    rows = []
    for line in (PROJECT / f"tests/gold/documents-read/{name}.txt").read_text("utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split(" | ")]
        mark = re.match(r"differs( alone)?: \S", cells[-1])
        differs = "" if mark is None else (mark[1] or "always").strip()
        rows.append(Read(tuple(cells[:-1] if mark else cells), differs))
    return rows


class Documents:
    """The documents of the paper as the program has them, in the words of the tables."""

    def __init__(self, name: str, is_alone: bool) -> None:
        self.name, self.is_alone = name, is_alone
        findings = Findings()
        config = load_edition(PROJECT / "content/nkidp-wp4", "content/nkidp-wp4", findings)
        if is_alone:
            file = WitnessFile(config.witness.file)
            config = EditionConfig(config.id, config.folder, config.title, witness=file, file=config.file)
        self.findings = findings
        self.witness = read_witness(config, findings)
        encoded = encode(self.witness, config, [], findings)
        linked = link(encoded.tree, config, Registers() if is_alone else archives(), findings)
        assert not findings.at_level("error")
        self.edition = Edition(config, linked, lambda identifier: f"page.html#{identifier}")
        self.data = data(self.edition, [])
        self.rows = self.data["documents"]

    @cached_property
    def lines(self) -> dict[Element, str]:
        """Element → the line of the witness on which its words begin, with the column where it is not the first."""
        found: dict[Element, str] = {}
        waiting: list[Element] = []
        last = ""
        for element in self.edition.text.iter():
            waiting.append(element)
            if local(element) == "lb":
                last = element.get("n") or ""
            if local(element) == "lb" or _has_words(element):
                found |= dict.fromkeys(waiting, last)
                waiting = []
        return found

    def line(self, element: Element) -> str:
        """The line on which an element begins."""
        return self.lines[element].partition(":")[0]

    def each(self) -> list[tuple[str, Element, dict]]:
        """Number, element and exported row of each document."""
        return [(str(row["n"]), div, row) for div, row in zip(self.edition.documents, self.rows, strict=True)]

    def records(self):
        for n, div, row in self.each():
            days = dict.fromkeys(re.findall(r"\d{4}-\d\d-\d\d", row["date"] or ""))
            facts = {fact: [row[fact]] for fact in ("kind", "place", "author", "recipient", "translator")}
            facts |= {"date": ["/".join(days)], "time": ["/".join(re.findall(r"T(\d\d:\d\d)", row["date"] or ""))]}
            facts |= {"obtained": [row["obtained_by"]], "author": (row["author"] or "").split("; ")}
            facts |= _makers(div)
            paths = {"opener": "t:opener/t:byline", "salutation": "t:opener/t:salute"}
            paths |= {"closing": "t:closer/t:salute", "signature": "t:closer/t:signed"}
            for fact, path in paths.items():
                facts[fact] = list(dict.fromkeys(self.line(one) for one in xp(div, path)))
            yield from ((n, fact, bare(value)) for fact in FACTS for value in facts.get(fact, []) if value)

    def participants(self):
        """Those who took part; who interpreted or wrote the minutes stands in the table of records."""
        for n, div, row in self.each():
            makers = {plain(label).rstrip(":") for label in xp(div, "t:list/t:label[@type='makers']")}
            for person in row["participants"]:
                if person["role"] not in makers:
                    yield n, person["side"] or "-", person["name"], person["role"] or "-"

    def turns(self):
        for n, _, row in self.each():
            yield from ((n, speaker["name"], str(speaker["turns"])) for speaker in row["speakers"])
            if row["turns"]:
                yield n, "all", str(row["turns"])

    def turns_inside_lines(self):
        for speech in self._speeches():
            speaker = first(speech, "t:speaker")
            if ":" in self.lines[speaker]:
                label = re.sub(r"\s*\([^()]*\)", "", plain(speaker)).rstrip(": ")
                yield self.line(speech), label, " ".join(plain(p) for p in xp(speech, "t:p"))

    def labels(self):
        return [(self.line(speech), plain(first(speech, "t:speaker"))) for speech in self._speeches()]

    def _speeches(self):
        return [speech for div in self.edition.documents for speech in walk(div, "sp")]

    def items(self):
        for n, div, _ in self.each():
            for item in walk(div, "item"):
                lists = [e for e in item.iterancestors() if local(e) == "list"]
                if lists[0].get("type") == "gloss":
                    continue
                label = first(item, "t:label")
                printed = "none" if label is None else plain(label).rstrip(":")
                words = "".join(self._own(item)).split()
                yield n, self.line(item), printed, str(len(lists)), " ".join(words)

    @staticmethod
    def _own(item):
        """The words of a point itself, behind its label."""
        yield item.text or ""
        for child in item:
            if local(child) in ("list", "p"):
                return
            yield ("" if local(child) in ("label", "supplied") else plain(child)) + (child.tail or "")

    def narrative(self):
        for n, div, _ in self.each():
            head = first(div, "t:list[@type='gloss']")
            for paragraph in xp(div, "t:p") if n in CONVERSATIONS else ():
                if head is None or div.index(paragraph) > div.index(head):
                    yield self.line(paragraph), plain(paragraph)

    def stage(self):
        """A direction that belongs to a label takes the label's colon with it."""
        for div in self.edition.documents:
            yield from ((self.line(stage), plain(stage)) for stage in walk(div, "stage"))

    def tables_missing(self):
        for n, div, _ in self.each():
            for gap in walk(div, "gap"):
                if gap.get("unit") == "table":
                    before = gap.getprevious()
                    yield n, self.line(before), plain(before)


def _has_words(element):
    return bool((element.text or "").strip()) or local(element) in ("gap", "pb")


def bare(words):
    """What is compared: without the article before it."""
    return re.sub(r"\A(?:the|The) ", "", words)


def _makers(div):
    found = {}
    for label in xp(div, "t:list/t:label[@type='makers']"):
        item = label.getnext()
        names = [re.sub(r"\s*\[[^\[\]]*\]\Z", "", plain(name)) for name in xp(item, "t:persName")] or ["lost"]
        found |= {"interpreter": names} if re.search("interpret|translat", plain(label), re.IGNORECASE) else {}
        found |= {"documentation": names} if re.search("document", plain(label), re.IGNORECASE) else {}
    return found
