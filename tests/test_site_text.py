"""Words and dates as readers meet them."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from fonds.config import EditionConfig, SiteConfig, WitnessFile
from fonds.site.context import around
from fonds.site.edition import Edition
from fonds.site.frame import part_frame
from fonds.site.text import listed, spoken_date
from fonds.tei.names import XML_ID, first, xml_id
from site_help import small_tree


@pytest.mark.parametrize(
    ("iso", "spoken"),
    [
        ("1953-11-23", "23 November 1953"),
        ("1958-11-22T13:00", "22 November 1958"),
        ("2012-05", "May 2012"),
        ("2012", "2012"),
        ("1958-11-22/1958-11-23", "22 November 1958 – 23 November 1958"),
        ("some time", "some time"),
        ("1953-13-01", "1953-13-01"),
        (None, None),
    ],
)
def test_a_date_is_written_out(iso, spoken):
    assert spoken_date(iso) == spoken


@pytest.mark.parametrize(
    ("names", "row"), [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_names_stand_in_a_row(names, row):
    assert listed(names) == row


def test_the_words_around_a_marker_leave_out_notes_headers_and_signs():
    tree = small_tree()
    assert around(first(tree, "//t:note[@n='2']")) == ("… newly available materials shed fresh light.", "")
    assert around(first(tree, "//t:note[@n='*']")) == ("Ann Author and Ben Writer", "")


def many_documents(number):
    """The small edition with so many documents of one date."""
    tree = small_tree()
    back = first(tree, "t:text/t:back")
    for n in range(3, number + 1):
        document = deepcopy(back[1])
        document.set("n", str(n))
        for element in document.iter():
            if xml_id(element):
                element.set(XML_ID, xml_id(element).replace("d2", f"d{n}"))
        back.insert(n - 1, document)
    return Edition(tree, EditionConfig("small", Path(), "Small", WitnessFile("w")), SiteConfig())


def test_of_very_many_documents_the_margin_lists_those_near_the_one_that_is_shown():
    edition = many_documents(80)
    for n, listed_ones in ((1, range(1, 26)), (40, range(28, 53)), (80, range(56, 81))):
        entries = part_frame(edition, edition.documents[n - 1]).contents.entries
        assert [entry.number for entry in entries] == [str(number) for number in listed_ones]
        assert [entry.number for entry in entries if entry.is_here] == [str(n)]
