"""The weights of lines and places, estimated on a text whose truth is known."""

import itertools
import random

import pytest

from estimate import lines, places
from estimate.truths import Told, Truth, in_context, told
from fonds.witness.apparatus import label
from fonds.witness.feet_signs import Row
from fonds.witness.model import Line
from fonds.witness.vocabulary import Vocabulary
from fonds.witness.weights import Weights
from making import PROJECT

TEXTS = (
    "The boatmen of the upper town had by then moved down",
    "to the port. They took their boats with them.",
    "Anna Bell, The Upper Valley (London: Harbour Press, 1988), 12-14.",
    "Ibid., p. 22.",
    "See Carl Dorn, “Boats and Grain,” Valley Review 3,",
    "no. 2 (May 1990): 33.",
    "The Mills",
)


def is_legal(rows, kinds):
    """Whether the search may give this labelling: no text begins with notes, and known body lines are body."""
    pairs = zip(rows, kinds, strict=True)
    return kinds[0] == "body" and not any(kind != "body" and (row.is_fixed or row.is_barrier) for row, kind in pairs)


@pytest.mark.parametrize("seed", range(20))
def test_no_cut_of_a_few_lines_is_better_than_the_one_that_is_found(seed):
    rng = random.Random(seed)
    rows = in_context([Row(rng.choice(TEXTS), rng.random() < 0.1, rng.random() < 0.1) for _ in range(6)])
    vocabulary = Vocabulary([Line(i, row.text) for i, row in enumerate(rows, 1)])
    every = [kinds for kinds in itertools.product(("body", "note", "more"), repeat=len(rows)) if is_legal(rows, kinds)]
    signs = {sign for kinds in every for sign in lines.signs_of(rows, kinds, vocabulary)}
    # How many notes a block has is weighed when it ends, over its best labels only: those signs are left out here.
    weights = Weights({sign: rng.uniform(-2, 2) for sign in sorted(signs) if " trace" not in sign})

    def score(kinds):
        return sum(weights[sign] * count for sign, count in lines.signs_of(rows, kinds, vocabulary).items())

    assert score(label(rows, vocabulary, weights)) == pytest.approx(max(map(score, every)))


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
