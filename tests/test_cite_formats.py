"""Every format says the same of every passage: read back by parsers that others wrote, and compared with the facts."""

from __future__ import annotations

import importlib.resources
import json
import re
from collections import defaultdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.cite import Citable, Held, Passage, Print, citables, name_of
from fonds.cite.forms import FORMATS, forms_of, text_of
from fonds.config import Publisher, Series
from fonds.site.urls import Urls
from reading_citations import alike, expected, from_bibtex, from_csl, from_jsonld, from_ris
from site_help import config_in, small_tree

BASES = {"no address": None, "a host": "https://example.org/", "a path": "https://example.org/some%20path/ed_1/"}


def all_of(tmp_path, base_url=None, **more):
    tree = small_tree()
    return citables(tree, config_in(tmp_path, **more), base_url, Urls(tree).page_of)


def read_back(cited: Citable, passages: tuple[Passage, ...]):
    """Format → the facts of each passage, as its own parser reads them."""
    files = {name: format_.file(cited, passages) for name, format_ in FORMATS.items()}
    folder = "" if cited.base_url else f"{cited.folder}/"
    by_key = [from_bibtex(files["bibtex"]), from_ris(files["ris"]), from_csl(files["csl"])]
    linked = from_jsonld(files["jsonld"], folder)
    keys = [cited.key_of(passage) for passage in passages]
    assert all(list(found) == keys for found in by_key)
    said = {name: list(found.values()) for name, found in zip(("bibtex", "ris", "csl"), by_key, strict=True)}
    return said | {"jsonld": [linked[cited.address_of(passage)] for passage in passages]}


def differing(cited: Citable, passages: tuple[Passage, ...]):
    return {
        (name, passage.id): {key: (value, found[key]) for key, value in wanted.items() if value != found[key]}
        for name, all_found in read_back(cited, passages).items()
        for passage, found in zip(passages, all_found, strict=True)
        for wanted in [expected(cited, passage)]
        if not alike(found, wanted)
    }


@pytest.mark.parametrize("base_url", BASES.values(), ids=BASES.keys())
def test_every_format_of_every_passage_of_a_small_edition_says_the_same(tmp_path, base_url):
    for cited in all_of(tmp_path, base_url, publisher=Publisher("A Press & Sons", "St. Ives")):
        assert not differing(cited, (cited.whole, *cited.passages))


def test_every_format_of_passages_of_every_kind_of_the_paper_says_the_same(built_site):
    kinds = defaultdict(int)
    for folder in (path.parent for path in built_site.glob("*/cite")):
        for file in sorted(folder.glob("cite/*-passages.bib")):
            name = file.name.removesuffix("-passages.bib")
            read = {
                "bibtex": from_bibtex(file.read_text("utf-8")),
                "ris": from_ris((folder / f"cite/{name}-passages.ris").read_bytes().decode()),
                "csl": from_csl((folder / f"cite/{name}-passages.csl.json").read_text("utf-8")),
            }
            linked = from_jsonld((folder / f"cite/{name}-passages.jsonld").read_text("utf-8"), f"{folder.name}/")
            assert read["bibtex"].keys() == read["ris"].keys() == read["csl"].keys()
            for key, found in read["csl"].items():
                assert found == read["bibtex"][key] == read["ris"][key], key
                assert alike(found, linked[found["address"]]), key
                kinds[re.sub(r"\d.*", "", key.rpartition("-")[2].rpartition(".")[2])] += 1
    assert sum(kinds.values()) > 500
    assert {"p", "n", "t", "i", "h"} <= kinds.keys()


PAPERS = {
    "no author": {"authors": ()},
    "three authors": {"authors": ("Ann Author", "Writer, Ben", "沈志华")},
    "a body": {"authors": ("Committee for Rivers and Roads",)},
    "names with suffixes": {"authors": ("Henry Louis Gates, Jr.", "Ben Writer III")},
    "an Asian name": {"authors": ("Kim Il Sung", "Chong-Sik Lee")},
    "no date": {"date": None},
    "a day": {"date": "2012-05-03"},
    "a range": {"date": "2011-05/2012-06"},
    "no series": {"series": None},
    "a series without a number": {"series": Series("Working Paper")},
    "a number that is none": {"series": Series("Papers & {More}", "IV/2_b #3")},
    "signs of TeX": {"title": r"100% of $5 & #1_a ~b^c \d {e} <f> -- ``g'' \"h\" ?`"},
    "an open brace": {"title": "A { brace and a } { more"},
    "quotes and colons": {"title": "“War”: A ‘History’: 'Of' \"It\""},
    "tags and Markdown": {"title": "A <b>bold</b> *paper* [x](y) &amp; `code`"},
    "another alphabet": {"title": "Советско-корейские отношения, 1953—1961", "language": "ru"},
    "a release": {"version": "1.0", "released": "2026-05-03"},
}


@pytest.mark.parametrize("case", PAPERS, ids=str)
def test_every_format_says_the_same_of_an_unusual_paper(case, tmp_path):
    for cited in all_of(tmp_path, "https://example.org/", **PAPERS[case]):
        assert not differing(cited, (cited.whole, *cited.passages[:3]))


def test_a_document_keeps_what_is_known_of_its_place_and_invents_nothing(tmp_path):
    document = next(cited for cited in all_of(tmp_path) if cited.kind == "document")
    for held in (
        None,
        Held("An Archive", None, None, None),
        Held("An Archive", "Town, Country", None, "pp. 1-3"),
        Held("Архив & Co", "Москва, Россия", "f. 5, op. 28, d. 314_{a}", None),
    ):
        for date in (None, "1958", "1958-11-22", "1958-11-22/1958-12-01"):
            assert not differing(replace(document, held=held, date=date), (document.whole, *document.passages))


WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"], exclude_characters="\u0345"), min_size=1, max_size=12
).filter(lambda word: word.strip() == word)
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


@given(title=TEXTS, series=TEXTS, number=WORDS, press=TEXTS, archive=TEXTS, identifier=TEXTS, sign=WORDS)
def test_whatever_is_printed_is_read_back(title, series, number, press, archive, identifier, sign):
    paper = Print(title, (name_of("Ann Author"),), "2012", series, number, press, None, "en")
    whole = Passage("", "document", "doc. 1", "")
    note = Passage("d1.n1", "note", f"doc. 1 n. {sign}", "")
    cited = Citable(
        "x-document-1", "document", title, (), "1958-11", (), Held(archive, None, identifier, None), "1", paper,
        "draft", "document-1.html", "x", None, whole, (note,),
    )  # fmt: skip
    assert not differing(cited, (whole, note))


def shipped(name):
    """A part of the schema of CSL that citeproc ships."""
    files = importlib.resources.files("citeproc") / "data" / "schema" / "schemas" / "styles"
    return set(re.findall(r'"([\w-]+)"', (files / name).read_text("utf-8")))


def test_csl_items_have_types_and_variables_of_csl_alone(tmp_path):
    types, variables = shipped("csl-types.rnc"), shipped("csl-variables.rnc")
    names = {"family", "given", "literal", "static-ordering"}
    for cited in all_of(tmp_path, "https://example.org/"):
        for item in json.loads(FORMATS["csl"].file(cited, (cited.whole, *cited.passages))):
            assert item["type"] in types
            assert item.keys() - {"id", "type"} <= variables
            for value in item.values():
                assert isinstance(value, str | list | dict)
            for role in ("author", "translator", "container-author"):
                assert all(name.keys() <= names for name in item.get(role, []))
            assert all(date.keys() == {"date-parts"} for date in (item.get("issued"),) if date)


def test_what_a_page_fills_into_slots_is_what_the_files_hold(tmp_path):
    for cited in all_of(tmp_path, "https://example.org/ed/"):
        odd = Passage("p9", "note", 'n. #_"{\\', "")
        for form in (form for form in forms_of(cited) if form.is_for_programs):
            for passage in (cited.whole, *cited.passages, odd):
                assert text_of(form.of(cited, passage)) == FORMATS[form.name].write(cited, passage)


WORK = {
    "author",
    "dateCreated",
    "datePublished",
    "inLanguage",
    "isPartOf",
    "position",
    "publisher",
    "translator",
    "version",
}
THING = {"@context", "@id", "@type", "identifier", "name", "url"}
OF_SCHEMA = {
    "ArchiveComponent": THING | WORK | {"holdingArchive", "itemLocation"},
    "ArchiveOrganization": THING | {"address"},
    "CreativeWork": THING | WORK,
    "CreativeWorkSeries": THING | WORK,
    "Organization": THING | {"address"},
    "Person": THING | {"familyName", "givenName", "honorificSuffix"},
    "Report": THING | WORK | {"pagination", "reportNumber"},
    "ScholarlyArticle": THING | WORK | {"pagination"},
}
"""Type of schema.org → those of its properties that may stand in a citation."""


def objects(value):
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            for inner in one.values():
                yield from objects(inner)


def test_linked_data_use_types_of_schema_org_and_their_own_properties_alone(tmp_path):
    press = Publisher("A Press", "St. Ives")
    for cited in all_of(tmp_path, "https://example.org/", publisher=press, authors=("Ann Author", "Road Committee")):
        for node in objects(json.loads(FORMATS["jsonld"].file(cited, (cited.whole, *cited.passages)))):
            kinds = node.get("@type", [])
            known = [OF_SCHEMA[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)]
            assert node.keys() <= set().union(THING, *known), node
