"""Names and abbreviations: who is meant, and who is not. The tables are in tests/tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from fonds.config import load_registers
from fonds.exports import Edition, data
from fonds.findings import Findings
from fonds.link import unnamed
from fonds.link.names.abbreviations import definitions
from fonds.link.names.brackets import pair_of
from fonds.link.names.listed import is_ours, listed, shorts
from fonds.link.names.mark import target_of
from fonds.tei.names import local, walk, xml_id, xp
from fonds.tei.text import reading
from making import PROJECT, archives, make

TABLES = PROJECT / "tests" / "tables"
TITLE = "An Invented Paper\nJohn Abel*\n"
OPENING = "The paper begins with a sentence that names nobody at all and goes on for a while.\n"


REGISTERS = archives(PROJECT / "tests" / "names_register")


def table(name: str) -> list[tuple[str, str]]:
    lines = (TABLES / f"{name}.txt").read_text("utf-8").splitlines()
    cells = [line.partition("->") for line in lines if line.strip() and not line.startswith("# ")]
    return [(text.strip(), meant.strip()) for text, _, meant in cells]


def essay(text: str) -> str:
    """The text of a paper with these words as its essay."""
    sections = [" ".join(part.split("¶")).strip() for part in text.split(" # ")]
    if "¶" in text:
        return TITLE + OPENING + text.replace(" / ", "\n").replace("¶ ", "") + "\n"
    return TITLE + OPENING + "\n".join(part.replace(" / ", "\n") for part in sections) + "\n"


def linked_names(made) -> list[str]:
    """What is linked to what, in the order of the text."""
    names = [e for e in walk(made.linked, "persName", "orgName", "placeName") if is_ours(e)]
    return [f"{reading(name)} = {target_of(name)}" for name in names]


@pytest.mark.parametrize(("text", "meant"), [*table("names-full"), *table("names-short")])
def test_a_name_means_whom_the_text_says_and_nobody_else(text, meant, tmp_path):
    made = make(essay(text), tmp_path, REGISTERS)
    assert linked_names(made) == [one.strip() for one in meant.split(";") if one.strip()]


@pytest.mark.parametrize(("text", "meant"), table("names-brackets"))
def test_a_bracket_repeats_a_name_or_does_something_else(text, meant):
    before, _, inside = text.rpartition(" [")
    found = pair_of(before, inside.rstrip("]"))
    assert " | ".join(found or ()) == meant


@pytest.mark.parametrize(("text", "meant"), table("names-abbreviations"))
def test_an_abbreviation_stands_for_words_that_have_its_letters(text, meant):
    found = [f"{short} = {expansion}" for short, expansion, _ in definitions(text)]
    assert "; ".join(found) == meant


def test_an_abbreviation_is_explained_from_its_definition_on(tmp_path):
    text = "The RWU was small. The Rural Water Union (RWU) grew.\nLater the RWU ended.\n"
    made = make(TITLE + text, tmp_path)
    (one,) = shorts(made.linked)
    assert (one.abbreviation, one.expansion, one.source, one.uses) == ("RWU", "Rural Water Union", "text", ("p1", "p2"))
    assert len([e for e in walk(made.linked, "abbr") if is_ours(e)]) == 2


def test_an_abbreviation_of_a_register_is_explained_everywhere(tmp_path):
    made = make(TITLE + "The RL met. The River League (RL) grew.\n", tmp_path, REGISTERS)
    (one,) = [one for one in shorts(made.linked) if one.abbreviation == "RL"]
    assert (one.expansion, one.source, one.defined_at) == ("River League", "text", "p1")
    assert len([e for e in walk(made.linked, "abbr") if is_ours(e)]) == 2


def test_an_abbreviation_that_the_text_defines_in_two_ways_is_not_explained(tmp_path):
    made = make(TITLE + "The Rural Union (RU) and the River Union (RU) met. The RU grew.\n", tmp_path)
    assert not shorts(made.linked)


def test_a_person_whom_the_text_alone_makes_known_says_that_it_was_inferred(tmp_path):
    made = make(TITLE + "They met Pak Ho-san [Pak Ho San].\nLater Pak Ho San left.\n", tmp_path)
    (one,) = listed(made.linked)["person"]
    assert (one.id, one.name, one.variants, one.is_inferred) == ("pers-pak-ho-san", "Pak Ho-san", ("Pak Ho San",), True)


def test_no_name_is_linked_inside_a_citation_or_in_the_name_of_an_archive(tmp_path):
    cited = "One line of a body that calls a note.*\n* Letter of Ada Bell, AVPRF, f. 0102, op. 10, p. 53, d. 8.\n"
    made = make("An Invented Paper\n" + cited, tmp_path, REGISTERS)
    (bibl,) = [e for e in walk(made.linked, "bibl") if e.get("type") == "archival"]
    assert [reading(e) for e in walk(bibl, "abbr")] == ["AVPRF"]
    assert linked_names(made) == ["Ada Bell = pers-ada-bell"]


DOCUMENT = """* * *
Minutes of Conversation between Ada Bell and Ho Sam Lin, 3 May 1950
[Source: AVPRF, f. 0102, op. 10, p. 53, d. 8. Translated by Ivy Reed.]
Time: 3 May 1950 Location: The Hall
Premier [Ada Bell]: Good day. Bell is my name.
Chairman Ho (to be abbreviated as Lin): Good day. Lin is mine.
Premier [Bell]: We met Ivo Person.
Lin: And Bell was glad.
"""


def document(tmp_path: Path):
    return make(TITLE + OPENING + DOCUMENT, tmp_path, REGISTERS)


def test_participants_and_speakers_are_entries_of_the_register(tmp_path):
    made = document(tmp_path)
    rows = data(Edition(made.config, made.linked, lambda identifier: f"page.html#{identifier}"), [])
    (row,) = rows["documents"]
    assert [(p["name"], p["person"]) for p in row["participants"]][:2] == [
        ("Ada Bell", "pers-ada-bell"),
        ("Ho Sam Lin", "pers-ho-sam-lin"),
    ]
    assert {s["person"] for s in row["speakers"]} == {"pers-ada-bell", "pers-ho-sam-lin"}


def test_a_document_calls_its_speakers_by_their_labels(tmp_path):
    made = document(tmp_path)
    turns = {xml_id(sp): sp for sp in walk(made.linked, "sp")}
    said = {
        turn: [f"{reading(n)} = {target_of(n)}" for n in walk(sp, "persName") if is_ours(n)]
        for turn, sp in turns.items()
    }
    assert said["d1.t3"][0] == "Bell = pers-ada-bell"
    assert "Lin = pers-ho-sam-lin" in said["d1.t4"]


def test_what_is_named_is_listed_and_what_is_not_named_is_reported(tmp_path):
    made = make(TITLE + "Ada Bell of the River League came to Oru.\n", tmp_path, REGISTERS)
    ids = {xml_id(e) for e in xp(made.linked, "t:teiHeader//*[@type='register']/*")}
    assert ids == {"pers-ada-bell", "org-rl", "place-oru"}
    left = {named.key for named in unnamed(made.linked, REGISTERS)}
    assert {"ho-sam", "karl-bell", "upper-oru"} <= left
    assert not left & {"ada-bell", "rl", "oru"}


def test_the_type_of_a_mark_tells_it_from_what_the_encoding_wrote(tmp_path):
    made = document(tmp_path)
    encoded = [e for e in walk(made.encoded.tree, "persName", "placeName", "orgName", "abbr") if is_ours(e)]
    assert not encoded
    assert {local(e) for e in walk(made.linked, "persName", "abbr") if is_ours(e)} == {"persName", "abbr"}


def test_a_name_of_a_person_and_of_a_place_means_neither_and_is_a_warning(tmp_path):
    folder = tmp_path / "registers"
    folder.mkdir()
    (folder / "people.yaml").write_text("- {key: elmford, name: Elmford}\n", "utf-8")
    (folder / "places.yaml").write_text("- {key: elmford, name: Elmford}\n- {key: oakham, name: Oakham}\n", "utf-8")
    findings = Findings()
    registers = load_registers([(folder, "registers")], findings)
    assert [(finding.code, str(finding.place)) for finding in findings] == [("C-015", "registers/places.yaml:1:4")]
    made = make(essay("John Smith went from Oakham to Elmford."), tmp_path, registers)
    assert [target_of(mark) for mark in walk(made.linked, "persName", "placeName") if is_ours(mark)] == ["place-oakham"]


@pytest.mark.parametrize(
    ("name", "sort", "expected"),
    [
        ("Ada Bell", "Bell, Ada", "Bell, Ada"),
        ("Ada Bell", "Bell Ada", "Bell, Ada"),
        ("Ada de Bell", "Bell, Ada de", "Bell, Ada de"),
        ("Bella Bell", "Bell, Bella", "Bell, Bella"),
        ("Ada Bell Jr", "Bell, Ada, Jr", "Bell, Ada Jr"),
        ("Ada Bell", "Ada Bell", "Ada Bell"),
        ("Ada Bell", "Zed", "Ada Bell"),
    ],
)
def test_the_word_by_which_a_person_is_sorted_is_marked_and_the_name_stays_as_it_is(tmp_path, name, sort, expected):
    folder = tmp_path / "registers"
    folder.mkdir()
    (folder / "people.yaml").write_text(f'- {{key: ada, name: {name}, sort: "{sort}"}}\n', "utf-8")
    made = make(essay(f"There came {name} once."), tmp_path, load_registers([(folder, "registers")], Findings()))
    (person,) = listed(made.linked)["person"]
    assert (person.name, person.sorted_as) == (name, expected)
