"""Who took part in a document: lists of names with ranks, and the parties that a title names.

`read_people` takes the words of one list (`Premier A, Minister for Trade B, C and D`) and gives the persons with the
place of each in the words; `parties` takes a title (`between A and B`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .names import Named, is_name, read_name, singular
from .ranks import is_rank

_CUT = re.compile(r"\s*(?:,\s+and\s+|;\s+and\s+|,\s+|;\s+|\s+and\s+|\s+&\s+)")
_BETWEEN = re.compile(r"\b(?:between|among)\s+(?P<parties>.+)", re.IGNORECASE)
_END_OF_PARTIES = re.compile(
    r"\s*(?:\(|,\s*(?:excerpts?|extracts?|unreviewed|abridged)"
    r"|\b(?:on|in|at|regarding|concerning|about|during)\b|,\s+(?=\d)|,\s+(?=[A-Z][a-z]+ \d))",
    re.IGNORECASE,
)
_ROLE_BEHIND = re.compile(r"\s+[-–—]\s+(?=[A-Z])")


@dataclass(frozen=True)
class Mention:
    """A person in a list: where the words stand and what they say."""

    start: int
    end: int
    named: Named


def read_people(text: str) -> list[Mention]:
    """The persons that a list names, in order. Ranks without a name belong to the name that follows."""
    text = text[: _end_of_list(text)]
    if ";" in text:
        return [mention for start, end in _pieces(text, r";\s+(?:and\s+)?") for mention in _one(text, start, end)]
    found: list[Mention] = []
    opened: int | None = None
    for start, end in _pieces(text, _CUT.pattern):
        begin = start if opened is None else opened
        named = read_name(text[begin:end])
        if named is None:
            opened = begin
            continue
        found.append(Mention(begin, end, _with_role_before(named, found, text)))
        opened = None
    return found


def _end_of_list(text: str) -> int:
    """Where the first sentence ends: behind it nobody is listed. A rank's or a name's own stop ends none."""
    for match in re.finditer(r"(?P<word>[^\W\d_]{3,}|\])\.(?=\s|\Z)", text):
        if not is_rank(match["word"]):
            return match.end() - 1
    return len(text)


def _with_role_before(named: Named, found: list[Mention], text: str) -> Named:
    """A bare name behind a rank said of several (`Members of the Bureau A and B`) has that rank too."""
    if named.role is not None or not found or found[-1].named.role is None:
        return named
    before = found[-1].named
    role = before.role or ""
    if singular(role) == role:
        return named
    found[-1] = Mention(found[-1].start, found[-1].end, Named(before.name, singular(role), before.variants))
    return Named(named.name, singular(role), named.variants)


def _one(text: str, start: int, end: int) -> Iterator[Mention]:
    """The person of one piece: rank and name, or name and rank with a comma or dash between them."""
    piece = text[start:end]
    name, comma, role = (
        re.split(r"(,\s+|\s+[-–—]\s+)", piece, maxsplit=1) if _has_role_behind(piece) else (piece, "", "")
    )
    named = read_name(name)
    if named is not None:
        behind = role.strip(" .,") if comma else ""
        roles = ", ".join(part for part in (named.role, behind) if part)
        yield Mention(start, end, Named(named.name, roles or None, named.variants))


def _has_role_behind(piece: str) -> bool:
    """Whether the piece begins with a bare name and goes on behind a comma or dash."""
    head = re.split(r",\s+|\s+[-–—]\s+", piece, maxsplit=1)
    is_bare = len(head) == 2 and is_name(re.sub(r"[\[\]]", "", head[0]).split())
    return is_bare or bool(_ROLE_BEHIND.search(piece))


def read_line(text: str) -> Mention | None:
    """The person of a line of its own: `Professor A - Chairman`, `B, Chief of the Division`."""
    stripped = text.strip()
    return next(_one(stripped, 0, len(stripped)), None)


def parties(title: str) -> list[Named]:
    """The persons that a title names as its parties."""
    match = _BETWEEN.search(title)
    if match is None:
        return []
    words = match["parties"]
    end = _END_OF_PARTIES.search(words)
    return [mention.named for mention in read_people(words[: end.start()] if end else words)]


def _pieces(text: str, pattern: str) -> Iterator[tuple[int, int]]:
    """What stands between the cuts; nothing is cut inside brackets."""
    start = 0
    for match in re.finditer(pattern, text):
        inside = text[: match.start()]
        if inside.count("[") > inside.count("]") or inside.count("(") > inside.count(")"):
            continue
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
