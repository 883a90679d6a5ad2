"""Random edits through the whole build: published addresses stay on their words, and none ever leads to nothing.

Some fixed scripts gate here; more are `python -m benchmarks.anchors --builds 200 --real 50`.
"""

from __future__ import annotations

import pytest

from anchor_builds import build_twice
from anchor_real import Base, build_again, release_first


@pytest.mark.parametrize("seed", range(4))
def test_after_random_edits_every_published_address_stands_on_its_words(seed, tmp_path):
    outcome = build_twice(tmp_path, seed)
    assert not outcome.refused
    assert outcome.wrong == []
    assert outcome.dead == []
    assert outcome.kept == outcome.all > 5


def test_after_random_edits_of_the_real_edition_every_address_that_it_published_stands_on_its_words(tmp_path):
    release_first(tmp_path / "first")
    base = Base(tmp_path / "first")
    assert sum(line.kind != "fixed" for line in base.lines) > 400
    for seed in (13, 15):
        outcome = build_again(base, tmp_path / str(seed), seed)
        assert not outcome.refused
        assert outcome.wrong == []
        assert outcome.dead == []
        assert outcome.kept >= 0.95 * outcome.all > 500
