"""explain: what a code means, why it matters, what to do; without a code, all codes with their titles."""

from __future__ import annotations

import argparse
import difflib
import textwrap

from fonds.catalogue import CATALOGUE
from fonds.catalogue.explanation import explanations
from fonds.errors import UsageError

from .report import GOOD

WIDTH = 88
"""Columns of the text on the terminal."""


def run(options: argparse.Namespace) -> int:
    """Print the explanation of a code, or the list of all."""
    print(explain(options.code) if options.code else listing())
    return GOOD


def explain(code: str) -> str:
    """What a code means, in paragraphs. `code` may be written in small letters; an unknown one is wrong usage."""
    known = code.upper()
    if known not in CATALOGUE:
        near = [c for c in CATALOGUE if c.startswith(known)] or difflib.get_close_matches(known, CATALOGUE, 3, 0.7)
        hint = f"; near it are {', '.join(near)}" if near else ""
        raise UsageError(f"there is no code {code}{hint}; explain without a code lists all")
    entry, told = CATALOGUE[known], explanations()[known]
    parts = [
        f"{known}, {entry.level}: {entry.title}",
        textwrap.fill(told.meaning, WIDTH),
        textwrap.fill(f"Why it matters: {told.why}", WIDTH),
        textwrap.fill(f"What to do: {told.remedy}", WIDTH),
        f"Example:\n{textwrap.indent(told.example, '    ')}",
    ]
    return "\n\n".join(parts)


def listing() -> str:
    """One line a code: code, level, title."""
    return "\n".join(f"{code}  {entry.level:7}  {entry.title}" for code, entry in CATALOGUE.items())
