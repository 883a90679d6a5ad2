"""A picture shows at most a stated number of things; more of them are counted, and no page becomes huge."""

from __future__ import annotations

from lxml import etree

from fonds.site import pictures
from fonds.site.pictures import archives, conversation, dots, strip
from pictures_help import CITE, document, edition, notes, shown, speech, view, words_of


def test_very_many_documents_are_counted_by_year(tmp_path):
    years = [1950 + number % 7 for number in range(3000)]
    many = "".join(document(number, f"{year}-03-04") for number, year in enumerate(years, 1))
    found = edition(tmp_path, documents=many, units=0)
    picture = shown(found)["picture-time"]
    assert [(words_of(row.name), words_of(row.cells[0].value)) for row in picture.rows] == [
        (str(year), f"{years.count(year)} documents") for year in sorted(set(years))
    ]
    assert "counted by year" in picture.said
    assert len(picture.svg) < 20_000


def test_documents_up_to_the_limit_are_shown_one_by_one(tmp_path):
    def rows(number):
        made = "".join(document(n, f"19{10 + n % 80}-01-01") for n in range(1, number + 1))
        return shown(edition(tmp_path, documents=made, units=0))["picture-time"].rows

    assert len(rows(dots.DOCUMENTS)) == dots.DOCUMENTS
    assert "document" in rows(dots.DOCUMENTS + 1)[0].cells[0].value


def test_very_many_sources_are_counted_by_year(tmp_path):
    dated = [f"Pravda, {n % 28 + 1} May {1930 + n % 9}, {n}." for n in range(dots.SOURCES + 1)]
    picture = shown(edition(tmp_path, notes(*dated)))["picture-time"]
    assert len(picture.rows) == 9
    assert len(picture.svg) < 20_000


def test_of_very_many_speeches_only_the_sums_are_drawn_and_of_very_many_conversations_the_first(tmp_path):
    def talk(number, speeches):
        said = "".join(speech(n, f"Speaker {n % 40}", "One two.", number) for n in range(1, speeches + 1))
        return document(number, content=said)

    count = pictures.CONVERSATIONS + 3
    found = edition(
        tmp_path, documents=talk(1, conversation.SPEECHES + 1) + "".join(talk(n, 2) for n in range(2, count + 1))
    )
    drawn = [one for name, one in shown(found).items() if name.startswith("picture-d")]
    assert len(drawn) == pictures.CONVERSATIONS
    assert drawn[0].svg.count('class="turn"') == conversation.SPEAKERS
    assert len(drawn[0].rows) == 40
    (group,) = [group for group in view(found).groups if group.id == "pictures-talks"]
    assert group.said == f"The first {pictures.CONVERSATIONS} are shown, 3 more stand at the end of their documents."


def test_very_many_citing_notes_are_counted_by_section_and_very_many_archives_cut(tmp_path):
    cited = [f'<bibl type="archival" corresp="#src-{n % 50}">A</bibl>' for n in range(strip.MARKS * 2)]
    found = edition(tmp_path, notes(*cited), units=50)
    drawn = shown(found)
    assert drawn["picture-essay"].svg.count('class="note"') == 0
    assert len(drawn["picture-essay"].rows) == strip.ROWS
    assert "Numbers count notes by section" in drawn["picture-essay"].said
    assert drawn["picture-archives"].svg.count('class="citations"') == archives.MOST
    assert len(drawn["picture-archives"].rows) == 50
    assert sum(len(one.svg) for one in drawn.values()) < 100_000


def test_all_marks_stand_inside_the_drawing(tmp_path):
    found = edition(tmp_path, notes(f"Report, 7 July 1954, {CITE}", "Pravda, 31 December 1954, 4."))
    for picture in shown(found).values():
        root = etree.fromstring(picture.svg)
        left, top, width, height = (float(number) for number in root.get("viewBox").split())
        for name, low, high in (("x", left, left + width), ("y", top, top + height)):
            for one in root.iter():
                places = [float(one.get(key)) for key in (name, f"c{name}", f"{name}1", f"{name}2") if one.get(key)]
                assert all(low - 200 <= place <= high for place in places), etree.tostring(one)
