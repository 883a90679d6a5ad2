"""Anchors: an id stays with its words."""

from __future__ import annotations

from fonds.findings import Findings
from fonds.tei.encode import encode_text
from fonds.tei.register import Entry, Fate, accepted, natural, read_lock, settle, write_lock
from fonds.tei.register.fresh import give
from fonds.tei.register.report import report_anchors
from fonds.tei.stage import encode
from fonds.tei.units import units
from fonds.witness import Line
from fonds.witness.stage import encode_lines
from making import make

TEXT = """\
First words of the first paragraph, which ends here.
Second words of the second paragraph, which ends there.
Third words of the third paragraph, which ends now.
"""


def lock_of(text, folder, release=None):
    return accepted(make(text, folder).encoded.settlement, release)


def settled(text, lock, folder):
    """The ids of a text's paragraphs by their first word, settled against a register."""
    lines = tuple(Line(n, line) for n, line in enumerate(text.split("\n"), 1))
    made = make(text, folder)
    tree = encode_text(encode_lines(lines, made.config, Findings()))
    settlement = settle(tree, lock)
    ids = {unit.words.split(" ")[0]: unit.id for unit in units(tree) if unit.kind == "paragraph"}
    return ids, settlement


def test_the_same_words_keep_their_id(tmp_path):
    ids, settlement = settled(TEXT, lock_of(TEXT, tmp_path), tmp_path)
    assert ids == {"First": "p1", "Second": "p2", "Third": "p3"}
    assert settlement.is_settled


def test_an_inserted_paragraph_gets_a_fresh_id_and_moves_no_other(tmp_path):
    lock = lock_of(TEXT, tmp_path)
    ids, _ = settled(TEXT.replace("Third", "Between them stands a new one, quite unlike.\nThird"), lock, tmp_path)
    assert ids == {"First": "p1", "Second": "p2", "Between": "p2a", "Third": "p3"}


def test_a_corrected_word_keeps_the_id_and_is_reported_as_changed(tmp_path):
    lock = lock_of(TEXT, tmp_path)
    ids, settlement = settled(TEXT.replace("which ends there", "which ended there"), lock, tmp_path)
    assert ids["Second"] == "p2"
    assert [unit.id for unit in settlement.changed] == ["p2"]


def test_a_paragraph_that_is_gone_leaves_its_id_behind(tmp_path):
    lock = lock_of(TEXT, tmp_path)
    ids, settlement = settled(
        TEXT.replace("Second words of the second paragraph, which ends there.\n", ""), lock, tmp_path
    )
    assert ids == {"First": "p1", "Third": "p3"}
    assert [entry.id for entry in settlement.lost] == ["p2"]


def test_a_paragraph_that_was_moved_keeps_its_id(tmp_path):
    lock = lock_of(TEXT, tmp_path)
    first, second, third = TEXT.splitlines()
    ids, settlement = settled(f"{third}\n{first}\n{second}\n", lock, tmp_path)
    assert ids == {"First": "p1", "Second": "p2", "Third": "p3"}
    assert not settlement.lost


def test_a_line_break_changes_no_fingerprint(tmp_path):
    lock = lock_of(TEXT, tmp_path)
    _, settlement = settled(TEXT.replace("second paragraph", "second\nparagraph"), lock, tmp_path)
    assert settlement.is_settled


def test_fresh_ids_go_on_behind_z():
    taken = {f"p31{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"}
    assert give([("p31", "p31"), ("p32", None), ("p33", "p32")], taken)["p32"] == "p31aa"


def test_what_is_new_before_the_first_counts_from_nought():
    assert give([("p1", None), ("p2", "p1")], ["p1"]) == {"p1": "p0a", "p2": "p1"}


def test_what_is_new_at_the_end_counts_on_and_gives_no_id_again():
    assert give([("p1", "p1"), ("p2", None)], ["p1", "p2"])["p2"] == "p3"


def test_what_lies_in_a_new_document_carries_its_id():
    given = give([("d1", "d1"), ("d2", None), ("d2.p1", None), ("d3", "d2"), ("d3.p1", "d2.p1")], ["d1", "d2", "d2.p1"])
    assert given["d2"] == "d1a"
    assert given["d2.p1"] == "d1a.p1"


def test_the_register_reads_back_what_was_written(tmp_path):
    entries = [
        Entry("p2", "paragraph", "0" * 16, "1.0", "Some words", "aB", ("s2", "s1"), None, kin="p1"),
        Entry("p1", "paragraph", "1" * 16, "1.0", "Other words", "xy", ("s1",), "p2", Fate("merged", "1.1", "p2")),
        Entry("p10", "note", "f" * 16, None, "", "", ("s1",), "p2"),
    ]
    write_lock(tmp_path, entries)
    assert read_lock(tmp_path, "x", Findings()) == sorted(entries, key=lambda entry: natural(entry.id))


def test_the_register_is_sorted_as_people_count():
    assert sorted(["p10", "p2", "p2a", "d1.p1", "p1"], key=natural) == ["d1.p1", "p1", "p2", "p2a", "p10"]


def test_a_frozen_build_names_each_difference(tmp_path):
    made = make(TEXT, tmp_path)
    lock = lock_of(TEXT.replace("Third", "Quite other matter, long gone.\nThird"), tmp_path)
    findings = Findings()
    encoded = encode(made.witness, made.config, lock, findings)
    report_anchors(encoded.settlement, made.config, True, findings)
    assert [finding.code for finding in findings.at_level("error")] == ["T-001"]


def test_a_damaged_register_is_refused(tmp_path):
    (tmp_path / "anchors.lock").write_text("# anchors.lock 2\np1\tparagraph\tnonsense\t-\tx\n<<<<<<< a\n", "utf-8")
    findings = Findings()
    assert read_lock(tmp_path, "x", findings) is None
    assert sorted(finding.code for finding in findings) == ["T-003", "T-003"]
