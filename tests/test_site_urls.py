"""Addresses: every id of the edition has one, and nobody else makes them."""

from __future__ import annotations

import pytest

from fonds.errors import Defect
from fonds.site.urls import Urls
from fonds.tei.names import first, walk, xml_id
from site_help import small_tree, tree_around

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


@pytest.mark.parametrize(
    ("anchor", "address"),
    [
        ("title", "index.html#title"),
        ("n-star", "index.html#n-star"),
        ("s1", "section-1.html#s1"),
        ("p1", "section-1.html#p1"),
        ("n1.c1", "section-1.html#n1.c1"),
        ("pg2", "section-1.html#pg2"),
        ("d1", "document-1.html#d1"),
        ("d1.t1", "document-1.html#d1.t1"),
        ("d1.source", "document-1.html#d1.source"),
        ("s3", "section-3.html#s3"),
        ("src-avprf-f0102-op10-p53-d8", "archive-avprf.html#src-avprf-f0102-op10-p53-d8"),
        ("archive-avprf", "archive-avprf.html#archive-avprf"),
    ],
)
def test_an_id_has_the_page_on_which_it_stands(anchor, address):
    assert Urls(small_tree()).of(anchor) == address


def test_every_id_of_the_text_has_an_address():
    tree = small_tree()
    urls = Urls(tree)
    ids = [xml_id(element) for element in walk(first(tree, "t:text")) if xml_id(element)]
    assert len(ids) > 20
    assert all(urls.of(anchor).endswith(f".html#{anchor}") for anchor in ids)


def test_a_page_break_between_two_sections_stands_on_the_page_of_the_second():
    assert Urls(small_tree()).of("pg1") == "section-1.html#pg1"


def test_a_part_that_was_inserted_later_keeps_its_letter():
    assert Urls(tree_around(f'<div {NS} type="section" xml:id="s2a"/>')).page_of("s2a") == "section-2a.html"


def test_a_part_with_an_id_of_another_form_gets_a_page_of_that_name():
    assert Urls(tree_around(f'<div {NS} type="chapter" xml:id="ch1"/>')).page_of("ch1") == "section-ch1.html"


def test_an_unknown_id_is_a_fault_of_our_own():
    with pytest.raises(Defect, match="p999"):
        Urls(small_tree()).of("p999")
