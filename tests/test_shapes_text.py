"""The plain text: one paragraph a line, notes numbered at their calls and listed behind their chapter."""

from __future__ import annotations

import json
import re

from fonds.exports.shapes.plain import lines_of, note_line
from fonds.tei.names import walk, xml_id, xp
from fonds.tei.serialise import from_bytes
from fonds.tei.text import reading
from shapes_help import letters, shapes, with_words
from site_help import small_tree

PAPER = "nkidp-wp4"


def lines(folder, tree=None, **more):
    return shapes(folder, tree, **more)["txt"].decode().split("\n\n")


def test_the_file_is_headed_by_title_authors_how_it_was_made_and_its_state(tmp_path):
    head = lines(tmp_path)[:6]
    assert head[0] == "A Small Paper, 1953-1961"
    assert head[1] == "Ann Author and Ben Writer[n. *]"
    assert head[3] == "Documentary edition. Draft, addresses may change."
    assert head[4] == "Text: Typed by hand."


def test_a_release_is_named_in_the_head(tmp_path):
    said = lines(tmp_path, version="1.0", released="2026-03-01")
    assert "Documentary edition. Release 1.0, 1 March 2026." in said


def test_a_paragraph_is_one_line_with_its_calls_and_pages_in_brackets(tmp_path):
    assert (
        "Since the end of the War scholars have paid closer attention.[n. 1] These newly available materials shed "
        "fresh [p. 2] light.[n. 2]" in lines(tmp_path)
    )


def test_the_notes_stand_behind_their_chapter_and_a_lost_one_says_so(tmp_path):
    said = lines(tmp_path)
    at = said.index("Notes")
    assert said[at + 1].startswith("[n. 1] See AVPRF, f. 0102")
    assert said[at + 2] == "[n. 2] This note is lost: its place can be told, its words are not in the witness."
    assert said[at + 3] == "[n. 3] Of no known place."
    assert said[at + 4] == "* * *"


def test_a_note_without_a_place_is_called_at_its_pages_end(tmp_path):
    said = lines(tmp_path)
    at = said.index("A quotation set off.")
    assert said[at + 1 : at + 3] == ["Note of page 2 whose place in the text is not known", "[n. 3]"]


def test_a_document_is_headed_by_number_title_and_source_line(tmp_path):
    said = lines(tmp_path)
    at = said.index("Document 1")
    assert said[at + 1 : at + 3] == ["Minutes of Conversation, 22 November 1958", "[So rce: PR FMA 204-- . 9-25.]"]


def test_what_is_said_stands_on_the_line_of_who_says_it(tmp_path):
    assert "Premier [Zhou]: China is presently well." in lines(tmp_path)


def test_a_page_that_begins_inside_a_word_does_not_part_it():
    assert lines_of('<p>pro<span class="pb" data-n="7"></span>posal</p>') == ["pro[p. 7]posal"]


def test_words_of_a_title_that_look_like_markup_are_words(tmp_path):
    hostile = "<b>\"Aid\" & 'Ruin'</b> ]]> שלום"
    assert hostile in lines(tmp_path, with_words(small_tree(), "s2.h", hostile))


def test_every_word_of_the_papers_reading_text_and_notes_stands_in_its_text(built_site):
    folder = built_site / PAPER
    tree = from_bytes((folder / "tei" / f"{PAPER}.xml").read_bytes())
    said = {letters(bare(line)) for line in (folder / f"{PAPER}.txt").read_text("utf-8").split("\n")}
    paragraphs = [p for p in walk(xp(tree, "//t:text/t:body")[0], "p") if xml_id(p) and not xp(p, ".//t:list|.//t:p")]
    assert paragraphs
    assert [xml_id(p) for p in paragraphs if letters(bare(reading(p))) not in said] == []


def bare(line: str) -> str:
    """A line without calls, page numbers and the sign of a slip."""
    return re.sub(r"\[[np]\. [^]]+\]|\[sic\]", "", line)


def test_every_note_of_the_paper_has_one_line_and_one_call(built_site):
    folder = built_site / PAPER
    said = (folder / f"{PAPER}.txt").read_text("utf-8").partition("* * *")[2]
    for note in json.loads((folder / "data/notes.json").read_text("utf-8")):
        if note["document"] is None and note["n"].isdigit():
            number = re.escape(f"[n. {note['n']}]")
            assert len(re.findall(rf"^{number} ", said, re.MULTILINE)) == 1, note["id"]
            assert len(re.findall(rf"(?<!\n\n){number}|^{number}$", said, re.MULTILINE)) == 1, note["id"]


def test_the_line_of_a_note_is_its_number_and_its_words():
    note = '<aside><a class="back">22</a><div><div>See <i>it</i>.</div><p class="place">inferred</p></div></aside>'
    assert note_line(note) == "[n. 22] See it."


def test_what_the_head_says_of_calls_and_pages_finds_them_and_no_words(tmp_path):
    said = "\n\n".join(lines(tmp_path, with_words(small_tree(), "s2.h", "Of 23 September [1957] and [12]")))
    found = re.findall(r"the pattern (\S+ \S+) finds", said)
    assert len(found) == 1
    body = said.partition("* * *")[2]
    assert "Of 23 September [1957] and [12]" in re.sub(found[0], "", body)
    assert re.findall(found[0], body)[:3] == ["[p. 1]", "[n. 1]", "[p. 2]"]
