"""Works that notes cite: tables of full citations, of issues of serials, of short titles, a citation a line."""

from __future__ import annotations

import pytest

from fonds.config import Registers
from fonds.config.registers import Work as Entry
from fonds.link.segments import segments
from fonds.link.works.collect import Note, collect
from fonds.link.works.full import read_full
from fonds.link.works.record import read, write
from fonds.tei.names import walk
from making import PROJECT, make

TABLES = PROJECT / "tests/tables"
REGISTERS = Registers(
    works=(
        Entry("river-daily", "River Daily", "newspaper"),
        Entry("river-affairs", "River Affairs", "serial"),
    )
)


def lines(name):
    """The cases of a table: (number, words, what they must be read as or "")."""
    rows = enumerate((TABLES / f"{name}.txt").read_text("utf-8").splitlines(), 1)
    return [(n, *map(str.strip, row.partition(" -> ")[::2])) for n, row in rows if row.strip() and row[:1] != "#"]


def cases(name):
    return pytest.mark.parametrize(
        ("words", "wanted"), [(w, r) for _, w, r in lines(name)], ids=[f"{name}:{n}" for n, *_ in lines(name)]
    )


def titled(title, translated):
    return f"{title} [{translated}]" if translated else title or "-"


@cases("works-full")
def test_a_full_citation_is_read_as_its_table_says(words, wanted):
    found = read_full(words, 0, len(words))
    assert (written(found, words) if found else "") == wanted


def written(found, words):
    work = found.work
    makers = "; ".join(name.printed for name in work.makers) or "-"
    who = f"ed. {makers}" if work.makers and not work.authors else makers
    container = titled(work.container, work.container_translated)
    pages = words[slice(*found.pages)] if found.pages else "-"
    title = titled(work.title, work.translated)
    return " | ".join([work.kind, who, title, container, work.date or "-", pages])


@cases("works-full")
def test_a_work_that_was_written_as_tei_is_read_back_the_same(words, wanted):
    found = read_full(words, 0, len(words))
    if found is not None:
        work = found.work.with_id("w-a")
        assert read(write(work)) == work


@cases("works-issues")
def test_issues_and_private_sources_are_read_as_their_table_says(words, wanted):
    made = collect([Note("n1", words)], REGISTERS)
    said = [
        f"{words[one.start : one.end]} | {made.works[one.work].kind} | {made.works[one.work].title}"
        for one in made.cited[0]
    ]
    assert " || ".join(said) == wanted


FIRST_LINES = [
    line for line in (TABLES / "short-titles.txt").read_text("utf-8").splitlines() if line.startswith("#   ")
]


@cases("short-titles")
def test_a_short_title_recalls_its_work_or_none(words, wanted):
    full = [line[6:] for line in FIRST_LINES]
    notes = [Note(f"n{n}", line) for n, line in enumerate([*full, words])]
    made = collect(notes, REGISTERS)
    known = [made.cited[n][0].work for n in range(len(full))]
    said = [f"{'abcdefghij'[known.index(one.work)]} {one.certainty:.2f}" for one in made.cited[-1]]
    assert " ".join(said) == wanted


def test_a_short_title_before_the_full_citation_is_less_certain():
    full, short = "Ann Bell, Rivers of Ice: A History (Oslo: Hill, 2006), 3.", "Bell, Rivers of Ice, 4."
    before = collect([Note("n1", short), Note("n2", full)], REGISTERS)
    behind = collect([Note("n1", full), Note("n2", short)], REGISTERS)
    assert before.cited[0][0].certainty < behind.cited[1][0].certainty
    assert [work.id for work in before.works] == ["w-bell-rivers-of-ice"] == [work.id for work in behind.works]


def test_a_later_full_citation_of_a_work_is_the_same_work():
    full = "Ann Bell, Rivers of Ice: A History (Oslo: Hill, 2006), 3."
    made = collect([Note("n1", full), Note("n2", full.replace("3.", "99."))], REGISTERS)
    assert len(made.works) == 1
    assert [one.is_short for cited in made.cited for one in cited] == [False, False]


def test_a_work_of_which_several_volumes_are_cited_is_all_of_them():
    full = "Ann Bell, Rivers of Ice, vol. 1 (Oslo: Hill, 2006), 3."
    one = collect([Note("n1", full), Note("n2", "Bell, Rivers of Ice, vol. 1, 7.")], REGISTERS)
    two = collect([Note("n1", full), Note("n2", "Bell, Rivers of Ice, vol. 1, 7; vol. 2, 9.")], REGISTERS)
    assert [work.volume for made in (one, two) for work in made.works] == ["1", ""]
    assert len(two.cited[1]) == 2


def test_the_same_title_in_another_year_is_another_work_with_another_address():
    books = [f"Yearbook of the Rivers (Oslo: Hill, {year}), 3." for year in (1957, 1958)]
    made = collect([Note(f"n{n}", book) for n, book in enumerate(books)], REGISTERS)
    assert [work.id for work in made.works] == ["w-yearbook-of-the-rivers-1957", "w-yearbook-of-the-rivers-1958"]


def test_an_id_does_not_depend_on_the_order_of_citation():
    words = [w for _, w, wanted in lines("works-full") if wanted]
    one = collect([Note(f"n{n}", w) for n, w in enumerate(words)], REGISTERS)
    other = collect([Note(f"n{n}", w) for n, w in enumerate(reversed(words))], REGISTERS)
    assert {work.id for work in one.works} == {work.id for work in other.works}


def test_what_is_marked_already_is_no_work():
    words = "River Daily, 24 November 1953, 1; Bell, Rivers, 3."
    made = collect([Note("n1", words, ((0, len(words)),))], REGISTERS)
    assert not made.works


def test_later_citations_tell_which_part_of_a_name_is_the_family_s():
    made = collect(
        [Note("n1", "Sun Yulin, Boats of Ice (Oslo: Hill, 1989), 3."), Note("n2", "Sun, Boats of Ice, 4.")], REGISTERS
    )
    assert made.works[0].authors[0].family == "Sun"


def test_what_the_register_says_of_a_work_goes_before_what_is_printed():
    entry = Entry(
        "boats", "Boats of Ice", "book", variants=("Botes",), csl={"author": [{"family": "Sun", "given": "Yu"}]}
    )
    notes = [Note("n1", "Sun Yu, Boats of Ice (Oslo: Hill, 1989), 3."), Note("n2", "Botes, 4.")]
    made = collect(notes, Registers(works=(entry,)))
    assert [name.family for name in made.works[0].authors] == ["Sun"]
    assert [one.work for cited in made.cited for one in cited] == [0, 0]


def test_what_looks_like_a_citation_and_is_none_that_is_known_is_noticed(tmp_path):
    made = make("An Invented Paper\nOne body line that says a thing.*\n* Bell, Rivers of Ice, 12.\n", tmp_path)
    (finding,) = [finding for finding in made.findings if finding.code == "L-010"]
    assert (finding.words, finding.place.line) == ("Bell, Rivers of Ice, 12", 3)
    assert not [bibl for bibl in walk(made.linked, "bibl") if bibl.get("type") == "work"]


SEGMENTS = [
    ("A, “B; C,” 3; D (E; F), 4", ["cites: A, “B; C,” 3", "cites: D (E; F), 4"]),
    ("A, 3. See also B, 4.", ["cites: A, 3", "see also: B, 4"]),
    ("See, for example, A, 3; B, 4", ["for example: A, 3", "cites: B, 4"]),
    ("“A,” 3, cited from B, 4.", ["cites: “A,” 3", "cited from: B, 4"]),
    ("A, 3, quoted in B, 4.", ["cites: A, 3", "quoted in: B, 4"]),
    ("A, 3, reprinted in B, 4.", ["cites: A, 3", "reprinted in: B, 4"]),
    ("Report, 10 May 1955, in A Bulletin 14: 3", ["cites: Report, 10 May 1955", "in: A Bulletin 14: 3"]),
    ("Ann Bell, “Rivers,” in Roads, ed. Dorn, 3", ["cites: Ann Bell, “Rivers,” in Roads, ed. Dorn, 3"]),
    ("For the flood, see A, 3.", ["commentary: For the flood", "see: A, 3"]),
    ("The river was high. See A, 3.", ["commentary: The river was high", "see: A, 3"]),
    ("A, 3. The river was high.", ["cites: A, 3", "commentary: The river was high"]),
    ("Ann P. Bell, Rivers (St. Ives: Hill, 1988), 3", ["cites: Ann P. Bell, Rivers (St. Ives: Hill, 1988), 3"]),
    ("Bell, Rivers, trans. Carl Dorn, vol. 3, no. 4", ["cites: Bell, Rivers, trans. Carl Dorn, vol. 3, no. 4"]),
    ("He said “the river rose.” See A, 3", ["commentary: He said “the river rose.”", "see: A, 3"]),
    ("A, 3; and B, 4", ["cites: A, 3", "cites: B, 4"]),
    ("A (3; B, 4", ["cites: A (3", "cites: B, 4"]),
    ("", []),
    (" ; . ;", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "wanted"), SEGMENTS)
def test_a_note_is_divided_where_a_reader_divides_it(words, wanted):
    assert [f"{part.relation}: {words[part.start : part.end]}" for part in segments(words)] == wanted
