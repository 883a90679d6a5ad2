"""The printed pages as a reader has them: calls stay at their words, links can be hit, blank pages are blank."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pytest
from pypdf import PdfReader

from fonds.exports.shapes.marked import with_long_words_marked
from fonds.exports.shapes.stage import make_pdf
from fonds.findings import Findings
from fonds.tei.names import Element, sub, xp
from shapes_help import pdf, source, with_words
from site_help import small_tree

pytestmark = pytest.mark.pango
LONG = "https://archive.example/" + "a-long-path-without-an-end-" * 8


def with_glued_notes() -> Element:
    """The small edition with many paragraphs whose calls, at all places of a line, stand behind stops."""
    tree = small_tree()
    section = xp(tree, "//t:div[@xml:id='s2']")[0]
    for number in range(46):
        paragraph = sub(section, "p", {"xml:id": f"x{number}"}, "x" * (number % 13) + " Several words go before it.")
        for n in range(number * 3 + 100, number * 3 + 103):
            note = sub(paragraph, "note", {"place": "foot", "n": str(n), "xml:id": f"n{n}"}, f"Words of {n}.")
            note.tail = " Something is told of a lengthy “matter;”"
    return tree


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> PdfReader:
    tree = with_words(with_glued_notes(), "d1.p1", f"It lies at {LONG} for all to see.")
    return PdfReader(io.BytesIO(pdf(tmp_path_factory.mktemp("printed"), tree)))


def lines(page) -> list[str]:
    return [" ".join(line.split()) for line in page.extract_text().split("\n")]


def links(made: PdfReader) -> list:
    return [link.get_object() for page in made.pages for link in page.get("/Annots", ())]


def test_no_line_begins_with_the_call_of_a_note(made):
    every = [line for page in made.pages for line in lines(page)]
    assert sum("Something" in line for line in every) > 80
    assert [line for line in every if re.match(r"\W*1\d\d Something", line)] == []


def test_every_link_has_a_place_that_can_be_hit(made):
    for link in links(made):
        left, one, right, other = map(float, link["/Rect"])
        assert min((right - left) * 3, abs(other - one)) > 4, link["/Contents"]


def test_every_link_says_in_words_where_it_leads(made):
    said = {str(link["/Dest"]): link["/Contents"] for link in links(made) if "/Dest" in link}
    assert (said["n1"], said["ref-n1"]) == ("note 1", "Note 1: back to the text")
    assert [dest for dest, words in said.items() if dest == words] == []


def test_every_link_is_in_the_structure_of_the_document(made):
    assert [link["/Contents"] for link in links(made) if "/StructParent" not in link] == []


def test_a_page_without_text_bears_nothing_else(made):
    every = [lines(page) for page in made.pages]
    assert [""] in every  # the documents begin on a right page
    assert [page for page in every if len(page) == 1 and "Paper" in page[0]] == []


def test_a_chapter_begins_below_no_running_head(made):
    first = [page for page in made.pages if {"Document 1", "Document 2"} & set(lines(page)[:2])]
    assert len(first) == 2
    for page in first:
        assert lines(page)[0].startswith("Document")


def test_all_page_numbers_of_the_contents_stand_below_each_other(made):
    contents = next(page for page in made.pages if "Contents" in lines(page))
    edges: dict[str, float] = {}
    for link in contents["/Annots"]:
        dest, right = str(link.get_object()["/Dest"]), float(link.get_object()["/Rect"][2])
        edges[dest] = max(edges.get(dest, 0), right)
    assert len({round(edge) for edge in edges.values()}) == 1, edges


def test_a_word_longer_than_a_line_is_whole_and_inside_the_page(made):
    page = next(page for page in made.pages if any("It lies at" in line for line in lines(page)))
    assert LONG in page.extract_text().replace("\n", "")
    assert max(len(line) for line in lines(page)) < 110


def test_long_words_of_the_text_are_marked_and_no_attributes():
    page = f'<head>{"a" * 40}</head><body><a href="{LONG}">short</a> {LONG}</body>'
    made = with_long_words_marked(page)
    assert made == page.replace(f" {LONG}<", f' <span class="long">{LONG}</span><')


def test_the_heads_of_the_document_skip_no_level(made):
    levels = [int(kind[2:]) for kind in kinds(made.trailer["/Root"]["/StructTreeRoot"]["/K"]) if kind[:2] == "/H"]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []


def test_a_character_that_no_typeface_has_is_an_error_and_no_empty_box(tmp_path):
    findings = Findings()
    tree = with_words(small_tree(), "s2.h", "The \ue000 and \U0010fffd Period")  # characters for private use
    assert make_pdf(source(tmp_path, tree), findings) is None
    assert [(finding.code, finding.words) for finding in findings] == [("X-002", "\ue000\U0010fffd")]
    assert not (tmp_path / "kept" / "small.pdf").exists()


def test_it_says_that_it_is_accessible_to_all(made):
    assert b'pdfuaid:part="1"' in made.trailer["/Root"]["/Metadata"].get_object().get_data()
    assert all(page["/Tabs"] == "/S" for page in made.pages)


def kinds(part) -> list[str]:
    """The kinds of the elements of a document's structure, in their order."""
    part = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(part, list):
        return [kind for one in part for kind in kinds(one)]
    if not isinstance(part, dict):
        return []
    return ([str(part["/S"])] if "/S" in part else []) + (kinds(part["/K"]) if "/K" in part else [])
