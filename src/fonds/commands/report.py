"""Findings for people: sorted by place, known ones taken out, and the exit code that they mean."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from fonds.catalogue import CATALOGUE
from fonds.config import EditionConfig
from fonds.config.expected import sort_out
from fonds.findings import Finding, Findings

GOOD, FINDINGS, USAGE, DEFECT = 0, 1, 2, 3
"""The exit codes."""
MANY, FEW = 5, 5
"""From more than so many findings of one code in one file on they are shown as one, with the lines of the first few."""


def without_expected(found: Findings, config: EditionConfig) -> tuple[Findings, int]:
    """The findings without those that edition.yaml expects, and how many these were.

    An expected finding that did not occur is a finding itself: an exception nobody needs would hide the next fault.
    """
    told = sort_out(found, config.expected)
    left = Findings()
    left.extend(told.open)
    for expected in told.unmet:
        fact, hint = f"The finding {expected.code} that is expected here did not occur.", "Take the entry out."
        if expected.code not in CATALOGUE:
            fact, hint = f"There is no code {expected.code}.", "Give the code that stands in the finding."
        left.add("C-009", expected.place, fact, words=expected.words, hint=hint)
    return left, len(told.known)


def show(findings: Iterable[Finding], verbose: bool = True) -> None:
    """Print findings on standard error, sorted by place; without `verbose` many of one code and file as one."""
    for line in lines(findings, verbose):
        print(line, file=sys.stderr)


def lines(findings: Iterable[Finding], verbose: bool) -> list[str]:
    """The findings as they are printed. Errors always stand for themselves: each of them has to be mended."""
    found = list(findings)
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        groups.setdefault((finding.code, finding.place.file), []).append(finding)
    said = []
    for finding in found:
        group = groups[finding.code, finding.place.file]
        if verbose or len(group) <= MANY or finding.level == "error":
            said.append(str(finding))
        elif finding is group[0]:
            said.append(_as_one(group))
    return said


def _as_one(group: list[Finding]) -> str:
    """Many findings of one code in one file: how many, the first places, and how to see all."""
    first = group[0]
    numbers = [str(finding.place.line) for finding in group[:FEW] if finding.place.line]
    where = f", lines {', '.join(numbers)} …" if numbers else ""
    title = CATALOGUE[first.code].title
    hint = f"{program()} explain {first.code} says more; with --verbose all {len(group)} are listed."
    return f"{first.place}: {first.level} {first.code}: {len(group)} times {title}{where}\n      hint: {hint}"


def program() -> str:
    """What the person typed to get here."""
    return os.environ.get("FONDS_PROG", "fonds")


def exit_code(findings: Findings, strict: bool = False) -> int:
    """1 where a finding is an error, with `strict` also for a warning; else 0."""
    failing = findings.at_level("error") or (strict and findings.at_level("warning"))
    return FINDINGS if failing else GOOD


def summary(findings: Findings, accepted: int) -> str:
    """`2 warnings, 6 known findings`, or "" where there is nothing to say."""
    counts = [
        (len(findings.at_level("error")), "error"),
        (len(findings.at_level("warning")), "warning"),
        (accepted, "known finding"),
    ]
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)
