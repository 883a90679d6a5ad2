"""Distributed Text Services: a client that knows the entry point alone comes to every word of the edition."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from dts_reader import Client, walk
from fonds.tei.citing import UNCITED, citables, refs_decl
from fonds.tei.names import Element, first, xp
from fonds.tei.serialise import from_bytes
from fonds.tei.text import plain, reading
from machines_help import two_editions
from making import read
from tools.addresses import BASE_URL, PATH
from tools.crawl import fetch
from tools.project import PROJECT
from tools.server import serve

LISTED = {"file", "work", "person", "place", "organisation", "abbreviation"}
"""Kinds of addresses that are no part of the text."""
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass
class Service:
    """A served site, asked under the address for which it was built."""

    client: Client
    site: Path

    @property
    def entry(self) -> dict:
        return self.client.entry(f"{BASE_URL}dts/entry.json")


@pytest.fixture(scope="module")
def service(addressed_site: Path) -> Iterator[Service]:
    with serve(addressed_site, below=PATH) as home:
        yield Service(Client(lambda address: fetch(address.replace(BASE_URL, home))), addressed_site)


@pytest.fixture(scope="module")
def resource(service: Service) -> dict:
    """The only text of the collection, found as a client finds it."""
    root = service.client.collection(service.entry["collection"])
    (member,) = root["member"]
    return service.client.collection(service.entry["collection"], id=member["@id"])


@pytest.fixture(scope="module")
def units(service: Service, resource: dict) -> list[dict]:
    return list(walk(service.client, resource["navigation"]))


@pytest.fixture(scope="module")
def tei(addressed_site: Path) -> Element:
    return from_bytes((addressed_site / "nkidp-wp4" / "tei" / "nkidp-wp4.xml").read_bytes())


def test_without_an_address_there_is_no_service(built_site: Path) -> None:
    assert not (built_site / "dts").exists()
    assert not [path.name for path in built_site.glob("*/dts")]
    assert not [path.name for path in built_site.glob("*/tei/*/*")]


def test_collection_and_text_name_each_other(service: Service, resource: dict) -> None:
    template = service.entry["collection"]
    root = service.client.collection(template)
    assert root["totalParents"] == 0
    for given in ({"id": root["@id"]}, {"id": root["@id"], "nav": "children"}):
        assert service.client.collection(template, **given) == root
    assert service.client.collection(template, id=root["@id"], nav="parents")["member"] == []
    parents = service.client.collection(resource["collection"], nav="parents")
    assert [parent["@id"] for parent in parents["member"]] == [root["@id"]]
    assert service.client.collection(resource["collection"], nav="children")["member"] == []
    assert service.client.collection(resource["collection"]) == resource


def test_the_text_says_what_a_catalogue_must_know(resource: dict) -> None:
    known = resource["dublinCore"]
    assert [one["value"] for one in known["creator"]] == ["Zhihua Shen", "Yafeng Xia"]
    assert known["identifier"] == f"{BASE_URL}nkidp-wp4/index.html"
    assert "issued" not in known  # a draft was not issued


def test_every_address_of_the_text_that_holds_words_is_reached(service: Service, units: list[dict]) -> None:
    rows = json.loads((service.site / "nkidp-wp4" / "data" / "anchors.json").read_text())
    cited = [row for row in rows if row["kind"] not in LISTED | UNCITED and row["retired"] is None]
    assert [unit["identifier"] for unit in units] == [row["id"] for row in cited]
    assert [unit["@id"] for unit in units] == [f"{BASE_URL}nkidp-wp4/{row['url']}" for row in cited]


def test_the_whole_tree_at_once_is_the_tree_step_by_step(service: Service, resource: dict, units: list[dict]) -> None:
    deepest = max(unit["level"] for unit in units)
    assert service.client.navigation(resource["navigation"], down=-1)["member"] == units
    for down in range(1, deepest + 1):
        members = service.client.navigation(resource["navigation"], down=down)["member"]
        assert members == [unit for unit in units if unit["level"] <= down]


def test_all_that_lies_in_a_unit_is_told_at_once(service: Service, resource: dict, units: list[dict]) -> None:
    for at, unit in enumerate(units):
        inner = []
        for other in units[at + 1 :]:
            if other["level"] <= unit["level"]:
                break
            inner.append(other)
        depth = max((one["level"] for one in inner), default=0) - unit["level"]
        for down in (-1, *range(1, max(depth, 1) + 1)):
            answer = service.client.navigation(resource["navigation"], ref=unit["identifier"], down=down)
            wanted = [one for one in inner if down == -1 or one["level"] <= unit["level"] + down]
            assert answer["member"] == [unit, *wanted]


def test_every_passage_is_the_passage_of_the_edition_to_the_letter(
    service: Service, resource: dict, units: list[dict], tei: Element
) -> None:
    whole = service.client.document(resource["document"])
    assert etree.tostring(whole, method="c14n") == etree.tostring(tei, method="c14n")
    for unit in units:
        found = service.client.document(resource["document"], ref=unit["identifier"])
        (own,) = xp(tei, f"//t:*[@xml:id='{unit['identifier']}']")
        assert (plain(found), reading(found)) == (plain(own), reading(own))
        assert canonical(found) == canonical(own)


def canonical(element: Element) -> bytes:
    """An element's canonical form, whatever stands around it."""
    return etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


def test_a_place_that_is_not_there_is_not_answered(service: Service, resource: dict) -> None:
    from dts_reader import NotThere

    for ask in (service.client.navigation, service.client.document):
        with pytest.raises(NotThere):
            ask(resource["document" if ask == service.client.document else "navigation"], ref="p99999")


def references(root: Element) -> dict[str, str | None]:
    """Reference → the id of the element it means, by the header's citeStructures alone.

    The paths have no prefixes: elements are those of TEI. Here they are read from a copy without a namespace.
    """
    bare = etree.fromstring(etree.tostring(root).replace(b' xmlns="http://www.tei-c.org/ns/1.0"', b""))
    found: dict[str, str | None] = {}

    def follow(structure: Element, context: Element, before: str) -> None:
        for element in context.xpath(structure.get("match")):
            reference = before + (structure.get("delim") or "") + element.xpath(f"string({structure.get('use')})")
            assert reference not in found, reference
            found[reference] = element.get(XML_ID)
            for inner in structure.iterchildren("citeStructure"):
                follow(inner, element, reference)

    for structure in bare.xpath("teiHeader/encodingDesc/refsDecl[@default='true']/citeStructure"):
        assert structure.get("match").startswith("/")
        follow(structure, bare.getroottree().getroot(), "")
    return found


def test_the_header_of_the_tei_resolves_the_same_references(tei: Element, units: list[dict]) -> None:
    found = references(tei)
    assert sorted(found) == sorted(unit["identifier"] for unit in units)
    assert found == {reference: reference for reference in found}


def test_a_structure_in_another_has_a_delimiter_and_a_relative_path_as_tei_demands(tei: Element) -> None:
    inner = xp(tei, "//t:citeStructure/t:citeStructure")
    assert inner
    assert all(one.get("delim") and not (one.get("match") or "").startswith("/") for one in inner)


@pytest.mark.parametrize("case", sorted(path.parent.name for path in (PROJECT / "tests" / "cases").glob("*/in")))
def test_in_any_paper_the_header_resolves_what_can_be_cited(case: str, tmp_path: Path) -> None:
    text = (PROJECT / "tests" / "cases" / case / "in" / "witness.txt").read_bytes().decode()
    tree = read(text, tmp_path).linked
    cited = [one.id for one in citables(first(tree, "t:text"))]
    assert cited
    assert sorted(references(tree)) == sorted(cited)


def test_where_nothing_can_be_cited_nothing_is_declared() -> None:
    tree = from_bytes(b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><ab/></body></text></TEI>')
    assert refs_decl(tree[0]) is None


def test_several_editions_are_several_texts_of_one_collection(tmp_path: Path) -> None:
    site = two_editions(tmp_path, "--base-url", BASE_URL)
    client = Client(lambda address: (site / address.removeprefix(BASE_URL)).read_bytes())
    root = client.collection(client.entry(f"{BASE_URL}dts/entry.json")["collection"])
    assert [(one["@id"], one["@type"]) for one in root["member"]] == [("first", "Resource"), ("second", "Resource")]
