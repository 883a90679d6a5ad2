"""The index from A to Z of the search page: names, abbreviations and archive files with the places where they stand."""

from __future__ import annotations

from lxml import etree, html

from fonds.search.az import ENOUGH, Entry, Places, letters
from fonds.search.az_files import Archive, archives
from fonds.search.page import search_page
from fonds.search.passages import passages
from fonds.search.variants import stated
from search_help import edition, rendered, url_of

TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>
 <encodingDesc><editorialDecl><interpretation>
  <ab type="abbreviation" xml:id="abbr-kd"><abbr>KD</abbr> <expan>Kiln Department</expan></ab>
 </interpretation></editorialDecl></encodingDesc>
 <fileDesc><sourceDesc><listBibl>{records}</listBibl></sourceDesc></fileDesc>
 <profileDesc><particDesc>
  <listPerson corresp="#d4">
   <person xml:id="d4.person1" sameAs="#pers-oak"><persName>Oak</persName></person></listPerson>
  <listPerson type="register">
   <person xml:id="pers-rill"><persName>Ada <surname>Rill</surname></persName>
    <persName type="variant">Ada B. Rill</persName><persName type="variant">Rill</persName>
    <persName type="variant">Eda Ryll</persName><persName type="variant">ADA RILL</persName></person>
   <person xml:id="pers-oak"><persName>Yong Oak</persName></person>
  </listPerson></particDesc>
  <settingDesc><listPlace type="register"><place xml:id="place-ferrowmoor"><placeName>Ferrowmoor</placeName>
   <placeName type="variant">Éarrow Moor</placeName></place></listPlace></settingDesc>
 </profileDesc></teiHeader><text>{text}</text></TEI>"""
RILL = '<persName type="register" ref="#pers-rill">Rill</persName>'
TEXT = f"""<body><div type="section" xml:id="s1"><p xml:id="p1">{RILL} and again {RILL}
 <note n="2" xml:id="n2">{RILL} of the <abbr type="register" corresp="#abbr-kd">KD</abbr>.</note></p></div></body>
 <back><div type="document" n="4" xml:id="d4"><head xml:id="d4.h">Letter</head><sp xml:id="d4.t1"><p>{RILL}</p></sp>
 <p xml:id="d4.p1">At <placeName type="register" ref="#place-ferrowmoor">Ferrowmoor</placeName></p></div></back>"""


def made(text: str = TEXT, records: str = "") -> tuple[dict[str, Entry], tuple[Archive, ...]]:
    """Its entries by their words, and its archives."""
    root = etree.fromstring(TEI.format(text=text, records=records))
    places = Places(root, url_of)
    found = letters(root, places)
    return {entry.text: entry for letter in found for entry in letter.entries}, archives(root, places, url_of)


def test_a_name_leads_to_its_own_entry_and_to_each_place_that_has_it_once() -> None:
    rill = made()[0]["Rill, Ada"]
    assert rill.url == url_of("pers-rill")
    assert [(spot.label, spot.url) for spot in rill.spots] == [
        ("¶ 1", url_of("p1")),
        ("note 2", url_of("n2")),
        ("Document 4 speech 1", url_of("d4.t1")),
    ]


def test_a_person_whom_the_text_names_only_as_taking_part_leads_to_the_document() -> None:
    assert [(spot.label, spot.url) for spot in made()[0]["Yong Oak"].spots] == [("Document 4", url_of("d4"))]


def test_an_abbreviation_says_what_it_stands_for() -> None:
    entry = made()[0]["KD"]
    assert (entry.meaning, entry.url, entry.places) == ("Kiln Department", url_of("abbr-kd"), 1)


def test_another_form_leads_to_the_name_where_it_stands_elsewhere_in_the_alphabet() -> None:
    found = made()[0]
    see = {entry.text: entry.see.label for entry in found.values() if entry.see}
    assert see == {"Ada B. Rill": "Rill, Ada", "Eda Ryll": "Rill, Ada", "Éarrow Moor": "Ferrowmoor"}
    assert all(entry.see is None or entry.see.url in {one.id for one in found.values()} for entry in found.values())


def test_the_order_is_that_of_letters_without_case_and_accents() -> None:
    assert list(made()[0]) == ["Ada B. Rill", "Éarrow Moor", "Eda Ryll", "Ferrowmoor", "KD", "Rill, Ada", "Yong Oak"]
    root = etree.fromstring(TEI.format(text=TEXT, records=""))
    assert [letter.letter for letter in letters(root, Places(root, url_of))] == ["A", "E", "F", "K", "R", "Y"]


def test_of_many_places_the_first_ones_stand_and_the_number_of_all() -> None:
    paragraphs = "".join(f'<p xml:id="p{n}">{RILL}</p>' for n in range(1, 31))
    rill = made(f"<body>{paragraphs}</body>")[0]["Rill, Ada"]
    assert [spot.label for spot in rill.spots] == [f"¶ {n}" for n in range(1, ENOUGH + 1)]
    assert rill.places == 30


def _record(key: str, identifier: str, **attributes: str) -> str:
    told = " ".join(f'{name.replace("id", "xml:id")}="{value}"' for name, value in attributes.items())
    canonical = f'<idno type="canonical">{identifier}</idno>' if identifier else ""
    return (
        f'<msDesc {told}><msIdentifier><repository key="{key}">{key.title()} Archives</repository>'
        f"{canonical}</msIdentifier></msDesc>"
    )


def test_archive_files_stand_under_their_archives_with_what_cites_them_and_what_they_hold() -> None:
    records = [
        _record("ZINC", "ZINC, d. 12", id="src-z12"),
        _record("ZINC", "ZINC, d. 8", id="src-z8"),
        _record("ZINC", "ZINC", id="src-z"),
        _record("ASH", "", id="src-ash"),
        _record("ZINC", "ZINC, d. 8", corresp="#d4"),
    ]
    text = """<body><p xml:id="p1">x<note n="2" xml:id="n2"><bibl corresp="#src-z12" xml:id="n2.c1">a</bibl>
     <bibl corresp="#src-ash" xml:id="n2.c2">b</bibl></note></p></body><back><div type="document" n="4" xml:id="d4">
     <note type="source" xml:id="d4.source"><bibl corresp="#src-z8">c</bibl></note></div></back>"""
    found = made(text, "".join(records))[1]
    assert [(one.name, one.url) for one in found] == [
        ("Ash Archives", url_of("archive-ash")),
        ("Zinc Archives", url_of("archive-zinc")),
    ]
    lines = [(entry.text, entry.url, [spot.label for spot in entry.spots]) for one in found for entry in one.entries]
    assert lines == [
        ("Without a number", url_of("src-ash"), ["note 2"]),
        ("ZINC, d. 8", url_of("src-z8"), ["Document 4"]),
        ("ZINC, d. 12", url_of("src-z12"), ["note 2"]),
    ]


def test_every_link_inside_the_page_has_its_target_and_every_letter_stands_in_the_navigation() -> None:
    root = edition()
    page = html.fromstring(rendered(search_page(root, passages(root, url_of), stated(root), url_of)))
    ids = set(page.xpath("//@id"))
    inside = [link.partition("#")[2] for link in page.xpath("//a/@href") if link.startswith("search.html#")]
    assert set(inside) <= ids
    assert [name for name in inside if name.startswith("index-") and not name.startswith("index-of-")] == page.xpath(
        "//section[@id='index']//h3/@id"
    )
    assert "index-K" in inside
    assert "index-files" in inside
