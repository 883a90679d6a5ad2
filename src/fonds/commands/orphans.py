"""Entries of the registers that no edition names: a name was written wrongly there, or the entry is not needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from fonds.config import Named
from fonds.findings import Findings
from fonds.source import Place


def report_unnamed(editions: Sequence[Sequence[Named]], findings: Findings) -> None:
    """Report the entries that none of the editions names, from what each of them does not name.

    An edition's own register concerns that edition alone; the shared ones lie in one folder beside all editions, so
    that an entry there is spare only where every edition leaves it unnamed.
    """
    counts = Counter(named.at for unnamed in editions for named in unnamed)
    told: set[Place | None] = set()
    for named in (named for unnamed in editions for named in unnamed):
        is_own = named.at is not None and named.at.file.count("/") > SHARED_DEPTH
        if named.at is None or named.at in told or not (is_own or counts[named.at] == len(editions)):
            continue
        told.add(named.at)
        fact = "No edition names it: neither its name nor one of its variants stands in a text."
        hint = "Write a variant as it is printed, or take the entry out."
        findings.add("L-020", named.at, fact, words=named.name, hint=hint)


SHARED_DEPTH = 2
"""Slashes in the path of a shared register: `content/registers/people.yaml`; an edition's own has one more."""
