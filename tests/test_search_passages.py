"""Linked TEI → passages."""

from __future__ import annotations

from fonds.search.passages import passages
from search_help import edition, found, url_of


def test_every_unit_with_words_is_a_passage_in_the_order_of_the_edition() -> None:
    assert [(passage.id, passage.kind) for passage in passages(edition(), url_of)] == [
        ("title", "title"),
        ("byline", "byline"),
        ("n-star", "note"),
        ("p1", "paragraph"),
        ("n1", "note"),
        ("p2", "paragraph"),
        ("s2.h", "heading"),
        ("p3", "paragraph"),
        ("e1", "editorial"),
        ("p4", "paragraph"),
        ("p5.i1", "paragraph"),
        ("p5.i1.1", "paragraph"),
        ("d1.h", "title"),
        ("d1.source", "source"),
        ("d1.t1", "speech"),
        ("d1.t1.p2", "speech"),
        ("d1.t2", "speech"),
        ("d2.h", "title"),
        ("d2.p1", "paragraph"),
        ("s3.h", "heading"),
        ("p6", "paragraph"),
    ]


def test_a_paragraph_is_its_own_words_and_not_those_of_its_notes_and_headers() -> None:
    assert found()["p1"].text == (
        "Since the war the dam has been planned three times.These plans of 1957.The ministry paid "
        "<script>alert(1)</script>."
    )
    assert found()["p2"].text == "Free labor, free aid: a “new” dam."


def test_a_lost_note_is_no_passage() -> None:
    assert "n2" not in found()


def test_a_list_item_does_not_repeat_the_list_inside_it() -> None:
    assert found()["p5.i1"].text == "first, grain"
    assert found()["p5.i1.1"].text == "of Ferrowmoor"


def test_a_speech_is_its_speaker_and_first_paragraph_and_further_ones_know_the_speaker() -> None:
    first, second = found()["d1.t1"], found()["d1.t1.p2"]
    assert (first.text, first.speaker) == ("Premier Kim: The dam is planned.", "Premier Kim")
    assert (second.text, second.speaker) == ("We thank you for the aid.", "Premier Kim")


def test_a_passage_knows_its_page_as_long_as_breaks_say_it() -> None:
    known = found()
    assert [known[name].page for name in ("p1", "n1", "p2", "p3", "d1.t1")] == ["1", "1", "2", "2", ""]


def test_a_passage_knows_its_section_or_its_document_with_number_and_date() -> None:
    known = found()
    paragraph, speech, telegram = known["p1"], known["d1.t1"], known["d2.p1"]
    assert (paragraph.section, paragraph.part, paragraph.title) == ("s1", "introduction", "[Introduction]")
    assert (speech.document, speech.number, speech.date) == ("d1", "1", "1958-11-22")
    assert speech.title == "Document 1: Minutes of a Conversation, 22 November 1958"
    assert telegram.date == "1957-10-01/1957-10-03"
    assert (known["p6"].section, known["p6"].part) == ("s3", "biographies")


def test_a_citation_counts_for_its_note_and_not_for_the_paragraph_around_it() -> None:
    known = found()
    assert known["n1"].identifiers == ("AVPRF, f. 0102, op. 10, p. 53, d. 8",)
    assert known["n1"].archives == ("AVPRF", "Foreign Policy Archives")
    assert known["p1"].identifiers == known["p1"].archives == ()


def test_a_document_lies_in_its_archive_and_its_title_and_source_line_name_the_file() -> None:
    known = found()
    assert {known[name].archives[0] for name in ("d1.h", "d1.source", "d1.t1")} == {"PRCFMA"}
    assert [known[name].identifiers for name in ("d1.h", "d1.t1")] == [("PRCFMA 204-00315-04",), ()]
    assert known["d2.p1"].archives == ()
