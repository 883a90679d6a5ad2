"""Names that the registers state to be the same are found for each other, and the reader is told."""

from __future__ import annotations

from lxml import etree

from fonds.search.query import read
from fonds.search.trees import All, Any, Near, Not, Phrase, Term
from fonds.search.variants import Variants, Widening, stated

HEADER = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><profileDesc><particDesc><listPerson>
  <person xml:id="a"><persName>Anna Bell</persName><persName type="variant">Bell, Anna</persName></person>
  <person xml:id="b"><persName>Wen Bo</persName><persName type="variant">Wen-bo</persName>
    <persName type="variant">Wun Po</persName></person>
  <person xml:id="d1.person1" sameAs="#b"><persName>Bo</persName><persName type="variant">B.</persName></person>
  <person xml:id="c"><persName>Cole</persName></person>
 </listPerson></particDesc><settingDesc><listPlace>
  <place xml:id="p"><placeName>Ferrowmoor</placeName><placeName type="variant">Ferromoor</placeName>
    <placeName type="variant">Upper Ferrowmoor</placeName></place>
 </listPlace></settingDesc></profileDesc></teiHeader></TEI>"""
VARIANTS = Variants([("Wen Bo", "Wun Po"), ("Ferrowmoor", "Ferromoor"), ("Dam Works", "DW"), ("DW", "Deep Well")])


def test_the_register_states_which_names_are_the_same() -> None:
    assert stated(etree.fromstring(HEADER)) == [
        ("Anna Bell", "Bell, Anna"),
        ("Wen Bo", "Wun Po"),
        ("Ferrowmoor", "Ferromoor", "Upper Ferrowmoor"),
    ]


def test_a_name_is_searched_with_its_variants_and_the_reader_sees_which() -> None:
    meant = read("ferrowmoor dam", VARIANTS)
    assert meant.tree == All((Any((Term("stem", "ferrowmoor"), Term("stem", "ferromoor"))), Term("stem", "dam")))
    assert meant.widenings == (Widening("ferrowmoor", ("Ferromoor",)),)


def test_a_name_of_several_words_is_one_name() -> None:
    own = All((Term("stem", "wen"), Term("stem", "bo")))
    assert read("Wen Bo", VARIANTS).tree == Any((own, Phrase("exact", ("wun", "po"))))
    assert read("wen-bo", VARIANTS).tree == Any((Phrase("exact", ("wen", "bo")), Phrase("exact", ("wun", "po"))))
    assert read("Wen AND Bo", VARIANTS).widenings == ()


def test_a_name_of_two_entries_is_searched_with_the_names_of_both() -> None:
    assert read("DW", VARIANTS).widenings == (Widening("dw", ("Dam Works", "Deep Well")),)


def test_what_is_found_anyway_is_not_told() -> None:
    variants = Variants([("Ferrowmoor", "Upper Ferrowmoor")])
    assert read("ferrowmoor", variants).widenings == ()
    assert read("upper ferrowmoor", variants).widenings == (Widening("upper ferrowmoor", ("Ferrowmoor",)),)


def test_a_phrase_a_pattern_and_a_word_spelled_alike_stay_what_they_are() -> None:
    for query in ('"ferrowmoor"', "ferrowmoo?", "ferrowmoor~", "person:ferrowmoor", '"wen bo"'):
        assert read(query, VARIANTS) == read(query)


def test_not_and_near_take_the_variants_too() -> None:
    either = Any((Term("stem", "ferrowmoor"), Term("stem", "ferromoor")))
    assert read("dam NOT ferrowmoor", VARIANTS).tree == All((Term("stem", "dam"), Not(either)))
    assert read("dam NEAR ferrowmoor", VARIANTS).tree == Near((Term("stem", "dam"), either), (10,))


def test_without_variants_a_query_is_as_it_is_written() -> None:
    assert read("ferrowmoor").tree == Term("stem", "ferrowmoor")
    assert read("ferrowmoor").widenings == ()
