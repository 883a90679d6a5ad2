"""Anchors under random edit scripts: the script knows where each unit went, and nothing may end on other words.

A fixed set gates here; ten thousand fresh ones are `python -m benchmarks.anchors`.
"""

from __future__ import annotations

import random

import pytest

from anchor_judge import Judged, judge
from anchor_scripts import QUIET, TWINS, Script, Words, made_up

SEEDS = range(120)


def judged(seed: int, kinds) -> Judged:
    rng = random.Random(seed)
    language = Words(rng)
    return judge(Script(made_up(rng, language), rng, language).run(rng.choices(kinds, k=rng.randint(1, 12))))


@pytest.fixture(scope="module")
def quiet() -> list[Judged]:
    """Scripts that make no near-twin."""
    return [judged(seed, QUIET) for seed in SEEDS]


@pytest.fixture(scope="module")
def twins() -> list[Judged]:
    """Scripts that copy units too."""
    return [judged(seed, QUIET + TWINS) for seed in SEEDS]


def share(found: list[Judged], what: str) -> float:
    kept, all_of_them = (sum(getattr(one, what)[side] for one in found) for side in (0, 1))
    assert all_of_them > 50
    return kept / all_of_them


def test_no_id_stands_on_other_words(quiet):
    assert [line for one in quiet for line in one.wrong] == []


def test_nothing_is_refused_where_nothing_is_alike(quiet):
    assert [one.doubts for one in quiet if one.doubts] == []


def test_nearly_all_untouched_units_keep_their_id(quiet):
    assert share(quiet, "untouched") >= 0.99


def test_nearly_all_units_with_up_to_a_fifth_of_other_words_keep_their_id(quiet):
    assert share(quiet, "corrected") >= 0.95


def test_no_id_stands_on_other_words_among_twins(twins):
    assert [line for one in twins for line in one.wrong] == []


def test_a_refusal_names_twins_and_nothing_else(twins):
    assert [line for one in twins for line in one.refused] == []
    assert sum(one.doubts for one in twins) > 20


def test_of_two_that_nobody_can_tell_apart_none_gets_the_id(twins):
    assert [line for one in twins for line in one.missed] == []


@pytest.mark.parametrize(
    ("seed", "kinds"),
    [
        pytest.param(80003046, QUIET, id="a short piece of one divided unit beside the rest of another"),
        pytest.param(70000220, QUIET + TWINS, id="a unit that was changed as much as its copy"),
    ],
)
def test_what_many_scripts_once_found_wrong_stays_mended(seed, kinds):
    assert judged(seed, kinds).wrong == []
