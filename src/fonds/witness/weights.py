"""How much each sign weighs. The tables were estimated: `tests/estimate` makes them anew from texts with truth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources


class Weights:
    """Weights of signs; a sign that was never seen in the estimate weighs nothing."""

    def __init__(self, values: Mapping[str, float]) -> None:
        self.values = dict(values)

    def __getitem__(self, sign: str) -> float:
        return self.values.get(sign, 0.0)

    def sum(self, signs: Iterable[str]) -> float:
        """The weight of some signs together."""
        get = self.values.get
        total = 0.0
        for sign in signs:
            total += get(sign, 0.0)
        return total


@lru_cache(4)
def weights_of(table: str) -> Weights:
    """The weights of a table in this package: lines of a number and a sign; `#` begins a comment."""
    text = resources.files(__package__).joinpath(f"{table}.tsv").read_text(encoding="utf-8")
    values = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            weight, _, sign = line.partition("\t")
            values[sign] = float(weight)
    return Weights(values)
