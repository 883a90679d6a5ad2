"""The TEI stage: every word in its place, every unit with an address."""

from __future__ import annotations

import pytest

from fonds.tei.kinds import kind_of
from fonds.tei.names import first, xml_id, xp
from fonds.tei.text import plain
from making import make
from test_witness import DOCUMENTS, PAPER


def test_a_note_stands_inline_where_it_is_called(tmp_path):
    text = make(PAPER, tmp_path).linked
    note = first(text, ".//t:note[@n='1']")
    space = note.getnext()  # restored by rule: the marker has left two words glued
    assert (note.getparent().tag.endswith("}p"), space.tail.startswith("The boatmen")) == (True, True)


def test_a_page_begins_inside_the_sentence_that_runs_on(tmp_path):
    text = make(PAPER, tmp_path).linked
    page = first(text, ".//t:pb[@n='2']")
    assert page.getparent().tag.endswith("}p")
    assert first(page.getparent(), "t:fw") is page.getnext()


def test_running_headers_and_notes_are_no_part_of_the_running_text(tmp_path):
    text = make(PAPER, tmp_path).linked
    words = plain(xp(text, ".//t:body//t:p")[-1])
    assert "Working Paper" not in words
    assert "Harbour Press" not in words


def test_the_mark_of_a_note_is_kept_but_is_no_word(tmp_path):
    text = make(PAPER, tmp_path).linked
    byline = first(text, ".//t:byline")
    assert first(byline, "t:seg[@type='mark']").text == "*"
    assert plain(byline) == "First Author and Second Author"


def test_the_header_names_print_and_extraction_apart(tmp_path):
    tree = make(PAPER, tmp_path).linked
    assert first(tree, "t:teiHeader//t:bibl[@type='print']") is not None
    assert len(first(tree, "t:teiHeader//t:witness/t:idno[@type='sha256']").text) == 64


def test_a_document_carries_its_date_as_iso(tmp_path):
    tree = make(DOCUMENTS, tmp_path).linked
    assert first(tree, ".//t:div[@type='document']/t:head/t:date").get("when") == "1951-05-03"


def test_a_source_line_keeps_its_raw_words(tmp_path):
    tree = make(DOCUMENTS, tmp_path).linked
    line = first(tree, ".//t:note[@type='source']")
    assert plain(line) == "[Source: State Archive 12-3, pp. 1-2. Translated by Ivy Reed.]"


def test_an_untitled_section_is_introduction_or_conclusion_by_its_place(tmp_path):
    text = "Opening words.\n\nThe Middle Part\nMiddle words end here.\n\nClosing words begin here.\n"
    tree = make(text, tmp_path).linked
    assert [div.get("subtype") for div in xp(tree, ".//t:body/t:div")] == ["introduction", "section", "conclusion"]


def test_ids_are_in_the_editors_language(tmp_path):
    tree = make(DOCUMENTS, tmp_path).linked
    ids = [xml_id(e) for e in tree[1].iter() if isinstance(e.tag, str) and xml_id(e)]
    assert {"s1", "p1", "d1", "d1.h", "d1.source", "d1.i1", "d1.t1", "s2", "s2.h"} <= set(ids)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Minutes of Conversation between A and B (Excerpt), 8 January 1958", "minutes"),
        ("Agreement on Technical Personnel Made by the Governments, 23 November 1953", "agreement"),
        ("Propaganda Instructions for the Signing of the Agreement, 10 December 1953", "instruction"),
        ("Additional Notification from the Bureau on the Issue of Examinations, 21 April 1954", "notification"),
        ("Reference Materials for the Negotiations on Supplying Equipment, 5 August 1958", "reference"),
        ("A Chairman’s Remarks at the Banquet, 23 November 1953", "remarks"),
        ("Summary Report on Organizing, 10 December 1959", "report"),
        ("Cable from the Embassy, 1 May 1960", "telegram"),
        ("On Rivers", "other"),
    ],
)
def test_a_document_is_of_the_kind_that_its_title_names_first(title, kind):
    assert kind_of(title) == kind
