"""One line of the register: an address that was accepted, what it stands for, and what became of it.

    p31  paragraph  0c49e9d19472ae74  1.0  -  s2  n18  Today we celebrate the signing…  kQ3f…  9f2c1a

With tabs between them: id; kind; fingerprint of the words; release that brought it (`-` in a draft); fate (`-` while it
lives); the divisions in which it has stood, the present one first; the id that it stands behind (`-` at the beginning);
the first words, for people; the outline of all words (outline.py); and six digits that a line edited by hand no longer
has.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

What = Literal["removed", "merged", "became"]
"""Gone altogether; gone into another unit; its words stand on as something of another kind."""
FRONT = "front"
"""Stands for the division of what stands in none: the title page, and what is before the first division."""
_FATE = re.compile(r"(?P<what>removed|merged|became)@(?P<release>[0-9.]+)(?:>(?P<into>\S+))?\Z")
_KIN = re.compile(r"of:(?P<kin>\S+)\Z")
_ID = re.compile(r"[A-Za-z][A-Za-z0-9.-]*\Z")
_COLUMNS = 10


@dataclass(frozen=True)
class Fate:
    """What became of an address whose words no longer stand under it."""

    what: What
    release: str
    """The first release without it."""
    into: str | None = None
    """The id that leads on to its words."""

    def __str__(self) -> str:
        return f"{self.what}@{self.release}" + (f">{self.into}" if self.into else "")


@dataclass(frozen=True)
class Entry:
    """One address."""

    id: str
    kind: str
    fingerprint: str
    since: str | None
    """The release that brought it; None in a draft."""
    quote: str
    """The first words."""
    outline: str = ""
    parts: tuple[str, ...] = (FRONT,)
    """The divisions in which it has stood, the present or last one first."""
    behind: str | None = None
    """The living unit that it stands behind in the text; of one that is gone, the last one before its place that
    lives. None at the beginning."""
    fate: Fate | None = None
    """None while it lives."""
    kin: str | None = None
    """The id from which its words were parted."""

    @property
    def is_alive(self) -> bool:
        """Whether its words stand in the text."""
        return self.fate is None

    def __str__(self) -> str:
        state = str(self.fate) if self.fate else f"of:{self.kin}" if self.kin else "-"
        columns = [self.id, self.kind, self.fingerprint, self.since or "-", state, ",".join(self.parts)]
        line = "\t".join([*columns, self.behind or "-", self.quote, self.outline])
        return f"{line}\t{_check(line)}"


class NoEntry(ValueError):
    """A line that is no entry; the message says why, in a sentence for editors."""


def parse(line: str) -> Entry:
    """The entry of a line. Raises NoEntry."""
    columns = line.split("\t")
    if len(columns) != _COLUMNS:
        raise NoEntry("This line is no entry of the register.")
    identifier, kind, fingerprint, since, state, parts, behind, quote, outline, check = columns
    if check != _check(line.rpartition("\t")[0]):
        raise NoEntry(f"The line of {identifier} was edited by hand.")
    fate, kin = _FATE.match(state), _KIN.match(state)
    if not _ID.match(identifier) or (state != "-" and fate is None and kin is None):
        raise NoEntry("This line is no entry of the register.")
    return Entry(
        id=identifier,
        kind=kind,
        fingerprint=fingerprint,
        since=None if since == "-" else since,
        quote=quote,
        outline=outline,
        parts=tuple(parts.split(",")),
        behind=None if behind == "-" else behind,
        fate=None if fate is None else Fate(_what(fate["what"]), fate["release"], fate["into"]),
        kin=kin["kin"] if kin else None,
    )


def _what(word: str) -> What:
    return "merged" if word == "merged" else "became" if word == "became" else "removed"


def _check(line: str) -> str:
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:6]
