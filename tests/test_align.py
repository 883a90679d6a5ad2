"""The assignment of notes to places, against all assignments counted out one by one."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fonds.witness.align import Break, Costs, Page, align, best_score

COSTS = Costs(unplaced=-4.0, lost=-3.0)
SCORE = st.floats(-6, 6, allow_nan=False)


@st.composite
def pages(draw):
    notes, places = draw(st.integers(0, 3)), draw(st.integers(0, 5))
    scores = [[draw(SCORE) for _ in range(places)] for _ in range(notes)]
    edges = sorted(draw(st.lists(st.integers(0, max(0, places - 1)), max_size=3))) if places else []
    last, breaks = 0, []
    for first in edges:
        last = max(last, min(places, first + draw(st.integers(1, 3))))
        breaks.append(Break(first, last, draw(st.floats(-5, 0))))
    return Page(scores, [draw(SCORE) for _ in range(places)], breaks)


def assignments(page, wanted):
    """All of them: what each candidate calls (note, "lost" or nothing), with the score of the whole."""
    notes, places = len(page.scores), len(page.lost)
    for called in range(notes + 1):
        for chosen in itertools.combinations(range(notes), called):
            for at in itertools.combinations(range(places), called + wanted):
                for lost in itertools.combinations(at, wanted):
                    own = [j for j in at if j not in lost]
                    score = sum(page.scores[i][j] for i, j in zip(chosen, own, strict=True))
                    score += sum(page.lost[j] + COSTS.lost for j in lost) + COSTS.unplaced * (notes - called)
                    score += sum(one.cost for one in page.breaks if not any(one.first <= j < one.last for j in at))
                    yield score, dict(zip(chosen, own, strict=True))


@given(pages(), st.integers(0, 1))
def test_no_assignment_is_better_than_the_one_that_is_found(page, wanted):
    if len(page.lost) < wanted:
        return
    best = max(score for score, _ in assignments(page, wanted))
    assert best_score(page, COSTS, wanted) == pytest.approx(best)
    assert align(page, COSTS, wanted).score == pytest.approx(best)


@given(pages())
def test_the_pairings_that_are_given_are_worth_the_score_that_is_given(page):
    found = align(page, COSTS, 0)
    chosen = {pairing.note: pairing.candidate for pairing in found.pairings if pairing.candidate is not None}
    score = sum(page.scores[i][j] for i, j in chosen.items()) + COSTS.unplaced * (len(page.scores) - len(chosen))
    score += sum(one.cost for one in page.breaks if not any(one.first <= j < one.last for j in chosen.values()))
    assert score == pytest.approx(found.score)


@given(pages())
def test_the_confidence_is_the_share_of_all_assignments_that_have_the_note_there(page):
    every = list(assignments(page, 0))
    top = max(score for score, _ in every)
    # Where a note has no place, ways that differ in nothing are counted apart: here every note has one.
    total = sum(math.exp(score - top) for score, places in every if len(places) == len(page.scores))
    costs = Costs(unplaced=-200.0, lost=-200.0)
    if not total or len(page.lost) < len(page.scores):
        return
    for pairing in align(page, costs, 0).pairings:
        share = sum(
            math.exp(score - top)
            for score, places in every
            if len(places) == len(page.scores) and places[pairing.note] == pairing.candidate
        )
        assert pairing.confidence == pytest.approx(share / total, abs=1e-6)


def test_a_break_draws_a_marker_from_a_place_that_is_little_better():
    far, near = 1.0, 0.5
    page = Page([[far, near]], [0.0, 0.0], [Break(1, 2, -2.0)])
    assert [pairing.candidate for pairing in align(page, COSTS, 0).pairings] == [1]
    assert [pairing.candidate for pairing in align(Page([[far, near]], [0.0, 0.0]), COSTS, 0).pairings] == [0]
