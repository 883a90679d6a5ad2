"""What annotation tools are told of every address: where its words stand on the page as it is delivered."""

from __future__ import annotations

import json
import shutil
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from fonds.checks import check_site, editions_in
from fonds.checks.data import validator
from fonds.exports.selectors import page_text, rows
from fonds.findings import Findings
from tools.chromium import context

HEADED = {"section", "document"}


def edition(site: Path) -> Path:
    (name,) = editions_in(site)
    return site / name


def read(site: Path, name: str) -> list[dict]:
    return json.loads((edition(site) / "data" / f"{name}.json").read_text("utf-8"))


@cache
def page(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


@cache
def main_text(path: Path) -> str:
    """The text of a page's main element by another way than the one under test."""
    return page(path).get_element_by_id("page-text").xpath("string()")


def parts(row: dict) -> tuple[dict, dict]:
    quote, fragment = row["selector"]
    return quote, fragment["refinedBy"]


def test_every_address_has_selectors_and_they_follow_their_schema(built_site: Path) -> None:
    selectors = read(built_site, "selectors")
    assert [row["id"] for row in selectors] == [row["id"] for row in read(built_site, "anchors")]
    assert [fault.message for fault in validator("selectors").iter_errors(selectors)] == []


def test_positions_and_quotation_of_every_address_select_the_same_words_of_the_page(built_site: Path) -> None:
    for row in read(built_site, "selectors"):
        quote, position = parts(row)
        text = main_text(edition(built_site) / row["source"])
        assert text[position["start"] : position["end"]] == quote["exact"], row["id"]
        assert text[: position["start"]].endswith(quote["prefix"]), row["id"]
        assert text[position["end"] :].startswith(quote["suffix"]), row["id"]


def test_the_quotation_of_every_address_stands_once_on_its_page(built_site: Path) -> None:
    for row in read(built_site, "selectors"):
        quote, _ = parts(row)
        text, whole = (
            main_text(edition(built_site) / row["source"]),
            "".join(quote[key] for key in ("prefix", "exact", "suffix")),
        )
        assert text.find(whole) == text.rfind(whole) >= 0, row["id"]
        assert quote["exact"].strip() == quote["exact"] != "", row["id"]


def test_what_an_address_selects_is_the_words_of_its_element(built_site: Path) -> None:
    kinds = {row["id"]: row["kind"] for row in read(built_site, "anchors")}
    for row in read(built_site, "selectors"):
        quote, position = parts(row)
        root = page(edition(built_site) / row["source"])
        element = root.get_element_by_id(row["id"])
        if kinds[row["id"]] in HEADED:
            element = next(element.iter("h1"))
        if kinds[row["id"]] == "page":
            assert 0 < len(quote["exact"]) <= 80
            before = element.xpath("string-length(string())")
            assert before == 0
        else:
            assert quote["exact"] == element.xpath("string()").strip(), row["id"]
        assert position["end"] - position["start"] == len(quote["exact"])


@pytest.mark.browser
def test_a_browser_counts_the_same_characters(built_site: Path, browser) -> None:
    """The DOM as a browser makes it of the delivered page; strings there count UTF-16, so they are taken apart."""
    sources = sorted({row["source"] for row in read(built_site, "selectors")})
    with context(browser, java_script_enabled=False) as profile:
        tab = profile.new_page()
        for source in sources:
            tab.goto((edition(built_site) / source).as_uri())
            seen = tab.evaluate("document.getElementById('page-text').textContent")
            assert seen == main_text(edition(built_site) / source), source


def written(folder: Path, body: str) -> Path:
    (folder / "section-1.html").write_text(f'<!doctype html><main id="page-text">{body}</main>', "utf-8")
    return folder


def anchor(identifier: str, kind: str = "paragraph") -> dict:
    return {"id": identifier, "kind": kind, "url": f"section-1.html#{identifier}"}


def one(folder: Path, body: str, *anchors: dict) -> list[tuple[str, str, str, int]]:
    made = [parts(row) for row in rows(anchors, written(folder, body))]
    return [(quote["prefix"], quote["exact"], quote["suffix"], position["start"]) for quote, position in made]


def test_positions_count_code_points_and_not_bytes_or_half_characters(tmp_path: Path) -> None:
    body = '<p>𝔄 &amp; ü</p><!-- left out --><p id="p1">𝔅e 朝</p>'
    assert one(tmp_path, body, anchor("p1")) == [("𝔄 & ü", "𝔅e 朝", "", 5)]


def test_words_that_stand_twice_are_quoted_with_more_around_them(tmp_path: Path) -> None:
    same = "The same words stand before this place and behind it. " * 3
    ((prefix, exact, _, start),) = one(
        tmp_path,
        f'<p>One {same}</p><p>Two {same}<b id="q1">Ibid.</b> {same}</p><p>{same}<b>Ibid.</b> {same}</p>',
        anchor("q1"),
    )
    assert exact == "Ibid."
    assert "Two" in prefix
    assert start == len(f"One {same}Two {same}")


def test_a_place_without_words_selects_those_that_follow(tmp_path: Path) -> None:
    body = f'<p>Before. <span id="pg7"></span> {"and more " * 20}</p><span id="pg8"></span>'
    (seven, eight) = one(tmp_path, body, anchor("pg7", "page"), anchor("pg8", "page"))
    assert seven[1] == ("and more " * 20)[:79].strip()
    assert eight[1].startswith("Before.")


@given(st.lists(st.text(st.sampled_from("ab &<𝔄\n"), max_size=6), min_size=1, max_size=8))
def test_any_paragraphs_are_found_again_where_the_selectors_say(tmp_path_factory, words: list[str]) -> None:
    from markupsafe import escape

    paragraphs = "".join(f'<p id="p{n}">{escape(word)}.</p>' for n, word in enumerate(words))
    folder = written(tmp_path_factory.mktemp("any"), paragraphs)
    text = page_text((folder / "section-1.html").read_bytes()).text
    assert text == "".join(f"{word}." for word in words)
    for row in rows([anchor(f"p{n}") for n in range(len(words))], folder):
        quote, position = parts(row)
        assert text[position["start"] : position["end"]] == quote["exact"]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text.find(whole) == text.rfind(whole) == position["start"] - len(quote["prefix"])


def test_check_finds_a_page_whose_words_are_no_longer_where_the_selectors_say(built_site: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(built_site, site)
    page = edition(site) / "section-2.html"
    page.write_text(page.read_text("utf-8").replace("<h1 ", "<p>One more.</p><h1 ", 1), "utf-8")
    findings = Findings()
    check_site(site, editions_in(site), findings)
    assert {(finding.code, finding.place.file.rpartition("/")[2]) for finding in findings} == {
        ("K-012", "selectors.json")
    }
