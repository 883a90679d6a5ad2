"""What each code means: read from `explanations.md`, where editors can read all of it as well."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

_SECTION = re.compile(
    r"^## (?P<code>[A-Z]-\d{3})\n\n(?P<meaning>.+?)\n\n\*\*Why it matters\.\*\* (?P<why>.+?)\n\n"
    r"\*\*What to do\.\*\* (?P<remedy>.+?)\n\n```\n(?P<example>.+?)\n```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Explanation:
    """What `explain` says of a code, in whole sentences for an editor who meets it for the first time."""

    meaning: str
    """What is the case when the code is shown."""
    why: str
    """Why it matters: what would happen to readers or to the text if nobody looked."""
    remedy: str
    """What to do, and when it may stand."""
    example: str
    """A finding with this code as it is printed, with its hint."""


@cache
def explanations() -> dict[str, Explanation]:
    """Code → what it means, in the order of the file."""
    text = resources.files(__package__).joinpath("explanations.md").read_text("utf-8")
    return {found["code"]: _explanation(found) for found in _SECTION.finditer(text)}


def _explanation(found: re.Match[str]) -> Explanation:
    meaning, why, remedy = (" ".join(found[part].split()) for part in ("meaning", "why", "remedy"))
    return Explanation(meaning, why, remedy, found["example"])
