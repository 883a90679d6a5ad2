"""Linked TEI → passages."""

from __future__ import annotations

import re
from html import unescape

import pytest
from lxml import etree

from fonds.search.analysis import words
from fonds.search.passages import Passage, passages
from search_help import edition, found, url_of

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader><text>{text}</text></TEI>'


def made(text: str, header: str = "") -> dict[str, Passage]:
    """The passages of a text, by their ids."""
    return {passage.id: passage for passage in passages(etree.fromstring(TEI.format(text=text, header=header)), url_of)}


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
        ("src-avprf-f0102-d8", "file"),
        ("src-prcfma-204-00315-04", "file"),
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


def test_a_passage_has_the_words_that_the_edition_reads_and_its_title_and_speaker_too() -> None:
    known = made(
        """<body><div type="section" xml:id="s1"><head xml:id="s1.h">The <choice xml:id="s1.h.e1"><sic>Dm</sic>
        <corr>Dam</corr></choice></head><sp xml:id="p1"><speaker>Pre<supplied xml:id="p1.e1">mier</supplied>:</speaker>
        <p>Corn is <choice xml:id="p1.e2"><sic>.de r</sic><corr>dear</corr></choice><gap unit="words" xml:id="p1.e3"/>
        now, <sic xml:id="p1.e4">tow</sic> tons.</p></sp></div></body>"""
    )
    assert known["p1"].text == "Premier: Corn is dear […] now, tow tons."
    assert (known["p1"].title, known["p1"].speaker) == ("The Dam", "Premier")


def test_words_that_only_the_witness_has_stay_findable_as_an_emendation() -> None:
    known = made(
        """<body><div type="document" n="4" xml:id="d4"><head xml:id="d4.h">Letter</head>
        <p xml:id="d4.p1">Corn is <choice xml:id="d4.p1.e1"><sic>de r</sic><corr>dear</corr></choice> to
        <supplied xml:id="d4.p1.e2">all</supplied>.</p></div></body>"""
    )
    assert known["d4.p1.e1"].text == "de r → dear"
    assert known["d4.p1.e2"].text == "→ all"
    assert (known["d4.p1.e1"].kind, known["d4.p1.e1"].url) == ("emendation", "document-4.html#d4.p1.e1")
    assert (known["d4.p1.e1"].document, known["d4.p1.e1"].title) == ("d4", "Document 4: Letter")


@pytest.mark.parametrize(
    "emended",
    [
        '<choice xml:id="p1.e1"><sic>dear.</sic><corr>“dear,”</corr></choice>',
        '<choice xml:id="p1.e1"><sic>dear,loved</sic><corr>dear, loved</corr></choice>',
        '<sic xml:id="p1.e1">deer</sic>',
        '<gap unit="words" xml:id="p1.e1"/>',
        '<supplied xml:id="p1.e1"> </supplied>',
    ],
)
def test_an_emendation_that_leaves_the_words_as_they_are_is_no_passage(emended: str) -> None:
    assert list(made(f'<body><p xml:id="p1">Corn is {emended} now.</p></body>')) == ["p1"]


def test_a_printed_label_belongs_to_the_item_behind_it() -> None:
    known = made(
        """<body><list type="gloss"><label>Time:</label><!-- as printed --><item xml:id="d1.i1">noon</item>
        <label>Place:</label><item xml:id="d1.i2"><p xml:id="d1.p1">the dam</p></item></list></body>"""
    )
    assert [(one.id, one.text) for one in known.values()] == [
        ("d1.i1", "Time: noon"),
        ("d1.i2", "Place:"),
        ("d1.p1", "the dam"),
    ]


def test_words_of_lines_that_no_space_divides_stay_two_words() -> None:
    known = made(
        '<body><sp xml:id="p1"><speaker>Kim:</speaker><p>Corn</p><p>grows</p></sp>'
        '<p xml:id="p2">Corn:<list><item>rye</item><item>oats</item></list></p></body>'
    )
    assert [one.text for one in known.values()] == ["Kim: Corn grows", "Corn: rye oats"]


def test_no_word_of_the_text_is_lost_and_none_stands_in_two_passages() -> None:
    text = etree.tostring(edition().find("{*}text"), encoding="unicode")
    text = re.sub(r"<fw.*?</fw>|<pc[^>]*>-</pc><lb[^>]*>", "", text)
    expected = words(unescape(re.sub(r"<[^>]*>", " ", text)))
    got = [word for one in passages(edition(), url_of) if one.kind != "file" for word in words(one.text)]
    assert sorted(got) == sorted(expected)


def test_an_archive_file_is_found_by_its_identifier_its_archive_and_the_names_of_its_levels() -> None:
    def record(name: str, identifier: str, *levels: tuple[str, str]) -> str:
        told = "".join(f'<altIdentifier type="{kind}"><idno>{n}</idno></altIdentifier>' for kind, n in levels)
        canonical = f'<idno type="canonical">{identifier}</idno>' if identifier else ""
        return (
            f'<msDesc xml:id="{name}"><msIdentifier><repository key="FERR">Ferrowmoor Archives</repository>'
            f"{canonical}{told}</msIdentifier></msDesc>"
        )

    known = made(
        "",
        record("f1", "FERR, f. 12", ("fond", "12"))
        + record("f2", "FERR, f. 12, d. 8", ("fond", "12"), ("delo", "8"))
        + record("f3", "FERR 204-03", ("number", "204-03"))
        + record("f4", "")
        + '<msDesc corresp="#d1"><msIdentifier><repository key="FERR">Ferrowmoor</repository></msIdentifier></msDesc>',
    )
    assert [one.text for one in known.values()] == [
        "FERR, f. 12 · Ferrowmoor Archives · fond 12",
        "FERR, f. 12, d. 8 · Ferrowmoor Archives · fond 12, delo 8",
        "FERR 204-03 · Ferrowmoor Archives",
        "Ferrowmoor Archives",
    ]
    assert {one.kind for one in known.values()} == {"file"}
    assert known["f2"].identifiers == ("FERR, f. 12, d. 8",)
    assert known["f2"].archives == ("FERR", "Ferrowmoor Archives")


def test_a_passage_knows_those_it_names_and_who_speaks_with_their_stated_variants() -> None:
    known = found()
    assert known["p6"].persons == ("Ödön Szalontái",)
    assert known["d1.t1"].persons == known["d1.t1.p2"].persons == ("Kim Ferrow", "Gim Perro")
    assert known["d1.t2"].persons == known["p1"].persons == ()


def test_a_page_is_known_in_a_document_only_as_far_as_breaks_reach() -> None:
    document = '<div type="document" xml:id="d{0}">{1}<p xml:id="d{0}.p1">Corn.</p></div>'
    first, second = document.format(1, '<pb n="39"/>'), document.format(2, "")
    lost = made(f'<body><pb n="38"/><p xml:id="p1">Rye.</p></body><back>{first}{second}</back>')
    third = document.format(3, '<pb n="40"/>')
    whole = made(f"<back>{first}{second}{third}</back>")
    assert [one.page for one in lost.values()] == ["38", "39", ""]
    assert [one.page for one in whole.values()] == ["39", "39", "40"]
