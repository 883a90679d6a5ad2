"""The weights of places: a monotone conditional model of each page, by the likelihood of its true places.

Each page gives its notes, the places that could have carried their markers, and the true ones. The gradient is what the
signs count at the true places less what they count on average over all assignments; a weight for notes without a place
and one for each kind of unexplained break are learnt with them. Stepped by AdaGrad.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from estimate.truths import Truth
from fonds.config import Habits
from fonds.witness.align import Break, Costs, Page, log_add, tables
from fonds.witness.candidates import Candidate
from fonds.witness.distances import near_breaks, page_size
from fonds.witness.feet import Places
from fonds.witness.headers import Header
from fonds.witness.labels import Labels, split_front
from fonds.witness.marked import find_marked
from fonds.witness.notes import NoteText
from fonds.witness.readable import body_lines
from fonds.witness.stage import lay_out
from fonds.witness.weights import Weights

UNPLACED = "unplaced"
_RATE, _DECAY = 0.3, 0.003
_MOST_PLACES = 300
"""Pages with more candidates are tables and lists without end."""
_STEP = 0.05
"""By so much the cost of a break is changed to see what changes."""


@dataclass(frozen=True)
class Placed:
    """One page with its truth."""

    signs: list[list[tuple[str, ...]]]
    """For each note and each candidate their signs."""
    true: list[int | None]
    """For each note the index of its candidate; None where no candidate is at its place."""
    breaks: list[tuple[int, int, str]]


def places(truth: Truth) -> list[Placed]:
    """The pages of a text whose lines are known."""
    front = split_front(truth.lines, truth.facts["title"])
    headers = {number: Header(truth.lines[number - 1]) for number in truth.headers()}
    marked = find_marked(truth.lines, Habits())
    labels = Labels(front, marked, headers, truth.titles(lost=True), truth.kinds(), {})
    true: dict[int, tuple[int, int]] = {}
    for note in truth.facts["notes"]:
        if note["spans"]:
            anchor = max(0, note["anchor"] - 1)
            first = truth.line_at(note["spans"][0][0])
            true[first] = (truth.line_at(anchor), truth.column_at(anchor) + 1)
    return pages(truth, labels, true)


def pages(truth: Truth, labels: Labels, true: dict[int, tuple[int, int]]) -> list[Placed]:
    """The pages of a text; `true` has the line and column of the marker for each line that begins a note."""
    sheets, _, parts = lay_out(truth.lines, labels, truth.vocabulary)
    body = body_lines(parts, sheets)
    search = Places(sheets, body, labels, truth.vocabulary, Weights({}))
    size = page_size(sheets)
    found = []
    for at, sheet in enumerate(sheets):
        notes, candidates = search.readings[at][0].notes, search.markers(at).candidates
        if not notes or len(candidates) > _MOST_PLACES:
            continue
        indices = [_index(truth, note, candidates, true) for note in notes]
        known = [index for index in indices if index is not None]
        if known != sorted(set(known)):
            continue
        lines = [body[line.number] for line in sheet.body if line.number in body]
        signs = [
            [("place", *candidate.signs, *search.fits.pair_signs(note, candidate)) for candidate in candidates]
            for note in notes
        ]
        found.append(Placed(signs, indices, near_breaks(candidates, lines, len(notes), size)))
    return found


def _index(
    truth: Truth, note: NoteText, candidates: Sequence[Candidate], true: dict[int, tuple[int, int]]
) -> int | None:
    """The candidate at a note's true place: no letter stands between them."""
    place = true.get(note.lines[0].number)
    if place is None:
        return None
    line, column = place
    text = truth.lines[line - 1].text
    for i, candidate in enumerate(candidates):
        low, high = sorted((candidate.at.column - 1, column - 1))
        if candidate.at.line == line and not any(c.isalnum() for c in text[low:high]):
            return i
    return None


def estimate(found: Sequence[Placed], epochs: int, seed: int) -> dict[str, float]:
    """Sign → weight, the costs among them."""
    weights: dict[str, float] = defaultdict(float, {UNPLACED: -3.0})
    squares: dict[str, float] = defaultdict(lambda: 1e-2)
    for page in found:
        for *_, sign in page.breaks:
            weights.setdefault(sign, -1.5)
    order = list(found)
    for epoch in range(epochs):
        random.Random(seed + epoch).shuffle(order)
        rate = _RATE / (1 + epoch * 0.5)
        likelihood = sum(_learn(page, weights, squares, rate) for page in order)
        print(f"  epoch {epoch + 1}: log-likelihood {likelihood:.0f} over {len(order)} pages", flush=True)
    return dict(weights)


def _learn(page: Placed, weights: dict[str, float], squares: dict[str, float], rate: float) -> float:
    scores = [[sum(weights[sign] for sign in cell) for cell in row] for row in page.signs]
    shares, total = _shares(scores, page.breaks, weights)
    gradient: dict[str, float] = Counter()  # type: ignore[assignment]
    for i, (row, true) in enumerate(zip(page.signs, page.true, strict=True)):
        gradient[UNPLACED] += (true is None) - (1 - sum(shares[i]))
        for j, cell in enumerate(row):
            difference = (true == j) - shares[i][j]
            if abs(difference) > 1e-4:
                for sign in cell:
                    gradient[sign] += difference
    chosen = [true for true in page.true if true is not None]
    for sign in {sign for *_, sign in page.breaks}:
        unexplained = sum(s == sign and not any(a <= j < b for j in chosen) for a, b, s in page.breaks)
        changed = {**weights, sign: weights[sign] + _STEP}
        gradient[sign] += unexplained - (_total(scores, page.breaks, changed) - total) / _STEP
    reached = sum(scores[i][j] for i, j in enumerate(page.true) if j is not None)
    for sign, value in gradient.items():
        step = value if sign == UNPLACED or sign.startswith("break") else value - _DECAY * weights[sign]
        squares[sign] += step * step
        weights[sign] += rate * step / math.sqrt(squares[sign])
    return reached - total


def _page(scores: list[list[float]], breaks: Sequence[tuple[int, int, str]], weights: dict[str, float]) -> Page:
    return Page(scores, [0.0] * len(scores[0]), [Break(first, last, weights[sign]) for first, last, sign in breaks])


def _total(scores: list[list[float]], breaks: Sequence[tuple[int, int, str]], weights: dict[str, float]) -> float:
    page = _page(scores, breaks, weights)
    return tables(page, Costs(weights[UNPLACED], 0.0), 0, log_add)[0][len(page.lost)][len(scores)][0]


def _shares(
    scores: list[list[float]], breaks: Sequence[tuple[int, int, str]], weights: dict[str, float]
) -> tuple[list[list[float]], float]:
    """How much of all assignments has note i at candidate j, and the sum of all, as a logarithm."""
    page, costs = _page(scores, breaks, weights), Costs(weights[UNPLACED], 0.0)
    n, m = len(scores), len(page.lost)
    before = [[_sum(states) for states in column] for column in tables(page, costs, 0, log_add)[0]]
    after = [[_sum(states) for states in column] for column in tables(page.reversed(), costs, 0, log_add)[0]]
    total = before[m][n]
    shares = [
        [math.exp(min(0.0, before[j][i] + scores[i][j] + after[m - j - 1][n - i - 1] - total)) for j in range(m)]
        for i in range(n)
    ]
    return shares, total


def _sum(states: Sequence[float]) -> float:
    total = -math.inf
    for state in states:
        total = log_add(total, state)
    return total
