"""The EPUB: a valid one of any edition, with every note and address once, the same bytes anywhere."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from lxml import etree

from fonds.tei.names import first, local, walk, xml_id
from fonds.tei.serialise import from_bytes
from fonds.tei.text import reading
from shapes_help import TYPE, XHTML, chapters, epubcheck, ids, letters, shapes, with_many_notes, with_words, without
from site_help import small_tree

HOSTILE = "<b>\"Aid\" & 'Ruin'</b> ]]> {{ x }} שלום עולם " + "endless " * 200
PAPER = "nkidp-wp4"


def bare():
    """No note, no document, no author, no page, no archive: a title and a paragraph."""
    tree = without(small_tree(), "//t:note[@place]")
    for path in (
        "//t:byline",
        "//t:div[@type='document']",
        "//t:pb",
        "//t:listBibl",
        "//t:ref",
        "//t:div[@xml:id='s1']",
    ):
        without(tree, path)
    return tree


EDITIONS = {
    "with every kind of element": (small_tree, {}),
    "of a paragraph and a title alone": (bare, {"authors": (), "date": None, "series": None}),
    "without documents": (
        lambda: without(small_tree(), "//t:div[@type='document']|//t:ref|//t:listBibl[@type='documents']"),
        {},
    ),
    "with a hostile title": (
        lambda: with_words(with_words(small_tree(), "title", HOSTILE), "s2.h", HOSTILE),
        {"title": HOSTILE, "authors": (HOSTILE, 'A "B" <C> & D'), "rights": HOSTILE, "description": HOSTILE},
    ),
    "written from right to left": (small_tree, {"language": "he", "title": "שלום עולם"}),
    "with 3,000 notes": (lambda: with_many_notes(3000), {}),
}


@pytest.mark.java
@pytest.mark.parametrize("kind", EDITIONS)
def test_epubcheck_has_nothing_to_say_of_an_edition(kind, tmp_path):
    tree, more = EDITIONS[kind]
    shapes(tmp_path, tree(), **more)
    assert epubcheck(tmp_path / "out" / "small.epub") == ""


@pytest.mark.java
def test_epubcheck_has_nothing_to_say_of_the_paper(built_site):
    assert epubcheck(built_site / PAPER / f"{PAPER}.epub") == ""


@pytest.mark.java
def test_epubcheck_would_find_a_fault(tmp_path):
    made = shapes(tmp_path)["epub"]
    file = tmp_path / "broken.epub"
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"#n1.c1", b"#nowhere").replace(b'href="#n1"', b'href="#n99"'))
    assert "RSC-012" in epubcheck(file)


def test_two_builds_in_different_folders_make_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    assert shapes(tmp_path / "one") == shapes(tmp_path / "two")


def test_the_media_type_comes_first_and_nothing_depends_on_a_compressor(tmp_path):
    with zipfile.ZipFile(io.BytesIO(shapes(tmp_path)["epub"])) as archive:
        files = archive.infolist()
        assert (files[0].filename, archive.read("mimetype")) == ("mimetype", b"application/epub+zip")
    assert {file.compress_type for file in files} == {zipfile.ZIP_STORED}
    assert {file.date_time for file in files} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("released", "epoch", "said"),
    [
        ("2026-03-01", "86400", "2026-03-01T00:00:00Z"),
        (None, "86400", "1970-01-02T00:00:00Z"),
        (None, None, "1980-01-01T00:00:00Z"),
    ],
)
def test_the_book_names_the_day_of_its_release_and_no_clock(released, epoch, said, tmp_path, monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    if epoch:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    made = shapes(tmp_path, released=released, version="1.0" if released else None)["epub"]
    assert f'<meta property="dcterms:modified">{said}</meta>' in package(made)


def test_every_id_of_the_text_stands_in_the_epub_once(tmp_path):
    tree = small_tree()
    found = ids(shapes(tmp_path, tree)["epub"])
    wanted = [xml_id(element) for element in walk(first(tree, "t:text")) if xml_id(element)]
    assert {identifier: found.count(identifier) for identifier in wanted} == dict.fromkeys(wanted, 1)


def test_every_address_of_the_papers_essay_documents_notes_and_files_stands_in_its_epub(built_site):
    folder = built_site / PAPER
    found = ids((folder / f"{PAPER}.epub").read_bytes())
    anchors = json.loads((folder / "data/anchors.json").read_text("utf-8"))
    wanted = [row["id"] for row in anchors if row["kind"] not in ("person", "place", "organisation", "abbreviation")]
    assert {"paragraph", "heading", "note", "document", "speech", "item", "page", "file"} <= {
        a["kind"] for a in anchors
    }
    assert [identifier for identifier in wanted if found.count(identifier) != 1] == []


def test_a_call_leads_to_its_note_and_the_note_back_to_the_call(tmp_path):
    for page in chapters(shapes(tmp_path)["epub"]).values():
        calls = page.xpath("//*[@role='doc-noteref']")
        assert {call.get(TYPE) for call in calls} <= {"noteref"}
        for call in calls:
            (note,) = page.xpath("//*[@id=$id]", id=call.get("href")[1:])
            (back,) = note.xpath(".//*[@role='doc-backlink']")
            assert (note.tag, note.get("role"), note.get(TYPE)) == (f"{XHTML}aside", "doc-footnote", "footnote")
            assert back.get("href") == f"#{call.get('id')}"


def test_every_note_of_the_paper_is_called_once_and_leads_back(built_site):
    pages = chapters((built_site / PAPER / f"{PAPER}.epub").read_bytes())
    notes = json.loads((built_site / PAPER / "data/notes.json").read_text("utf-8"))
    called = [call.get("href")[1:] for page in pages.values() for call in page.xpath("//*[@role='doc-noteref']")]
    back = [link.get("href")[5:] for page in pages.values() for link in page.xpath("//*[@role='doc-backlink']")]
    assert sorted(called) == sorted(back) == sorted(note["id"] for note in notes)


@pytest.mark.parametrize("edition", ["small", PAPER])
def test_paragraph_by_paragraph_the_words_are_those_of_the_reading_text(edition, tmp_path, request):
    if edition == "small":
        tree, epub = small_tree(), shapes(tmp_path)["epub"]
    else:
        folder = request.getfixturevalue("built_site") / PAPER
        tree = from_bytes((folder / "tei" / f"{PAPER}.xml").read_bytes())
        epub = (folder / f"{PAPER}.epub").read_bytes()
    shown = {element.get("id"): element for page in chapters(epub).values() for element in page.iter(etree.Element)}
    units = [one for one in walk(first(tree, "t:text")) if local(one) in ("p", "head", "speaker") and xml_id(one)]
    editors = ".//*[@class='address' or @class='r sign' or starts-with(@class, 'ref') or @class='editorial']"
    assert units
    for unit in units:
        copy = etree.fromstring(etree.tostring(shown[xml_id(unit)], with_tail=False))
        for aside in copy.xpath(editors):
            drop(aside)
        assert letters("".join(copy.itertext())) == letters(reading(unit)), xml_id(unit)


def drop(element):
    """Take an element out and leave the words behind it."""
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def test_the_printed_pages_can_be_gone_to_in_their_order(tmp_path):
    pages = chapters(shapes(tmp_path)["epub"])
    (listed,) = [nav for nav in pages["nav.xhtml"].iter(f"{XHTML}nav") if nav.get(TYPE) == "page-list"]
    links = list(listed.iter(f"{XHTML}a"))
    assert [link.text for link in links] == ["1", "2"]
    for link in links:
        file, _, anchor = link.get("href").partition("#")
        (place,) = pages[file].xpath("//*[@id=$id]", id=anchor)
        assert (place.get(TYPE), place.get("role")) == ("pagebreak", "doc-pagebreak")


def test_the_contents_have_the_parts_of_the_paper_in_their_order(tmp_path):
    nav = chapters(shapes(tmp_path)["epub"])["nav.xhtml"]
    links = [" ".join("".join(link.itertext()).split()) for link in nav.find(f".//{XHTML}nav").iter(f"{XHTML}a")]
    assert links[:7] == [
        "Title page",
        "[Introduction]",
        "The Preparatory Period",
        "Documents",
        "1. Minutes of Conversation, 22 November 1958",
        "2. Agreement on Something, 23 November 1953",
        "Author Bios",
    ]
    marks = [link.get(TYPE) for link in nav.iter(f"{XHTML}a") if link.get(TYPE)]
    assert marks == ["titlepage", "toc", "bodymatter", "colophon"]


def test_a_document_has_its_source_line_and_the_files_are_listed_with_who_cites_them(tmp_path):
    pages = chapters(shapes(tmp_path)["epub"])
    (line,) = pages["document-1.xhtml"].xpath("//*[@id='d1.source']")
    assert "[So rce: PR FMA 204-- . 9-25.]" in "".join(line.itertext())
    (file,) = pages["sources.xhtml"].xpath("//*[@id='src-avprf-f0102-op10-p53-d8']")
    assert [link.get("href") for link in file.iter(f"{XHTML}a")] == ["section-1.xhtml#n1"]


def test_a_paragraph_bears_the_number_that_its_address_has(tmp_path):
    page = chapters(shapes(tmp_path)["epub"])["section-2.xhtml"]
    (paragraph,) = page.xpath("//*[@id='p3']")
    assert paragraph.getprevious().text == "3"


def test_the_package_says_for_whom_the_book_is_readable_and_claims_no_conformance(tmp_path):
    said = package(shapes(tmp_path)["epub"])
    for kind in ("accessMode", "accessModeSufficient", "accessibilityHazard", "accessibilitySummary"):
        assert said.count(f'property="schema:{kind}"') == 1
    assert ">pageNavigation<" in said
    assert "conformsTo" not in said


def test_a_book_without_printed_pages_promises_none(tmp_path):
    made = shapes(tmp_path, bare(), authors=())["epub"]
    assert "page-list" not in etree.tostring(chapters(made)["nav.xhtml"], encoding="unicode")
    assert "pageNavigation" not in package(made)


def test_no_page_carries_a_script_or_leads_out_of_the_book_but_to_the_web(tmp_path):
    pages = chapters(shapes(tmp_path)["epub"])
    for page in pages.values():
        assert not list(page.iter(f"{XHTML}script"))
        targets = [link.get("href") for link in page.iter(f"{XHTML}a")]
        assert not [t for t in targets if not re.match(r"https?://|#", t) and t.partition("#")[0] not in pages]


def package(epub: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(epub)) as archive:
        return archive.read("EPUB/package.opf").decode()


def test_a_chapter_that_would_have_nothing_to_tell_is_left_out(tmp_path):
    made = chapters(shapes(tmp_path, bare(), authors=())["epub"])
    assert {"sources.xhtml", "works.xhtml"} & set(made) == set()
    assert {"emendations.xhtml", "about.xhtml"} <= set(made)
