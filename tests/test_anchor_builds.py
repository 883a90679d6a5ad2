"""Random edits through the whole build: published addresses stay on their words, and none ever leads to nothing.

Some fixed scripts gate here; two hundred are `python -m benchmarks.anchors --builds 200`.
"""

from __future__ import annotations

import pytest

from anchor_builds import build_twice


@pytest.mark.parametrize("seed", range(4))
def test_after_random_edits_every_published_address_stands_on_its_words(seed, tmp_path):
    outcome = build_twice(tmp_path, seed)
    assert not outcome.refused
    assert outcome.wrong == []
    assert outcome.dead == []
    assert outcome.kept == outcome.all > 5
