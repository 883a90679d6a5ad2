"""The labelled lines that open a document: `Time:`, `Location:`, `Participants:`, `Documentation:`, in any order.

Several may stand on one line; a label whose value is lost stays, with a gap. What stands before the first label (a
title said again, `(Not yet proof read)`) is a paragraph. A heading of participants may also stand alone above a line
for each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import find_dates
from .flow import cut, mark
from .model import Block, Line, Position, Run
from .names import Named
from .participants import parties, read_line, read_people
from .persons import Roster

_AND = r"(?: (?:and|&) )"
_MAKER = (
    r"(?:translators?|translation|translated by|interpreters?|interpretation|interpreted by|documentation|documented by"
    r"|recorders?|recorded by|note-?takers?|notes (?:taken )?by|minutes (?:taken )?by|transcribed by|drafted by"
    r"|obtained by|prepared by|stenographers?)"
)
_SIDE = r"(?:\[[^\]]+\] ?)?(?:(?:North|South|East|West|United|Great) )?(?:[A-Z][\w’-]+ )?"
_FIELDS = (
    ("time", r"(?:date(?: and time)?|time(?: and date)?|time(?: and place)?)"),
    ("place", r"(?:location|place|venue)"),
    ("makers", rf"{_MAKER}(?:{_AND}{_MAKER})?"),
    ("subject", r"(?:subject|topic|classification|duration|language)"),
    ("people", r"(?:participants|attendees|also present|those present|present|in attendance|attending)"),
)
_LABEL = re.compile(
    r"(?:(?<=\s)|^|(?<=[)\].]))(?:"
    + "|".join(f"(?P<{name}>(?=[A-Z])(?i:{pattern}))" for name, pattern in _FIELDS)
    + rf"|(?P<side>{_SIDE}(?:[Pp]ersonnel|[Pp]articipants|[Ss]ide|[Dd]elegation))"
    + r"|(?<!\S)(?P<sentence>[A-Z][^.:;()]{0,60}\bon (?:the |\[the )(?P<which>[^:\]]{2,40}?) side\]?"
    + r"(?: (?:is|are|were|was))?)"
    + r")\s*:"
)
_ALONE = re.compile(r"(?:in attendance|participants|present|those present|attendees)\s*:?\Z", re.IGNORECASE)
_HEAD_LINES = 12
"""The labels stand among so many lines at the head of a document."""
_PREFIX = 200
"""More characters before the first label of a line are text of another kind."""


@dataclass(frozen=True)
class Field:
    """One labelled value on a line."""

    name: str
    """time, place, makers, subject, people or other."""
    side: str | None
    label: Run
    value: Run | None


def read_particulars(lines: Sequence[Line], roster: Roster) -> tuple[list[Block], list[Line]]:
    """The blocks of the labelled lines at the head of a document, and the lines that are left.

    The persons that they name are put into the roster.
    """
    head = [line for line in lines if not line.is_blank][:_HEAD_LINES]
    first = next((i for i, line in enumerate(head) if _fields(line) or _is_list_heading(head, i)), None)
    if first is None or first > 2:
        return [], list(lines)
    taken: list[Line] = []
    blocks: list[Block] = []
    pairs: list[Block] = []
    at = first
    while at < len(head):
        if fields := _fields(head[at]):
            if prefix := _prefix(head[at], fields[0]):
                if pairs:
                    break
                blocks.append(prefix)
                for named in parties(prefix.text):
                    roster.add(named)
            pairs += [block for field in fields for block in _pair(field, roster)]
            used = 1
        elif used := _is_list_heading(head, at):
            pairs += _list_of_lines(head[at : at + used], roster)
        else:
            break
        taken += head[at : at + used]
        at += used
    if not pairs:
        return [], list(lines)
    blocks.append(Block("particulars", children=tuple(pairs)))
    numbers = {line.number for line in taken}
    return blocks, [line for line in lines if line.number not in numbers]


def _fields(line: Line) -> list[Field]:
    """The fields of a line in order; none where the line is no line of particulars."""
    text = line.text.rstrip()
    matches = [match for match in _LABEL.finditer(text) if not _is_inside(text, match.start())]
    if not matches or len(text[: matches[0].start()].strip()) > _PREFIX:
        return []
    found = []
    for match, after in zip(matches, [*matches[1:], None], strict=True):
        name = next(n for n, value in match.groupdict().items() if value is not None and n != "which")
        label = Run(Position(line.number, match.start() + 1), match[0])
        end = after.start() if after else len(text)
        value = text[match.end() : end].strip()
        column = match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip())
        run = Run(Position(line.number, column + 1), value) if value else None
        found.append(Field("people" if name in ("side", "sentence") else name, _side(match), label, run))
    is_of_people = all(field.name == "people" for field in found)
    if is_of_people and not any(field.value and read_people(field.value.text) for field in found):
        return []
    return found


def _is_inside(text: str, at: int) -> bool:
    """Whether a place stands inside parentheses."""
    return text[:at].count("(") > text[:at].count(")")


def _side(match: re.Match[str]) -> str | None:
    words = match["which"] or (re.sub(r"\s*\w+\Z", "", match["side"]) if match["side"] else "")
    return " ".join(re.sub(r"[\[\]]", "", words or "").split()) or None


def _prefix(line: Line, first: Field) -> Block | None:
    """What stands on the line before the first label."""
    text = line.text[: first.label.at.column - 1]
    if not text.strip():
        return None
    (run,) = cut(Run(Position(line.number, 1), text))
    return Block("paragraph", (run,))


def _pair(field: Field, roster: Roster) -> tuple[Block, Block]:
    label = Block("label", (field.label,), what=field.name)
    if field.value is None:
        return label, Block("item", children=(Block("gap"),))
    text = field.value.text
    found: list[tuple[int, int, str, str]] = []
    if field.name == "time":
        found = [(date.start, date.end, "date", date.iso) for date in find_dates(text)]
    elif field.name == "place":
        found = [(0, len(text.rstrip(".")), "place", "")]
    elif field.name in ("people", "makers"):
        role = field.label.text.rstrip(" :") if field.name == "makers" else None
        found = [(m.start, m.end, "person", str(roster.add(m.named, field.side, role))) for m in read_people(text)]
    return label, Block("item", tuple(mark(field.value, found)))


def _is_list_heading(lines: Sequence[Line], at: int) -> int:
    """How many lines a list of participants takes, one a line below its heading; 0 where there is none."""
    if not _ALONE.match(lines[at].text.strip()):
        return 0
    count = 0
    for line in lines[at + 1 :]:
        text = line.text.strip()
        if len(text) > 90 or text[-1] in ".:;" or text[0] in "([" or read_line(text) is None:
            break
        count += 1
    return count + 1 if count else 0


def _list_of_lines(lines: Sequence[Line], roster: Roster) -> tuple[Block, Block]:
    heading, *names = [cut(Run(Position(line.number, 1), line.text.rstrip()))[0] for line in lines]
    items = []
    for run in names:
        mention = read_line(run.text)
        person = roster.add(mention.named if mention else Named(run.text))
        items.append(Block("item", tuple(mark(run, [(0, len(run.text), "person", str(person))]))))
    return Block("label", (heading,), what="people"), Block("item", children=(Block("list", children=tuple(items)),))
