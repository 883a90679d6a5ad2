"""The witness's own lines on pages of their own: all of them, once, tied to the text both ways."""

from __future__ import annotations

import json

import pytest

from fonds.site.lines import FULL, Lines, in_words
from fonds.tei.names import first, sub
from fonds.tei.serialise import from_bytes
from making import PROJECT
from site_help import parsed, published, tree_around, words

NS = 'xmlns="http://www.tei-c.org/ns/1.0"'


@pytest.fixture(scope="module")
def edition(built_site):
    return built_site / "nkidp-wp4"


@pytest.fixture(scope="module")
def sheets(edition):
    found = [parsed(edition / "witness.html")]
    while following := found[-1].xpath("//nav[@class='onward']/a[@rel='next']/@href"):
        found.append(parsed(edition / following[0]))
    return found


def shown(sheets):
    """Line number → the characters shown, for the lines that are not blank."""
    items = [item for sheet in sheets for item in sheet.xpath("//ol[@class='witness-lines']/li[p[@class='words']]")]
    return {int(item.get("id")[1:]): item.find("p").text_content() for item in items}


def test_every_line_of_the_witness_stands_once_on_its_pages_as_it_is(sheets):
    witness = (PROJECT / "content/nkidp-wp4/witness.txt").read_text("utf-8").split("\n")
    written = {number: line.strip() for number, line in enumerate(witness, 1) if line.strip()}
    assert shown(sheets) == written
    assert len(sheets) > 1


def test_blank_lines_are_named_as_what_they_are(sheets):
    blank = [item for sheet in sheets for item in sheet.find_class("blank")]
    assert {words(item) for item in blank[:1]} == {"2blank"}


def test_a_line_leads_to_the_words_that_it_became_and_these_lead_back_to_it(edition, sheets):
    pages = {}
    lines = {item.get("id"): item for sheet in sheets for item in sheet.xpath("//li[p[@class='words']]")}
    led = 0
    for identifier, item in lines.items():
        for link in item.xpath(".//p[@class='serves']//a/@href"):
            page, _, anchor = link.partition("#")
            document = pages.setdefault(page, parsed(edition / page))
            target = document.get_element_by_id(anchor)
            unit = target.getparent() if "unit" in (target.getparent().get("class") or "") else target
            back = [a for a in unit.xpath(".//a/@href") if a.startswith("witness")]
            if back:
                led += 1
                first = int(back[0].partition("#l")[2])
                assert first <= int(identifier[1:])
    assert led > 800


def test_every_paragraph_speech_and_kept_note_leads_to_its_lines(edition):
    anchors = json.loads((edition / "data/anchors.json").read_text("utf-8"))
    lost = {note["id"] for note in json.loads((edition / "data/notes.json").read_text("utf-8")) if note["lost"]}
    pages, missing = {}, []
    for anchor in anchors:
        if anchor["kind"] not in ("paragraph", "speech", "note", "document") or anchor["id"] in lost:
            continue
        page, _, identifier = anchor["url"].partition("#")
        document = pages.setdefault(page, parsed(edition / page))
        target = document.get_element_by_id(identifier)
        around = target if anchor["kind"] in ("note", "document") else target.getparent()
        if page != "index.html" and not [a for a in around.xpath(".//a/@href") if a.startswith("witness")]:
            missing.append(anchor["id"])
    assert not missing


def test_search_engines_are_sent_to_the_text(sheets):
    assert all(sheet.xpath("//meta[@name='robots']/@content") == ["noindex"] for sheet in sheets)


def test_a_line_that_serves_several_addresses_is_divided(tmp_path):
    division = (
        f'<div {NS} type="document" n="1" xml:id="d1"><sp xml:id="d1.t1"><speaker><lb n="1"/>Elm:</speaker>'
        '<p><lb n="1:6"/>Good day.</p></sp><sp xml:id="d1.t2"><speaker><lb n="1:15"/>Oak:</speaker>'
        '<p><lb n="1:20"/>And to you.</p></sp></div>'
    )
    tree = tree_around(division)
    tree[1].remove(tree[1][-1])  # the document of the frame has no lines of its own
    witness = sub(sub(first(tree, "t:teiHeader//t:sourceDesc"), "listWit"), "witness")
    sub(witness, "measure", {"unit": "line", "quantity": "1"})
    site = published(tmp_path, tree=tree)
    (line,) = parsed(site / "small" / "witness.html").xpath("//li[p[@class='words']]")
    assert [words(part) for part in line.xpath("./p[@class='words']/span")] == ["Elm: Good day.", "Oak: And to you."]
    assert line.xpath("./p[@class='serves']//a/text()") == ["d1.t1", "d1.t2"]


def test_an_edition_whose_file_names_no_lines_says_so_by_an_empty_page(tmp_path):
    site = published(
        tmp_path, tree=tree_around(f'<div {NS} type="section" xml:id="s1"><p xml:id="p1">Words.</p></div>')
    )
    assert (site / "small" / "witness.html").is_file()
    assert not parsed(site / "small" / "section-1.html").find_class("lines")


def test_a_witness_of_two_megabytes_stands_on_many_light_pages():
    words_of_a_line = "word " * 16
    paragraphs = "".join(f'<p xml:id="p{n}"><lb n="{n}"/>{words_of_a_line}</p>' for n in range(1, 25_001))
    header = (
        "<teiHeader><fileDesc><titleStmt><title>t</title></titleStmt><publicationStmt><p/></publicationStmt>"
        '<sourceDesc><listWit><witness>w <measure unit="line" quantity="25000"/></witness></listWit></sourceDesc>'
        "</fileDesc></teiHeader>"
    )
    tree = from_bytes(f"<TEI {NS}>{header}<text><body><div>{paragraphs}</div></body></text></TEI>".encode())
    lines = Lines(tree)
    assert sum(len(sheet.lines) for sheet in lines.sheets) == 25_000
    assert max(sum(len(line.text) for line in sheet.lines) for sheet in lines.sheets) <= 2 * FULL + 100
    assert lines.url(25_000) == f"witness-{len(lines.sheets)}.html#l25000"


@pytest.mark.parametrize(
    ("numbers", "said"), [((4,), "4"), ((4, 5, 6), "4–6"), ((4, 5, 9), "4–5, 9"), ((1, 3), "1, 3")]
)
def test_line_numbers_are_written_as_ranges(numbers, said):
    assert in_words(numbers) == said
