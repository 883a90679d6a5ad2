"""The index of sources: pages, data and text say the same of every archive, unit and citation."""

from __future__ import annotations

import csv
import json
import re

import pytest
from lxml import html

EDITION = "nkidp-wp4"


@pytest.fixture(scope="module")
def data(built_site):
    folder = built_site / EDITION / "data"
    return {
        name: json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("citations", "sources", "documents")
    }


@pytest.fixture(scope="module")
def pages(built_site):
    return {path.name: html.parse(path).getroot() for path in (built_site / EDITION).glob("*.html")}


@pytest.fixture(scope="module")
def archives(pages):
    return {name: page for name, page in pages.items() if name.startswith("archive-")}


def words(element):
    return " ".join(element.text_content().split())


def test_each_citation_stands_once_in_the_index_with_its_words(archives, data):
    listed = [words(line.find("q")) for page in archives.values() for line in page.xpath("//ul[@class='citing']/li")]
    of_notes = [row for row in data["citations"] if row["note"] and row["status"] == "resolved"]
    assert sorted(listed) == sorted(row["raw_reading"] or row["raw"] for row in of_notes)


def test_list_of_archives_their_pages_and_the_data_count_alike(pages, data):
    rows = pages["sources.html"].xpath("//table[@class='archives']/tbody/tr")
    shown = {
        row.find(".//a").get("href"): tuple(int(words(cell)) for cell in row.xpath("td[@class='number']"))
        for row in rows
    }
    counted = {}
    for unit in data["sources"]:
        page = unit["url"].partition("#")[0]
        files, citations = counted.get(page, (0, 0))
        counted[page] = (files + unit["is_file"], citations + len(unit["citations"]))
    assert {page: counted.get(page, (0, 0)) for page in shown} == shown
    assert sum(citations for _, citations in shown.values()) == sum(
        bool(row["note"]) and row["status"] == "resolved" for row in data["citations"]
    )


def test_every_unit_has_its_place_on_its_archives_page(archives, data):
    for unit in data["sources"]:
        page, _, fragment = unit["url"].partition("#")
        assert archives[page].get_element_by_id(fragment) is not None


def test_no_unit_is_an_orphan(data):
    above = {unit["part_of"] for unit in data["sources"]}
    assert all(unit["citations"] or unit["documents"] or unit["id"] in above for unit in data["sources"])


def test_a_citation_and_its_unit_name_each_other(data):
    units = {citation: unit for unit in data["sources"] for citation in unit["citations"]}
    for row in data["citations"]:
        if row["note"] and row["status"] == "resolved":
            unit = units[row["id"]]
            assert (unit["repository"], unit["levels"]) == (row["repository"], row["levels"])
            assert row["identifier"] in (None, unit["identifier"])


@pytest.mark.parametrize(
    ("unit", "printed"),
    [
        ("src-prcfma-204-00315-04", {"57-67": ["Document 9"], "53-55": ["Note 74"], "57-67, 69-71": ["Note 78"]}),
        ("src-prcfma-204-00064-02", {"9-25": ["Document 10", "Note 82"], "1-18": ["Note 74"]}),
    ],
)
def test_pages_that_do_not_agree_are_all_shown_with_who_prints_them(archives, unit, printed):
    (line,) = archives["archive-prcfma.html"].get_element_by_id(unit).xpath(".//p[@class='conflict']")
    said = words(line).partition(":")[2]
    found = {pages.strip(): names.split(", ") for pages, names in re.findall(r"([\d, -]+) \(([^)]*)\)", said)}
    assert found == printed


def test_a_document_and_its_file_lead_to_each_other(pages, archives, data):
    for document in data["documents"]:
        if document["source"]["identifier"] is None:
            continue
        (unit,) = [unit for unit in data["sources"] if document["id"] in unit["documents"]]
        record = pages[document["url"].partition("#")[0]].xpath("//dl[@class='record']//a[@class='shelfmark']/@href")
        assert unit["url"] in record
        page, _, fragment = unit["url"].partition("#")
        leads = archives[page].get_element_by_id(fragment).xpath(".//p[@class='holds']/a/@href")
        assert document["url"].partition("#")[0] in leads


def test_the_file_under_the_archives_former_name_is_named_beside_it(archives):
    later = archives["archive-rgani.html"].get_element_by_id("src-rgani-f5-op28-d314")
    assert "archive-tskhsd.html#src-tskhsd-f5-op28-d314" in later.xpath(".//p[@class='beside-it']/a/@href")


def test_an_ibid_shows_what_it_means_under_its_note(pages, data):
    for row in data["citations"]:
        if row["antecedent"]:
            page = next(page for page in pages.values() if page.xpath(f"//li[@id='{row['note']}']"))
            (note,) = page.xpath(f"//li[@id='{row['note']}']")
            assert "Ibid. means" in words(note)


def test_the_table_of_sources_says_what_the_data_say(built_site, data):
    with (built_site / EDITION / "data/sources.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["id"], row["identifier"]) for row in rows] == [
        (u["id"], u["identifier"] or "") for u in data["sources"]
    ]
    assert [row["documents"] for row in rows] == ["; ".join(unit["documents"]) for unit in data["sources"]]


def test_the_items_for_citing_keep_archive_and_identifier(built_site, data):
    items = json.loads((built_site / EDITION / "data/sources.csl.json").read_text("utf-8"))
    by_id = {item["id"]: item for item in items}
    for document in data["documents"]:
        item = by_id[f"{EDITION}-{document['id']}"]
        assert item["archive"]
        assert item.get("archive_location") == document["source"]["identifier"]
        assert item["title"] == document["title"]
    files = [unit for unit in data["sources"] if unit["is_file"]]
    assert len(items) == len(by_id) == len(data["documents"]) + len(files)
