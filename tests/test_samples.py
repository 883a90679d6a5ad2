"""Texts with a known truth: what the scorer says of the editions that are made of them."""

import json

import pytest

from benchmarks.samples import SAMPLES, measure, names
from fonds.link import link, unlink
from fonds.tei.serialise import to_bytes
from making import archives, make
from samples.score import oracle, score


@pytest.mark.parametrize("name", names(SAMPLES))
def test_text_and_truth_of_a_sample_agree(name):
    truth = json.loads((SAMPLES / f"{name}.truth.json").read_text("utf-8"))
    text = (SAMPLES / f"{name}.txt").read_bytes().decode("utf-8")
    figures, misses = score(truth, oracle(truth, text))
    assert misses == []
    assert figures["notes.anchor"] == figures["docs.title"] == 1


FLOORS = {
    "s01_mild_1936": {"notes.text": 0.98, "notes.anchor": 0.97, "docs.title": 0.98},
    "s02_seed_small": {"notes.text": 0.92, "docs.title": 0.94, "turns.recall": 0.95, "turns.precision": 0.95},
    "s04_seed_paris": {"notes.text": 0.87, "docs.title": 0.94},  # text: 0.92 is wanted and not reached yet
}
MOST_BEYOND = {"s01_mild_1936": 0.02, "s02_seed_small": 0.10, "s04_seed_paris": 0.10}
PLACES = 0.55
"""Of the notes found in the texts whose markers are lost, so many stand at their place, as a mean of the texts."""


@pytest.fixture(scope="module")
def measured():
    return {name: measure(SAMPLES, name).figures for name in names(SAMPLES)}


@pytest.mark.parametrize("name", FLOORS)
def test_a_sample_comes_out_as_well_as_its_floor(measured, name):
    short = {key: measured[name][key] for key, floor in FLOORS[name].items() if measured[name][key] < floor}
    assert not short


@pytest.mark.parametrize("name", MOST_BEYOND)
def test_few_notes_and_documents_are_given_that_are_none(measured, name):
    assert measured[name]["extra.share"] <= MOST_BEYOND[name]
    assert measured[name]["docs.beyond"] <= MOST_BEYOND[name]


def test_the_places_of_lost_markers_are_found_as_often_as_their_floor(measured):
    lost = [measured[name]["notes.anchor"] for name in ("s02_seed_small", "s04_seed_paris")]
    assert sum(lost) / len(lost) >= PLACES


@pytest.mark.parametrize("name", ["s01_mild_1936", "s04_seed_paris"])
def test_no_turns_are_given_where_there_are_none(name):
    assert measure(SAMPLES, name).figures["turns.precision"] is None


@pytest.mark.parametrize("name", names(SAMPLES))
def test_linking_a_sample_keeps_its_text_and_twice_is_once(name, tmp_path):
    text = (SAMPLES / f"{name}.txt").read_text("utf-8")
    made = make(text, tmp_path, archives(), title=text.partition("\n")[0])
    assert to_bytes(link(made.linked, made.config, archives(), made.findings)) == to_bytes(made.linked)
    assert to_bytes(unlink(made.linked)) == to_bytes(made.encoded.tree)
