"""Findings that the editors know: which of them `expected` in edition.yaml accepts, and for what reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fonds.findings import Finding

from .edition import Expected


@dataclass(frozen=True)
class Sorted:
    """The findings of an edition, told apart."""

    open: tuple[Finding, ...]
    """Those that nobody has looked at yet."""
    known: tuple[tuple[Finding, Expected], ...]
    """Those that the editors accept, each with the entry that says why."""
    unmet: tuple[Expected, ...]
    """Entries that accept nothing: what they waited for did not occur."""


def sort_out(found: Iterable[Finding], expected: Sequence[Expected]) -> Sorted:
    """Tell known findings from open ones. An error is never accepted: it is a fault to be mended."""
    open_: list[Finding] = []
    known: list[tuple[Finding, Expected]] = []
    met: set[Expected] = set()
    for finding in found:
        fits = [entry for entry in expected if finding.level != "error" and _fits(finding, entry)]
        met.update(fits)
        if fits:
            known.append((finding, fits[0]))
        else:
            open_.append(finding)
    return Sorted(tuple(open_), tuple(known), tuple(entry for entry in expected if entry not in met))


def _fits(finding: Finding, entry: Expected) -> bool:
    return finding.code == entry.code and entry.words in f"{finding.words} {finding.fact}"
