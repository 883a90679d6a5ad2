"""How an edition was made: its lines, notes, emendations and findings, counted from the TEI and nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from fonds.catalogue import CATALOGUE
from fonds.config.expected import sort_out
from fonds.findings import Finding
from fonds.tei.emended import emendations
from fonds.tei.names import Element, walk, xml_id

from .edition import Edition
from .habits import habits
from .indexes import note_row
from .places import NotePlace
from .text import words_of
from .views import Count, CountTable, FindingGroup, FindingRow, Link, MakingView

SURE = 0.8
"""Notes whose place is less sure than this are listed one by one."""
_BANDS = ((0.95, "95 % and more"), (0.9, "90 to 94 %"), (0.8, "80 to 89 %"), (0.5, "50 to 79 %"), (0.0, "below 50 %"))
_KINDS = {
    "corr": "corrected",
    "supplied": "supplied",
    "gap": "marked as lost",
    "regularised": "spelling regularised",
    "sic": "slip of the print, kept as it is",
}
_PLACEMENTS = {
    "attested": "the marker was read",
    "inferred": "the place was worked out",
    "unplaced": "only the page is known",
}
_WIDTH = 100
"""The longest bar."""


def making_view(edition: Edition) -> MakingView:
    """The page. Every number is counted here; the template shows them."""
    told = sort_out(edition.findings, edition.config.expected)
    lines = edition.urls.lines.all
    emended = emendations(edition.tree)
    places = [_place(edition, note) for note in edition.notes]
    return MakingView(
        lines=_tables(("Lines", _ranked(line.role.replace("-", " ") for line in lines))),
        line_count=f"{len(lines):,}",
        letters=f"{sum(not sign.isspace() for line in lines for sign in line.text):,}",
        note_count=str(len(places)),
        notes=_tables(("Notes", _placements(edition, places)), ("How sure a place is", _bands(places))),
        doubtful=tuple(
            note_row(edition, note) for note, place in zip(edition.notes, places, strict=True) if _is_doubtful(place)
        ),
        emendation_count=str(len(emended)),
        emendations=_tables(
            ("Emendations", _ranked(f"{_KINDS[e.kind]}, {'by rule' if e.rule else 'by hand'}" for e in emended)),
            ("Rules", _ranked(e.rule.replace("-", " ") for e in emended if e.rule)),
        ),
        open_count=str(len(told.open)),
        open=_groups(edition, told.open, {}),
        known_count=str(len(told.known)),
        known=_groups(edition, [found for found, _ in told.known], {found: e.reason for found, e in told.known}),
        habits=habits(edition),
    )


def _place(edition: Edition, note: Element) -> NotePlace:
    return edition.places.get(xml_id(note) or "") or NotePlace("attested")


def _is_doubtful(place: NotePlace) -> bool:
    return not place.is_attested and (place.degree or 0.0) < SURE


def _placements(edition: Edition, places: list[NotePlace]) -> dict[str, int]:
    found = {words: sum(place.placement == kind for place in places) for kind, words in _PLACEMENTS.items()}
    lost = sum(not words_of(note) and any(True for _ in walk(note, "gap")) for note in edition.notes)
    return {name: count for name, count in [*found.items(), ("of these, the note’s own words are lost", lost)] if count}


def _bands(places: Iterable[NotePlace]) -> dict[str, int]:
    """How sure the places are that were worked out, from the surest on; a band without notes is shown as well."""
    inferred = [round(place.degree or 0.0, 2) for place in places if place.placement == "inferred"]
    found = {name: 0 for _, name in _BANDS}
    for degree in inferred:
        found[next(name for least, name in _BANDS if degree >= least)] += 1
    return found if inferred else {}


def _ranked(found: Iterable[str]) -> dict[str, int]:
    return dict(Counter(found).most_common())


def _tables(*counted: tuple[str, dict[str, int]]) -> tuple[CountTable, ...]:
    """Tables of what was counted, each row with a bar as long as its share of the greatest; none for nothing."""
    return tuple(CountTable(head, _rows(counts)) for head, counts in counted if counts)


def _rows(counts: dict[str, int]) -> tuple[Count, ...]:
    greatest = max(counts.values()) or 1
    return tuple(Count(name, f"{n:,}", max(1, round(_WIDTH * n / greatest)) if n else 0) for name, n in counts.items())


def _groups(edition: Edition, found: Iterable[Finding], reasons: Mapping[Finding, str]) -> tuple[FindingGroup, ...]:
    """Findings by their codes, in the order of the catalogue."""
    by_code: dict[str, list[Finding]] = {}
    for finding in found:
        by_code.setdefault(finding.code, []).append(finding)
    return tuple(
        FindingGroup(
            id=f"{'known' if reasons else 'open'}-{code}",
            code=code,
            title=CATALOGUE[code].title,
            count=str(len(group)),
            rows=tuple(_row(edition, finding, reasons.get(finding, "")) for finding in group),
        )
        for code, group in sorted(by_code.items())
    )


def _row(edition: Edition, finding: Finding, reason: str) -> FindingRow:
    """A finding with its line in the witness, and what the edition has made of that line."""
    lines, number = edition.urls.lines, finding.place.line
    is_of_witness = finding.place.file.endswith("/" + edition.config.witness.file) and lines.has(number)
    anchors = lines.all[number - 1].anchors_at(finding.place.column) if is_of_witness else []
    return FindingRow(
        line=f"line {number}" if is_of_witness else finding.place.file.rpartition("/")[2],
        line_url=lines.url(number) if is_of_witness else "",
        words=finding.words,
        fact=finding.fact,
        hint="" if reason else finding.hint,
        reason=reason,
        places=tuple(Link(edition.urls.of(a), a) for a in anchors if edition.urls.has(a)),
    )
