"""The foot of a page, read under a supposition."""

from __future__ import annotations

from collections import Counter

import pytest

from fonds.witness.feet import Case, Places
from fonds.witness.labels import Labels
from fonds.witness.marked import Marked
from fonds.witness.model import Line
from fonds.witness.pages import Sheet
from fonds.witness.readable import body_lines
from fonds.witness.vocabulary import Vocabulary
from fonds.witness.weights import weights_of

LINES = [
    Line(number, text)
    for number, text in enumerate(
        [
            "The river trade of the upper valley was long thought to have ended with the flood of 1911.Later finds",
            "Anna Bell, The Upper Valley (London: Harbour Press, 1988), 12-14.",
            "have shown that it went on, in smaller boats, until the railway reached the valley.The boats rotted.",
            "Carl Dorn to the Harbour Board, 4 May 1911, Files of the",
            "Board, box 12.",
            "Bell, The Upper Valley, 22.",
        ],
        1,
    )
]
KINDS = {2: "note", 4: "note", 5: "more", 6: "note"}


@pytest.mark.parametrize("kind", ["more", "note"])
def test_two_pages_that_share_a_note_take_the_same_lines_for_it_however_each_is_read(kind):
    """The joint of lines 4 and 5 can be read both ways, on either page."""
    sheets = [Sheet(0, body=LINES[0:1], notes=LINES[1:2]), Sheet(1, body=LINES[2:3], notes=LINES[3:6])]
    labels = Labels((), Marked(), {}, set(), KINDS | {5: kind}, {})
    search = Places(sheets, body_lines([], sheets), labels, Vocabulary(LINES), weights_of("places"))
    assert len(search.readings[1]) > 1
    lates = [attempt.notes for attempt in search.attempts(Case(0, late=True))]
    earlies = [attempt.notes for attempt in search.attempts(Case(1, early=True))]
    for late in lates:
        for early in earlies:
            counts = Counter(line.number for note in (*late, *early) for line in note.lines)
            assert counts == dict.fromkeys(KINDS, 1)
