"""`Ibid.`: the citation that it means, or an honest “one of these”.

Behind another citation of the same note it means that one; at a note's beginning the one source of the note before.
Where that note has several, or is lost, nothing is chosen: the candidates are shown, and a finding says so. What stands
behind it (`Ibid, d. 44`, `Ibid., pp. 3-5`) says what is other than in the citation before; all else is inherited.

Works and archives are marked before this step, so that it sees all sources of the note before in their order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from fonds.config import EditionConfig
from fonds.findings import Findings
from fonds.tei.names import Element, local, make, walk, xml_id

from .archival import Citation, Grammar, Marked, file_id
from .ranges import content, covering, fresh_id, is_running, placed, witness_place, wrap

_IBID = re.compile(r"(?<!\w)ibid(?:em)?\b\.?", re.IGNORECASE)
_PAGES = re.compile(
    r"\s*[,:]?\s*(?P<all>(?:pp?\.?,?\s*)?\d+(?:\s*[-–]\s*\d+)?(?:,\s*\d+(?:\s*[-–]\s*\d+)?)*)(?![\w-])", re.IGNORECASE
)
SURE, LIKELY = "0.9", "0.85"
"""Certainty of an Ibid behind a citation of its own note, and of one that goes back to the note before."""


@dataclass(frozen=True)
class _Source:
    """A citation that an Ibid may mean."""

    id: str
    target: str
    """What it cites: a unit of an archive or a work, as a pointer."""
    type: str
    """archival or work."""


def mark_ibids(
    text: Element, grammar: Grammar, archival: Marked, config: EditionConfig, findings: Findings
) -> dict[str, Citation]:
    """Mark every Ibid of the author's notes; gives the archival citations together with those that were given."""
    known = dict(archival.citations)
    before: dict[str, list[_Source] | None] = {}
    numbers: dict[str, str | None] = {}
    for note in walk(text, "note"):
        if note.get("place") == "foot":
            owner = _owner(note)
            follows = _follows(numbers.get(owner), note.get("n"))
            marker = _Marker(note, grammar, known, config, findings, xml_id(note) not in archival.unread)
            before[owner] = marker.mark(before.get(owner, []) if follows else None)
            numbers[owner] = note.get("n")
    return known


def _follows(before: str | None, n: str | None) -> bool:
    """Whether no note is missing between two: their numbers count on, or one of them is none."""
    if before is None or n is None or not (before.isdecimal() and n.isdecimal()):
        return True
    return int(n) == int(before) + 1


def _owner(note: Element) -> str:
    """The document that a note belongs to, "" for the essay: each counts its notes for itself."""
    divs = (above for above in note.iterancestors() if local(above) == "div" and above.get("type") == "document")
    return next((str(xml_id(div)) for div in divs), "")


@dataclass
class _Marker:
    """Marks the Ibids of one note."""

    note: Element
    grammar: Grammar
    known: dict[str, Citation]
    config: EditionConfig
    findings: Findings
    is_read: bool = True
    """Whether all that the note cites was read: else an Ibid in it, or behind it, may mean what was not."""

    def mark(self, before: list[_Source] | None) -> list[_Source] | None:
        """Mark them, given the sources of the note before; gives this note's sources, None where it is lost."""
        words = content(self.note)
        for match in _IBID.finditer(words):  # markup that is put in changes no offset
            own = [_source(bibl) for _, end, bibl in placed(self.note, "bibl") if end <= match.start()]
            candidates = (own[-1:] or before) if self.is_read or not own else None
            self._mark_one(words, match, candidates, SURE if own else LIKELY)
        sources = [_source(bibl) for *_, bibl in placed(self.note, "bibl")]
        return sources if words.strip() and self.is_read else None

    def _mark_one(self, words: str, match: re.Match[str], candidates: list[_Source] | None, certainty: str) -> None:
        distinct = {source.target: source for source in candidates or () if source.target}
        if len(distinct) != 1:
            self._leave_open(words, match, list(distinct.values()), is_lost=candidates is None)
            return
        (source,) = distinct.values()
        if source.type == "archival":
            self._mark_archival(words, match, source, certainty)
        else:
            self._mark_work(words, match, source, certainty)

    def _mark_archival(self, words: str, match: re.Match[str], source: _Source, certainty: str) -> None:
        citation = self.grammar.go_on(words, match.end(), self.known[source.id])
        identifier = fresh_id(self.note, "c")
        given = {
            "type": "archival",
            "subtype": "ibid",
            "xml:id": identifier,
            "corresp": f"#{file_id(citation.archive, citation.levels)}",
        }
        attributes = {**given, "prev": f"#{source.id}", "cert": certainty}
        if self._wrap(match.start(), _end(citation, match), citation.locator, citation.unit, attributes):
            self.known[identifier] = citation

    def _mark_work(self, words: str, match: re.Match[str], source: _Source, certainty: str) -> None:
        pages = _PAGES.match(words, match.end())
        given = {"type": "work", "subtype": "ibid", "xml:id": fresh_id(self.note, "w"), "corresp": source.target}
        attributes = {**given, "prev": f"#{source.id}", "cert": certainty}
        end = pages.end("all") if pages else match.end()
        self._wrap(match.start(), end, pages.span("all") if pages else None, "page", attributes)

    def _leave_open(self, words: str, match: re.Match[str], sources: list[_Source], is_lost: bool) -> None:
        """Say among which citations it must mean one."""
        if any(source.type == "archival" for source in sources):
            pointers = " ".join(f"#{source.id}" for source in sources)
            share = f"{1 / len(sources):.2f}"
            attributes = {"type": "archival", "subtype": "ibid", "xml:id": fresh_id(self.note, "c"), "select": pointers}
            self._wrap(match.start(), match.end(), None, "", {**attributes, "cert": share})
        why = (
            "is lost" if is_lost else f"has {len(sources)} sources" if sources else "has no source that was recognised"
        )
        fact = f"The note before {why}, so that it is not known what this Ibid means."
        place = witness_place(self.note, match.start(), self.config)
        self.findings.add("L-004", place, fact, words=words[match.start() : match.end() + 30])

    def _wrap(self, start: int, end: int, scope: tuple[int, int] | None, unit: str, attributes: dict[str, str]) -> bool:
        """Put the markup around the words, unless something else stands between them."""
        place = covering(self.note, start, end)
        if place is None or not is_running(self.note, *place):
            return False
        bibl = wrap(self.note, *place, make("bibl", attributes))
        if scope is not None:
            inner = covering(bibl, scope[0] - place[0], scope[1] - place[0])
            if inner is not None:
                wrap(bibl, *inner, make("biblScope", {"unit": unit}))
        return True


def _end(citation: Citation, match: re.Match[str]) -> int:
    """Where the words end that belong to the Ibid: behind what it says anew, else behind its stop's word."""
    return max(citation.end, match.end())


def _source(bibl: Element) -> _Source:
    return _Source(str(xml_id(bibl)), bibl.get("corresp") or "", bibl.get("type") or "")
