"""How notes bring in what they cite."""

from __future__ import annotations

import pytest

from fonds.tei.names import walk, xml_id, xp
from test_properties_of_citations import edition, linked

NOTES = [
    ("See AVPRF, f. 0102, op. 10, p. 53, d. 8.", ["see"]),
    ("See also AVPRF, f. 0102, op. 10, p. 53, d. 8, l. 3; RGANI, f. 5, op. 28, d. 410.", ["see also", ""]),
    (
        "1 Kim to Suzdalev, AVPRF, f. 0102, op. 9, p. 44, d. 8, cited from RGANI, f. 5, op. 28, d. 1.",
        ["", "cited from"],
    ),
    ("For example, see AVPRF, f. 0102, op. 10, p. 53, d. 8.", ["for example"]),
    ("AVPRF, f. 0102, op. 10, p. 53, d. 8, p. 2.", [""]),
]


@pytest.mark.parametrize(("note", "wanted"), NOTES, ids=[note for note, _ in NOTES])
def test_a_citation_says_how_it_is_brought_in_and_the_header_lists_the_ways(note, wanted):
    tree = linked(edition([note]))
    citations = [bibl for bibl in walk(tree, "bibl") if bibl.get("type") == "archival"]
    listed = xp(tree, "t:teiHeader//t:taxonomy[@xml:id='relation']/t:category")
    ways = {f"#{xml_id(category)}": "".join(category.itertext()).strip() for category in listed}
    assert [ways.get(bibl.get("ana") or "", "") for bibl in citations] == wanted
    assert set(ways) == {bibl.get("ana") for bibl in citations if bibl.get("ana")}
