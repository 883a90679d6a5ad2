"""Citations for readers: Chicago, MLA and APA, with pinpoint, release and address, whatever is known and what not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from fonds.cite import Held, Name, Passage, citables, forms_of, name_of
from fonds.cite.forms import STYLES, text_of
from fonds.cite.pinpoint import shown_number
from fonds.cite.template import fill, slot, template
from fonds.config import Publisher, Series
from fonds.site.urls import Urls
from site_help import config_in, small_tree

BASE = "https://example.org/some/path/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("cite")


def all_of(folder, base_url=BASE, **more):
    tree = small_tree()
    given = {"publisher": Publisher("A Press", "St. Ives"), **more}
    return {c.name: c for c in citables(tree, config_in(folder, **given), base_url, Urls(tree).page_of)}


def said(cited, anchor=""):
    """Name of a form → the citation of a passage."""
    passage = next((p for p in cited.passages if p.id == anchor), cited.whole)
    assert passage.id == anchor
    return {form.name: text_of(form.of(cited, passage)) for form in forms_of(cited)}


def test_a_paragraph_is_cited_by_its_number_and_its_address(folder):
    at = f"{BASE}small/section-2.html#p3"
    found = said(all_of(folder)["section-2"], "p3")
    paper, press = "A Small Paper, 1953-1961", "St. Ives: A Press, 2012"
    assert {name: found[name] for name in STYLES if name != "quotation"} == {
        "chicago-note": f"Ann Author and Ben Writer, “The Preparatory Period,” in {paper}, Working Paper 4 ({press}), "
        f"¶ 3, documentary edition, draft, {at}.",
        "chicago-bibliography": f"Author, Ann, and Ben Writer. “The Preparatory Period.” In {paper}. Working Paper 4. "
        f"{press}. Documentary edition, draft. {at}.",
        "mla": f"Author, Ann, and Ben Writer. “The Preparatory Period.” {paper}, A Press, May 2012, documentary "
        f"edition, draft, {at}. Working Paper 4.",
        "mla-in-text": "(Author and Writer, “The Preparatory Period” ¶ 3)",
        "apa": f"Author, A., & Writer, B. (2012). The Preparatory Period. In {paper} "
        f"(Working Paper 4). A Press. Documentary edition, draft. {at}",
        "apa-in-text": "(Author & Writer, 2012, ¶ 3)",
    }


def test_a_quotation_has_the_words_of_the_passage_and_its_citation(folder):
    cited = all_of(folder)["document-1"]
    speech = said(cited, "d1.t1")
    assert speech["quotation"] == f"“China is presently well.” ({speech['chicago-note'].removesuffix('.')})."
    assert said(cited, "d1.g1")["quotation"] == ""  # a missing table has no words to quote


def test_a_speech_of_a_document_has_the_archive_the_document_s_number_and_its_own(folder):
    assert said(all_of(folder)["document-1"], "d1.t1")["chicago-note"] == (
        "“Minutes of Conversation,” trans. Jeffrey Wang, November 22, 1958, PRCFMA 204-00064-02, pp. 9-25, "
        "PRC Foreign Ministry Archives, in Ann Author and Ben Writer, A Small Paper, 1953-1961, Working Paper 4 "
        f"(St. Ives: A Press, 2012), doc. 1 ¶ t1, documentary edition, draft, {BASE}small/document-1.html#d1.t1."
    )


def test_a_release_stands_in_the_citation_instead_of_the_draft(folder):
    released = all_of(folder, version="1.0", released="2026-05-03")
    assert ", documentary edition, release 1.0, https" in said(released["section-1"], "p1")["chicago-note"]
    assert "draft" not in "".join(said(released["section-1"], "p1").values())


def test_without_the_site_s_address_the_file_is_named_and_nothing_is_invented(folder):
    found = said(all_of(folder, base_url=None)["section-2"], "p3")
    assert found["chicago-note"].endswith(", documentary edition, draft, file small/section-2.html#p3.")
    assert found["apa"].endswith(". Documentary edition, draft. File: small/section-2.html#p3")
    assert "http" not in "".join(found[name] for name in found if name != "jsonld")


@pytest.mark.parametrize(
    ("anchor", "pinpoint"),
    [
        ("n1", "n. 1 [place inferred]"),
        ("n3", "n. 3 [place not known]"),
        ("pg1", "p. 1"),
        ("pg2", "p. [2]"),
        ("p1", "¶ 1"),
    ],
)
def test_a_pinpoint_is_what_the_page_shows_and_says_what_is_not_sure(folder, anchor, pinpoint):
    cited = all_of(folder)["section-1"]
    assert next(p.pinpoint for p in cited.passages if p.id == anchor) == pinpoint
    assert f", {pinpoint}, documentary edition" in said(cited, anchor)["chicago-note"]


PAPERS = [
    ({"authors": ()}, "A Small Paper, 1953-1961. Working Paper 4. St. Ives: A Press, 2012. "),
    ({"authors": ("Ann Author",)}, "Author, Ann. A Small Paper, 1953-1961. Working Paper 4. "),
    ({"authors": ("Bell, Ada", "Ben Writer", "沈志华")}, "Bell, Ada, Ben Writer, and 沈志华. A Small Paper, 1953-"),
    ({"authors": ("Committee for Rivers and Roads",)}, "Committee for Rivers and Roads. A Small Paper, 1953-1961. "),
    ({"authors": ("Ann Author Jr.", "Ben Writer III")}, "Author, Ann, Jr., and Ben Writer III. A Small Paper, 1953"),
    ({"authors": ("Kim Il Sung",)}, "Kim Il Sung. A Small Paper, 1953-1961. "),
    ({"date": None, "series": None}, "Author, Ann, and Ben Writer. A Small Paper, 1953-1961. St. Ives: A Press, n.d. "),
    ({"series": Series("Papers")}, "Author, Ann, and Ben Writer. A Small Paper, 1953-1961. Papers. St. Ives: "),
    ({"authors": (), "date": None, "series": None, "publisher": None}, "A Small Paper, 1953-1961. N.d. "),
    ({"publisher": None}, "Author, Ann, and Ben Writer. A Small Paper, 1953-1961. Working Paper 4. 2012. "),
    ({"date": "2011-12/2012-01"}, "Author, Ann, and Ben Writer. A Small Paper, 1953-1961. Working Paper 4. "
     "St. Ives: A Press, 2011–2012. "),
    ({"title": "Who Won the “War”?"}, "Author, Ann, and Ben Writer. Who Won the “War”? Working Paper 4. "),
    ({"title": "Who Won the “War?”"}, "Author, Ann, and Ben Writer. Who Won the “War?” Working Paper 4. "),
    ({"title": "A “War”"}, "Author, Ann, and Ben Writer. A “War.” Working Paper 4. "),
    ({"title": "The Workers’"}, "Author, Ann, and Ben Writer. The Workers’. Working Paper 4. "),
    ({"title": "A {B}: <i>C</i> *d* & $e$ 100%..."}, "Author, Ann, and Ben Writer. A {B}: <i>C</i> *d* & $e$ 100%... "
     "Working Paper 4. "),
]  # fmt: skip


@pytest.mark.parametrize(("more", "begins"), PAPERS)
def test_an_unusual_paper_is_cited_with_what_is_known(folder, more, begins):
    entry = said(all_of(folder, **more)["edition"])["chicago-bibliography"]
    assert entry == f"{begins}{entry.removeprefix(begins)}"
    assert entry.endswith(f" Documentary edition, draft. {BASE}small/index.html.")


HOLDINGS = [
    (None, None, "n.d., in Ann"),
    (Held("An Archive", None, None, None), "1958", "1958, An Archive, in Ann"),
    (Held("An Archive", "Town, Land", None, "pp. 1-3"), "1958-11", "November 1958, pp. 1-3, An Archive, Town, Land"),
    (Held("An Archive", None, "f. 1, d. 2", None), "1958-11-22/1958-12-01",
     "November 22–December 1, 1958, f. 1, d. 2, An Archive, in Ann"),
]  # fmt: skip


@pytest.mark.parametrize(("held", "date", "words"), HOLDINGS)
def test_a_document_is_cited_with_what_is_known_of_its_place_and_date(folder, held, date, words):
    document = replace(all_of(folder)["document-1"], title="On “Aid”", held=held, date=date)
    note = said(document)["chicago-note"]
    assert note.startswith(f"“On ‘Aid,’” trans. Jeffrey Wang, {words}")
    by = said(replace(document, authors=(Name("Li Fuchun"),)))
    assert by["chicago-note"] == f"Li Fuchun, {note}"
    assert by["chicago-bibliography"].startswith("Li Fuchun. “On ‘Aid.’” Translated by Jeffrey Wang. ")
    assert by["mla"].startswith("Li Fuchun. “On ‘Aid.’” Translated by Jeffrey Wang")
    year = date[:4] if date else "n.d."
    assert re.match(rf"Li Fuchun\. \({re.escape(year)}[^()]*\)\. On “Aid” \(Jeffrey Wang, Trans\.\)\.", by["apa"])
    assert by["apa-in-text"] == f"(Li Fuchun, {year}, doc. 1)"


RANGES = [
    ("1958-11-22/1958-11-23", "November 22–23, 1958", "22–23 Nov. 1958", "1958, November 22–23"),
    ("1958-11-22/1958-12-01", "November 22–December 1, 1958", "22 Nov.–1 Dec. 1958", "1958, November 22–December 1"),
    ("1958-12-30/1959-01-02", "December 30, 1958–January 2, 1959", "30 Dec. 1958–2 Jan. 1959",
     "1958, December 30–1959, January 2"),
    ("1958-09/1958-11", "September–November 1958", "Sept.–Nov. 1958", "1958, September–November"),
    ("1958/1960", "1958–1960", "1958–1960", "1958–1960"),
    ("1958-11/1958-12-01", "November 1958–December 1, 1958", "Nov. 1958–1 Dec. 1958",
     "1958, November–1958, December 1"),
]  # fmt: skip


@pytest.mark.parametrize(("date", "chicago", "mla", "apa"), RANGES)
def test_a_range_of_dates_says_once_what_its_ends_share(folder, date, chicago, mla, apa):
    found = said(replace(all_of(folder)["document-1"], date=date))
    assert f", {chicago}, PRCFMA" in found["chicago-note"]
    assert f". {chicago}. PRCFMA" in found["chicago-bibliography"]
    assert f", {mla}, PRC Foreign" in found["mla"]
    assert f" ({apa}). PRC Foreign" in found["apa"]


def test_a_document_is_listed_as_a_part_of_the_paper_by_its_authors(folder):
    found = said(all_of(folder)["document-1"])
    paper, end = "A Small Paper, 1953-1961", f"ocumentary edition, draft. {BASE}small/document-1.html"
    assert found["chicago-bibliography"].endswith(
        f" In {paper}, by Ann Author and Ben Writer, doc. 1. Working Paper 4. St. Ives: A Press, 2012. D{end}."
    )
    assert f". {paper}, by Ann Author and Ben Writer, A Press, May 2012, documentary" in found["mla"]
    assert found["apa"].endswith(f" In A. Author & B. Writer (2012), {paper} (Working Paper 4). A Press. D{end}")


def test_a_document_without_an_archive_keeps_its_date(folder):
    found = said(replace(all_of(folder)["document-1"], held=None))
    assert "22 Nov. 1958" in found["mla"]
    assert "November 22, 1958" in found["chicago-bibliography"]
    assert "(1958, November 22)" in found["apa"]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("“Ours,” he said, “is Kim’s ‘new’ way,” and left", "‘Ours,’ he said, ‘is Kim’s “new” way,’ and left"),
        ("See “Limits of the “Lips” Alliance,” and ‘Aid’", "See ‘Limits of the “Lips” Alliance,’ and ‘Aid’"),
        ("“It goes on. “And on.", "‘It goes on. ‘And on."),
        ("and ends.” The workers’ own", "and ends.’ The workers’ own"),
    ],
)
def test_marks_within_a_quotation_are_single_and_those_within_them_double(folder, words, quoted):
    section = all_of(folder)["section-1"]
    passage = replace(section.passages[0], words=words)
    (form,) = (form for form in forms_of(section) if form.name == "quotation")
    assert text_of(form.of(section, passage)).startswith(f"“{quoted}” (Ann")


def test_a_document_by_nobody_known_is_listed_by_its_title_once(folder):
    document = replace(all_of(folder)["document-1"], authors=(), held=None, date=None)
    for name, entry in said(document).items():
        if name in STYLES:
            assert entry.count("Minutes of Conversation") <= 1, entry
    assert said(document)["apa"].startswith("Minutes of Conversation (Jeffrey Wang, Trans.). (n.d.). In A. Author & B.")
    assert said(document)["chicago-bibliography"].startswith(
        "“Minutes of Conversation.” Translated by Jeffrey Wang. N.d. In A Small Paper"
    )


def test_titles_are_in_italics_and_nothing_else():
    made = template(f"A, \x01B {{c}}\x02, {slot('pinpoint')}.")
    assert made == ("A, ", ("i", "B {c}"), ("slot", "pinpoint", ", "), ".")
    assert fill(made, {"pinpoint": "¶ 1"}) == (("A, ", False), ("B {c}", True), (", ¶ 1", False), (".", False))
    assert text_of(fill(made, {"pinpoint": ""})) == "A, B {c}."


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Ann Author", "Author, Ann"),
        ("Author, Ann", "Author, Ann"),
        ("Ludwig van Beethoven", "van Beethoven, Ludwig"),
        ("Kim Il Sung", "Kim Il Sung"),
        ("John Lewis Gaddis", "Gaddis, John Lewis"),
        ("John Smith Jr.", "Smith, John, Jr."),
        ("Henry Louis Gates, Jr.", "Gates, Henry Louis, Jr."),
        ("Gates, Henry Louis, Jr.", "Gates, Henry Louis, Jr."),
        ("Woodrow Wilson International Center", "Woodrow Wilson International Center"),
        ("Rivers, Roads and Railways Office", "Rivers, Roads and Railways Office"),
        ("Xinhua News Agency", "Xinhua News Agency"),
        ("World Bank", "World Bank"),
        ("Plato", "Plato"),
        ("沈志华", "沈志华"),
    ],
)
def test_a_name_is_turned_around_only_where_its_form_tells_its_parts(printed, listed):
    assert name_of(printed).listed == listed


def test_a_passage_without_a_pinpoint_leaves_no_trace_of_its_slot(folder):
    for cited in all_of(folder).values():
        bare = replace(cited, whole=Passage("", cited.kind, "", ""))
        for form in forms_of(bare):
            text = text_of(form.whole)
            assert not set(text) & set("\x01\x02\x03\x05\x06\x0e\x0f")
            assert form.is_for_programs or not re.search(r", ,|  |\( | \)|,\)", text)


@pytest.mark.parametrize(
    ("identifier", "number"),
    [
        ("p31", "31"),
        ("p31a", "31a"),
        ("d5.p3", "3"),
        ("d10.t14", "t14"),
        ("d10.t14.p2", "t14.p2"),
        ("d2.i4.2", "i4.2"),
        ("s2.i1", "i1"),
        ("d5.n1", "n1"),
        ("s2.h", None),
        ("d3.opener", None),
        ("byline", None),
    ],
)
def test_an_id_shows_one_number_that_nothing_else_of_its_page_shows(identifier, number):
    assert shown_number(identifier) == number
