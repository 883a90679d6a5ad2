"""Exceptions: what goes wrong on our side or the machine's. What is wrong in the content is a finding.

    FondsError
    ├── UsageError    wrong usage or set-up; exit code 2
    └── Defect        the program's own fault; exit code 3

They are raised early, chained from their cause, and caught in one place only: `fonds.__main__`.
"""

from __future__ import annotations


class FondsError(Exception):
    """The base of all exceptions that Fonds raises on purpose."""


class UsageError(FondsError):
    """The command, its options or the machine's set-up do not allow the work; the text says what mends it."""


class Defect(FondsError):
    """A promise that the program makes to itself was broken; a report is welcome."""
