"""The pictures of the paper: what is drawn, what the tables below say and what the data files hold are the same."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from lxml import etree, html

from fonds.site.text import spoken_date

EDITION = "nkidp-wp4"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
ALLOWED = {"svg", "g", "a", "title", "desc", "rect", "circle", "line", "text"}


@pytest.fixture(scope="module")
def data(built_site):
    folder = built_site / EDITION / "data"
    names = ("citations", "sources", "documents", "notes", "sections")
    return {name: json.loads((folder / f"{name}.json").read_text("utf-8")) for name in names}


@pytest.fixture(scope="module")
def pages(built_site):
    return {path.name: html.parse(path).getroot() for path in (built_site / EDITION).glob("*.html")}


@pytest.fixture(scope="module")
def figures(pages):
    return {figure.get("id"): figure for figure in pages["pictures.html"].xpath("//div[@class='picture']")}


def words(element):
    return " ".join(element.text_content().split())


def table(figure):
    """The rows of a picture's table, each cell as words and addresses."""
    return [
        [(words(cell), [link.get("href") for link in cell.iter("a")]) for cell in row]
        for row in figure.xpath(".//tbody/tr")
    ]


def marks(figure, kind):
    """The links of a drawing around marks of a class, each as address and title."""
    return [
        (link.get("href"), link.findtext("title"))
        for link in figure.xpath(".//svg//a")
        if any(kind in (one.get("class") or "").split() for one in link.iter())
    ]


def test_documents_in_time_are_those_of_the_data(figures, data):
    dated = sorted(
        (row["date"].partition("T")[0], row["url"].partition("#")[0]) for row in data["documents"] if row["date"]
    )
    figure = figures["picture-time"]
    assert sorted(href for href, _ in marks(figure, "disc")) == sorted(url for _, url in dated)
    listed = [(date, links[0]) for (date, _), _, (where, links) in table(figure) if where.startswith("Document")]
    assert listed == [(spoken_date(date), url) for date, url in dated]


def archives_by_key(data, figures):
    """Key of an archive → its name."""
    named = {row[0][1][0]: row[0][0] for row in table(figures["picture-archives"])}
    return {row["repository"]: named[row["url"].partition("#")[0]] for row in data["sources"]}


def test_every_dated_source_is_printed_with_its_date_in_its_note(figures, data):
    notes = {row["url"]: row["text"] for row in data["notes"]}
    urls = {row["id"]: row["url"] for row in data["notes"]}
    cited = {url: {c["repository"] for c in data["citations"] if urls.get(c["note"]) == url} for url in notes}
    names = archives_by_key(data, figures)
    figure = figures["picture-time"]
    rows = [row for row in table(figure) if row[2][0].startswith("Note")]
    assert len(rows) == len(marks(figure, "dot")) > 40
    for (date, _), (source, _), (_, [url]) in rows:
        day = date.rpartition(" – ")[2]
        assert re.search(rf"{day}\b", notes[url]), (url, date)
        assert source in notes[url] or source in {names.get(key) for key in cited[url]}
    assert Counter(where for _, _, (where, _) in rows) == Counter(
        re.search(r"\((Note \S+)\)$", title)[1] for _, title in marks(figure, "dot")
    )


def test_the_bands_are_the_sections_whose_years_are_told(figures):
    told = {where[0]: (years[0], why[0]) for years, why, where in table(figures["picture-time"]) if "Section" in why[0]}
    assert {name: years for name, (years, _) in told.items()} == {
        "The Preparatory Period": "1954",
        "The Three-Year Plan": "1954–1957",
        "The Five-Year Plan": "1956–1959",
        "The Buffer Year": "1960–1961",
    }
    assert all("its text names" in why for _, why in told.values())
    assert len(marks(figures["picture-time"], "band")) == len(told)


def test_archives_are_counted_as_in_the_data(figures, data):
    counted = {row["repository"]: [0, 0] for row in data["sources"]}
    for row in data["sources"]:
        counted[row["repository"]][0] += len(row["citations"])
        counted[row["repository"]][1] += row["is_file"]
    urls = {row["repository"]: row["url"].partition("#")[0] for row in data["sources"]}
    lying = Counter(row["source"]["repository"] for row in data["documents"])
    shown = {row[0][1][0]: [int(cell[0]) for cell in row[1:]] for row in table(figures["picture-archives"])}
    assert {url: numbers for url, numbers in shown.items() if any(numbers[:2])} == {
        urls[key]: [*numbers, lying[key]] for key, numbers in counted.items()
    }
    drawn = {
        url: [int(number) for number in re.findall(r"(\d+) (?:citation|file)s?\b", title)]
        for url, title in marks(figures["picture-archives"], "citations")
    }
    assert drawn == {url: numbers[:2] for url, numbers in shown.items()}


def uses(data):
    """Archive's page and section's page → how many citations the data have."""
    pages = {row["repository"]: row["url"].partition("#")[0] for row in data["sources"]}
    sections = {row["id"]: row["url"].partition("#")[0] for row in data["sections"]}
    where = {row["id"]: sections.get(row["section"]) for row in data["notes"]}
    found = Counter((pages[row["repository"]], where[row["note"]]) for row in data["citations"] if row["note"])
    return {key: count for key, count in found.items() if key[1]}


def test_the_strip_has_every_citation_of_the_essay_in_its_archive_and_section(figures, data):
    rows = table(figures["picture-essay"])
    assert {(row[0][1][0], row[1][1][0]): int(row[2][0]) for row in rows} == uses(data)
    drawn = marks(figures["picture-essay"], "note")
    assert sorted(href for href, _ in drawn) == sorted(href for row in rows for href in row[4][1])
    assert sum(int(re.search(r": (\d+) citation", title)[1]) for _, title in drawn) == sum(uses(data).values())


def test_each_archive_s_page_has_its_own_strip_with_the_same_notes(figures, pages):
    whole = table(figures["picture-essay"])
    for archive in {row[0][1][0] for row in whole}:
        (figure,) = pages[archive].xpath("//div[@class='picture']")
        assert table(figure) == [row for row in whole if row[0][1] == [archive]]
        assert sorted(href for href, _ in marks(figure, "note")) == sorted(
            href for row in table(figure) for href in row[4][1]
        )


def test_who_speaks_how_much_is_what_the_tei_and_the_data_say(pages, figures, data, built_site):
    tree = etree.parse(built_site / EDITION / "tei" / f"{EDITION}.xml")
    talks = [row for row in data["documents"] if row["turns"]]
    assert [name for name in figures if name.startswith("picture-d")] == [f"picture-{row['id']}" for row in talks]
    for row in talks:
        rows = table(figures[f"picture-{row['id']}"])
        assert {name[0]: int(turns[0]) for name, _, turns, *_ in rows} == {
            one["name"]: one["turns"] for one in row["speakers"]
        }
        gaps = tree.xpath(f"//t:div[@xml:id='{row['id']}']//t:sp//t:gap", namespaces=TEI)
        assert sum(int(cells[3][0]) for cells in rows) == len(gaps)
        drawn = marks(figures[f"picture-{row['id']}"], "turn")
        assert len(drawn) == row["turns"]
        said = [(title.split(", ")[0], int(re.search(r", (\d+) word", title)[1])) for _, title in drawn]
        for (name, _), (number, _), *_ in rows:
            assert sum(count for who, count in said if who == name) == int(number.replace(",", ""))
        (own,) = pages[row["url"].partition("#")[0]].xpath("//div[@class='picture']")
        assert table(own) == rows


def test_every_mark_leads_where_its_table_leads_as_well(figures):
    for name, figure in figures.items():
        links = {href for row in table(figure) for _, hrefs in row for href in hrefs}
        drawn = {href for href, _ in marks(figure, "")} | {link.get("href") for link in figure.xpath(".//svg//a")}
        speeches = {href for href, _ in marks(figure, "turn")} if name.startswith("picture-d") else set()
        assert drawn - speeches <= links, name


def test_a_drawing_holds_nothing_but_shapes_words_and_links(pages):
    drawings = [svg for page in pages.values() for svg in page.xpath("//svg[contains(@class, 'drawing')]")]
    assert len(drawings) > 15
    for svg in drawings:
        assert {one.tag for one in svg.iter()} <= ALLOWED
        attributes = {name for one in svg.iter() for name in one.keys()}  # noqa: SIM118 an element is no mapping
        assert not {name for name in attributes if name.startswith("on") or name in ("style", "font-family", "src")}
        assert {one.get("fill") for one in svg.iter()} <= {None, "none", "currentColor"}
        assert {one.get("stroke") for one in svg.iter()} <= {None, "none", "currentColor"}


def test_a_drawing_has_a_name_and_a_description_of_its_own(pages):
    for page in pages.values():
        for svg in page.xpath("//svg[contains(@class, 'drawing')]"):
            for reference, name in (("aria-labelledby", "title"), ("aria-describedby", "desc")):
                (told,) = page.xpath(f"//*[@id='{svg.get(reference)}']")
                assert told.getparent() is svg
                assert told.tag == name
                assert words(told)


def test_all_links_of_a_drawing_have_a_title_and_are_left_to_the_table_by_the_keyboard(pages):
    for page in pages.values():
        for link in page.xpath("//svg[contains(@class, 'drawing')]//a"):
            assert link[0].tag == "title"
            assert link[0].text
            assert link.get("tabindex") == "-1"
