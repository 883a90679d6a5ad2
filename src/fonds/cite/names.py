"""Names in citations: in two parts where their form tells them, else whole and never turned around."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fonds.link.works.names import family_of

_BODIES = re.compile(
    r"\b(?:academy|agency|archives?|army|assembly|association|authority|bank|board|bureau|cabinet|cent(?:er|re)"
    r"|commission|committee|company|conference|congress|corporation|corps|council|delegation|department|editors?"
    r"|embassy|federation|foundation|front|government|group|institute|league|legation|library|ministry|museum|nations"
    r"|news|office|organi[sz]ation|parliament|party|politburo|presidium|press|program(?:me)?|project|school"
    r"|secretariat|society|staff|trust|union|university|of|for|the|and)\b|&",
    re.IGNORECASE,
)
"""Words that no person is called by: the name is that of a body."""

_SUFFIX = re.compile(r",? (?P<suffix>[JS]r\.?|II|III|IV)\Z")
"""What stands behind a name and is no part of it by which anybody is listed."""


@dataclass(frozen=True)
class Name:
    """One name."""

    printed: str
    """As the edition writes it, in the order in which it is spoken."""
    family: str | None = None
    """The part under which it is listed; None for bodies, for single names, and where nothing tells it."""
    given: str | None = None
    """The rest of it."""
    family_is_first: bool = False
    """Whether it is spoken with the family name first: then no list turns it around."""
    suffix: str | None = None
    """`Jr.`, `III`"""

    @property
    def listed(self) -> str:
        """As a list has it: `Shen, Zhihua`, `Gates, Henry Louis, Jr.`; whole where it cannot be parted or turned."""
        if not self.family or not self.given or self.family_is_first:
            return self.printed
        return ", ".join(part for part in (self.family, self.given, self.suffix) if part)


def is_body(printed: str) -> bool:
    """Whether a name says by a word of its own that it is no person's."""
    return _BODIES.search(printed) is not None


def name_of(printed: str) -> Name:
    """A name as edition.yaml gives it: `Ann Author`, `Author, Ann`, `Ann Author Jr.`, or that of a body."""
    words = " ".join(printed.split())
    found = None if is_body(words) else _SUFFIX.search(words)
    if found is None:
        return _plain(words)
    name = _plain(words[: found.start()])
    if name.family_is_first:  # no name of that form has a suffix
        given, _, family = name.printed.rpartition(" ")
        name = Name(name.printed, family, given)
    if not name.family or not name.given:
        return Name(words)
    return replace(name, printed=f"{name.printed} {found['suffix']}", suffix=found["suffix"])


def spoken(printed: Iterable[str]) -> tuple[str, ...]:
    """Names of edition.yaml as they are spoken: `Ann Author` for `Author, Ann`."""
    return tuple(name_of(one).printed for one in printed)


def _plain(words: str) -> Name:
    """A name without a suffix."""
    before, comma, behind = words.partition(", ")
    if comma and behind and ", " not in behind and not is_body(words):
        return Name(f"{behind} {before}", before, behind)
    family = None if is_body(words) or " " not in words else family_of(words)
    if family is None:
        return Name(words)
    if words.startswith(f"{family} "):
        return Name(words, family, words.removeprefix(family).strip(), family_is_first=True)
    return Name(words, family, words.removesuffix(family).strip())
