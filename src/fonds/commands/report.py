"""Findings for people: sorted by place, known ones taken out, and the exit code that they mean."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from fonds.config import EditionConfig
from fonds.findings import Finding, Findings

GOOD, FINDINGS, USAGE, DEFECT = 0, 1, 2, 3
"""The exit codes."""


def without_expected(found: Findings, config: EditionConfig) -> tuple[Findings, int]:
    """The findings without those that edition.yaml expects, and how many these were.

    An expected finding that did not occur is a finding itself: an exception nobody needs would hide the next fault.
    """
    left = Findings()
    met: set[int] = set()
    accepted = 0
    for finding in found:
        fits = [i for i, e in enumerate(config.expected) if _fits(finding, e.code, e.words)]
        if fits and finding.level != "error":
            met.update(fits)
            accepted += 1
        else:
            left.extend([finding])
    for i, expected in enumerate(config.expected):
        if i not in met:
            fact = f"The finding {expected.code} that is expected here did not occur."
            left.add("C-009", expected.place, fact, words=expected.words, hint="Take the entry out.")
    return left, accepted


def _fits(finding: Finding, code: str, words: str) -> bool:
    return finding.code == code and words in f"{finding.words} {finding.fact}"


def show(findings: Iterable[Finding]) -> None:
    """Print findings, one below the other, on standard error."""
    for finding in findings:
        print(finding, file=sys.stderr)


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
