"""The weights of lines: a structured perceptron with margin, stepped by AdaGrad, averaged over its second half.

The search itself is what is taught: it labels a stretch of text with the true labels made dearer by a margin, and where
it still finds another labelling better, the signs of the true one are raised and those of the found one lowered.
"""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from estimate.truths import Told
from fonds.witness import feet_signs as signs
from fonds.witness.apparatus import label
from fonds.witness.feet_signs import Kind, Row
from fonds.witness.kinship import kinship_signs
from fonds.witness.vocabulary import Vocabulary
from fonds.witness.weights import Weights

STRETCH = 250
"""So many lines are labelled at once."""
_RATE, _DECAY = 0.25, 2e-4
_MARGIN = {
    **{"note: @body": 1.0, "more: @body": 1.0, "note: @note": -1.0},
    **{"more: @note": 0.0, "note: @more": 0.0, "more: @more": -1.0},
}
"""What a wrong label is given beforehand: `@` signs tell the true kind while learning."""


def estimate(texts: Sequence[Told], epochs: int, seeds: Iterable[int]) -> dict[str, float]:
    """Sign → weight: the mean of several runs, for one run leans to the texts that it saw last."""
    runs = [_run(texts, epochs, seed) for seed in seeds]
    return {sign: sum(run.get(sign, 0.0) for run in runs) / len(runs) for sign in set().union(*runs)}


def _run(texts: Sequence[Told], epochs: int, seed: int) -> dict[str, float]:
    weights, squares, total = defaultdict[str, float](float), defaultdict[str, float](lambda: 1.0), Counter[str]()
    rng = random.Random(seed)
    marked = [
        replace(text, rows=[_marked(*pair) for pair in zip(text.rows, text.kinds, strict=True)]) for text in texts
    ]
    counted = 0
    for epoch in range(epochs):
        rng.shuffle(marked)
        wrong = sum(_learn(text, weights, squares, rng) for text in marked)
        print(f"  epoch {epoch + 1}: {wrong} lines wrong, {len(weights)} signs", flush=True)
        if epoch >= epochs // 2:
            counted += 1
            for sign, weight in weights.items():
                total[sign] += weight  # type: ignore[assignment]
    return {sign: weight / counted for sign, weight in total.items() if sign not in _MARGIN}


def with_kinship(texts: Iterable[Told], first: Weights) -> list[Told]:
    """The texts with what the first reading says of their notes' own words."""
    found = []
    for text in texts:
        kinds = label(text.rows, text.vocabulary, first)
        kin = kinship_signs([row.text for row in text.rows], [kind != "body" for kind in kinds])
        rows = [replace(row, context=(*row.context, sign)) for row, sign in zip(text.rows, kin, strict=True)]
        found.append(replace(text, rows=rows))
    return found


def _marked(row: Row, kind: Kind) -> Row:
    return replace(row, context=(*row.context, f"@{kind}"))


def _learn(text: Told, weights: dict[str, float], squares: dict[str, float], rng: random.Random) -> int:
    wrong = 0
    for start, end in _stretches(text.kinds, rng.randrange(STRETCH)):
        rows, kinds = text.rows[start:end], text.kinds[start:end]
        weights.update(_MARGIN)
        known = Weights({})
        known.values = weights
        found = label(rows, text.vocabulary, known)
        if found == kinds:
            continue
        wrong += sum(a != b for a, b in zip(found, kinds, strict=True))
        step = signs_of(rows, kinds, text.vocabulary)
        step.subtract(signs_of(rows, found, text.vocabulary))
        for sign, value in step.items():
            if value and sign not in _MARGIN:
                squares[sign] += value * value
                weights[sign] = weights[sign] * (1 - _DECAY) + _RATE * value / math.sqrt(squares[sign])
    return wrong


def _stretches(kinds: Sequence[Kind], offset: int) -> Iterable[tuple[int, int]]:
    """Beginnings and ends of stretches; each begins with body, and no first block of it goes on with a note before."""
    cuts = [0, *range(offset + 40, len(kinds) - 40, STRETCH), len(kinds)]
    for start, end in itertools.pairwise(cuts):
        while start < end and kinds[start] != "body":
            start += 1
        first = next((kind for kind in kinds[start:end] if kind != "body"), None)
        if start < end and first != "more":
            yield start, end


def signs_of(rows: Sequence[Row], kinds: Sequence[Kind], vocabulary: Vocabulary) -> Counter[str]:
    """How often each sign counts in a labelling; the same signs that the search weighs."""
    found: Counter[str] = Counter()
    spread = signs.Spread(rows)
    last, i = -1, 0
    while i < len(rows):
        if kinds[i] == "body":
            found.update(signs.body_signs(rows[i]))
            if i and kinds[i - 1] == "body":
                found.update(signs.body_joint(rows, i, vocabulary))
            i += 1
            continue
        end = _end_of_block(rows, kinds, i)
        length, traces = spread.page(last, i)
        found.update((*signs.block_opening(rows, i), signs.page_sign(length), *signs.trace_signs(traces, kinds[i:end])))
        found.update(_block(rows, kinds, i, end, rows[last] if last >= 0 else None))
        found.update(signs.over_block(rows, i, end, vocabulary) if end < len(rows) else ("text ends in notes",))
        last, i = end - 1, end
    return found


def _end_of_block(rows: Sequence[Row], kinds: Sequence[Kind], start: int) -> int:
    end = start + 1
    while end < len(rows) and kinds[end] != "body" and not rows[end].is_barrier:
        end += 1
    return end


def _block(rows: Sequence[Row], kinds: Sequence[Kind], start: int, end: int, last: Row | None) -> Iterable[str]:
    if kinds[start] == "note":
        yield from (*signs.note_signs(rows[start]), *signs.fresh_signs(last))
    else:
        yield from signs.carried_signs(last, rows[start])
    for before, row, kind in zip(rows[start:end], rows[start + 1 : end], kinds[start + 1 : end], strict=False):
        if kind == "note":
            yield from (*signs.note_signs(row), *signs.new_note(before, row))
        else:
            yield from (*signs.more_signs(row), *signs.same_note(before, row))
