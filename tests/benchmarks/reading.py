"""What the program finds in the project's own paper, by reading alone and with the editors' decisions.

    PYTHONPATH=src:tests .venv/bin/python -m benchmarks.reading

Alone means: title and text, and nothing else that an editor wrote; no facts, no numbers of notes, no emendations, no
registers. Both columns are held against the tables in tests/gold, which were made by reading. Below them stand the
documents as they come out alone, and the notes whose place is less sure than 0.8, with the places that compete.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from unittest.mock import patch

from fonds.doubts import look
from fonds.findings import Findings
from fonds.tei.names import walk, xml_id
from fonds.tei.text import plain
from fonds.witness import Note, Witness, stage
from fonds.witness.candidates import Candidate
from fonds.witness.feet import Places
from fonds.witness.places import words_for
from making import PROJECT
from reading_documents import Documents, Read, bare, table

SURE = 0.8
"""Notes whose place is less sure are listed."""
MOST = 5
"""So many places of one note are listed, the likeliest first."""


def gold(name: str) -> list[tuple[str, ...]]:
    """The rows of a table in tests/gold."""
    lines = (PROJECT / f"tests/gold/{name}.txt").read_text("utf-8").splitlines()
    rows = (line for line in lines if line.strip() and not line.startswith("#"))
    return [tuple(cell.strip() for cell in line.split("|")) for line in rows]


class Column:
    """The paper as it comes out in one of the two ways."""

    def __init__(self, name: str, is_alone: bool) -> None:
        self.name = name
        place_notes = stage.place_notes

        def recording(search: Places, *others: object) -> list[Note]:
            self.search = search
            return place_notes(search, *others)  # type: ignore[arg-type]

        with patch.object(stage, "place_notes", recording):
            self.documents = Documents(name, is_alone)
        self.data = self.documents.data

    @cached_property
    def witness(self) -> Witness:
        """What the first stage read."""
        return self.documents.witness

    @cached_property
    def findings(self) -> Findings:
        """All that an editor is told, but for what the edition expects."""
        found = Findings()
        found.extend(self.documents.findings)
        look(self.documents.edition.tree, self.documents.edition.config, found)
        return found

    @cached_property
    def notes_by_line(self) -> dict[str, dict]:
        """The line on which a note begins → the note in data/notes.json; without those that are lost."""
        rows = {row["id"]: row for row in self.data["notes"]}
        notes = [note for note in walk(self.documents.edition.text, "note") if note.get("place") == "foot"]
        return {self.documents.line(note): rows[xml_id(note)] for note in notes if plain(note)}


def notes_whole_and_alone(column: Column) -> int:
    """How many notes hold the lines that reading found for them, all of them and no other."""
    more: dict[str, list[str]] = {}
    for line, begun in gold("note-lines"):
        more.setdefault(begun, []).append(line)
    read = {line: [line, *more.get(line, [])] for _, line, *_ in gold("places") if line != "-"}
    held = {str(note.runs[0].at.line): _lines(note) for note in column.witness.notes if note.runs}
    return sum(held.get(line) == lines for line, lines in read.items())


def _lines(note: Note) -> list[str]:
    return list(dict.fromkeys(str(run.at.line) for run in note.runs))


def numbers_right(column: Column) -> int:
    """How many of the notes whose printed numbers were seen bear them."""
    numbered = {note["n"]: note["text"] for note in column.data["notes"]}
    return sum(numbered.get(n, "").startswith(begins) for n, begins, _ in gold("notes"))


def numbers_agree(column: Column) -> int:
    """How many notes bear the number that an editor counts for them."""
    return sum(column.notes_by_line.get(line, {}).get("n") == n for n, line, *_ in gold("places") if line != "-")


def field_right(column: Column, at: int, field: str) -> int:
    """How many documents have the date or kind that was read."""
    return sum(row[field] == cells[at] for row, cells in zip(column.data["documents"], gold("documents"), strict=True))


def places_right(column: Column, sure: str) -> int:
    """How many markers stand behind the words that an editor, as sure as is asked, gives for them."""
    asked = [(line, words) for _, line, _, words, how, *_ in gold("places") if how == sure]
    found = [(column.notes_by_line[line], words) for line, words in asked if line in column.notes_by_line]
    return sum(_squeezed(note["anchor"]["before"]).endswith(_squeezed(words)[-20:]) for note, words in found)


def _squeezed(words: str) -> str:
    return "".join(words.split())


def met(read: Iterable[Read], found: Iterable[tuple], are_same: Callable[[tuple, tuple], bool]) -> int:
    """How many rows of a table of tests/gold/documents-read are found."""
    left = list(found)
    count = 0
    for row in read:
        same = next((one for one in left if are_same(row.cells, one)), None)
        if same is not None:
            left.remove(same)
            count += 1
    return count


def facts(name: str) -> list[Read]:
    """The rows of the table of records with one fact; of all others where none is named."""
    others = ("kind", "date", "time", "place")
    return [row for row in table("records") if (row.cells[1] == name if name else row.cells[1] not in others)]


def facts_right(column: Column, name: str) -> int:
    """How many of these facts of the documents are found."""
    return met(facts(name), column.documents.records(), lambda a, b: (*a[:2], bare(a[2])) == b)


def people_right(column: Column) -> int:
    """How many of those who took part are found with their sides and roles."""

    def are_same(cells: tuple, one: tuple) -> bool:
        n, side, name, role, _ = cells
        sides = ("-", side.strip("()")) if side.startswith("(") else (side,)
        return (n, name, role) == (one[0], *one[2:]) and one[1] in sides

    return met(table("participants"), column.documents.participants(), are_same)


def turns_right(column: Column) -> int:
    """How many counts of turns, by document and speaker, are those that were read."""
    return met(table("turns"), column.documents.turns(), lambda a, b: a == b)


def of_citations(column: Column, status: str) -> int:
    """How many archival citations have a status."""
    return sum(row["status"] == status for row in column.data["citations"])


def of_notes(column: Column, is_counted: Callable[[dict], bool]) -> int:
    """How many notes are so."""
    return sum(map(is_counted, column.data["notes"]))


@dataclass(frozen=True)
class Figure:
    """A row of the report."""

    name: str
    count: Callable[[Column], int]
    of: int | None = None
    """How many reading found."""


def figures() -> list[Figure]:
    """The rows of the report."""
    sure = Counter(row[4] for row in gold("places") if row[1] != "-")
    surviving = sum(sure.values())
    return [
        Figure("parts of the essay", lambda c: len(c.data["sections"]), 7),
        Figure("documents", lambda c: len(c.data["documents"]), 13),
        Figure("  dates", partial(field_right, at=1, field="date"), 13),
        Figure("  kinds", partial(field_right, at=2, field="kind"), 13),
        Figure("  places", partial(facts_right, name="place"), len(facts("place"))),
        Figure("  further facts of the records", partial(facts_right, name=""), len(facts(""))),
        Figure("  participants with side and role", people_right, len(table("participants"))),
        Figure("  turns, counted by speaker", turns_right, len(table("turns"))),
        Figure("notes that are left, whole and alone", notes_whole_and_alone, surviving),
        Figure("  all notes that are given", lambda c: sum(not note["lost"] for note in c.data["notes"]), surviving),
        Figure("  numbers that were seen printed", numbers_right, len(gold("notes"))),
        Figure("  numbers as an editor counts", numbers_agree, surviving),
        *(Figure(f"  places, {how}", partial(places_right, sure=how), count) for how, count in sure.items()),
        Figure("  lost, with a place", partial(of_notes, is_counted=lambda note: note["lost"]), 1),
        Figure("  unplaced", partial(of_notes, is_counted=lambda n: n["anchor"]["placement"] == "unplaced"), 0),
        Figure(f"  places below {SURE}", partial(of_notes, is_counted=lambda n: n["anchor"]["confidence"] < SURE)),
        *(
            Figure(f"archival citations, {status}", partial(of_citations, status=status))
            for status in ("resolved", "ambiguous", "unresolved")
        ),
        Figure("findings: errors", lambda c: len(c.findings.at_level("error")), 0),
        Figure("findings: warnings", lambda c: len(c.findings.at_level("warning"))),
    ]


def report(columns: tuple[Column, ...]) -> Iterator[str]:
    """The figures, one line each, a column for each way."""
    yield f"{'':40}{'true':>6}" + "".join(f"{column.name:>30}" for column in columns)
    for figure in figures():
        wanted = "" if figure.of is None else figure.of
        yield f"{figure.name:40}{wanted:>6}" + "".join(f"{figure.count(column):>30}" for column in columns)


def documents(column: Column) -> Iterator[str]:
    """The documents as they come out, one line each."""
    yield f"{'':4}{'date':36}{'kind':14}{'place':16}{'persons':>8}{'turns':>6}"
    for row in column.data["documents"]:
        cells = (row["date"] or "–", row["kind"], row["place"] or "–")
        counts = f"{len(row['participants']):>8}{row['turns']:>6}"
        yield f"{row['n']:<4}{cells[0]:36}{cells[1]:14}{cells[2]:16}{counts}"


def doubtful(column: Column) -> Iterator[str]:
    """The notes without a place or with one that is not sure, each with its evidence and the places that compete."""
    for i, note in enumerate(column.witness.notes):
        if note.placement == "attested" or (note.placement == "inferred" and note.confidence >= SURE):
            continue
        begins = f"{note.runs[0].at.line}: {note.runs[0].text[:70]}" if note.runs else "lost"
        sure = f"{note.placement}, {note.confidence:.2f}"
        yield f"note {note.mark} ({begins}) {sure}: {'; '.join(note.evidence)}"
        yield from (f"    {line}" for line in _competing(column, i))


def _competing(column: Column, at: int) -> list[str]:
    """The places that the page has for a note between the sure markers on both sides of it, the likeliest first."""
    notes, search = column.witness.notes, column.search
    note = notes[at]
    before = max((n.at for n in notes[:at] if n.confidence >= SURE), default=notes[0].at)
    behind = min((n.at for n in notes[at + 1 :] if n.confidence >= SURE), default=notes[-1].at)
    readings = itertools.chain(*(ways[0].notes for ways in search.readings[note.page : note.page + 2]))
    text = next((text for text in readings if note.runs and text.lines[0].number == note.runs[0].at.line), None)
    markers = search.markers(note.page)
    scored = [
        (trace + (search.fits.pair(text, candidate) if text is not None else 0.0), candidate)
        for trace, candidate in zip(markers.traces, markers.candidates, strict=True)
        if before < candidate.at < behind or candidate.at == note.at
    ]
    scored.sort(key=lambda pair: -pair[0])
    return [_shown(score, candidate, candidate.at == note.at) for score, candidate in scored[:MOST]]


def _shown(score: float, candidate: Candidate, is_taken: bool) -> str:
    words = " ".join(candidate.before.split())[-50:]
    at = f"{candidate.at.line}:{candidate.at.column}"
    return f"{'→' if is_taken else ' '} {score:+6.2f}  {at:9} …{words}  ({words_for(candidate)})"


def main() -> int:
    """Print the report."""
    columns = Column("by reading alone", True), Column("with the editors' decisions", False)
    print("\n".join(report(columns)))
    print("\nThe documents, by reading alone")
    print("\n".join(documents(columns[0])))
    for column in columns:
        print(
            f"\nPlaces that are not sure, {column.name}; → is where the marker was put, figures weigh each place alone"
        )
        print("\n".join(doubtful(column)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
