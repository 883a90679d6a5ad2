"""What the pages say of how they are cited: the citations pages, and the head of every page of the paper."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qsl

import pytest
from lxml import etree

from fonds.config import Publisher, SiteConfig
from site_help import config_in, parsed, published, small_tree, words

BASES = [None, "https://example.org/", "https://example.org/some/path/"]
PAGES = ("index.html", "section-1.html", "section-2.html", "document-1.html", "document-2.html")
PRESS = Publisher("A Press", "St. Ives")


@pytest.fixture(scope="module", params=BASES, ids=["no address", "a host", "a path"])
def base(request):
    return request.param


@pytest.fixture(scope="module")
def site(tmp_path_factory, base):
    return published(tmp_path_factory.mktemp("cite"), SiteConfig(base_url=base), publisher=PRESS) / "small"


def head_of(site, name):
    return parsed(site / name).find("head")


def metas(site, name):
    return [(m.get("name"), m.get("content")) for m in head_of(site, name).xpath(".//meta[@name]")]


def linked(site, name):
    (script,) = head_of(site, name).xpath(".//script[@type='application/ld+json']")
    return json.loads(script.text)


def test_an_absolute_address_is_said_where_it_is_known_and_nowhere_else(site, base):
    for name in PAGES:
        head, address = head_of(site, name), base and f"{base}small/{name}"
        for rel in ("canonical", "cite-as"):
            assert head.xpath(f".//link[@rel='{rel}']/@href") == ([address] if base else [])
        said = dict(metas(site, name))
        assert said.get("citation_public_url") == said.get("DCTERMS.identifier") == address
        assert linked(site, name).get("url") == address
        assert linked(site, name)["@id"] == (address or name)
        if base is None:
            assert not re.findall(r"https?://(?!schema\.org|purl\.org|www\.w3\.org)", etree.tostring(head).decode())


def test_pages_that_the_edition_adds_are_no_works_of_the_paper(site, base):
    for name in ("notes.html", "sources.html", "section-1-cite.html", "cite.html"):
        head = head_of(site, name)
        assert not head.xpath(".//link[@rel='cite-as'] | .//meta[starts-with(@name, 'citation_')]")
        assert len(head.xpath(".//link[@rel='canonical']")) == (base is not None)


def test_search_engines_read_the_paper_its_sections_and_its_documents(site):
    paper = metas(site, "index.html")
    assert [value for name, value in paper if name == "citation_author"] == ["Author, Ann", "Writer, Ben"]
    said = dict(paper)
    assert said["citation_title"] == "A Small Paper, 1953-1961"
    assert said["citation_publication_date"] == "2012/05"
    assert said["citation_technical_report_institution"] == "A Press"
    assert said["citation_technical_report_number"] == "4"
    section = dict(metas(site, "section-2.html"))
    assert section["citation_title"] == "The Preparatory Period"
    assert section["citation_inbook_title"] == section["DCTERMS.isPartOf"] == "A Small Paper, 1953-1961"
    document = dict(metas(site, "document-1.html"))
    assert document["citation_title"] == document["DCTERMS.title"] == "Minutes of Conversation"
    assert document["DCTERMS.created"] == "1958-11-22"
    assert document["DCTERMS.source"] == "PRC Foreign Ministry Archives, PRCFMA 204-00064-02, pp. 9-25"


def test_linked_data_say_what_belongs_to_what_and_which_archive_holds_it(site, base):
    paper = linked(site, "index.html")
    assert paper["@type"] == "Report"
    assert [part["@id"] for part in paper["hasPart"]] == [
        (f"{base}small/" if base else "") + name
        for name in ("section-1.html", "section-2.html", "document-1.html", "document-2.html", "section-3.html")
    ]
    document = linked(site, "document-1.html")
    assert "ArchiveComponent" in document["@type"]
    assert document["holdingArchive"] == {"@type": "ArchiveOrganization", "name": "PRC Foreign Ministry Archives"}
    assert document["itemLocation"] == "PRCFMA 204-00064-02, pp. 9-25"
    assert document["isPartOf"]["@id"] == paper["@id"]
    assert linked(site, "section-1.html")["@type"] == "ScholarlyArticle"


def test_reference_managers_take_the_facts_off_the_page(site, base):
    for name in PAGES:
        (span,) = parsed(site / name).xpath("//span[@class='Z3988']")
        said = dict(parse_qsl(span.get("title")))
        assert said["ctx_ver"] == "Z39.88-2004"
        assert said.get("rft_id") == (base and f"{base}small/{name}")
    assert said["rft.title"] == "Agreement on Something"
    assert said["rft.relation"] == "A Small Paper, 1953-1961"


def test_every_address_of_a_part_has_its_citations_on_a_page(site):
    for name in ("section-1", "section-2", "section-3", "document-1", "document-2"):
        part, citing = parsed(site / f"{name}.html"), parsed(site / f"{name}-cite.html")
        shown = {a.get("href").removeprefix("#"): a for a in part.xpath("//a[@class='address']")}
        rows = {row.get("id").removeprefix("c-"): row for row in citing.xpath("//section[@class='cited-passage']")}
        notes = set(part.xpath("//section[@role='doc-endnotes']//li/@id"))
        assert {*shown, *notes} <= rows.keys()
        for anchor, row in rows.items():
            assert row.xpath(".//h3/a/@href") == [f"{name}.html#{anchor}"]
            assert row.xpath(".//code/text()")[0].endswith(f"small/{name}.html#{anchor}")
        for anchor, link in shown.items():
            pinpoint = words(rows[anchor].xpath(".//h3")[0])
            assert pinpoint.endswith(link.text)  # the page's own number
            assert all(pinpoint in words(dd) for dd in rows[anchor].xpath(".//dd"))


def test_the_number_of_a_printed_page_is_the_link_to_its_place_and_no_word_of_the_text(site):
    found = [
        link
        for name in ("index", "section-1", "document-1")
        for link in parsed(site / f"{name}.html").xpath("//a[@id][@data-n]")
    ]
    assert [(link.get("href"), link.get("aria-label"), link.text) for link in found] == [
        (f"#pg{number}", f"Page {number}", None) for number in (link.get("data-n") for link in found)
    ]
    assert len(found) >= 2
    assert not any(link.xpath("ancestor::a") for link in found)


def test_an_author_listed_by_the_family_name_is_told_as_one_speaks_of_him(tmp_path):
    tree = small_tree()
    for byline in tree.iter("{*}byline"):
        byline.getparent().remove(byline)
    site = published(tmp_path, tree=tree, authors=("Author, Ann", "Writer, Ben, Jr."))
    assert "Ann Author and Ben Writer Jr." in words(parsed(site / "small/index.html").find(".//main"))
    assert "Ann Author and Ben Writer Jr." in words(parsed(site / "index.html").find(".//main"))


def test_the_way_to_the_citations_is_on_the_page_without_scripts(site):
    section = parsed(site / "section-1.html")
    assert section.xpath("//div[@class='cite-line']/a/@href") == ["section-1-cite.html"]
    assert section.xpath("//li[@id='n1']//a[@class='cite-this']/@href") == ["section-1-cite.html#c-n1"]
    whole = parsed(site / "cite.html")
    assert {"section-1-cite.html", "document-2-cite.html"} <= set(whole.xpath("//main//a/@href"))
    assert {"cite/edition.bib", "cite/edition.ris", "cite/edition.csl.json", "cite/edition.jsonld"} <= set(
        whole.xpath("//main//a/@href")
    )


def test_the_page_of_citations_lists_what_stands_beside_its_part(site):
    page = parsed(site / "document-2-cite.html")
    links = page.xpath("//nav[@class='contents']/ol//a")
    assert [link.get("href") for link in links] == ["document-1.html", "document-2.html"]
    assert not page.xpath("//nav[@class='contents']//@aria-current")


def test_titles_are_data_and_never_markup_wherever_they_stand(tmp_path):
    title = "</script><b>\"A\" & 'B'</b> {x}"
    site = published(tmp_path, title=title) / "small"
    assert linked(site, "index.html")["name"] == title
    assert dict(metas(site, "index.html"))["citation_title"] == title
    for path in site.glob("*.html"):
        assert "<b>" not in path.read_text("utf-8"), path
    assert title in words(parsed(site / "cite.html"))


def test_the_data_of_the_panel_are_one_call_that_a_classic_script_can_run(site):
    script = (site / "cite" / "section-1.js").read_text("utf-8")
    told = json.loads(re.fullmatch(r"fonds\.cite\.take\((.*)\);\n", script, re.DOTALL)[1])
    assert [row[0] for row in told["passages"]] == [
        row.removeprefix("c-") for row in parsed(site / "section-1-cite.html").xpath("//section[@id]/@id")
        if row.startswith("c-")
    ]  # fmt: skip


def test_the_small_tree_has_all_kinds_that_are_cited(tmp_path):
    from fonds.cite import citables
    from fonds.site.urls import Urls

    tree = small_tree()
    kinds = {p.kind for c in citables(tree, config_in(tmp_path), None, Urls(tree).page_of) for p in c.passages}
    assert {"paragraph", "heading", "note", "speech", "item", "page", "gap", "quotation", "title"} <= kinds
