"""The maker of samples keeps account of what it does: its truths are true."""

import json

import pytest
from lxml import etree

from damage.__main__ import main
from damage.levels import LEVELS
from samples.score import oracle, score

SOURCE = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>
<div type="chapter" xml:id="chapter-1"><head>Chapter 1: Weights and Measures</head>{essay}</div>
{documents}</body></text></TEI>"""
PARAGRAPH = """<p>The commission of {n} met in the spring and weighed the sacks of grain that the harbour sent,<note
xml:id="c{n}a">Harbour Records, box {n}, folder 3.</note> as every commission before it had done. It wrote a long
report which nobody read,<note xml:id="c{n}b">Ibid.</note> and a short one that everybody did.<note xml:id="c{n}c">The
short report was printed in the spring of the following year, bound in grey cloth, and sent to forty-one ports, of
which thirty-nine acknowledged it; see Harbour Records, box {n}, folder 9.</note></p>"""
DOCUMENT = """<pb n="{n}"/><div type="document" xml:id="d{n}"><note type="source">70{n}.11/8: Telegram</note>
<head>The Consul at Riga (<persName>Dahl</persName>) to the Secretary<note xml:id="d{n}t">Copy.</note></head>
<dateline>Riga, <date when="1931-02-0{n}">February {n}, 1931</date>—noon.<lb/>[Received 4:10 p.m.]</dateline>
<p>{n}. Your telegram 14<note xml:id="d{n}x">Not printed here.</note> was received and the ships <pb n="{n}a"/>have
sailed for the open sea—the ice is gone.</p><closer>For the Consul:<lb/><signed>Dahl</signed></closer></div>"""


@pytest.fixture
def source(tmp_path):
    essay = "".join(PARAGRAPH.format(n=n) for n in range(1, 30))
    documents = "".join(DOCUMENT.format(n=n) for n in range(1, 8))
    file = tmp_path / "source.xml"
    file.write_text(SOURCE.format(essay=essay, documents=documents), encoding="utf-8")
    return file


def made(source, *options, level="seed", name="sample"):
    out = source.parent / name
    inputs = ["--essay", f"{source}:chapter-1", "--documents", f"{source}:1-7", "--minutes", f"{source}:chapter-1:12"]
    assert main([*inputs, "--level", level, *options, str(out)]) == 0
    text = out.with_suffix(".txt").read_bytes().decode("utf-8")
    return text, json.loads(out.with_suffix(".truth.json").read_text("utf-8"))


LAYOUTS = {
    "runs": [],
    "printed-lines": ["--lines", "printed", "--hyphens", "0.6", "--page-number-lines", "--carriage-returns"],
    "headers-first": ["--headers-open", "--width", "72", "--page", "30"],
    "superscripts": ["--superscripts"],
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
@pytest.mark.parametrize("level", LEVELS)
def test_an_edition_made_from_the_truth_has_full_marks(source, level, layout):
    text, truth = made(source, *layout, level=level)
    figures, misses = score(truth, oracle(truth, text))
    assert misses == []
    assert figures["notes.text"] == figures["notes.anchor"] == figures["docs.title"] == 1
    assert figures["turns.recall"] == figures["turns.precision"] == 1


def test_the_same_number_gives_the_same_sample_and_another_another(source):
    first, again = made(source, "--rng", "5"), made(source, "--rng", "5", name="again")
    assert first == again
    assert first[0] != made(source, "--rng", "6", name="other")[0]


def test_a_trace_says_what_stands_at_the_marker(source):
    text, truth = made(source, level="seed")
    seen = {note["trace"] for note in truth["notes"]}
    assert {"glue", "eol", "paragraph-end"} <= seen
    for note in truth["notes"]:
        behind = text[note["anchor"] : note["anchor"] + 1]
        assert {"glue": behind.isalnum(), "none": behind == " "}.get(note["trace"], behind == "\n")


def test_a_mild_sample_keeps_the_numbers_at_marker_and_note(source):
    text, truth = made(source, level="mild")
    for note in truth["notes"]:
        assert text[note["anchor"] :].startswith(str(note["n"]))
        assert text[: note["spans"][0][0]].endswith(f"\n{note['n']} ")


def test_a_lost_note_is_in_no_truth(source):
    text, truth = made(source, level="severe")
    kept = sum(note["text"] == "Ibid." for note in truth["notes"])
    assert kept == text.count("\nIbid.") + text.count(" Ibid.")
    assert kept < 29
    assert [note["n"] for note in truth["notes"]] == list(range(1, len(truth["notes"]) + 1))


def test_pages_follow_each_other_without_a_gap(source):
    text, truth = made(source, level="seed")
    ends = [page["end"] for page in truth["pages"]]
    assert [page["start"] for page in truth["pages"]] == [0, *ends[:-1]]
    assert ends[-1] == len(text)


def test_nothing_of_the_running_text_is_lost_but_dashes(source):
    text, truth = made(source, level="seed")
    letters = "".join(c for c in text if c.isalpha())
    for note in truth["notes"]:
        assert "".join(c for c in note["text"] if c.isalpha()) in letters
    words = etree.parse(str(source)).xpath("string(//*[@xml:id='chapter-1']/*[2]/text()[1])")
    assert "".join(words.split()) in "".join(text.split())
