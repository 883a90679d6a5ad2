"""Texts with a known truth: what the scorer says of the editions that are made of them."""

import json

import pytest

from benchmarks.samples import SAMPLES, names
from samples.score import oracle, score


@pytest.mark.parametrize("name", names(SAMPLES))
def test_text_and_truth_of_a_sample_agree(name):
    truth = json.loads((SAMPLES / f"{name}.truth.json").read_text("utf-8"))
    text = (SAMPLES / f"{name}.txt").read_bytes().decode("utf-8")
    figures, misses = score(truth, oracle(truth, text))
    assert misses == []
    assert figures["notes.anchor"] == figures["docs.title"] == 1
