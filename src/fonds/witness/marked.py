"""Lines that a form of their own marks: separators (`* * *`) and source lines (`[Source: …]`).

Their form is inferred (a line of signs, a line in brackets that names something), or it is told in edition.yaml; what
is told stands in place of what is inferred. Every later step asks here, so that no two of them read a line differently.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fonds.config import Form, Habits
from fonds.findings import Findings

from .model import Line
from .shapes import is_separator


@dataclass(frozen=True)
class Marked:
    """The numbers of such lines."""

    separators: frozenset[int] = frozenset()
    sources: frozenset[int] = frozenset()
    are_sources_told: bool = False
    """Whether the editors told the form of source lines: then nothing else is one."""


def find_marked(lines: Sequence[Line], habits: Habits) -> Marked:
    """The separators and source lines of a text."""
    separator, source = habits.separator, habits.source_line
    return Marked(
        frozenset(line.number for line in lines if (separator.is_line if separator else is_separator)(line.text)),
        frozenset(line.number for line in lines if _is_source(line.text, source)),
        source is not None,
    )


def _is_source(text: str, told: Form | None) -> bool:
    return is_source_line(text) if told is None else told.source_in(text) is not None


def is_source_line(text: str) -> bool:
    """Whether the whole line stands in square brackets and names something with a colon or stop: `[Source: …]`."""
    return bool(re.match(r"\[[^\[\]]{0,24}[:.] .*\]\s*\Z", text.strip()))


def report_unmet(lines: Sequence[Line], habits: Habits, findings: Findings) -> None:
    """Forms that were told and that no line has: somebody wrote them otherwise than the text has them."""
    for form in habits.running_headers or ():
        _report(form, "running header", any(form.is_line(line.text) for line in lines), findings)
    if habits.separator is not None:
        is_met = any(habits.separator.is_line(line.text) for line in lines)
        _report(habits.separator, "separator", is_met, findings)
    if habits.source_line is not None:
        is_met = any(_is_source(line.text, habits.source_line) for line in lines)
        _report(habits.source_line, "source line", is_met, findings)


def _report(form: Form, name: str, is_met: bool, findings: Findings) -> None:
    if not is_met:
        fact = f"No line of the witness has this form of a {name}."
        hint = "Write the line as the witness has it, from its first sign to its last, or take the entry out."
        findings.add("C-014", form.place, fact, words=form.words, hint=hint)
