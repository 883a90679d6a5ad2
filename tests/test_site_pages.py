"""The written pages of a small edition: what is there, what stands where, and what never may."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from fonds.config import SiteConfig
from fonds.findings import Findings
from fonds.site import publish
from site_help import PROJECT, config_in, parsed, published, small_tree, words

PAGES = {
    "index.html",
    "section-1.html",
    "section-2.html",
    "section-3.html",
    "document-1.html",
    "document-2.html",
    "notes.html",
    "sources.html",
    "archive-avprf.html",
    "archive-hebei.html",
    "archive-prcfma.html",
    "works.html",
    "people.html",
    "places.html",
    "organisations.html",
    "abbreviations.html",
    "pictures.html",
    "emendations.html",
    "witness.html",
    "making.html",
    "about.html",
    "method.html",
    "cite.html",
    "changes.html",
    *(f"section-{number}-cite.html" for number in (1, 2, 3)),
    "document-1-cite.html",
    "document-2-cite.html",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return published(tmp_path_factory.mktemp("small"))


def pages(site):
    return sorted(site.rglob("*.html"))


def test_every_part_and_every_register_has_a_page(site):
    assert {path.name for path in (site / "small").glob("*.html")} == PAGES
    assert (site / "index.html").is_file()


def test_what_all_pages_share_lies_beside_the_editions(site):
    shared = {path.relative_to(site / "static").as_posix() for path in (site / "static").rglob("*") if path.is_file()}
    assert {"fonds.css", "js/notes.js"} <= shared
    assert not any(name.startswith("css/") for name in shared)


def test_the_security_policy_stands_first_and_nothing_is_written_that_it_forbids(site):
    for path in pages(site):
        head = parsed(path).find("head")
        assert head[0].get("http-equiv") == "Content-Security-Policy"
        text = path.read_text("utf-8")
        text = text.replace('<script type="application/ld+json">', "")  # data, which no browser runs
        assert not re.search(r"<style|<[^>]+ (?:style|on[a-z]+)=|<script(?![^>]* src=)|javascript:", text), path


def test_the_charset_is_named_in_the_first_1024_bytes(site):
    assert all(b'<meta charset="utf-8">' in path.read_bytes()[:1024] for path in pages(site))


def test_a_marker_leads_to_its_note_and_the_note_back_to_its_marker(site):
    page = parsed(site / "small" / "section-1.html")
    marker = page.get_element_by_id("ref-n1")
    assert marker.get("href") == "#n1"
    note = page.get_element_by_id("n1")
    assert [link.get("href") for link in note.xpath(".//a[@role='doc-backlink']")] == ["#ref-n1"]


def test_an_inferred_marker_says_so_and_an_attested_one_says_nothing(site):
    assert parsed(site / "small" / "section-1.html").get_element_by_id("ref-n1").get("aria-label") == (
        "Note 1, place inferred"
    )
    assert parsed(site / "small" / "index.html").get_element_by_id("ref-n-star").get("aria-label") == "Note *"


def test_a_note_says_in_a_few_words_how_its_place_was_found(site):
    note = parsed(site / "small" / "section-1.html").get_element_by_id("n1")
    assert words(note).endswith("place inferred: punctuation is glued to the next word (99 %) · witness 20 · cite")


def test_a_note_without_a_place_is_named_at_its_page_s_end_and_stands_in_the_list(site):
    page = parsed(site / "small" / "section-1.html")
    box = page.find_class("unplaced")[0]
    assert words(box) == "Note of page 2 whose place in the text is not knownNote 3"
    assert "place not known: the page has no other place" in words(page.get_element_by_id("n3"))


def test_the_copy_beside_the_text_carries_no_id_and_says_the_same(site):
    page = parsed(site / "small" / "section-1.html")
    copies = page.find_class("side")
    assert not [element for copy in copies for element in copy.iter() if element.get("id")]
    assert "pp. 11-12" in words(copies[0])


def test_the_text_of_a_paragraph_holds_the_words_and_the_markers_only(site):
    page = parsed(site / "small" / "section-1.html")
    assert words(page.get_element_by_id("p1")) == (
        "Since the end of the War scholars have paid closer attention.1 "
        "These newly available materials shed fresh light.2"
    )


def test_a_section_that_the_print_leaves_untitled_has_a_supplied_heading_in_brackets(site):
    heading = parsed(site / "small" / "section-1.html").xpath("//h1")[0]
    assert (heading.text, heading.get("class"), heading.get("id")) == ("[Introduction]", "supplied-title", None)


def test_every_page_has_one_h1_and_no_level_is_left_out(site):
    for path in pages(site):
        levels = [int(heading.tag[1]) for heading in parsed(path).xpath("//h1|//h2|//h3|//h4")]
        assert levels.count(1) == 1, path
        assert all(after - before <= 1 for before, after in pairwise(levels)), path


def test_a_document_opens_with_its_record(site):
    page = parsed(site / "small" / "document-1.html")
    record = {words(line.find("dt")): words(line.find("dd")) for line in page.xpath("//dl[@class='record']/div")}
    assert record == {
        "Date": "22 November 1958",
        "Place": "Xihuating",
        "Archive": "PRC Foreign Ministry Archives",
        "Identifier": "PRCFMA 204-00064-02",
        "Pages": "pp. 9-25",
        "State of the source": "The source line has lost digits; the identifier is supplied from elsewhere. "
        "Another note gives pp. 1-18.",
        "Translated by": "Jeffrey Wang",
        "Digital archive": "example.org/document/1",
        "Source line": "[So rce: PR FMA 204-- . 9-25.]",
        "Witness": "lines 11–14",
        "Cited in": "note 1",
    }


def test_a_record_invents_nothing(site):
    page = parsed(site / "small" / "document-2.html")
    assert [words(dt) for dt in page.xpath("//dl[@class='record']//dt")] == [
        "Date",
        "Archive",
        "State of the source",
        "Witness",
        "Cited in",
    ]


def test_the_index_of_sources_leads_from_a_file_to_all_that_cites_it_and_lies_in_it(site):
    page = parsed(site / "small" / "archive-avprf.html")
    file = page.get_element_by_id("src-avprf-f0102-op10-p53-d8")
    assert [link.get("href") for link in file.iter("a")] == ["section-1.html#n1", "section-1.html#p1"]
    assert "fond 0102 › opis 10 › papka 53 › delo 8" in words(file)
    page = parsed(site / "small" / "archive-prcfma.html")
    assert [a.get("href") for a in page.get_element_by_id("src-prcfma-204-00064-02").iter("a")] == ["document-1.html"]
    assert "No number is known of the file of Document 2." in words(parsed(site / "small" / "archive-hebei.html"))


def test_the_list_of_archives_leads_to_each_and_to_the_documents_that_come_from_it(site):
    page = parsed(site / "small" / "sources.html")
    links = [link.get("href") for table in page.find_class("archives") for link in table.iter("a")]
    assert links == [
        "archive-avprf.html",
        "archive-hebei.html",
        "document-2.html",
        "archive-prcfma.html",
        "document-1.html",
    ]


def test_the_list_of_notes_shows_each_with_its_place(site):
    lines = [words(line) for line in parsed(site / "small" / "notes.html").find_class("all-notes")[1]]
    assert "have paid closer attention.1 These newly available" in lines[0]
    assert "inferred, 99 %: punctuation is glued to the next word" in lines[0]
    assert "This note is lost" in lines[1]
    assert "unplaced, 20 %: the page has no other place" in lines[2]


def test_emendations_show_the_witness_and_the_reading(site):
    page = parsed(site / "small" / "emendations.html")
    entry = page.get_element_by_id("p3.e1")
    assert [a.get("href") for a in entry.iter("a")] == ["section-2.html#p3.e1"]
    assert [words(line) for line in entry.iter("p")] == [
        "Text with a word, a typo and slovo.",
        "Witness: tpyo",
        "Two letters have changed places. Source: A copy.",
        "Eve Editor, verified; correction, damage of the extraction",
    ]


def test_an_emendation_opens_on_its_page_to_reading_witness_reason_source_and_author(site):
    page = parsed(site / "small" / "section-2.html")
    card = words(page.get_element_by_id("p3.e1").find_class("card")[0])
    assert "read: typo; witness: tpyo" in card
    assert "Two letters have changed places.Source: A copy.Eve Editor, verified" in card
    assert page.get_element_by_id("p3.e1").find_class("card")[0].xpath(".//a/@href") == [
        "emendations.html#p3.e1",
        "#on-p3.e1",
    ]


def test_a_page_without_emendations_has_no_switch(site):
    assert parsed(site / "small" / "section-2.html").xpath("//input[@id='page-witness-text']")
    assert not parsed(site / "small" / "section-1.html").xpath("//input")


def test_every_page_of_a_draft_says_that_addresses_may_change(site):
    for path in (site / "small").glob("*.html"):
        assert "Draft, addresses may change." in words(parsed(path)), path


def test_a_release_shows_its_version_and_date_and_cites_them(tmp_path):
    page = parsed(published(tmp_path, version="1.0", released="2026-05-03") / "small" / "document-1.html")
    assert "Release 1.0, 3 May 2026." in words(page)
    assert "Draft" not in words(page)
    assert words(page.xpath("//details[@class='cite']/p[1]")[0]) == (
        "“Minutes of Conversation,” trans. Jeffrey Wang, November 22, 1958, PRCFMA 204-00064-02, pp. 9-25, "
        "PRC Foreign Ministry Archives, in Ann Author and Ben Writer, A Small Paper, 1953-1961, "
        "Working Paper 4 (2012), doc. 1, documentary edition, release 1.0, file small/document-1.html."
    )


def test_nothing_absolute_is_written_where_the_site_s_address_is_not_known(site):
    assert not (site / "404.html").exists()
    assert not [path for path in pages(site) if 'rel="canonical"' in path.read_text("utf-8")]


def test_the_site_s_address_makes_canonical_addresses_and_a_page_for_lost_ones(tmp_path):
    site = published(tmp_path, SiteConfig(base_url="https://example.org/editions/"))
    page = parsed(site / "small" / "section-1.html")
    address = "https://example.org/editions/small/section-1.html"
    assert page.xpath("//link[@rel='canonical']/@href") == [address]
    assert page.xpath("//details[@class='cite']/p[1]//a/@href") == [address]
    links = parsed(site / "404.html").xpath("//@href[not(starts-with(., 'data:') or starts-with(., '#'))]")
    assert links
    assert all(link.startswith("/editions/") for link in links)


def test_reading_goes_from_page_to_page_and_back(site):
    def onward(name):
        links = parsed(site / "small" / name).xpath("//nav[@class='onward']/a")
        return {link.get("rel"): link.get("href") for link in links}

    assert onward("index.html") == {"next": "section-1.html"}
    assert onward("document-1.html") == {"prev": "section-2.html", "next": "document-2.html"}
    assert onward("section-3.html") == {"prev": "document-2.html"}


def test_the_same_edition_gives_the_same_bytes(tmp_path):
    first, second = published(tmp_path / "one"), published(tmp_path / "somewhere" / "else")
    files = {path.relative_to(first): path.read_bytes() for path in first.rglob("*") if path.is_file()}
    assert files == {path.relative_to(second): path.read_bytes() for path in second.rglob("*") if path.is_file()}


def test_rendering_leaves_the_tei_as_it_is(tmp_path):
    from lxml import etree

    tree = small_tree()
    before = etree.tostring(tree)
    published(tmp_path, tree=tree)
    assert etree.tostring(tree) == before


def test_an_edition_that_knows_only_title_and_witness_has_all_its_pages(tmp_path):
    site = published(tmp_path, authors=(), date=None, series=None)
    assert {path.name for path in (site / "small").glob("*.html")} == PAGES
    assert "Ann Author and Ben Writer" in words(parsed(site / "small" / "index.html"))  # as the witness has it


def test_the_addresses_of_the_stage_are_handed_on(tmp_path):
    urls = publish(small_tree(), config_in(tmp_path), SiteConfig(), tmp_path / "site", PROJECT, Findings())
    assert urls.of("p1") == "section-1.html#p1"
