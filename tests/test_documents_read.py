"""What reading the paper's thirteen documents found, against what the program makes of them.

The tables in tests/gold/documents-read are compared both ways, with the editors' decisions and with none: what is read
must be there, and nothing else may be. A row whose last cell begins with `differs:` is a known difference, with its
reason; `differs alone:` is one only where the program has the title and the witness alone. A difference that is not
marked fails, and so does a mark on a row that does not differ.
"""

from __future__ import annotations

import pytest

from fonds.tei.names import local, walk, xml_id
from reading_documents import Documents, Read, bare, table


@pytest.fixture(
    scope="module", params=[("with the editors' decisions", False), ("by reading alone", True)], ids=["edited", "alone"]
)
def documents(request):
    return Documents(*request.param)


def compare(documents, what, read, found, are_same, capsys):
    """Fail where a row of the table is not found, or more than the table is; but for the differences it marks."""
    found = list(found)
    missing = []
    for row in read:
        same = next((one for one in found if are_same(row.cells, one)), None)
        if same is None:
            missing.append(row)
        else:
            found.remove(same)
    marked = [row for row in read if row.differs == "always" or (row.differs == "alone" and documents.is_alone)]
    with capsys.disabled():
        counts = f"{len(read) - len(missing)} of {len(read)} met, {len(missing)} differ, {len(marked)} of them known"
        print(f"\n{what}, {documents.name}: {counts}", end="")
    assert missing == marked
    assert len(found) <= len(marked)
    others = [one for one in found if not any(_is_other_form(row.cells, one) for row in marked)]
    assert not others, "the program has what reading did not find"


def _is_other_form(cells, one):
    """Whether what was found is what a row says in another way: they begin with the same document or line."""
    return cells[0] == one[0] and (cells[1] == one[1] or one[-1].startswith(cells[-1]))


def begin_alike(cells, one):
    """Whether all but the last cells are the same, and the last found begins with the last read."""
    *ours, words = cells
    *theirs, text = one
    return ours == theirs and text.startswith(words)


def test_the_record_of_each_document_is_what_reading_found(documents, capsys):
    read = [Read((*row.cells[:2], bare(row.cells[2])), row.differs) for row in table("records")]
    compare(documents, "facts of records", read, documents.records(), lambda cells, one: cells == one, capsys)


def test_those_who_took_part_have_their_sides_and_roles(documents, capsys):
    def are_same(cells, one):
        n, side, name, role, _ = cells
        sides = ("-", side.strip("()")) if side.startswith("(") else (side,)
        return (n, name, role) == (one[0], *one[2:]) and one[1] in sides

    compare(documents, "participants", table("participants"), documents.participants(), are_same, capsys)


def test_every_turn_has_its_speaker_and_none_is_invented(documents, capsys):
    compare(documents, "turns by speaker", table("turns"), documents.turns(), lambda a, b: a == b, capsys)
    assert [row["n"] for row in documents.rows if row["turns"]] == [7, 10, 12, 13]


def test_a_turn_that_begins_inside_a_line_is_a_turn_of_its_own(documents, capsys):
    found = documents.turns_inside_lines()
    compare(documents, "turns inside lines", table("turns-inside-lines"), found, begin_alike, capsys)


def test_a_line_that_goes_on_with_a_turn_begins_none(documents):
    inside = {
        documents.line(lb): any(local(around) == "sp" for around in lb.iterancestors())
        and not any(local(around) == "speaker" for around in lb.iterancestors())
        for lb in walk(documents.edition.text, "lb")
        if ":" not in (lb.get("n") or "")
    }
    rows = table("continued-turns")
    assert len(rows) > 10
    assert [row.cells for row in rows if not inside[row.cells[0]]] == []


def test_what_looks_like_a_label_and_is_none_opens_no_turn(documents):
    rows = [row.cells for row in table("no-speakers")]
    assert len(rows) > 25
    assert not [(line, label) for line, label in documents.labels() for row in rows if begin_alike(row, (line, label))]


def test_articles_points_and_bullets_stand_on_their_levels(documents, capsys):
    def are_same(cells, one):
        label = "none" if cells[2] == "lost" else cells[2]
        return begin_alike((*cells[:2], label, *cells[3:]), one)

    compare(documents, "points", table("items"), documents.items(), are_same, capsys)


def test_what_is_told_in_a_conversation_is_a_paragraph(documents, capsys):
    compare(documents, "paragraphs told", table("narrative"), documents.narrative(), begin_alike, capsys)


def test_directions_stand_apart_from_speech(documents, capsys):
    def are_same(cells, one):
        return (cells[0], cells[1].rstrip(".:")) == (one[0], one[1].rstrip(".:"))

    compare(documents, "directions", table("stage"), documents.stage(), are_same, capsys)


def test_a_gap_stands_where_a_table_is_announced_and_absent(documents, capsys):
    def are_same(cells, one):
        return cells[:2] == one[:2] and one[2].endswith(cells[2])

    compare(documents, "tables missing", table("tables-missing"), documents.tables_missing(), are_same, capsys)


def test_every_document_of_the_tables_is_one_of_the_thirteen(documents):
    assert [xml_id(div) for div in documents.edition.documents] == [f"d{n}" for n in range(1, 14)]
    numbers = {row.cells[0] for name in ("records", "participants", "turns", "items") for row in table(name)}
    assert numbers <= {str(n) for n in range(1, 14)}
