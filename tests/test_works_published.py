"""The works of an edition as they are published: TEI, data, CSL and the bibliography say the same."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import pytest
from lxml import html

from fonds.exports import Edition
from fonds.exports.works import items, rows
from fonds.site.chicago import chicago
from fonds.site.works import works_view
from fonds.tei.names import first, walk, xml_id, xp
from fonds.tei.serialise import from_bytes
from making import PROJECT, make
from site_help import parsed, published

TYPES = {
    "article-journal", "article-newspaper", "book", "chapter", "document", "interview", "manuscript",
    "paper-conference", "periodical", "report", "thesis",
}  # fmt: skip
TEXTS = {
    "id", "type", "title", "container-title", "volume", "issue", "number", "publisher", "publisher-place", "page",
    "genre", "event-title", "archive", "note",
}  # fmt: skip
NAMES = {"author", "editor", "translator", "interviewer"}
HOSTILE = "Ann Bell, Rivers <script>alert(1)</script> & <i>Roads</i> (Oslo: <b>Hill</b>, 1988), 12."


def edition_of(note, folder):
    made = make(f"An Invented Paper\nOne body line that says a thing.*\n* {note}\n", folder)
    return Edition(made.config, made.linked, lambda identifier: f"page.html#{identifier}")


@pytest.fixture(scope="module")
def folder(built_site):
    return built_site / "nkidp-wp4"


def load(folder, name):
    return json.loads((folder / "data" / f"{name}.json").read_text("utf-8"))


def test_tei_data_csl_and_bibliography_count_the_same(folder):
    tree = from_bytes((folder / "tei/nkidp-wp4.xml").read_bytes())
    page = html.parse(str(folder / "works.html")).getroot()
    works = load(folder, "works")
    ids = [row["id"] for row in works]
    assert ids == [xml_id(record) for record in xp(tree, "//t:listBibl[@type='works']/t:biblStruct")]
    assert ids == [item["id"] for item in load(folder, "works.csl")]
    assert sorted(ids) == sorted(page.xpath("//ul[contains(@class, 'works')]/li/@id"))
    marked = sum(bibl.get("type") == "work" for bibl in walk(first(tree, "t:text"), "bibl"))
    assert marked == sum(len(row["cited_by"]) for row in works)
    assert marked == len(page.xpath("//ul[contains(@class, 'works')]/li/ul/li"))
    assert f"{len(works)} works, cited in {marked} places." in page.text_content()


def test_every_work_is_cited_and_every_citation_leads_to_its_work(folder):
    works = {row["id"]: row for row in load(folder, "works")}
    assert all(row["cited_by"] for row in works.values())
    linked = {
        link.partition("#")[2]
        for path in folder.glob("section-*.html")
        for link in html.parse(str(path)).xpath("//a[@class='work']/@href")
    }
    assert linked == set(works)


def test_texts_are_the_witness_s_words_and_readings_stand_beside_them(folder):
    notes = {row["id"]: row["text"] for row in load(folder, "notes")}
    works = load(folder, "works")
    assert all(citing["raw"] in notes[citing["note"]] for row in works for citing in row["cited_by"])
    (journal,) = [row for row in works if "Examining the Motives" in row["title"]]
    assert "gok kenky ge" in journal["cited_by"][0]["raw"]
    assert "Chūgoku kenkyū geppō" in journal["cited_by"][0]["raw_reading"]
    assert journal["csl"]["container-title"].startswith("Chūgoku kenkyū geppō")


def test_csl_has_the_shape_that_citation_processors_take(folder):
    for item in load(folder, "works.csl"):
        assert item["type"] in TYPES
        assert set(item) <= TEXTS | NAMES | {"issued", "original-date"}
        assert all(isinstance(item[name], str) for name in TEXTS & set(item))
        for name in [name for role in NAMES for name in item.get(role, ())]:
            assert set(name) in ({"literal"}, {"family", "given"}, {"family", "given", "static-ordering"})
        for date in [item[name] for name in ("issued", "original-date") if name in item]:
            (kind,) = date
            assert kind == "literal" or all(1000 < part[0] < 3000 for part in date["date-parts"])


def test_literature_and_primary_sources_stand_apart(folder):
    page = html.parse(str(folder / "works.html")).getroot()
    titles = page.xpath("//section/h2/text()")
    assert titles == ["Books, articles and papers", "Primary sources in print or private hands"]
    primary = " ".join(page.xpath("//section[2]//li/p")[n].text_content() for n in range(5))
    assert "Interview" in primary


def test_nothing_that_a_note_prints_becomes_markup(tmp_path):
    edition = edition_of(HOSTILE, tmp_path)
    (work,) = items(edition)
    entry = chicago([work])[work["id"]]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;i&gt;Roads&lt;/i&gt;" in entry
    assert set(re.findall(r"<[^>]*>", entry)) == {"<cite>", "</cite>"}
    assert rows(edition)[0]["title"] == "Rivers <script>alert(1)</script> & <i>Roads</i>"


def test_what_the_processor_takes_for_its_own_signs_stays_text():
    title = 'A <span class="nocase">b</span>'
    entry = chicago([{"id": "a", "type": "book", "title": title, "author": [{"literal": "C"}]}])["a"]
    assert "&lt;span class=&#34;nocase&#34;&gt;b&lt;/span&gt;" in entry


@pytest.mark.parametrize(
    ("item", "entry"),
    [
        (
            {"type": "book", "title": "Rivers of Ice", "editor": [{"family": "Bell", "given": "Ann"}]},
            "Bell, Ann, ed. <cite>Rivers of Ice</cite>.",
        ),
        (
            {
                "type": "book",
                "title": "Rivers",
                "author": [{"family": "Sun", "given": "Yulin", "static-ordering": True}],
                "publisher": "Hill",
                "publisher-place": "Oslo",
                "issued": {"date-parts": [[1988]]},
            },
            "Sun Yulin. <cite>Rivers</cite>. Oslo: Hill, 1988.",
        ),
        ({"type": "book", "title": "Rivers", "publisher": "Hill"}, "<cite>Rivers</cite>. Hill."),
        ({"type": "periodical", "title": "River Daily"}, "<cite>River Daily</cite>."),
        (
            {
                "type": "article-journal",
                "title": "boats of the north",
                "author": [{"family": "Bell", "given": "Ann P."}],
                "container-title": "Rivers",
                "volume": "5",
                "issue": "2",
                "page": "25-71",
                "issued": {"date-parts": [[2005, 5]]},
            },
            "Bell, Ann P. “boats of the north.” <cite>Rivers</cite> 5, no. 2 (May 2005): 25–71.",
        ),
        (
            {
                "type": "interview",
                "title": "Interview with Ann Bell",
                "author": [{"literal": "Ann Bell"}],
                "interviewer": [{"family": "Dorn", "given": "Carl"}],
                "issued": {"date-parts": [[2010, 2, 16]]},
            },
            "Ann Bell. Interview by Carl Dorn. February 16, 2010.",
        ),
        (
            {
                "type": "manuscript",
                "title": "Minute of a conversation",
                "archive": "authors’ personal collection",
                "issued": {"date-parts": [[1956, 11, 30]]},
            },
            "“Minute of a conversation.” November 30, 1956. Authors’ personal collection.",
        ),
    ],
)
def test_an_entry_has_chicago_form_with_the_words_as_they_are_printed(item, entry):
    assert chicago([{"id": "a", **item}])["a"] == entry


def test_an_edition_without_works_says_so_and_loads_no_processor(tmp_path):
    page = parsed(published(tmp_path) / "small" / "works.html")
    assert "No work was recognised in the notes." in page.text_content()
    code = "import sys; from fonds.site.chicago import chicago; chicago([]); assert 'citeproc' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PROJECT, env={"PYTHONPATH": str(PROJECT / "src")})


def test_a_citation_that_was_worked_out_says_how_sure_it_is(tmp_path):
    from fonds.config import SiteConfig
    from fonds.site.edition import Edition as SiteEdition

    note = "Ann Bell, Rivers of Ice: A History (Oslo: Hill, 1988), 12; Ann, Rivers of Ice, 13; Bell, Rivers of Ice, 14."
    made = make(f"An Invented Paper\nOne body line that says a thing.*\n* {note}\n", tmp_path)
    (group,) = works_view(SiteEdition(made.linked, made.config, SiteConfig())).groups
    assert [citing.doubt for citing in group.works[0].citing] == ["", "inferred, 88\u202f%", ""]
