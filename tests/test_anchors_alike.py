"""Units whose words are the same from the start: two notes that cite one page, say."""

from __future__ import annotations

from fonds.tei.register.match import match
from fonds.tei.register.rows import Row

BEFORE, AFTER = "a paragraph before them that is like no other", "a paragraph behind them that is like none"
ONE, OTHER = "Chronicle, vol. 2, 6.", "See the letter of the minister to the embassy of the same day."


def rows(*texts: str) -> list[Row]:
    return [Row(f"n{place}", "note", text, "s1", text) for place, text in enumerate(texts, 1)]


def test_two_that_are_alike_stay_who_they_are_when_what_stood_between_them_is_gone():
    found = match(rows(BEFORE, ONE, OTHER, ONE, AFTER), rows(BEFORE, ONE, ONE, AFTER))
    assert found.pairs == {"n1": "n1", "n2": "n2", "n3": "n4", "n4": "n5"}
    assert not found.doubts


def test_of_two_that_are_alike_one_moves_beside_the_other_and_both_stay_who_they_are():
    between = "a paragraph that stood between the two and is called behind the first one now"
    old, new = rows(BEFORE, ONE, between, OTHER, ONE, AFTER), rows(BEFORE, between, ONE, ONE, AFTER)
    found = match(old, new)
    assert found.pairs == {"n1": "n1", "n2": "n3", "n3": "n2", "n4": "n5", "n5": "n6"}
    assert not found.doubts


def test_of_two_that_are_alike_one_is_gone_and_nobody_can_say_which():
    found = match(rows(BEFORE, ONE, ONE, AFTER), rows(BEFORE, ONE, AFTER))
    (doubt,) = found.doubts
    assert (doubt.old, doubt.new) == (("n2", "n3"), ("n2",))


def test_of_two_that_were_apart_the_one_is_gone_whose_neighbour_misses_it():
    found = match(rows(BEFORE, ONE, OTHER, ONE, AFTER), rows(BEFORE, ONE, OTHER, AFTER))
    assert found.pairs["n2"] == "n2"
    assert "n4" not in found.pairs.values()
    assert not found.doubts
