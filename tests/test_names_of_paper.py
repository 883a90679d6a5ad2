"""The project's own paper: registers, TEI, data and pages say the same of whom and what it names."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from lxml import html

from fonds.commands.orphans import report_unnamed
from fonds.config import Person
from fonds.findings import Findings
from fonds.link import unnamed
from fonds.link.names.listed import is_ours, listed, shorts
from fonds.source import Place
from fonds.tei.names import local, walk, xml_id, xp
from fonds.tei.serialise import from_bytes
from making import PROJECT, registers

REGISTERS = registers(PROJECT / "content/nkidp-wp4/registers")
FILES = {"people": "persons", "places": "places", "organisations": "organisations", "abbreviations": "abbreviations"}
"""Page → data file."""


@pytest.fixture(scope="module")
def folder(built_site):
    return built_site / "nkidp-wp4"


@pytest.fixture(scope="module")
def tree(folder):
    return from_bytes((folder / "tei/nkidp-wp4.xml").read_bytes())


def rows(folder, name):
    return json.loads((folder / f"data/{name}.json").read_text("utf-8"))


def page(folder, name):
    return html.parse(str(folder / f"{name}.html")).getroot()


def test_no_entry_of_the_registers_is_without_a_name_in_the_text(tree):
    assert [named.key for named in unnamed(tree, REGISTERS)] == []


def test_every_entry_is_listed_or_named_in_citations_alone(tree):
    named = {one.id for ones in listed(tree).values() for one in ones}
    entries = {f"pers-{p.key}" for p in REGISTERS.people} | {f"org-{o.key}" for o in REGISTERS.organisations}
    entries |= {f"place-{p.key}" for p in REGISTERS.places}
    assert named <= entries
    in_citations = [bibl for bibl in walk(tree, "bibl") if xml_id(bibl)]
    assert len(entries - named) == 0 or in_citations


def test_people_whom_every_reader_of_the_paper_meets_are_found(folder):
    mentions = {row["id"]: len(row["mentions"]) for row in rows(folder, "persons")}
    assert mentions["pers-kim-il-sung"] > 100
    assert mentions["pers-zhou-enlai"] > 100
    assert mentions["pers-mao-zedong"] > 15
    assert all(mentions[f"pers-{key}"] for key in ("pak-il-u", "kim-il", "nam-il", "syngman-rhee", "nikita-khrushchev"))


@pytest.mark.parametrize("name", sorted(FILES))
def test_page_and_data_list_the_same_with_the_same_places(folder, name):
    shown = {}
    for entry in page(folder, name).xpath("//ul[@class='names']/li"):
        links = entry.xpath(".//ul[@class='mentions']//a[not(@class)]/@href")
        shown[entry.get("id")] = [link.partition("#")[2] for link in links]
    assert shown == {row["id"]: row.get("mentions", row.get("uses")) for row in rows(folder, FILES[name])}


def test_tei_and_data_count_the_same(folder, tree):
    lists = {"persons": "listPerson", "places": "listPlace", "organisations": "listOrg"}
    for file, name in lists.items():
        counted = [xml_id(e) for e in xp(tree, f"t:teiHeader//t:{name}[@type='register']/*")]
        assert counted == [row["id"] for row in rows(folder, file)]
    assert [one.id for one in shorts(tree)] == [row["id"] for row in rows(folder, "abbreviations")]


def test_every_participant_and_speaker_of_the_documents_is_somebody(folder):
    people = {row["id"] for row in rows(folder, "persons")}
    for document in rows(folder, "documents"):
        for one in (*document["participants"], *document["speakers"]):
            assert one["person"] in people, (document["n"], one["name"])


def test_kim_alone_is_nobody_but_the_one_whom_the_paper_calls_so(tree):
    alone = {e.get("ref") for e in walk(tree, "persName") if is_ours(e) and "".join(e.itertext()) == "Kim"}
    assert alone == {"#pers-kim-il-sung"}
    by_label = [
        sp for sp in walk(tree, "sp") if any("Kim" in "".join(e.itertext()) for e in sp if local(e) == "speaker")
    ]
    for sp in by_label:
        (name,) = [e for e in walk(sp[0], "persName") if is_ours(e)][:1]
        assert name.get("ref") in ("#pers-kim-il-sung",)


def test_a_page_leads_from_each_name_to_its_register_once(folder):
    files = (*folder.glob("section-*.html"), *folder.glob("document-*.html"))
    for file in (file for file in files if not file.stem.endswith("-cite")):
        links = (
            html.parse(str(file))
            .getroot()
            .xpath("//article//a[@class='name']/@href | //*[@class='notes']//a[@class='name']/@href")
        )
        assert links
        assert max(Counter(links).values()) == 1, file.name


def test_every_abbreviation_of_a_page_is_explained_in_place_and_in_its_list(folder):
    for file in folder.glob("section-*.html"):
        root = html.parse(str(file)).getroot()
        used = {(re.sub(r"\W", "", e.text_content()), e.get("title")) for e in root.xpath("//article//abbr")}
        list_of = {
            li.xpath("string(a)"): li.xpath("string(a/following-sibling::text())").strip()
            for li in root.xpath("//ul[@class='short']/li")
        }
        assert {(short, expansion) for short, expansion in used if list_of.get(short) != expansion} == set()


def entry(key, file):
    return Person(key, key.title(), at=Place(file, 3, 3))


def test_an_entry_that_no_edition_names_is_reported_at_its_line():
    shared, own = entry("ann", "content/registers/people.yaml"), entry("ben", "content/wp/registers/people.yaml")
    findings = Findings()
    report_unnamed([[shared, own], [shared]], findings)
    assert [(f.code, f.level, str(f.place), f.words) for f in findings] == [
        ("L-020", "notice", "content/registers/people.yaml:3:3", "Ann"),
        ("L-020", "notice", "content/wp/registers/people.yaml:3:3", "Ben"),
    ]


def test_a_shared_entry_that_one_edition_names_is_not_reported():
    findings = Findings()
    report_unnamed([[entry("ann", "content/registers/people.yaml")], []], findings)
    assert not list(findings)
