"""The weights of lines and places, estimated on a text whose truth is known."""

import pytest

from estimate import lines, places
from estimate.truths import Told, Truth, told
from fonds.witness.apparatus import label
from fonds.witness.weights import Weights
from making import PROJECT


@pytest.fixture(scope="module")
def truth():
    return Truth(PROJECT / "tests/samples/s02_seed_small.truth.json")


def wrong(text: Told, weights: Weights) -> int:
    return sum(a != b for a, b in zip(label(text.rows, text.vocabulary, weights), text.kinds, strict=True))


def test_an_estimate_reads_the_text_it_was_taught_by_better_than_none(truth):
    text = told(truth)
    taught = Weights(lines.estimate([text], 2, [0]))
    assert wrong(text, taught) < 0.3 * wrong(text, Weights({}))


def test_each_epoch_makes_the_true_places_likelier(truth, capsys):
    places.estimate(places.places(truth), 3, seed=0)
    told_of = [int(line.split("log-likelihood ")[1].split()[0]) for line in capsys.readouterr().out.splitlines()]
    assert told_of == sorted(told_of)
