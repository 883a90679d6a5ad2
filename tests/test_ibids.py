"""What an Ibid must not be led to: a note that is missing, or one that cites more than could be read."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from fonds.findings import Findings
from fonds.link import link
from fonds.tei.names import sub, walk, xml_id
from making import archives, config_for
from test_properties_of_citations import edition

FIRST = "AVPRF, f. 0102, op. 10, p. 53, d. 8."


def linked(tree):
    findings = Findings()
    with TemporaryDirectory() as folder:
        made = link(tree, config_for(Path(folder)), archives(), findings)
    return made, [finding.code for finding in findings]


def ibids(tree):
    return [bibl.get("prev") for bibl in walk(tree, "bibl") if bibl.get("subtype") == "ibid"]


def test_an_ibid_behind_the_note_before_it_is_led_there():
    tree, codes = linked(edition([FIRST, "Ibid., l. 3."]))
    assert (ibids(tree), codes) == (["#n1.c1"], [])


@pytest.mark.parametrize("number", ["3", "1", "9"])
def test_an_ibid_behind_a_missing_note_is_left_open(number):
    tree = edition([FIRST, "Ibid., l. 3."])
    for note in walk(tree, "note"):
        if xml_id(note) == "n2":
            note.set("n", number)
    made, codes = linked(tree)
    assert (ibids(made), codes) == ([], ["L-004"])


def test_an_ibid_behind_an_archive_that_could_not_be_read_is_left_open():
    tree, codes = linked(edition([f"{FIRST[:-1]}; RGANI, op. 28, d. 3.", "Ibid., l. 3."]))
    assert (ibids(tree), codes) == ([], ["L-003", "L-004"])


def test_two_citations_that_meet_in_one_emendation_are_both_left_and_said():
    tree = edition(["", "Ibid., p. 9."])
    note = next(note for note in walk(tree, "note") if xml_id(note) == "n1")
    note[0].tail = "PRCFMA, no. "
    choice = sub(note, "choice")
    sub(choice, "sic", None, "106-0057803; PRCFMA, no. 106-0057804")
    sub(choice, "corr", None, "106-00578-03; PRCFMA, no. 106-00578-04")
    choice.tail = ", p. 5."
    made, codes = linked(tree)
    assert not [bibl for bibl in walk(made, "bibl")]
    assert codes == ["L-003", "L-003", "L-004"]
